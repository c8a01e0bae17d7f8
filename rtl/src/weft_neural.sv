// SPDX-License-Identifier: Apache-2.0
//
// Chooses the PE of a task by a small neural network, as another way of taking the decision: each
// PE that supports the task is given a score by an int8 multilayer perceptron of 8 inputs, two
// hidden layers of 16 and 8 neurons (ReLU) and one output; the highest score wins, the lowest PE of
// equals. rtl/model/neural_reference.h says the same in C++, bit by bit.
//
// Inputs of the network for PE p, each 0 to 127, from what the EFT stage knows in the cycle of
// start_i. F and C are the least finish and the least execution time of the supporting PEs, s is
// max(0, bits of F - 5), and q(x) is min(127, x >> s):
//   0  q(finish of p - F)                       4  tasks outstanding at p, at most 127
//   1  q(execution time on p)                   5  q(upward rank of the task)
//   2  q(execution time on p - C)               6  ready tasks behind this one, at most 127
//   3  q(start on p - time when p is free)      7  PEs with tasks outstanding, at most 127
// A neuron is bias + sum of weight * input, modulo 2^32. Between layers a value v becomes
// min(127, max(0, (v * multiplier + 2^(shift-1)) >> shift)), without the summand where shift is 0.
// The score is the last sum as it is, signed.
//
// Lanes PEs are scored at a time, each by 8 multipliers, a word of 8 weights a cycle: 16 words, 16
// words, a pause of one cycle for the pipeline, and the last word. So a choice takes
// 34 * ceil(NumPe / Lanes) + 4 cycles from start_i to done_o, in which select_o is the choice.
module weft_neural #(
    parameter int NumPe = 16,
    parameter int Lanes = 4,
    parameter int GapWidth = 38,
    parameter int DurationWidth = 32,
    parameter int CountWidth = 9
) (
    input  logic                           clk_i,
    input  logic                           rst_ni,
    input  logic                           clear_i,
    input  logic                           write_i,        // of a weight, bias or scale
    input  logic [9:0]                     write_addr_i,
    input  logic [31:0]                    write_data_i,

    input  logic                           start_i,
    input  logic [NumPe*GapWidth-1:0]      finish_i,
    input  logic [GapWidth-1:0]            least_finish_i,
    input  logic [NumPe*GapWidth-1:0]      idle_i,         // start - free
    input  logic [NumPe*DurationWidth-1:0] cost_i,         // all ones: not supported; stays
    input  logic [DurationWidth-1:0]       least_cost_i,
    input  logic [NumPe*CountWidth-1:0]    outstanding_i,
    input  logic [DurationWidth-1:0]       rank_i,         // stays
    input  logic [CountWidth-1:0]          ready_i,
    input  logic [15:0]                    busy_pes_i,
    output logic                           busy_o,
    output logic                           done_o,
    output logic [NumPe-1:0]               select_o
);
  localparam int Groups     = (NumPe + Lanes - 1) / Lanes;
  localparam int Padded     = Groups * Lanes;
  localparam int GroupWidth = (Groups > 1) ? $clog2(Groups) : 1;
  localparam int ShiftWidth = $clog2(GapWidth);
  localparam logic [5:0] LastStep = 6'd33, Pause = 6'd32;
  localparam logic [2:0] Idle = 3'd0, Scale = 3'd1, Run = 3'd2, Drain = 3'd3, Done = 3'd4;

  logic [2:0]            state_q;
  logic [5:0]            step_q, word;
  logic [GroupWidth-1:0] group_q, judged_q;
  logic                  issue, load, last_group, score;

  assign busy_o     = state_q != Idle;
  assign done_o     = state_q == Done;
  assign word       = (step_q == LastStep) ? 6'd32 : step_q;
  assign issue      = state_q == Run && step_q != Pause;
  assign load       = state_q == Run && step_q == '0;
  assign last_group = group_q == GroupWidth'(Groups - 1);

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) state_q <= Idle;
    else if (clear_i) state_q <= Idle;
    else begin
      unique case (state_q)
        Idle:    if (start_i) state_q <= Scale;
        Scale:   state_q <= Run;
        Run:     if (step_q == LastStep && last_group) state_q <= Drain;
        Drain:   if (score) state_q <= Done;
        default: state_q <= Idle;
      endcase
    end
  end
  always_ff @(posedge clk_i) begin
    if (state_q != Run || step_q == LastStep) step_q <= '0;
    else step_q <= step_q + 6'd1;
    if (state_q == Idle) group_q <= '0;
    else if (state_q == Run && step_q == LastStep) group_q <= group_q + 1'b1;
  end

  // ---------------------------------------------------------------- the situation, as it was
  logic [Padded*GapWidth-1:0]      finish, idle;
  logic [Padded*DurationWidth-1:0] cost;
  logic [Padded*7-1:0]             outstanding;
  logic [Padded-1:0]               supported;
  logic [GapWidth-1:0]             least_finish_q;
  logic [DurationWidth-1:0]        least_cost_q, rank_shifted;
  logic [6:0]                      ready_q, busy_q, rank;
  logic [ShiftWidth-1:0]           shift, shift_q;

  always_comb begin
    shift = '0;
    for (int b = 5; b < GapWidth; b++) begin
      if (least_finish_q[b]) shift = ShiftWidth'(b - 4);
    end
  end
  assign rank_shifted = rank_i >> shift_q;
  assign rank         = (rank_shifted > DurationWidth'(127)) ? 7'd127 : rank_shifted[6:0];

  for (genvar p = 0; p < Padded; p++) begin : g_pe
    if (p < NumPe) begin : g_there
      logic [GapWidth-1:0]   finish_q, idle_q;
      logic [CountWidth-1:0] now_outstanding;
      logic [6:0]            outstanding_q;
      assign now_outstanding = outstanding_i[p*CountWidth+:CountWidth];
      always_ff @(posedge clk_i) begin
        if (start_i) begin
          finish_q      <= finish_i[p*GapWidth+:GapWidth];
          idle_q        <= idle_i[p*GapWidth+:GapWidth];
          outstanding_q <= (16'(now_outstanding) > 16'd127) ? 7'd127 : 7'(now_outstanding);
        end
      end
      assign finish[p*GapWidth+:GapWidth]         = finish_q;
      assign idle[p*GapWidth+:GapWidth]           = idle_q;
      assign outstanding[p*7+:7]                  = outstanding_q;
      assign cost[p*DurationWidth+:DurationWidth] = cost_i[p*DurationWidth+:DurationWidth];
      assign supported[p] = !(&cost_i[p*DurationWidth+:DurationWidth]);
    end else begin : g_padding
      assign finish[p*GapWidth+:GapWidth]         = '0;
      assign idle[p*GapWidth+:GapWidth]           = '0;
      assign outstanding[p*7+:7]                  = '0;
      assign cost[p*DurationWidth+:DurationWidth] = '0;
      assign supported[p]                         = 1'b0;
    end
  end
  always_ff @(posedge clk_i) begin
    if (start_i) begin
      least_finish_q <= least_finish_i;
      least_cost_q   <= least_cost_i;
      ready_q        <= (16'(ready_i) > 16'd127) ? 7'd127 : 7'(ready_i);
      busy_q         <= 7'(busy_pes_i);
    end
    if (state_q == Scale) shift_q <= shift;
  end

  // ---------------------------------------------------------------- the network
  // A word is issued, multiplied in the next cycle, and worth something in the one after.
  logic        multiply_q, sum_q;
  logic [5:0]  word_q, sum_word_q;
  logic [63:0] weights;
  logic [31:0] bias;
  logic [20:0] scale;
  weft_neural_weights u_weights (
      .clk_i(clk_i), .write_i(write_i), .addr_i(write_addr_i), .data_i(write_data_i),
      .read_i(issue), .word_i(word), .second_i(sum_word_q[4]), .weights_o(weights),
      .bias_o(bias), .scale_o(scale));
  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      multiply_q <= 1'b0;
      sum_q      <= 1'b0;
    end else begin
      multiply_q <= issue && !clear_i;
      sum_q      <= multiply_q && !clear_i;
    end
  end
  always_ff @(posedge clk_i) begin
    word_q     <= word;
    sum_word_q <= word_q;
  end

  logic [Lanes*32-1:0] scores, keys;
  for (genvar l = 0; l < Lanes; l++) begin : g_lane
    logic [31:0] at;
    assign at = 32'(group_q) * Lanes + l;
    weft_neural_lane #(.GapWidth(GapWidth), .DurationWidth(DurationWidth)) u_lane (
        .clk_i(clk_i), .load_i(load), .finish_i(finish[at*GapWidth+:GapWidth]),
        .least_finish_i(least_finish_q), .idle_i(idle[at*GapWidth+:GapWidth]),
        .cost_i(cost[at*DurationWidth+:DurationWidth]), .least_cost_i(least_cost_q),
        .shift_i(shift_q), .outstanding_i(outstanding[at*7+:7]), .rank_i(rank),
        .ready_i(ready_q), .busy_pes_i(busy_q), .multiply_i(multiply_q), .word_i(word_q),
        .weights_i(weights), .bias_i(bias), .sum_i(sum_q), .sum_word_i(sum_word_q),
        .scale_i(scale), .score_o(scores[l*32+:32]));
    // The least key is the highest score.
    assign keys[l*32+:32] = {scores[l*32+31], ~scores[l*32+:31]};
  end

  // ---------------------------------------------------------------- the best
  logic              found_q, found, better;
  logic [Lanes-1:0]  winner;
  logic [31:0]       key, key_q;
  logic [Padded-1:0] candidate, best_q;
  assign score = sum_q && sum_word_q == 6'd32;
  if (Lanes > 1) begin : g_best
    weft_argmin #(.NumIn(Lanes), .Width(32)) u_best (
        .mask_i(supported[32'(judged_q)*Lanes+:Lanes]), .keys_i(keys), .found_o(found),
        .select_o(winner));
  end else begin : g_only
    assign winner = supported[32'(judged_q)*Lanes+:Lanes];
    assign found  = winner != '0;
  end
  always_comb begin
    key = '0;
    for (int l = 0; l < Lanes; l++) begin
      if (winner[l]) key = key | keys[l*32+:32];
    end
  end
  for (genvar p = 0; p < Padded; p++) begin : g_candidate
    assign candidate[p] = judged_q == GroupWidth'(p / Lanes) && winner[p%Lanes];
  end
  assign better = found && (!found_q || key < key_q);

  always_ff @(posedge clk_i) begin
    if (state_q == Idle) begin
      found_q  <= 1'b0;
      judged_q <= '0;
    end else if (score) begin
      found_q  <= found_q || found;
      judged_q <= judged_q + 1'b1;
      if (better) begin
        key_q  <= key;
        best_q <= candidate;
      end
    end
  end
  assign select_o = best_q[NumPe-1:0];

  logic unused;
  assign unused = ^{best_q, busy_pes_i};
endmodule
