// SPDX-License-Identifier: Apache-2.0
//
// Weights, biases and scales of weft_neural, as the registers neural_weight, neural_bias and
// neural_scale lay them out. The word of weights and the bias that are asked for by read_i stand at
// the outputs from the next cycle on; the scale is that of the first or the second layer.
module weft_neural_weights (
    input  logic        clk_i,
    input  logic        write_i,
    input  logic [9:0]  addr_i,     // byte address
    input  logic [31:0] data_i,
    input  logic        read_i,
    input  logic [5:0]  word_i,     // 0 to 32
    input  logic        second_i,
    output logic [63:0] weights_o,  // 8, the first input's in the lowest bits
    output logic [31:0] bias_o,
    output logic [20:0] scale_o     // {shift, multiplier}
);
  logic       to_weight, to_bias, to_scale;
  logic [4:0] bias;
  assign to_weight = write_i && !addr_i[9];
  assign to_bias   = write_i && addr_i[9] && !addr_i[7];
  assign to_scale  = write_i && addr_i[9] && addr_i[7];
  assign bias      = word_i[5] ? 5'd24 : !word_i[4] ? {1'b0, word_i[3:0]} : {2'b10, word_i[3:1]};

  weft_ram #(.Width(32), .Depth(33)) u_low (
      .clk_i(clk_i), .we_i(to_weight && !addr_i[2]), .waddr_i(addr_i[8:3]), .wdata_i(data_i),
      .re_i(read_i), .raddr_i(word_i), .rdata_o(weights_o[31:0]));
  weft_ram #(.Width(32), .Depth(33)) u_high (
      .clk_i(clk_i), .we_i(to_weight && addr_i[2]), .waddr_i(addr_i[8:3]), .wdata_i(data_i),
      .re_i(read_i), .raddr_i(word_i), .rdata_o(weights_o[63:32]));
  weft_ram #(.Width(32), .Depth(25)) u_bias (
      .clk_i(clk_i), .we_i(to_bias), .waddr_i(addr_i[6:2]), .wdata_i(data_i),
      .re_i(read_i), .raddr_i(bias), .rdata_o(bias_o));

  logic [20:0] first_q, second_q;
  always_ff @(posedge clk_i) begin
    if (to_scale && !addr_i[2]) first_q <= data_i[20:0];
    if (to_scale && addr_i[2]) second_q <= data_i[20:0];
  end
  assign scale_o = second_i ? second_q : first_q;

  logic unused;
  assign unused = ^{addr_i, data_i};
endmodule
