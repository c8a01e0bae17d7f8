// SPDX-License-Identifier: Apache-2.0
//
// For area.py: the EFT stage and the state of the PEs, connected as weft_scheduler connects them.
// A free time goes through the choice of a PE back to itself within one cycle, so this loop is what
// limits the rate of decisions; neither module alone has it.
module decision_loop #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int TimeWidth = 40,
    localparam int DurationWidth = (TimeWidth - 2 < 32) ? TimeWidth - 2 : 32,
    localparam int PeWidth = $clog2(NumPe),
    localparam int CountWidth = $clog2(NumTasks) + 1,
    localparam int GapWidth = TimeWidth - 2
) (
    input  logic                           clk_i,
    input  logic                           rst_ni,
    input  logic                           clear_i,
    input  logic                           valid_i,
    input  logic                           slow_i,
    input  logic                           new_request_i,
    input  logic [TimeWidth-1:0]           now_i,
    input  logic                           on_dispatch_i,
    input  logic                           has_data_i,
    input  logic [NumPe*TimeWidth-1:0]     data_i,
    input  logic [NumPe*DurationWidth-1:0] cost_i,
    input  logic                           complete_i,
    input  logic [PeWidth-1:0]             complete_pe_i,
    input  logic [DurationWidth-1:0]       complete_elapsed_i,
    input  logic [DurationWidth-1:0]       complete_expected_i,
    input  logic [TimeWidth-1:0]           complete_time_i,
    output logic                           decision_o,
    output logic                           no_pe_o,
    output logic [PeWidth-1:0]             pe_o,
    output logic [GapWidth-1:0]            start_o,
    output logic [GapWidth-1:0]            finish_o,
    output logic [DurationWidth-1:0]       cost_o
);
  logic [NumPe-1:0]           select, busy;
  logic [NumPe*GapWidth-1:0]  finish;
  logic [NumPe*TimeWidth-1:0] free;
  logic [NumPe*CountWidth-1:0] unused_outstanding;

  weft_eft_stage #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                   .DurationWidth(DurationWidth)) u_eft (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid_i), .slow_i(slow_i),
      .new_request_i(new_request_i), .now_i(now_i), .on_dispatch_i(on_dispatch_i),
      .has_data_i(has_data_i), .data_i(data_i), .cost_i(cost_i), .free_i(free), .busy_i(busy),
      .decision_o(decision_o), .no_pe_o(no_pe_o), .select_o(select), .pe_o(pe_o),
      .finish_o(finish), .start_o(start_o), .chosen_finish_o(finish_o), .cost_o(cost_o));
  weft_pe_state #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                  .DurationWidth(DurationWidth)) u_pe_state (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i), .now_i(now_i),
      .decision_i(decision_o ? select : '0), .finish_i(finish), .complete_i(complete_i),
      .complete_pe_i(complete_pe_i), .complete_elapsed_i(complete_elapsed_i),
      .complete_expected_i(complete_expected_i), .complete_time_i(complete_time_i),
      .free_o(free), .outstanding_o(unused_outstanding), .busy_o(busy));
endmodule
