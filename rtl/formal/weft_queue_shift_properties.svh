// SPDX-License-Identifier: Apache-2.0
`include "queue_followed.svh"

logic [Depth-1:0] ghost_valid, ghost_unsorted, ghost_first_at, ghost_second_at, ghost_out_of_range;
for (genvar i = 0; i < Depth; i++) begin : g_ghost
  assign ghost_valid[i]     = count_q > CountWidth'(i);
  assign ghost_first_at[i]  = ghost_valid[i] && cells_q[i*Width];
  assign ghost_second_at[i] = ghost_valid[i] && cells_q[i*Width+1];
  // Marks are only on the followed entries, and all keys within half a range.
  assign ghost_out_of_range[i] = ghost_valid[i] &&
      (cells_q[(i+1)*Width-1] || cells_q[i*Width+PayloadWidth+:TaskWidth+16] != '0 ||
       (cells_q[i*Width] && cells_q[i*Width+:Width] != ghost_first_q) ||
       (cells_q[i*Width+1] && cells_q[i*Width+:Width] != ghost_second_q));
  if (i > 0) begin : g_pair
    logic before;
    weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_before (
        .a_i(cells_q[(i+1)*Width-1-:KeyWidth]), .b_i(cells_q[i*Width-1-:KeyWidth]),
        .before_o(before));
    assign ghost_unsorted[i] = ghost_valid[i] && before;
  end else begin : g_first
    assign ghost_unsorted[i] = 1'b0;
  end
end

always_comb begin
  if (ghost_started_q) begin
    invariant_range : assert (ghost_out_of_range == '0);
    invariant_marks : assert (
        (!ghost_second_was_q || (ghost_first_was_q &&
         ghost_first_q[Width-1-:KeyWidth] == ghost_second_q[Width-1-:KeyWidth])) &&
        (!ghost_first_in_q || ghost_first_was_q) && (!ghost_second_in_q || ghost_second_was_q) &&
        (!ghost_first_was_q || ghost_first_q[1:0] == 2'b01) &&
        (!ghost_second_was_q || ghost_second_q[1:0] == 2'b10));
    // The second is nowhere to the left of the first.
    invariant_order : assert (!ghost_first_in_q || !ghost_second_in_q ||
                              ghost_first_at < ghost_second_at);
    queue_sorted : assert (ghost_unsorted == '0);
    // In exactly one cell while inside, in none after.
    queue_nothing_lost : assert ((ghost_first_at != '0) == ghost_first_in_q &&
                                 (ghost_first_at & (ghost_first_at - Depth'(1))) == '0 &&
                                 (ghost_second_at != '0) == ghost_second_in_q &&
                                 (ghost_second_at & (ghost_second_at - Depth'(1))) == '0);
  end
end
