// SPDX-License-Identifier: Apache-2.0
//
// Keys within half a range of any base are in a strict, total order, and the order does not depend
// on the base. So what is proved of keys near base 0 (the queues) holds near every base.
module key_order #(
    parameter int RankWidth = 40,
    parameter int TaskWidth = 6,
    localparam int KeyWidth = RankWidth + 16 + TaskWidth
) (
    input logic [RankWidth-1:0] base_rank_i,
    input logic [15:0]          base_job_i,
    input logic [KeyWidth-1:0]  a_i,
    input logic [KeyWidth-1:0]  b_i,
    input logic [KeyWidth-1:0]  c_i
);
  logic a_before_b, b_before_a, b_before_c, a_before_c, moved_before;
  logic [KeyWidth-1:0] moved_a, moved_b, moved_c;  // as seen from the base

  key_moved #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_a (
      .base_rank_i(base_rank_i), .base_job_i(base_job_i), .key_i(a_i), .key_o(moved_a));
  key_moved #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_b (
      .base_rank_i(base_rank_i), .base_job_i(base_job_i), .key_i(b_i), .key_o(moved_b));
  key_moved #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_c (
      .base_rank_i(base_rank_i), .base_job_i(base_job_i), .key_i(c_i), .key_o(moved_c));
  weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_ab (
      .a_i(a_i), .b_i(b_i), .before_o(a_before_b));
  weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_ba (
      .a_i(b_i), .b_i(a_i), .before_o(b_before_a));
  weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_bc (
      .a_i(b_i), .b_i(c_i), .before_o(b_before_c));
  weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_ac (
      .a_i(a_i), .b_i(c_i), .before_o(a_before_c));
  weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_moved (
      .a_i(moved_a), .b_i(moved_b), .before_o(moved_before));

  always_comb begin
    assume (!moved_a[KeyWidth-1] && !moved_b[KeyWidth-1] && !moved_c[KeyWidth-1]);
    assume (!moved_a[TaskWidth+15] && !moved_b[TaskWidth+15] && !moved_c[TaskWidth+15]);
    key_one_first : assert ((a_before_b != b_before_a) == (a_i != b_i) &&
                            !(a_before_b && b_before_a));
    key_transitive : assert (!a_before_b || !b_before_c || a_before_c);
    key_rule : assert (a_before_b == (moved_a < moved_b));
    key_any_base : assert (a_before_b == moved_before);
  end
endmodule

// A key, its rank and job counted from a base.
module key_moved #(
    parameter int RankWidth = 40,
    parameter int TaskWidth = 6,
    localparam int KeyWidth = RankWidth + 16 + TaskWidth
) (
    input  logic [RankWidth-1:0] base_rank_i,
    input  logic [15:0]          base_job_i,
    input  logic [KeyWidth-1:0]  key_i,
    output logic [KeyWidth-1:0]  key_o
);
  assign key_o = {key_i[KeyWidth-1-:RankWidth] - base_rank_i, key_i[TaskWidth+:16] - base_job_i,
                  key_i[TaskWidth-1:0]};
endmodule
