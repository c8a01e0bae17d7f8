// SPDX-License-Identifier: Apache-2.0
//
// Hands out each of the numbers 0 to Count-1 to one holder at a time. id_o may be taken while
// valid_o. A number that was given back is handed out again after all that were free before it.
// After clear_i all are free. Count is a power of two.
module weft_free_list #(
    parameter int Count = 64,
    localparam int IdWidth = $clog2(Count)
) (
    input  logic               clk_i,
    input  logic               rst_ni,
    input  logic               clear_i,
    output logic               valid_o,
    output logic [IdWidth-1:0] id_o,
    input  logic               take_i,
    input  logic               give_i,
    input  logic [IdWidth-1:0] give_id_i
);
  // Numbers that were never taken come first, so that a reset need not fill the list.
  logic [IdWidth:0]   fresh_q;
  logic               is_fresh, returned_valid;
  logic [IdWidth-1:0] returned;
  logic               unused_ready;
  logic [IdWidth:0]   unused_count;

  assign is_fresh = !fresh_q[IdWidth];
  assign valid_o  = is_fresh || returned_valid;
  assign id_o     = is_fresh ? fresh_q[IdWidth-1:0] : returned;

  weft_fifo #(.Width(IdWidth), .Depth(Count)) u_returned (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i),
      .push_i(give_i), .data_i(give_id_i), .ready_o(unused_ready),
      .valid_o(returned_valid), .data_o(returned), .pop_i(take_i && !is_fresh),
      .count_o(unused_count));

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) fresh_q <= '0;
    else if (clear_i) fresh_q <= '0;
    else if (take_i && is_fresh) fresh_q <= fresh_q + 1'b1;
  end
`ifdef FORMAL
`include "weft_free_list_properties.svh"
`endif
endmodule
