// SPDX-License-Identifier: Apache-2.0
//
// The present time: set by the host as a pair of words, or counting by itself. set_i is refused
// (refused_o, in the same cycle) where it goes back, or jumps by a quarter of the modular range or
// more while jobs are in flight, since instants in use must stay within half of the range.
module weft_time_base #(
    parameter int TimeWidth = 40
) (
    input  logic        clk_i,
    input  logic        rst_ni,
    input  logic        run_i,
    input  logic [15:0] increment_i,
    input  logic        no_jobs_i,
    input  logic        low_i,      // write of the low half
    input  logic        set_i,      // write of the high half
    input  logic [31:0] data_i,
    output logic        refused_o,
    output logic        was_set_o,  // in the last cycle
    output logic [63:0] now_o
);
  logic [63:0] now_q, wanted, step;
  logic [31:0] low_q;

  assign wanted    = {data_i, low_q};
  assign step      = wanted - now_q;
  assign refused_o = set_i && (wanted < now_q || (!no_jobs_i && (step >> (TimeWidth - 2)) != '0));
  assign now_o     = now_q;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      now_q     <= '0;
      low_q     <= '0;
      was_set_o <= 1'b0;
    end else begin
      was_set_o <= set_i && !refused_o;
      if (low_i) low_q <= data_i;
      if (set_i && !refused_o) now_q <= wanted;
      else if (run_i) now_q <= now_q + {48'b0, increment_i};
    end
  end
endmodule
