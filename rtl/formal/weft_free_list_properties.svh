// SPDX-License-Identifier: Apache-2.0
//
// Who takes a number holds it until it is given back; only a held number is given back. One
// number, chosen freely, is followed: those that are to be handed out before it are counted.
`include "start.svh"

logic [Count-1:0] ghost_held_q;
(* anyconst *) logic [IdWidth-1:0] ghost_id;
logic [IdWidth:0] ghost_free_q;   // numbers that nobody holds
logic [IdWidth:0] ghost_ahead_q;  // of these, before ghost_id

always_comb begin
  if (ghost_started_q) begin
    assume (!take_i || valid_o);
    assume (!give_i || ghost_held_q[give_id_i]);
  end
end

always_ff @(posedge clk_i) begin
  if (!rst_ni || clear_i) begin
    ghost_held_q  <= '0;
    ghost_free_q  <= (IdWidth + 1)'(Count);
    ghost_ahead_q <= {1'b0, ghost_id};
  end else begin
    if (take_i) ghost_held_q[id_o] <= 1'b1;
    if (give_i) ghost_held_q[give_id_i] <= 1'b0;
    ghost_free_q <= ghost_free_q + (IdWidth + 1)'(give_i) - (IdWidth + 1)'(take_i);
    if (give_i && give_id_i == ghost_id) ghost_ahead_q <= ghost_free_q - (IdWidth + 1)'(take_i);
    else if (take_i) ghost_ahead_q <= ghost_ahead_q - 1'b1;
  end
end

always_comb begin
  if (ghost_started_q) begin
    free_list_exclusive : assert (!valid_o || !ghost_held_q[id_o]);
    free_list_nothing_lost : assert (ghost_held_q[ghost_id] || ghost_ahead_q != '0 ||
                                     (valid_o && id_o == ghost_id));
    free_list_valid : assert (valid_o == (ghost_held_q != '1));
    free_list_room : assert (!give_i || !unused_count[IdWidth]);
  end
end
