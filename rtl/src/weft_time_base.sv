// SPDX-License-Identifier: Apache-2.0
//
// The present time: set by the host as a pair of words, or, with run_i, what the system counter was
// at the last clock edge. It never goes back: set_i is refused where it would (refused_o, in the
// same cycle), and a counter that is behind is waited for. A set_i that jumps by a quarter of the
// modular range or more while jobs are in flight is refused, too, since instants in use must stay
// within half of the range. For that reason wake_o asks for a clock edge whenever the counter has
// passed the next multiple of an eighth of the range; and in the cycle after set_i, in which what
// depends on the time follows it.
module weft_time_base #(
    parameter int TimeWidth = 40
) (
    input  logic        clk_i,
    input  logic        rst_ni,
    input  logic        run_i,
    input  logic [63:0] counter_i,
    input  logic        no_jobs_i,
    input  logic        low_i,      // write of the low half
    input  logic        set_i,      // write of the high half
    input  logic [31:0] data_i,
    output logic        refused_o,
    output logic        wake_o,
    output logic [63:0] now_o
);
  logic [63:0] now_q, wanted, step;
  logic [31:0] low_q;
  logic        was_set_q, ahead;

  assign wanted    = {data_i, low_q};
  assign step      = wanted - now_q;
  assign refused_o = set_i && (wanted < now_q || (!no_jobs_i && (step >> (TimeWidth - 2)) != '0));
  assign ahead     = run_i && counter_i > now_q;
  assign wake_o    = was_set_q ||
                     (ahead && !no_jobs_i && counter_i[TimeWidth-3] != now_q[TimeWidth-3]);
  assign now_o     = now_q;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      now_q     <= '0;
      low_q     <= '0;
      was_set_q <= 1'b0;
    end else begin
      was_set_q <= set_i && !refused_o;
      if (low_i) low_q <= data_i;
      if (set_i && !refused_o) now_q <= wanted;
      else if (ahead) now_q <= counter_i;
    end
  end
endmodule
