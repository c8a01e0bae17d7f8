// SPDX-License-Identifier: Apache-2.0
//
// Two inputs, chosen freely: what holds for them holds for all pairs.
localparam int GhostIndex = $clog2(NumIn);
(* anyseq *) logic [GhostIndex-1:0] ghost_a, ghost_b;
logic [Width-1:0] ghost_key_a, ghost_key_b;
assign ghost_key_a = keys_i[ghost_a*Width+:Width];
assign ghost_key_b = keys_i[ghost_b*Width+:Width];

always_comb begin
  assume ({1'b0, ghost_a} < (GhostIndex + 1)'(NumIn) && {1'b0, ghost_b} < (GhostIndex + 1)'(NumIn));
  argmin_minimum : assert (!select_o[ghost_a] ||
                           (mask_i[ghost_a] && (!mask_i[ghost_b] || ghost_key_a <= ghost_key_b)));
  argmin_lowest_index : assert (!select_o[ghost_a] || !mask_i[ghost_b] || ghost_b >= ghost_a ||
                                ghost_key_b != ghost_key_a);
  argmin_one_hot : assert (!select_o[ghost_a] || !select_o[ghost_b] || ghost_a == ghost_b);
  argmin_found : assert (found_o == (mask_i != '0) && found_o == (select_o != '0));
end
