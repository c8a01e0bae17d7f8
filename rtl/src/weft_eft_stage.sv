// SPDX-License-Identifier: Apache-2.0
//
// Gives the task that is before it a PE, one decision a cycle. All PEs are reckoned at once:
// start = max(now, data there, PE free), finish = start + execution time; times are relative to now
// and saturate at a quarter of the time range. The finishes of all PEs are known before one is
// chosen, so the next free times need only a multiplexer behind the choice.
//
// slow_i: the PE of earliest finish, the lowest of equals. Else a PE of least execution time: of
// equals one that was idle when the request began, then the one with the fewest tasks placed in
// the request, then the lowest (rule R10).
module weft_eft_stage #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    localparam int PeWidth = $clog2(NumPe),
    localparam int CountWidth = $clog2(NumTasks) + 1,
    localparam int GapWidth = TimeWidth - 2
) (
    input  logic                           clk_i,
    input  logic                           rst_ni,
    input  logic                           valid_i,
    input  logic                           slow_i,
    input  logic                           new_request_i,  // this decision begins a request
    input  logic [TimeWidth-1:0]           now_i,
    input  logic                           on_dispatch_i,
    input  logic                           has_data_i,     // the task has predecessors
    input  logic [NumPe*TimeWidth-1:0]     data_i,         // instants, or with on_dispatch times
    input  logic [NumPe*DurationWidth-1:0] cost_i,         // all ones: not supported
    input  logic [NumPe*TimeWidth-1:0]     free_i,         // relative to now, signed
    input  logic [NumPe-1:0]               busy_i,
    output logic                           decision_o,
    output logic                           no_pe_o,
    output logic                           found_o,        // a PE supports the task
    output logic [NumPe-1:0]               select_o,
    output logic [PeWidth-1:0]             pe_o,
    output logic [NumPe*GapWidth-1:0]      finish_o,       // of all PEs, relative to now
    output logic [NumPe*GapWidth-1:0]      idle_o,         // of all PEs, start - free
    output logic [GapWidth-1:0]            least_finish_o,
    output logic [DurationWidth-1:0]       least_cost_o,
    output logic [GapWidth-1:0]            start_o,        // of the chosen PE, relative to now
    output logic [GapWidth-1:0]            chosen_finish_o,
    output logic [DurationWidth-1:0]       cost_o
);
  localparam int RankWidth = DurationWidth + 1 + CountWidth;

  logic [NumPe-1:0]           supported, earliest, least;
  logic [NumPe*RankWidth-1:0] rank;
  logic [NumPe*GapWidth-1:0]  start;
  logic                       found, unused_found;

  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    logic [TimeWidth-1:0]  gap, data;
    logic [GapWidth-1:0]   data_gap, free_gap;
    logic [GapWidth:0]     sum;
    logic                  was_busy, was_busy_q, unused_gap;
    assign unused_gap = gap[TimeWidth-2];
    logic [CountWidth-1:0] placed, placed_q;

    assign data     = data_i[p*TimeWidth+:TimeWidth];
    assign gap      = on_dispatch_i ? data : data - now_i;
    // Data is there at most one duration from now, and a duration is less than a quarter.
    assign data_gap = (!has_data_i || gap[TimeWidth-1]) ? '0 : gap[GapWidth-1:0];
    assign free_gap = free_i[(p+1)*TimeWidth-1] ? '0 : free_i[p*TimeWidth+:GapWidth];
    assign start[p*GapWidth+:GapWidth] = (data_gap > free_gap) ? data_gap : free_gap;
    assign idle_o[p*GapWidth+:GapWidth] = start[p*GapWidth+:GapWidth] - free_gap;
    assign sum = {1'b0, start[p*GapWidth+:GapWidth]} +
                 (GapWidth + 1)'(cost_i[p*DurationWidth+:DurationWidth]);
    assign finish_o[p*GapWidth+:GapWidth] = sum[GapWidth] ? '1 : sum[GapWidth-1:0];
    assign supported[p] = !(&cost_i[p*DurationWidth+:DurationWidth]);

    assign was_busy = new_request_i ? busy_i[p] : was_busy_q;
    assign placed   = new_request_i ? '0 : placed_q;
    assign rank[p*RankWidth+:RankWidth] = {cost_i[p*DurationWidth+:DurationWidth], was_busy,
                                           placed};
    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) begin
        was_busy_q <= 1'b0;
        placed_q   <= '0;
      end else if (valid_i) begin
        was_busy_q <= was_busy;
        if (!select_o[p]) placed_q <= placed;
        else if (!(&placed)) placed_q <= placed + 1'b1;
      end
    end
  end

  weft_argmin #(.NumIn(NumPe), .Width(GapWidth)) u_earliest (
      .mask_i(supported), .keys_i(finish_o), .found_o(found), .select_o(earliest));
  weft_argmin #(.NumIn(NumPe), .Width(RankWidth)) u_least (
      .mask_i(supported), .keys_i(rank), .found_o(unused_found), .select_o(least));

  assign found_o    = found;
  assign decision_o = valid_i && found;
  assign no_pe_o    = valid_i && !found;
  assign select_o   = slow_i ? earliest : least;

  always_comb begin
    pe_o            = '0;
    start_o         = '0;
    chosen_finish_o = '0;
    cost_o          = '0;
    least_finish_o  = '0;
    least_cost_o    = '0;
    for (int p = 0; p < NumPe; p++) begin
      if (select_o[p]) begin
        pe_o            = pe_o | PeWidth'(p);
        start_o         = start_o | start[p*GapWidth+:GapWidth];
        chosen_finish_o = chosen_finish_o | finish_o[p*GapWidth+:GapWidth];
        cost_o          = cost_o | cost_i[p*DurationWidth+:DurationWidth];
      end
      if (earliest[p]) least_finish_o = least_finish_o | finish_o[p*GapWidth+:GapWidth];
      if (least[p]) least_cost_o = cost_i[p*DurationWidth+:DurationWidth] | least_cost_o;
    end
  end

  logic unused_free;
  assign unused_free = ^free_i;
endmodule
