// SPDX-License-Identifier: Apache-2.0
//
// The tables that the host loads: tasks and edges of the templates, execution times, link classes.
// All read ports answer in the next cycle. Durations are cut to DurationWidth bits: what does not
// fit becomes the longest that does. An execution time of all ones stays all ones: not supported.
module weft_tables #(
    parameter int NumPe = 16,
    parameter int TemplateTasks = 256,
    parameter int TemplateEdges = 512,
    parameter int NumKernels = 64,
    parameter int NumLinkClasses = 4,
    parameter int DurationWidth = 32,
    localparam int PeWidth = $clog2(NumPe)
) (
    input  logic                                    clk_i,
    input  logic [19:0]                             write_addr_i,
    input  logic [31:0]                             write_data_i,
    input  logic                                    write_task_i,
    input  logic                                    write_edge_i,
    input  logic                                    write_cost_i,
    input  logic                                    write_link_i,

    input  logic                                    task_read_i,
    input  logic [15:0]                             task_addr_i,
    output logic [15:0]                             task_kernel_o,
    output logic [7:0]                              task_in_degree_o,
    output logic [15:0]                             task_first_edge_o,
    output logic [7:0]                              task_edges_o,
    output logic [DurationWidth-1:0]                task_mean_o,
    output logic [DurationWidth-1:0]                task_rank_o,

    input  logic                                    edge_read_i,
    input  logic [15:0]                             edge_addr_i,
    output logic [7:0]                              edge_successor_o,
    output logic [NumLinkClasses*DurationWidth-1:0] edge_times_o,

    input  logic                                    cost_read_i,
    input  logic [15:0]                             cost_kernel_i,
    output logic [NumPe*DurationWidth-1:0]          cost_o,

    input  logic                                    link_read_i,
    input  logic [PeWidth-1:0]                      link_from_i,
    output logic [NumPe*3-1:0]                      link_o
);
  localparam int TaskAddr = $clog2(TemplateTasks);
  localparam int EdgeAddr = $clog2(TemplateEdges);
  localparam int CostAddr = $clog2(NumKernels);

  logic [DurationWidth-1:0] duration, duration_or_never;
  if (DurationWidth < 32) begin : g_cut
    logic too_long;
    assign too_long = write_data_i[31:DurationWidth] != '0 || &write_data_i[DurationWidth-1:0];
    assign duration = too_long ? {{DurationWidth - 1{1'b1}}, 1'b0}
                               : write_data_i[DurationWidth-1:0];
  end else begin : g_whole
    assign duration = (&write_data_i) ? {{DurationWidth - 1{1'b1}}, 1'b0} : write_data_i;
  end
  assign duration_or_never = (&write_data_i) ? '1 : duration;

  weft_ram #(.Width(24), .Depth(TemplateTasks)) u_task_kernel (
      .clk_i(clk_i), .we_i(write_task_i && write_addr_i[3:2] == 2'd0),
      .waddr_i(write_addr_i[4+:TaskAddr]), .wdata_i(write_data_i[23:0]),
      .re_i(task_read_i), .raddr_i(task_addr_i[TaskAddr-1:0]),
      .rdata_o({task_in_degree_o, task_kernel_o}));
  weft_ram #(.Width(24), .Depth(TemplateTasks)) u_task_edges (
      .clk_i(clk_i), .we_i(write_task_i && write_addr_i[3:2] == 2'd1),
      .waddr_i(write_addr_i[4+:TaskAddr]), .wdata_i(write_data_i[23:0]),
      .re_i(task_read_i), .raddr_i(task_addr_i[TaskAddr-1:0]),
      .rdata_o({task_edges_o, task_first_edge_o}));
  weft_ram #(.Width(DurationWidth), .Depth(TemplateTasks)) u_task_mean (
      .clk_i(clk_i), .we_i(write_task_i && write_addr_i[3:2] == 2'd2),
      .waddr_i(write_addr_i[4+:TaskAddr]), .wdata_i(duration),
      .re_i(task_read_i), .raddr_i(task_addr_i[TaskAddr-1:0]), .rdata_o(task_mean_o));
  weft_ram #(.Width(DurationWidth), .Depth(TemplateTasks)) u_task_rank (
      .clk_i(clk_i), .we_i(write_task_i && write_addr_i[3:2] == 2'd3),
      .waddr_i(write_addr_i[4+:TaskAddr]), .wdata_i(duration),
      .re_i(task_read_i), .raddr_i(task_addr_i[TaskAddr-1:0]), .rdata_o(task_rank_o));

  weft_ram #(.Width(8), .Depth(TemplateEdges)) u_edge_successor (
      .clk_i(clk_i), .we_i(write_edge_i && write_addr_i[4:2] == 3'd0),
      .waddr_i(write_addr_i[5+:EdgeAddr]), .wdata_i(write_data_i[7:0]),
      .re_i(edge_read_i), .raddr_i(edge_addr_i[EdgeAddr-1:0]), .rdata_o(edge_successor_o));
  for (genvar c = 0; c < NumLinkClasses; c++) begin : g_class
    weft_ram #(.Width(DurationWidth), .Depth(TemplateEdges)) u_edge_time (
        .clk_i(clk_i), .we_i(write_edge_i && write_addr_i[4:2] == 3'(c + 1)),
        .waddr_i(write_addr_i[5+:EdgeAddr]), .wdata_i(duration),
        .re_i(edge_read_i), .raddr_i(edge_addr_i[EdgeAddr-1:0]),
        .rdata_o(edge_times_o[c*DurationWidth+:DurationWidth]));
  end

  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    weft_ram #(.Width(DurationWidth), .Depth(NumKernels)) u_cost (
        .clk_i(clk_i), .we_i(write_cost_i && write_addr_i[6:2] == 5'(p)),
        .waddr_i(write_addr_i[7+:CostAddr]), .wdata_i(duration_or_never),
        .re_i(cost_read_i), .raddr_i(cost_kernel_i[CostAddr-1:0]),
        .rdata_o(cost_o[p*DurationWidth+:DurationWidth]));
    weft_ram #(.Width(3), .Depth(NumPe)) u_link (
        .clk_i(clk_i), .we_i(write_link_i && write_addr_i[6:2] == 5'(p)),
        .waddr_i(write_addr_i[7+:PeWidth]), .wdata_i(write_data_i[2:0]),
        .re_i(link_read_i), .raddr_i(link_from_i), .rdata_o(link_o[p*3+:3]));
  end

  // Addresses were checked against the sizes where they came from.
  logic unused_addr;
  assign unused_addr = ^{write_addr_i, task_addr_i, edge_addr_i, cost_kernel_i};
endmodule
