// SPDX-License-Identifier: Apache-2.0
//
// The choice of a PE, and what weft_pe_state takes for granted of it. Two PEs, chosen freely.
module eft_choice #(
    parameter int NumPe = 4,
    parameter int NumTasks = 8,
    parameter int TimeWidth = 10,
    parameter int DurationWidth = 8,
    localparam int PeWidth = $clog2(NumPe),
    localparam int GapWidth = TimeWidth - 2
) (
    input logic                           clk_i,
    input logic                           rst_ni,
    input logic                           valid_i,
    input logic                           slow_i,
    input logic                           new_request_i,
    input logic [TimeWidth-1:0]           now_i,
    input logic                           on_dispatch_i,
    input logic                           has_data_i,
    input logic [NumPe*TimeWidth-1:0]     data_i,
    input logic [NumPe*DurationWidth-1:0] cost_i,
    input logic [NumPe*TimeWidth-1:0]     free_i,
    input logic [NumPe-1:0]               busy_i
);
  (* anyseq *) logic [PeWidth-1:0] ghost_a, ghost_b;
  logic                      decision, no_pe;
  logic [NumPe-1:0]          select, supported;
  logic [PeWidth-1:0]        pe;
  logic [NumPe*GapWidth-1:0] finish;
  logic [GapWidth-1:0]       start, chosen_finish, finish_a, finish_b;
  logic [DurationWidth-1:0]  cost, cost_a, cost_b;
  logic [TimeWidth-1:0]      free_a;

  weft_eft_stage #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                   .DurationWidth(DurationWidth)) u_eft (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid_i), .slow_i(slow_i),
      .new_request_i(new_request_i), .now_i(now_i), .on_dispatch_i(on_dispatch_i),
      .has_data_i(has_data_i), .data_i(data_i), .cost_i(cost_i), .free_i(free_i),
      .busy_i(busy_i), .decision_o(decision), .no_pe_o(no_pe), .select_o(select), .pe_o(pe),
      .finish_o(finish), .start_o(start), .chosen_finish_o(chosen_finish), .cost_o(cost));

  assign finish_a = finish[ghost_a*GapWidth+:GapWidth];
  assign finish_b = finish[ghost_b*GapWidth+:GapWidth];
  assign cost_a   = cost_i[ghost_a*DurationWidth+:DurationWidth];
  assign cost_b   = cost_i[ghost_b*DurationWidth+:DurationWidth];
  assign free_a   = free_i[ghost_a*TimeWidth+:TimeWidth];
  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    assign supported[p] = cost_i[p*DurationWidth+:DurationWidth] != '1;
  end

`include "start.svh"
  always_comb begin
    assume ({1'b0, ghost_a} < (PeWidth + 1)'(NumPe) && {1'b0, ghost_b} < (PeWidth + 1)'(NumPe));
    // free_time_range (weft_pe_state).
    assume (free_a[TimeWidth-1-:2] == 2'b00 || free_a[TimeWidth-1-:2] == 2'b11);
    if (ghost_started_q) begin
      eft_after_free : assert (free_a[TimeWidth-1] || finish_a >= free_a[GapWidth-1:0]);
      eft_earliest : assert (!(decision && slow_i && select[ghost_a] && supported[ghost_b]) ||
          finish_a < finish_b || (finish_a == finish_b && ghost_a <= ghost_b));
      eft_least : assert (!(decision && !slow_i && select[ghost_a] && supported[ghost_b]) ||
          cost_a <= cost_b);
      eft_one : assert (!decision || (select == (NumPe)'(1) << pe && supported[pe]));
      eft_told : assert (!decision || pe != ghost_a ||
                         (chosen_finish == finish_a && cost == cost_a && start <= finish_a));
      eft_no_pe : assert (decision == (valid_i && supported != '0) &&
                          no_pe == (valid_i && supported == '0));
    end
  end
endmodule
