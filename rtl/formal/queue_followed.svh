// SPDX-License-Identifier: Apache-2.0
//
// Two entries, chosen freely, of equal keys, the first pushed before the second. They are marked in
// the payload, and followed. What holds for them holds for every entry, and every pair.
`include "start.svh"

(* anyseq *) logic ghost_choose_first, ghost_choose_second;
logic             ghost_first_was_q, ghost_second_was_q;  // pushed
logic             ghost_first_in_q, ghost_second_in_q;    // and not yet popped
logic [Width-1:0] ghost_first_q, ghost_second_q;
logic [CountWidth-1:0] ghost_count_q;
logic             ghost_take_first, ghost_take_second, ghost_cleared_q;

assign ghost_take_first  = push_i && ghost_choose_first && !ghost_first_was_q;
assign ghost_take_second = push_i && ghost_choose_second && ghost_first_was_q &&
                           !ghost_second_was_q &&
                           entry_i[Width-1-:KeyWidth] == ghost_first_q[Width-1-:KeyWidth];

always_comb begin
  assume (entry_i[1:0] == {ghost_take_second, ghost_take_first});
  // Keys within half of their range, see key_order.sv. Ranks alone are enough: the queue knows of
  // keys only how they compare, and Depth + 2 entries have no more than Depth + 2 different places.
  assume (!entry_i[Width-1] && entry_i[PayloadWidth+:TaskWidth+16] == '0);
  if (ghost_started_q) begin
    assume (!push_i || ready_o || pop_i);
    assume (!pop_i || valid_o);
  end
end

always_ff @(posedge clk_i) begin
  if (!rst_ni) begin
    ghost_first_was_q  <= 1'b0;
    ghost_second_was_q <= 1'b0;
    ghost_first_in_q   <= 1'b0;
    ghost_second_in_q  <= 1'b0;
    ghost_count_q      <= '0;
  end else begin
    if (clear_i) begin
      ghost_first_in_q   <= 1'b0;
      ghost_second_in_q  <= 1'b0;
      ghost_count_q      <= '0;
    end else begin
      if (ghost_take_first) ghost_first_in_q <= 1'b1;
      else if (pop_i && entry_o[0]) ghost_first_in_q <= 1'b0;
      if (ghost_take_second) ghost_second_in_q <= 1'b1;
      else if (pop_i && entry_o[1]) ghost_second_in_q <= 1'b0;
      ghost_count_q <= ghost_count_q + CountWidth'(push_i) - CountWidth'(pop_i);
    end
    if (ghost_take_first) begin
      ghost_first_was_q <= 1'b1;
      ghost_first_q     <= entry_i;
    end
    if (ghost_take_second) begin
      ghost_second_was_q <= 1'b1;
      ghost_second_q     <= entry_i;
    end
  end
  ghost_cleared_q <= clear_i;
end

// The first entry goes before the head: then something is out of order.
logic ghost_first_before_head;
weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_ghost_first (
    .a_i(ghost_first_q[Width-1-:KeyWidth]), .b_i(entry_o[Width-1-:KeyWidth]),
    .before_o(ghost_first_before_head));

always_comb begin
  if (ghost_started_q) begin
    queue_least_first : assert (!valid_o || !ghost_first_in_q || !ghost_first_before_head);
    queue_first_in_first_out : assert (!valid_o || !entry_o[1] || !ghost_first_in_q);
    queue_never_twice : assert (!valid_o ||
        ((!entry_o[0] || (ghost_first_in_q && entry_o == ghost_first_q)) &&
         (!entry_o[1] || (ghost_second_in_q && entry_o == ghost_second_q))));
    queue_dense : assert (valid_o == (ghost_count_q != '0) && count_o == ghost_count_q &&
                          ready_o == (ghost_count_q != CountWidth'(Depth)) &&
                          ghost_count_q <= CountWidth'(Depth));
  end
end
