// SPDX-License-Identifier: Apache-2.0
//
// Which slots run and where, so that only those can be completed, each once, and on its PE.
module weft_running #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int PeWidth = $clog2(NumPe)
) (
    input  logic                 clk_i,
    input  logic                 rst_ni,
    input  logic                 clear_i,
    input  logic                 decision_i,
    input  logic [SlotWidth-1:0] decision_slot_i,
    input  logic [PeWidth-1:0]   decision_pe_i,
    input  logic                 completion_i,
    input  logic [31:0]          completion_data_i,
    output logic                 accept_o,
    output logic                 refuse_o
);
  logic [NumTasks-1:0]  running_q;
  logic [SlotWidth-1:0] slot;
  logic                 in_range;
  logic [PeWidth-1:0]   pe_q[0:NumTasks-1];
  logic [PeWidth-1:0]   pe;

  assign slot     = completion_data_i[SlotWidth-1:0];
  assign in_range = completion_data_i[31:21] == '0 && {16'b0, completion_data_i[15:0]} < NumTasks &&
                    completion_data_i[20:16] == 5'(pe);
  assign pe       = pe_q[slot];
  assign accept_o = completion_i && in_range && running_q[slot];
  assign refuse_o = completion_i && !accept_o;

  always_ff @(posedge clk_i) begin
    if (decision_i) pe_q[decision_slot_i] <= decision_pe_i;
  end

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) running_q <= '0;
    else if (clear_i) running_q <= '0;
    else begin
      if (decision_i) running_q[decision_slot_i] <= 1'b1;
      if (accept_o) running_q[slot] <= 1'b0;
    end
  end
`ifdef FORMAL
`include "weft_running_properties.svh"
`endif
endmodule
