// SPDX-License-Identifier: Apache-2.0
//
// One slot, chosen freely.
`include "start.svh"

(* anyconst *) logic [SlotWidth-1:0] ghost_slot;
logic               ghost_running_q, ghost_decides, ghost_asked;
logic [PeWidth-1:0] ghost_pe_q;

assign ghost_decides = decision_i && decision_slot_i == ghost_slot;
assign ghost_asked   = completion_i && completion_data_i[15:0] == 16'(ghost_slot);

always_comb begin
  // A slot is decided on once (core_life).
  if (ghost_started_q) assume (!ghost_decides || !ghost_running_q);
end

always_ff @(posedge clk_i) begin
  if (!rst_ni || clear_i) ghost_running_q <= 1'b0;
  else if (ghost_decides) ghost_running_q <= 1'b1;
  else if (ghost_asked && accept_o) ghost_running_q <= 1'b0;
  if (ghost_decides) ghost_pe_q <= decision_pe_i;
end

always_comb begin
  if (ghost_started_q) begin
    invariant_running : assert (running_q[ghost_slot] == ghost_running_q &&
                                (!ghost_running_q || pe_q[ghost_slot] == ghost_pe_q));
    completion_taken_once : assert (!(ghost_asked && accept_o) || ghost_running_q);
    completion_right_pe : assert (!(ghost_asked && accept_o) ||
        (completion_data_i[20:16] == 5'(ghost_pe_q) && completion_data_i[31:21] == '0));
    completion_not_lost : assert (!ghost_asked || !ghost_running_q || accept_o ||
        completion_data_i[31:16] != 16'(ghost_pe_q));
    completion_answered : assert (completion_i == (accept_o != refuse_o) &&
                                  !(accept_o && refuse_o));
    completion_in_range : assert (!accept_o || completion_data_i[15:0] < 16'(NumTasks));
  end
end
