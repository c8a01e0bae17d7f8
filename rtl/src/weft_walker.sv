// SPDX-License-Identifier: Apache-2.0
//
// Works on completions in their order: gives the slot of each back, and walks its successors,
// one edge a cycle. For each edge it takes one from the successor's in-degree; at zero the
// successor is ready. A completion of a job that is still being launched waits for the launch.
//
// Stages of an edge: E3 its record is there, E4 the successor's slot, E5 the slot's in-degree.
module weft_walker #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int NumJobs = 64,
    parameter int JobTasks = 64,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    parameter int NumLinkClasses = 4,
    localparam int PeWidth = $clog2(NumPe),
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int JobWidth = $clog2(NumJobs),
    localparam int TaskWidth = $clog2(JobTasks),
    localparam int TimesWidth = NumLinkClasses * DurationWidth,
    localparam int CompletionWidth = SlotWidth + DurationWidth + TimeWidth
) (
    input  logic                       clk_i,
    input  logic                       rst_ni,
    input  logic                       clear_i,
    input  logic                       push_i,     // {slot, elapsed, instant}
    input  logic [CompletionWidth-1:0] completion_i,
    output logic                       ready_o,

    // Launch: what the walk will need of a task, and how many tasks a job has.
    input  logic                       launch_task_i,
    input  logic [SlotWidth-1:0]       launch_slot_i,
    input  logic [JobWidth-1:0]        launch_job_i,
    input  logic [TaskWidth-1:0]       launch_index_i,
    input  logic [15:0]                launch_first_edge_i,
    input  logic [7:0]                 launch_edges_i,
    input  logic [7:0]                 launch_in_degree_i,
    input  logic                       launch_start_i,
    input  logic [JobWidth-1:0]        start_job_i,
    input  logic [TaskWidth:0]         start_tasks_i,
    input  logic                       launch_active_i,
    output logic                       yield_o,        // the launcher must wait: tasks
    output logic                       start_yield_o,  // the same: start of a job

    // Decision: where a slot runs and how long it is expected to take.
    input  logic                       decision_i,
    input  logic [SlotWidth-1:0]       decision_slot_i,
    input  logic [PeWidth-1:0]         decision_pe_i,
    input  logic [DurationWidth-1:0]   decision_cost_i,

    output logic                       edge_read_o,
    output logic [15:0]                edge_addr_o,
    input  logic [7:0]                 edge_successor_i,
    input  logic [TimesWidth-1:0]      edge_times_i,

    output logic                       complete_o,     // a completion takes effect
    output logic [SlotWidth-1:0]       complete_slot_o,
    output logic [PeWidth-1:0]         complete_pe_o,
    output logic [DurationWidth-1:0]   complete_elapsed_o,
    output logic [DurationWidth-1:0]   complete_expected_o,
    output logic [TimeWidth-1:0]       complete_time_o,
    output logic                       job_done_o,
    output logic [JobWidth-1:0]        job_done_job_o,

    output logic                       visit_read_o,   // E4: read what belongs to the slot
    output logic [SlotWidth-1:0]       visit_read_slot_o,
    output logic [PeWidth-1:0]         visit_read_from_o,  // where the data was produced
    output logic                       visit_o,        // E5: data of an edge reaches the slot
    output logic [SlotWidth-1:0]       visit_slot_o,
    output logic                       visit_first_o,  // none did before
    output logic                       visit_ready_o,  // it is the last that was missing
    output logic [TimesWidth-1:0]      visit_times_o,
    output logic [TimeWidth-1:0]       visit_time_o,
    output logic                       underflow_o,    // E5: no predecessor was missing
    output logic                       stall_o,
    output logic                       busy_o
);
  localparam int MapAddr = JobWidth + TaskWidth;
  localparam int SourceWidth = PeWidth + TimeWidth;

  // Completions that wait.
  logic                       waiting, take;
  logic [CompletionWidth-1:0] head;
  logic [2:0]                 unused_count;
  weft_fifo #(.Width(CompletionWidth), .Depth(4)) u_completions (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i),
      .push_i(push_i), .data_i(completion_i), .ready_o(ready_o),
      .valid_o(waiting), .data_o(head), .pop_i(take), .count_o(unused_count));

  localparam logic [1:0] Idle = 2'd0, Look = 2'd1, Walk = 2'd2;
  logic [1:0]               state_q, state_d;
  logic [SlotWidth-1:0]     slot_q, head_slot;
  logic [DurationWidth-1:0] elapsed_q;
  logic [TimeWidth-1:0]     time_q;
  logic [15:0]              edge_q;
  logic [7:0]               left_q;  // edges to be read
  logic                     wait_launch;

  assign head_slot = head[CompletionWidth-1-:SlotWidth];

  // What was noted about the slot at its launch and at its decision.
  logic [JobWidth-1:0]  job;
  logic [15:0]          first_edge;
  logic [7:0]           edges;
  logic [PeWidth-1:0]   pe;
  weft_ram #(.Width(JobWidth + 24), .Depth(NumTasks)) u_slot (
      .clk_i(clk_i), .we_i(launch_task_i), .waddr_i(launch_slot_i),
      .wdata_i({launch_job_i, launch_edges_i, launch_first_edge_i}),
      .re_i(take), .raddr_i(head_slot), .rdata_o({job, edges, first_edge}));
  weft_ram #(.Width(PeWidth + DurationWidth), .Depth(NumTasks)) u_placed (
      .clk_i(clk_i), .we_i(decision_i), .waddr_i(decision_slot_i),
      .wdata_i({decision_pe_i, decision_cost_i}),
      .re_i(take), .raddr_i(head_slot), .rdata_o({pe, complete_expected_o}));

  assign wait_launch = launch_active_i && launch_job_i == job;
  assign complete_o  = state_q == Look && !wait_launch;
  assign stall_o     = state_q == Look && wait_launch;
  assign take        = state_q == Idle && waiting;

  always_comb begin
    state_d = state_q;
    unique case (state_q)
      Idle:    if (waiting) state_d = Look;
      Look:    if (complete_o) state_d = (edges > 8'd1) ? Walk : Idle;
      default: if (left_q == 8'd1) state_d = Idle;
    endcase
  end

  assign complete_slot_o    = slot_q;
  assign complete_pe_o      = pe;
  assign complete_elapsed_o = elapsed_q;
  assign complete_time_o    = time_q;

  // Tasks of each job that are not complete.
  logic [TaskWidth:0] remaining_q[0:NumJobs-1];
  logic [TaskWidth:0] remaining;
  assign remaining      = remaining_q[job] - 1'b1;
  assign job_done_o     = complete_o && remaining == '0;
  assign job_done_job_o = job;
  assign start_yield_o  = complete_o;
  always_ff @(posedge clk_i) begin
    if (complete_o) remaining_q[job] <= remaining;
    else if (launch_start_i) remaining_q[start_job_i] <= start_tasks_i;
  end

  // The walk. The first edge is read in the cycle in which the completion takes effect.
  assign edge_read_o = (complete_o && edges != '0) || state_q == Walk;
  assign edge_addr_o = (state_q == Walk) ? edge_q : first_edge;

  logic                   valid3_q, valid4_q, valid5_q;
  logic [JobWidth-1:0]    job3_q;
  logic [SourceWidth-1:0] source3_q, source4_q;
  logic [TimeWidth-1:0]   time5_q;
  logic [TimesWidth-1:0]  times4_q, times5_q;
  logic [SlotWidth-1:0]   slot4, slot5_q;

  weft_ram #(.Width(SlotWidth), .Depth(1 << MapAddr)) u_slot_of_task (
      .clk_i(clk_i), .we_i(launch_task_i), .waddr_i({launch_job_i, launch_index_i}),
      .wdata_i(launch_slot_i), .re_i(valid3_q),
      .raddr_i({job3_q, edge_successor_i[TaskWidth-1:0]}), .rdata_o(slot4));

  // In-degrees: those still missing, and all. A visit writes, else the launch.
  logic [7:0] missing_read, missing, missing_next, forward_q, total;
  logic       forward_valid_q;
  weft_ram #(.Width(8), .Depth(NumTasks)) u_missing (
      .clk_i(clk_i), .we_i(visit_o || launch_task_i),
      .waddr_i(visit_o ? slot5_q : launch_slot_i),
      .wdata_i(visit_o ? missing_next : launch_in_degree_i),
      .re_i(valid4_q), .raddr_i(slot4), .rdata_o(missing_read));
  weft_ram #(.Width(8), .Depth(NumTasks)) u_total (
      .clk_i(clk_i), .we_i(launch_task_i), .waddr_i(launch_slot_i), .wdata_i(launch_in_degree_i),
      .re_i(valid4_q), .raddr_i(slot4), .rdata_o(total));

  assign missing      = forward_valid_q ? forward_q : missing_read;
  assign missing_next = missing - 8'd1;

  assign visit_read_o      = valid4_q;
  assign visit_read_slot_o = slot4;
  assign underflow_o       = valid5_q && missing == '0;
  assign visit_o           = valid5_q && missing != '0;
  assign visit_slot_o      = slot5_q;
  assign visit_first_o     = missing == total;
  assign visit_ready_o     = visit_o && missing_next == '0;
  assign visit_read_from_o = source4_q[SourceWidth-1-:PeWidth];
  assign visit_time_o      = time5_q;
  assign visit_times_o     = times5_q;
  assign yield_o           = valid5_q;
  assign busy_o = waiting || state_q != Idle || valid3_q || valid4_q || valid5_q;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      state_q  <= Idle;
      valid3_q <= 1'b0;
      valid4_q <= 1'b0;
      valid5_q <= 1'b0;
    end else if (clear_i) begin
      state_q  <= Idle;
      valid3_q <= 1'b0;
      valid4_q <= 1'b0;
      valid5_q <= 1'b0;
    end else begin
      state_q  <= state_d;
      valid3_q <= edge_read_o;
      valid4_q <= valid3_q;
      valid5_q <= valid4_q;
    end
  end

  always_ff @(posedge clk_i) begin
    if (take) {slot_q, elapsed_q, time_q} <= head;
    if (complete_o) begin
      edge_q <= first_edge + 16'd1;
      left_q <= edges - 8'd1;
    end else begin
      edge_q <= edge_q + 16'd1;
      left_q <= left_q - 8'd1;
    end
    job3_q    <= job;
    source3_q <= {pe, time_q};
    source4_q <= source3_q;
    time5_q   <= source4_q[TimeWidth-1:0];
    times4_q  <= edge_times_i;
    times5_q  <= times4_q;
    slot5_q   <= slot4;
    // The slot is visited twice in a row: the memory still had the old number.
    forward_valid_q <= visit_o && valid4_q && slot4 == slot5_q;
    forward_q       <= missing_next;
  end

  logic unused_successor;
  assign unused_successor = ^edge_successor_i;
`ifdef FORMAL
`include "weft_walker_properties.svh"
`endif
endmodule
