// SPDX-License-Identifier: Apache-2.0
//
// Whether key a goes before key b. A key is {rank, job, task}: the lower rank first, then the job
// that arrived first, then the lower task (rule R10). Rank and job number compare modularly: all
// keys that meet must lie within half of their ranges.
module weft_key_before #(
    parameter int RankWidth = 40,
    parameter int TaskWidth = 6,
    localparam int KeyWidth = RankWidth + 16 + TaskWidth
) (
    input  logic [KeyWidth-1:0] a_i,
    input  logic [KeyWidth-1:0] b_i,
    output logic                before_o
);
  logic [RankWidth-1:0] rank_gap;
  logic [15:0]          job_gap;

  assign rank_gap = a_i[KeyWidth-1-:RankWidth] - b_i[KeyWidth-1-:RankWidth];
  assign job_gap  = a_i[TaskWidth+:16] - b_i[TaskWidth+:16];
  assign before_o = (rank_gap != '0) ? rank_gap[RankWidth-1]
                  : (job_gap != '0) ? job_gap[15]
                  : a_i[TaskWidth-1:0] < b_i[TaskWidth-1:0];
endmodule
