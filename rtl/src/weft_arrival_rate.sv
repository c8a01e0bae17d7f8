// SPDX-License-Identifier: Apache-2.0
//
// Jobs that arrived in the last full window. A window ends with the first arrival at or after its
// length; that arrival is the first of the next. All 64 bits of the time are looked at, since
// between two jobs it may move on by more than the time range.
module weft_arrival_rate (
    input  logic        clk_i,
    input  logic        rst_ni,
    input  logic        clear_i,
    input  logic        arrival_i,
    input  logic [63:0] now_i,
    input  logic [31:0] window_i,
    output logic [15:0] rate_o
);
  logic [63:0] begin_q, passed;
  logic [15:0] count_q;
  logic        ends;

  assign passed = now_i - begin_q;
  assign ends   = passed >= 64'(window_i);

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      begin_q <= '0;
      count_q <= '0;
      rate_o  <= '0;
    end else if (clear_i) begin
      begin_q <= now_i;
      count_q <= '0;
      rate_o  <= '0;
    end else if (arrival_i) begin
      if (ends) begin
        begin_q <= now_i;
        count_q <= 16'd1;
        rate_o  <= count_q;
      end else if (count_q != '1) begin
        count_q <= count_q + 16'd1;
      end
    end
  end
endmodule
