// SPDX-License-Identifier: Apache-2.0
//
// The network of weft_neural for one PE: its inputs, taken with load_i, then a word of 8 weights
// times 8 inputs a cycle. Words 0 to 15 are the neurons of the first layer, 16 to 31 the halves of
// those of the second, 32 is the output. A sum stands at score_o a cycle after multiply_i; with
// sum_i it is scaled and becomes an input of the layer that follows.
module weft_neural_lane #(
    parameter int GapWidth = 38,
    parameter int DurationWidth = 32,
    localparam int ShiftWidth = $clog2(GapWidth)
) (
    input  logic                     clk_i,
    input  logic                     load_i,
    input  logic [GapWidth-1:0]      finish_i,
    input  logic [GapWidth-1:0]      least_finish_i,
    input  logic [GapWidth-1:0]      idle_i,
    input  logic [DurationWidth-1:0] cost_i,
    input  logic [DurationWidth-1:0] least_cost_i,
    input  logic [ShiftWidth-1:0]    shift_i,
    input  logic [6:0]               outstanding_i,
    input  logic [6:0]               rank_i,
    input  logic [6:0]               ready_i,
    input  logic [6:0]               busy_pes_i,

    input  logic                     multiply_i,
    input  logic [5:0]               word_i,
    input  logic [63:0]              weights_i,
    input  logic [31:0]              bias_i,
    input  logic                     sum_i,
    input  logic [5:0]               sum_word_i,
    input  logic [20:0]              scale_i,     // {shift, multiplier}
    output logic [31:0]              score_o
);
  // Inputs and the values of the hidden layers, 7 bits each.
  logic [4*GapWidth-1:0]    times;
  logic [DurationWidth-1:0] regret;
  logic [4*7-1:0]           scaled;
  logic [8*7-1:0]           inputs_q, second_q, operands;
  logic [16*7-1:0]          first_q;

  assign regret = cost_i - least_cost_i;
  assign times  = {idle_i, GapWidth'(regret), GapWidth'(cost_i),
                   finish_i - least_finish_i};
  for (genvar i = 0; i < 4; i++) begin : g_scaled
    logic [GapWidth-1:0] shifted;
    assign shifted          = times[i*GapWidth+:GapWidth] >> shift_i;
    assign scaled[i*7+:7]   = (shifted > GapWidth'(127)) ? 7'd127 : shifted[6:0];
  end
  always_ff @(posedge clk_i) begin
    if (load_i) inputs_q <= {busy_pes_i, ready_i, rank_i, outstanding_i, scaled};
  end

  assign operands = word_i[5] ? second_q : !word_i[4] ? inputs_q
                  : word_i[0] ? first_q[8*7+:8*7] : first_q[0+:8*7];

  logic [8*32-1:0] products;
  logic [31:0]     dot, sum_q;
  logic            begins;
  for (genvar i = 0; i < 8; i++) begin : g_product
    logic [15:0] product;
    assign product = {{8{weights_i[i*8+7]}}, weights_i[i*8+:8]} * {9'b0, operands[i*7+:7]};
    assign products[i*32+:32] = {{16{product[15]}}, product};
  end
  always_comb begin
    dot = '0;
    for (int i = 0; i < 8; i++) dot = dot + products[i*32+:32];
  end
  assign begins = word_i[5] || !word_i[4] || !word_i[0];
  always_ff @(posedge clk_i) begin
    if (multiply_i) sum_q <= (begins ? bias_i : sum_q) + dot;
  end
  assign score_o = sum_q;

  // Scaled, rounded, not negative, at most 127.
  logic [47:0] product, rounded, shifted;
  logic [6:0]  value;
  assign product = {{16{sum_q[31]}}, sum_q} * {32'b0, scale_i[15:0]};
  assign rounded = product + ((48'd1 << scale_i[20:16]) >> 1);
  assign shifted = rounded >> scale_i[20:16];
  assign value   = rounded[47] ? '0 : (shifted > 48'd127) ? 7'd127 : shifted[6:0];
  always_ff @(posedge clk_i) begin
    if (sum_i && sum_word_i[5:4] == 2'b00) first_q[sum_word_i[3:0]*7+:7] <= value;
    if (sum_i && sum_word_i[5:4] == 2'b01 && sum_word_i[0]) second_q[sum_word_i[3:1]*7+:7] <= value;
  end

  logic unused_word;
  assign unused_word = ^word_i;
endmodule
