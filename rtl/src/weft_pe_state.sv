// SPDX-License-Identifier: Apache-2.0
//
// What is known of the PEs: estimated free time and tasks outstanding. A decision moves the free
// time of its PE to the finish. A completion moves it by elapsed - expected, or to the completion
// itself where nothing is outstanding any more. Where both meet at one PE, the decision is first.
//
// free_o is relative to now, signed, and kept within a quarter of the time range on both sides, so
// that modular comparison stays right however late a PE is. Of a PE with nothing outstanding it
// is zero: its stored time is in the past, and means nothing.
module weft_pe_state #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    localparam int PeWidth = $clog2(NumPe),
    localparam int CountWidth = $clog2(NumTasks) + 1,
    localparam int GapWidth = TimeWidth - 2
) (
    input  logic                        clk_i,
    input  logic                        rst_ni,
    input  logic                        clear_i,
    input  logic [TimeWidth-1:0]        now_i,
    input  logic [NumPe-1:0]            decision_i,   // one-hot
    input  logic [NumPe*GapWidth-1:0]   finish_i,     // from now on, if the PE is chosen
    input  logic                        complete_i,
    input  logic [PeWidth-1:0]          complete_pe_i,
    input  logic [DurationWidth-1:0]    complete_elapsed_i,
    input  logic [DurationWidth-1:0]    complete_expected_i,
    input  logic [TimeWidth-1:0]        complete_time_i,
    output logic [NumPe*TimeWidth-1:0]  free_o,
    output logic [NumPe*CountWidth-1:0] outstanding_o,
    output logic [NumPe-1:0]            busy_o
);
  localparam logic [TimeWidth-1:0] Earliest = {2'b11, {GapWidth{1'b0}}};
  localparam logic [TimeWidth-1:0] Latest   = {2'b00, {GapWidth{1'b1}}};

  // Late or early, two bits wider than a duration so that the sum below cannot overflow.
  logic [TimeWidth+1:0] delta;
  assign delta = (TimeWidth + 2)'(complete_elapsed_i) - (TimeWidth + 2)'(complete_expected_i);

  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    logic [TimeWidth-1:0]  free_q, gap, gap_kept, base, moved;
    logic [TimeWidth+1:0]  sum;
    logic [CountWidth-1:0] count_q;
    logic                  completes, below, above;

    assign gap       = free_q - now_i;
    assign gap_kept  = (count_q == '0) ? '0 : (gap[TimeWidth-1] && !gap[TimeWidth-2]) ? Earliest
                                                                                      : gap;
    assign completes = complete_i && complete_pe_i == PeWidth'(p);
    assign base      = decision_i[p] ? {2'b00, finish_i[p*GapWidth+:GapWidth]} : gap_kept;
    assign sum       = {{2{base[TimeWidth-1]}}, base} + delta;
    assign below     = sum[TimeWidth+1] && sum[TimeWidth:TimeWidth-2] != 3'b111;
    assign above     = !sum[TimeWidth+1] && sum[TimeWidth:TimeWidth-2] != 3'b000;
    assign moved     = below ? Earliest : above ? Latest : sum[TimeWidth-1:0];

    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) begin
        free_q  <= '0;
        count_q <= '0;
      end else if (clear_i) begin
        count_q <= '0;
      end else begin
        if (completes && count_q == CountWidth'(1) && !decision_i[p]) free_q <= complete_time_i;
        else free_q <= now_i + (completes ? moved : base);
        if (decision_i[p] && !completes) count_q <= count_q + 1'b1;
        else if (completes && !decision_i[p]) count_q <= count_q - 1'b1;
      end
    end

    assign free_o[p*TimeWidth+:TimeWidth]          = gap_kept;
    assign outstanding_o[p*CountWidth+:CountWidth] = count_q;
    assign busy_o[p]                               = count_q != '0;
  end
`ifdef FORMAL
`include "weft_pe_state_properties.svh"
`endif
endmodule
