// SPDX-License-Identifier: Apache-2.0
//
// One PE, chosen freely. Its free instant, as it is reckoned with, is now + free_o. An epoch ends
// with a completion on that PE, which sets the estimate right, or with a soft reset.
`include "start.svh"

(* anyconst *) logic [PeWidth-1:0] ghost_pe;
logic [TimeWidth-1:0]  ghost_free, ghost_free_before_q, ghost_now_before_q;
logic [CountWidth-1:0] ghost_outstanding, ghost_outstanding_q;
logic [GapWidth-1:0]   ghost_finish;
logic                  ghost_decides, ghost_completes, ghost_same_epoch_q, ghost_idle_q;
logic                  ghost_decided_q;
logic [TimeWidth-1:0]  ghost_step, ghost_chosen_q;
logic [TimeWidth+1:0]  ghost_change;  // of the free instant, signed

always_comb assume ({1'b0, ghost_pe} < (PeWidth + 1)'(NumPe));
assign ghost_free        = free_o[ghost_pe*TimeWidth+:TimeWidth];
assign ghost_outstanding = outstanding_o[ghost_pe*CountWidth+:CountWidth];
assign ghost_finish      = finish_i[ghost_pe*GapWidth+:GapWidth];
assign ghost_decides     = decision_i[ghost_pe];
assign ghost_completes   = complete_i && complete_pe_i == ghost_pe;
assign ghost_step        = now_i - ghost_now_before_q;
assign ghost_change      = {2'b00, ghost_step} + {{2{ghost_free[TimeWidth-1]}}, ghost_free} -
                           {{2{ghost_free_before_q[TimeWidth-1]}}, ghost_free_before_q};

always_comb begin
  if (ghost_started_q) begin
    // A task finishes no earlier than its PE is free, and than now (eft_after_free, eft_choice.sv).
    assume (!ghost_decides || ghost_free[TimeWidth-1] || ghost_finish >= ghost_free[GapWidth-1:0]);
    // Only what is outstanding completes (core_life), and there are not more tasks than slots.
    assume (!ghost_completes || ghost_outstanding != '0);
    assume (!ghost_decides || ghost_outstanding < CountWidth'(NumTasks));
    // A quarter of the time range does not pass in a cycle while something is outstanding.
    assume ((ghost_idle_q && !ghost_decided_q) || ghost_step[TimeWidth-1-:2] == 2'b00);
  end
end

always_ff @(posedge clk_i) begin
  if (!rst_ni) begin
    ghost_same_epoch_q  <= 1'b0;
    ghost_outstanding_q <= '0;
    ghost_idle_q        <= 1'b1;
    ghost_decided_q     <= 1'b0;
  end else begin
    ghost_same_epoch_q  <= !clear_i && !ghost_completes;
    ghost_outstanding_q <= clear_i ? '0 : ghost_outstanding_q + CountWidth'(ghost_decides)
                                                              - CountWidth'(ghost_completes);
    ghost_idle_q        <= !busy_o[ghost_pe];
    ghost_decided_q     <= ghost_decides && !ghost_completes && !clear_i;
  end
  ghost_free_before_q <= ghost_free;
  ghost_now_before_q  <= now_i;
  ghost_chosen_q      <= {2'b00, ghost_finish};
end

always_comb begin
  if (ghost_started_q) begin
    free_time_monotone : assert (!ghost_same_epoch_q || !ghost_change[TimeWidth+1]);
    free_time_decided : assert (!ghost_decided_q || ghost_free + ghost_step == ghost_chosen_q);
    free_time_range : assert (ghost_free[TimeWidth-1-:2] == 2'b00 ||
                              ghost_free[TimeWidth-1-:2] == 2'b11);
    free_time_idle : assert (busy_o[ghost_pe] || ghost_free == '0);
    outstanding_conserved : assert (ghost_outstanding == ghost_outstanding_q &&
                                    ghost_outstanding <= CountWidth'(NumTasks) &&
                                    busy_o[ghost_pe] == (ghost_outstanding != '0));
  end
end
