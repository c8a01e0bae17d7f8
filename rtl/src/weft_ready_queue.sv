// SPDX-License-Identifier: Apache-2.0
//
// Ready tasks. The first QueueDepth are kept in order of their keys; those beyond wait in the order
// in which they became ready and move up when one leaves, in that same cycle. A push is taken in
// every cycle, so neither the launch of a job nor a successor walk ever waits for the host: there
// is room for all task slots.
module weft_ready_queue #(
    parameter int NumTasks = 256,
    parameter int QueueDepth = 32,
    parameter bit QueueKind = 1'b0,
    parameter int RankWidth = 40,
    parameter int TaskWidth = 6,
    parameter int PayloadWidth = 16,
    localparam int Width = RankWidth + 16 + TaskWidth + PayloadWidth,
    localparam int CountWidth = $clog2(NumTasks) + 1
) (
    input  logic                  clk_i,
    input  logic                  rst_ni,
    input  logic                  clear_i,
    input  logic                  push_i,
    input  logic [Width-1:0]      entry_i,
    output logic                  valid_o,
    output logic [Width-1:0]      entry_o,
    input  logic                  pop_i,
    output logic [CountWidth-1:0] count_o
);
  localparam int DepthWidth = $clog2(QueueDepth + 1);

  logic                  room, waiting, unused_ready;
  logic [Width-1:0]      oldest;
  logic [CountWidth-1:0] waiting_count;
  logic [DepthWidth-1:0] queue_count;
  logic                  queue_ready, queue_push;

  assign room       = queue_ready || pop_i;
  assign queue_push = room && (waiting || push_i);
  assign count_o    = waiting_count + CountWidth'(queue_count);

  weft_fifo #(.Width(Width), .Depth(NumTasks)) u_waiting (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i),
      .push_i(push_i && !(room && !waiting)), .data_i(entry_i), .ready_o(unused_ready),
      .valid_o(waiting), .data_o(oldest), .pop_i(room && waiting), .count_o(waiting_count));

  if (QueueKind) begin : g_systolic
    weft_queue_systolic #(.Depth(QueueDepth), .RankWidth(RankWidth), .TaskWidth(TaskWidth),
                          .PayloadWidth(PayloadWidth)) u_queue (
        .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i),
        .push_i(queue_push), .entry_i(waiting ? oldest : entry_i), .ready_o(queue_ready),
        .valid_o(valid_o), .entry_o(entry_o), .pop_i(pop_i), .count_o(queue_count));
  end else begin : g_shift
    weft_queue_shift #(.Depth(QueueDepth), .RankWidth(RankWidth), .TaskWidth(TaskWidth),
                       .PayloadWidth(PayloadWidth)) u_queue (
        .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i),
        .push_i(queue_push), .entry_i(waiting ? oldest : entry_i), .ready_o(queue_ready),
        .valid_o(valid_o), .entry_o(entry_o), .pop_i(pop_i), .count_o(queue_count));
  end
`ifdef FORMAL
`include "weft_ready_queue_properties.svh"
`endif
endmodule
