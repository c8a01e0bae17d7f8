// SPDX-License-Identifier: Apache-2.0
//
// Reads a template before it may be used, one step a cycle, and says good or bad at done_o: its
// tasks and edges lie in the memories, every kernel has a PE, each edge leads to a task of a higher
// number (so there is no cycle), and each task's in-degree is the number of edges that lead to it.
// What passes can neither run into another job nor wait for a predecessor that does not exist.
module weft_template_check #(
    parameter int NumPe = 16,
    parameter int TemplateTasks = 256,
    parameter int TemplateEdges = 512,
    parameter int NumKernels = 64,
    parameter int JobTasks = 64,
    parameter int DurationWidth = 32,
    localparam int TaskWidth = $clog2(JobTasks)
) (
    input  logic                           clk_i,
    input  logic                           rst_ni,
    input  logic                           clear_i,
    input  logic                           start_i,
    input  logic [15:0]                    first_i,
    input  logic [7:0]                     tasks_i,

    output logic                           task_read_o,
    output logic [15:0]                    task_addr_o,
    input  logic [15:0]                    task_kernel_i,
    input  logic [7:0]                     task_in_degree_i,
    input  logic [15:0]                    task_first_edge_i,
    input  logic [7:0]                     task_edges_i,
    output logic                           edge_read_o,
    output logic [15:0]                    edge_addr_o,
    input  logic [7:0]                     edge_successor_i,
    output logic                           cost_read_o,
    output logic [15:0]                    cost_kernel_o,
    input  logic [NumPe*DurationWidth-1:0] cost_i,

    output logic                           busy_o,
    output logic                           done_o,
    output logic                           good_o,
    output logic                           no_pe_o  // bad since a kernel has no PE
);
  localparam logic [2:0] Idle = 3'd0, Clear = 3'd1, Fetch = 3'd2, Task = 3'd3, Edge = 3'd4,
                         Done = 3'd5;

  logic [2:0]           state_q, state_d;
  logic [TaskWidth-1:0] index_q, last_q;
  logic [7:0]           edge_q;
  logic [15:0]          first_q;
  logic                 bad_q, no_pe_q, cost_pending_q;
  logic [7:0]           counts_q[0:JobTasks-1];  // edges met that lead to a task

  logic [TaskWidth-1:0] count_index;
  logic [7:0]       count_next, last_task;
  logic             size_bad, task_bad, edge_bad, supported, last_edge, is_last;
  logic [NumPe-1:0] pe_supports;
  logic [16:0]      edge_end, task_end;

  assign last_task = tasks_i - 8'd1;
  assign task_end  = {1'b0, first_i} + {9'b0, tasks_i};
  assign size_bad  = tasks_i == 8'd0 || {24'b0, tasks_i} > JobTasks ||
                     {15'b0, task_end} > TemplateTasks;
  assign edge_end  = {1'b0, task_first_edge_i} + {9'b0, task_edges_i};
  assign task_bad  = {16'b0, task_kernel_i} >= NumKernels || {15'b0, edge_end} > TemplateEdges ||
                     counts_q[index_q] != task_in_degree_i;
  assign edge_bad  = edge_successor_i <= 8'(index_q) || edge_successor_i > 8'(last_q);
  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    assign pe_supports[p] = !(&cost_i[p*DurationWidth+:DurationWidth]);
  end
  assign supported = pe_supports != '0;
  assign count_index = (state_q == Clear) ? index_q : edge_successor_i[TaskWidth-1:0];
  assign count_next  = (state_q == Clear) ? '0 : counts_q[count_index] + 8'd1;
  assign is_last   = index_q == last_q;
  assign last_edge = edge_q + 8'd1 == task_edges_i;

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Idle:    if (start_i) state_d = size_bad ? Done : Clear;
      Clear:   if (is_last) state_d = Fetch;
      Fetch:   state_d = bad_q ? Done : Task;
      Task:    state_d = task_bad ? Done : (task_edges_i != '0) ? Edge : is_last ? Done : Fetch;
      Edge:    state_d = edge_bad ? Done : !last_edge ? Edge : is_last ? Done : Fetch;
      default: state_d = cost_pending_q ? Done : Idle;
    endcase
  end

  assign task_read_o   = state_q == Fetch;
  assign task_addr_o   = first_q + 16'(index_q);
  assign edge_read_o   = state_q == Task || state_q == Edge;
  assign edge_addr_o   = (state_q == Task) ? task_first_edge_i
                                           : task_first_edge_i + 16'(edge_q) + 16'd1;
  assign cost_read_o   = state_q == Task;
  assign cost_kernel_o = task_kernel_i;
  assign busy_o        = state_q != Idle;
  assign done_o        = state_q == Done && !cost_pending_q;
  assign good_o        = !bad_q;
  assign no_pe_o       = no_pe_q;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      state_q        <= Idle;
      cost_pending_q <= 1'b0;
    end else if (clear_i) begin
      state_q        <= Idle;
      cost_pending_q <= 1'b0;
    end else begin
      state_q        <= state_d;
      cost_pending_q <= state_q == Task && !task_bad;
    end
  end

  always_ff @(posedge clk_i) begin
    if (state_q == Clear || (state_q == Edge && !edge_bad)) counts_q[count_index] <= count_next;

    if (state_q == Idle) index_q <= '0;
    else if (state_q == Clear) index_q <= is_last ? '0 : index_q + 1'b1;
    else if (state_d == Fetch) index_q <= index_q + 1'b1;

    edge_q <= (state_q == Edge) ? edge_q + 8'd1 : '0;

    if (state_q == Idle) begin
      first_q <= first_i;
      last_q  <= last_task[TaskWidth-1:0];
      bad_q   <= size_bad;
      no_pe_q <= 1'b0;
    end else begin
      if (state_q == Task && task_bad || state_q == Edge && edge_bad) bad_q <= 1'b1;
      if (cost_pending_q && !supported) begin
        bad_q   <= 1'b1;
        no_pe_q <= 1'b1;
      end
    end
  end

  logic unused_last;
  assign unused_last = ^last_task;
endmodule
