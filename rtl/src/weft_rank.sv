// SPDX-License-Identifier: Apache-2.0
//
// The rank by which a policy orders a task: lower first, modular. It is base_o, plus the instant at
// which the task becomes ready where by_time_o. base_o is known when the job is launched.
//
// Ageing: a rank r that grows with the waiting time w as r + w / 2^shift orders tasks as the static
// key ready time - r * 2^shift does, since all that wait age alike. So nothing has to be sorted
// anew, and no task is overtaken by one that becomes ready r * 2^shift later.
module weft_rank #(
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32
) (
    input  logic [2:0]               policy_i,
    input  logic                     ageing_i,
    input  logic [3:0]               ageing_shift_i,
    input  logic [DurationWidth-1:0] mean_i,
    input  logic [DurationWidth-1:0] rank_i,
    input  logic [TimeWidth-1:0]     deadline_i,
    output logic [TimeWidth-1:0]     base_o,
    output logic                     by_time_o
);
  localparam int LongestBits = TimeWidth - 2;

  logic                     by_rank;
  logic [DurationWidth-1:0] rank;
  logic [DurationWidth+14:0] scaled;
  logic [LongestBits-1:0]   weight;

  assign by_rank = {29'b0, policy_i} == weft_scheduler_reg_pkg::PolicyHeftRt ||
                   {29'b0, policy_i} == weft_scheduler_reg_pkg::PolicyRankU ||
                   {29'b0, policy_i} == weft_scheduler_reg_pkg::PolicyNeural;
  assign rank    = ({29'b0, policy_i} == weft_scheduler_reg_pkg::PolicyHeftRt) ? mean_i : rank_i;
  assign scaled  = (DurationWidth + 15)'(rank) << (ageing_i ? ageing_shift_i : 4'd0);
  assign weight  = (64'(scaled) >> LongestBits) != '0 ? '1 : LongestBits'(64'(scaled));

  assign by_time_o = by_rank ? ageing_i
                             : {29'b0, policy_i} != weft_scheduler_reg_pkg::PolicyEdf;
  assign base_o    = by_rank ? -{2'b00, weight} : by_time_o ? '0 : deadline_i;
endmodule
