// SPDX-License-Identifier: Apache-2.0
//
// Both implementations of the priority queue, driven alike, answer alike in every cycle.
module queues_equal #(
    parameter int Depth = 4,
    parameter int RankWidth = 4,
    parameter int TaskWidth = 1,
    parameter int PayloadWidth = 1,
    localparam int Width = RankWidth + 16 + TaskWidth + PayloadWidth,
    localparam int CountWidth = $clog2(Depth + 1)
) (
    input logic             clk_i,
    input logic             rst_ni,
    input logic             clear_i,
    input logic             push_i,
    input logic             pop_i,
    input logic [Width-1:0] entry_i
);
  logic                  shift_ready, shift_valid, systolic_ready, systolic_valid;
  logic [Width-1:0]      shift_entry, systolic_entry;
  logic [CountWidth-1:0] shift_count, systolic_count;

  weft_queue_shift #(.Depth(Depth), .RankWidth(RankWidth), .TaskWidth(TaskWidth),
                     .PayloadWidth(PayloadWidth)) u_shift (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i), .push_i(push_i), .entry_i(entry_i),
      .ready_o(shift_ready), .valid_o(shift_valid), .entry_o(shift_entry), .pop_i(pop_i),
      .count_o(shift_count));
  weft_queue_systolic #(.Depth(Depth), .RankWidth(RankWidth), .TaskWidth(TaskWidth),
                        .PayloadWidth(PayloadWidth)) u_systolic (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i), .push_i(push_i), .entry_i(entry_i),
      .ready_o(systolic_ready), .valid_o(systolic_valid), .entry_o(systolic_entry), .pop_i(pop_i),
      .count_o(systolic_count));

`include "start.svh"
  always_comb begin
    // As in queue_followed.svh: ranks alone, within half of their range.
    assume (!entry_i[Width-1] && entry_i[PayloadWidth+:TaskWidth+16] == '0);
    if (ghost_started_q) begin
      assume (!push_i || shift_ready || pop_i);
      assume (!pop_i || shift_valid);
      queues_equal_offer : assert (shift_valid == systolic_valid &&
                                   (!shift_valid || shift_entry == systolic_entry));
      queues_equal_room : assert (shift_ready == systolic_ready && shift_count == systolic_count);
    end
  end
endmodule
