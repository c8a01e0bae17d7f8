// SPDX-License-Identifier: Apache-2.0
`include "queue_followed.svh"

// moving_valid[0] and moving[0] are the push of this cycle; the rest is under way.
logic [Depth-1:0] ghost_unsorted, ghost_gap, ghost_early, ghost_first_held, ghost_second_held;
logic [Depth:0]   ghost_first_moves, ghost_second_moves;
logic [Depth-1:0] ghost_changed;
for (genvar i = 0; i < Depth; i++) begin : g_ghost
  logic [Width-1:0] held, under_way;
  logic             under_way_valid;
  assign held            = held_q[i*Width+:Width];
  assign under_way       = moving[(i+1)*Width+:Width];
  assign under_way_valid = moving_valid[i+1];
  assign ghost_first_held[i]     = held_valid_q[i] && held[0];
  assign ghost_second_held[i]    = held_valid_q[i] && held[1];
  assign ghost_first_moves[i+1]  = under_way_valid && under_way[0];
  assign ghost_second_moves[i+1] = under_way_valid && under_way[1];
  assign ghost_changed[i] = (ghost_first_held[i] && held != ghost_first_q) ||
                            (ghost_second_held[i] && held != ghost_second_q) ||
                            (ghost_first_moves[i+1] && under_way != ghost_first_q) ||
                            (ghost_second_moves[i+1] && under_way != ghost_second_q);
  // What is under way does not go before the entry held to its left.
  logic under_way_before, before;
  weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_under_way (
      .a_i(under_way[Width-1-:KeyWidth]), .b_i(held[Width-1-:KeyWidth]),
      .before_o(under_way_before));
  assign ghost_early[i] = under_way_valid && (!held_valid_q[i] || under_way_before);
  if (i > 0) begin : g_pair
    weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_before (
        .a_i(held[Width-1-:KeyWidth]), .b_i(held_q[i*Width-1-:KeyWidth]), .before_o(before));
    assign ghost_unsorted[i] = held_valid_q[i] && before;
    assign ghost_gap[i]      = held_valid_q[i] && !held_valid_q[i-1];
  end else begin : g_first
    assign before            = 1'b0;
    assign ghost_unsorted[i] = 1'b0;
    assign ghost_gap[i]      = 1'b0;
  end
end
assign ghost_first_moves[0]  = 1'b0;
assign ghost_second_moves[0] = 1'b0;

logic [2*Depth-1:0] ghost_first_at, ghost_second_at;
assign ghost_first_at  = {ghost_first_moves[Depth:1], ghost_first_held};
assign ghost_second_at = {ghost_second_moves[Depth:1], ghost_second_held};

always_comb begin
  if (ghost_started_q) begin
    queue_sorted : assert (ghost_unsorted == '0 && ghost_early == '0);
    queue_no_gap : assert (ghost_gap == '0 && !moving_valid[Depth]);
    // In exactly one place while inside, in none after.
    queue_nothing_lost : assert ((ghost_first_at != '0) == ghost_first_in_q &&
        (ghost_first_at & (ghost_first_at - (2 * Depth)'(1))) == '0 &&
        (ghost_second_at != '0) == ghost_second_in_q &&
        (ghost_second_at & (ghost_second_at - (2 * Depth)'(1))) == '0 && ghost_changed == '0);
  end
end
