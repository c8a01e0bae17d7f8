// SPDX-License-Identifier: Apache-2.0
// gates: weft_pe_state NumPe=3 NumTasks=64 TimeWidth=16 DurationWidth=14
//
// Free times and outstanding tasks against instants of 64 bits that never wrap around: decisions
// and completions in any order, also both at one PE in one cycle, PEs that are very early or late,
// and a present that jumps by almost a quarter of the range.
module pe_state_tb;
  localparam int NumPe = 3, NumTasks = 64, TimeWidth = 16, DurationWidth = 14;
  localparam int GapWidth = TimeWidth - 2, CountWidth = 7;
  localparam longint Quarter = 1 << GapWidth;

  logic                        clk, rst_n, clear, complete;
  logic [TimeWidth-1:0]        now, complete_time;
  logic [NumPe-1:0]            decision, busy;
  logic [NumPe*GapWidth-1:0]   finish;
  logic [1:0]                  complete_pe;
  logic [DurationWidth-1:0]    elapsed, expected;
  logic [NumPe*TimeWidth-1:0]  free;
  logic [NumPe*CountWidth-1:0] outstanding;

  weft_pe_state #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                  .DurationWidth(DurationWidth)) u_state (
      .clk_i(clk), .rst_ni(rst_n), .clear_i(clear), .now_i(now), .decision_i(decision),
      .finish_i(finish), .complete_i(complete), .complete_pe_i(complete_pe),
      .complete_elapsed_i(elapsed), .complete_expected_i(expected),
      .complete_time_i(complete_time), .free_o(free), .outstanding_o(outstanding), .busy_o(busy));

  longint instant, free_at[0:NumPe-1], gap, ends[0:NumPe-1], late, completed_at;
  integer count[0:NumPe-1];
  integer cycle, p, who, errors, both, clipped;

  task check(input logic holds, input string what);
    if (!holds) begin
      errors = errors + 1;
      if (errors < 10) $display("cycle %0d, PE %0d: %0s", cycle, p, what);
    end
  endtask

  // Within a quarter of the range on both sides of the present.
  function automatic longint clip(input longint x);
    clip = (x < -Quarter) ? -Quarter : (x > Quarter - 1) ? Quarter - 1 : x;
  endfunction

  task drive;
    begin
      if ($urandom % 200 == 0) instant = instant + $urandom % Quarter;
      else instant = instant + $urandom % 50;
      now      = TimeWidth'(instant);
      clear    = $urandom % 700 == 0;
      decision = 0;
      who      = $urandom % (NumPe + 2);
      if (who < NumPe && count[who] < NumTasks) decision = NumPe'(1) << who;
      for (p = 0; p < NumPe; p = p + 1) begin
        ends[p] = ($urandom % 20 == 0) ? Quarter - 1 - $urandom % 100 : $urandom % 4000;
        finish[p*GapWidth+:GapWidth] = GapWidth'(ends[p]);
      end
      complete_pe  = 2'($urandom % NumPe);
      complete     = count[complete_pe] > 0 && $urandom % 3 != 0;
      elapsed      = DurationWidth'(($urandom % 20 == 0) ? $urandom : $urandom % 3000);
      expected     = DurationWidth'(($urandom % 20 == 0) ? $urandom : $urandom % 3000);
      late         = {1'b0, elapsed};
      late         = late - {1'b0, expected};
      completed_at = instant - $urandom % 30;
      complete_time = TimeWidth'(completed_at);
    end
  endtask

  initial begin
    clk = 0; rst_n = 0; clear = 0; now = 0; decision = 0; finish = 0; complete = 0;
    complete_pe = 0; elapsed = 0; expected = 0; complete_time = 0;
    instant = 12345; errors = 0; both = 0; clipped = 0;
    for (p = 0; p < NumPe; p = p + 1) begin free_at[p] = 0; count[p] = 0; end
    #1 clk = 1; #1 clk = 0; rst_n = 1;
    for (cycle = 0; cycle < 5000; cycle = cycle + 1) begin
      drive;
      #1;
      for (p = 0; p < NumPe; p = p + 1) begin
        gap = (count[p] == 0) ? 0 : clip(free_at[p] - instant);
        check(free[p*TimeWidth+:TimeWidth] === TimeWidth'(gap), "free time");
        check(outstanding[p*CountWidth+:CountWidth] === CountWidth'(count[p]), "outstanding");
        check(busy[p] === (count[p] != 0), "busy");
        if (decision[p]) gap = ends[p];
        if (complete && complete_pe == p) begin
          if (gap + late != clip(gap + late)) clipped = clipped + 1;
          gap = clip(gap + late);
          if (decision[p]) both = both + 1;
          else count[p] = count[p] - 1;
          free_at[p] = (count[p] == 0) ? completed_at : instant + gap;
        end else begin
          if (decision[p]) count[p] = count[p] + 1;
          free_at[p] = instant + gap;
        end
        if (clear) count[p] = 0;
      end
      clk = 1;
      #1 clk = 0;
    end
    check(both > 100 && clipped > 50, "corners were met");
    if (errors == 0) $display("PASS pe_state_tb");
    else $display("FAIL pe_state_tb: %0d errors", errors);
    $finish;
  end
endmodule
