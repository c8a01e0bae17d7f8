// SPDX-License-Identifier: Apache-2.0
//
// One entry, chosen freely, is marked in the payload and followed. There are no more ready tasks
// than task slots.
`include "start.svh"

(* anyseq *) logic     ghost_choose;
logic                  ghost_was_q, ghost_inside_q, ghost_take;
logic [CountWidth-1:0] ghost_count_q;
logic [Width-1:0]      ghost_entry_q;
assign ghost_take = push_i && ghost_choose && !ghost_was_q && !clear_i;

always_comb begin
  assume (entry_i[0] == ghost_take);
  assume (!entry_i[Width-1] && entry_i[PayloadWidth+:TaskWidth+16] == '0);
  if (ghost_started_q) begin
    assume (!pop_i || valid_o);
    assume (!push_i || ghost_count_q < CountWidth'(NumTasks));
  end
end

always_ff @(posedge clk_i) begin
  if (!rst_ni) ghost_was_q <= 1'b0;
  else if (ghost_take) ghost_was_q <= 1'b1;
  if (!rst_ni || clear_i) begin
    ghost_inside_q <= 1'b0;
    ghost_count_q  <= '0;
  end else begin
    ghost_inside_q <= ghost_take || (ghost_inside_q && !(pop_i && entry_o[0]));
    ghost_count_q  <= ghost_count_q + CountWidth'(push_i) - CountWidth'(pop_i);
  end
  if (ghost_take) ghost_entry_q <= entry_i;
end

always_comb begin
  if (ghost_started_q) begin
    ready_no_push_when_full : assert (!(push_i && !(room && !waiting)) || unused_ready);
    ready_count_right : assert (count_o == ghost_count_q && valid_o == (ghost_count_q != '0));
    ready_nothing_lost : assert (!ghost_inside_q || valid_o);
    ready_never_twice : assert (!valid_o || !entry_o[0] ||
                                (ghost_inside_q && entry_o == ghost_entry_q));
    // When the last one is inside alone, it is the one that is offered.
    ready_offered : assert (!ghost_inside_q || ghost_count_q != CountWidth'(1) ||
                            entry_o == ghost_entry_q);
  end
end
