// SPDX-License-Identifier: Apache-2.0
//
// One word, chosen freely among all that are pushed, is followed from its push to its pop. It comes
// out after exactly those that went in before it; what holds for it holds for every word.
`include "start.svh"

// What the user of the module promises.
always_comb begin
  if (ghost_started_q) begin
    assume (!push_i || ready_o);
    assume (!pop_i || valid_o);
  end
end

(* anyseq *) logic ghost_choose;
logic               ghost_inside_q;  // the chosen word is in the FIFO
logic               ghost_done_q;    // it was chosen, and only once
logic [AddrWidth:0] ghost_ahead_q;   // words to be popped before it
logic [Width-1:0]   ghost_word_q;
logic               ghost_stalled_q;
logic [Width-1:0]   ghost_data_q;
logic [AddrWidth-1:0] ghost_place;
logic               ghost_take;

assign ghost_take  = ghost_choose && push_i && !clear_i && !ghost_done_q;
assign ghost_place = read_q + ghost_ahead_q[AddrWidth-1:0];

always_ff @(posedge clk_i) begin
  if (!rst_ni) begin
    ghost_inside_q  <= 1'b0;
    ghost_done_q    <= 1'b0;
    ghost_stalled_q <= 1'b0;
  end else begin
    if (ghost_take) begin
      ghost_inside_q <= 1'b1;
      ghost_done_q   <= 1'b1;
      ghost_ahead_q  <= count_q - (AddrWidth + 1)'(pop_i);
      ghost_word_q   <= data_i;
    end else if (ghost_inside_q) begin
      if (clear_i || (pop_i && ghost_ahead_q == '0)) ghost_inside_q <= 1'b0;
      else if (pop_i) ghost_ahead_q <= ghost_ahead_q - 1'b1;
    end
    ghost_stalled_q <= valid_o && !pop_i && !clear_i;
    ghost_data_q    <= data_o;
  end
end

always_comb begin
  if (ghost_started_q) begin
    // Where the followed word lies, for the induction.
    invariant_place : assert (!ghost_inside_q || (ghost_ahead_q < count_q &&
                                                  mem_q[ghost_place] == ghost_word_q));
    invariant_count : assert (count_q <= (AddrWidth + 1)'(Depth) &&
                              write_q == read_q + count_q[AddrWidth-1:0]);

    fifo_order : assert (!ghost_inside_q || ghost_ahead_q != '0 ||
                         (valid_o && data_o == ghost_word_q));
    fifo_full : assert (count_o <= (AddrWidth + 1)'(Depth) &&
                        ready_o == (count_o != (AddrWidth + 1)'(Depth)));
    fifo_stable : assert (!ghost_stalled_q || (valid_o && data_o == ghost_data_q));
  end
end
