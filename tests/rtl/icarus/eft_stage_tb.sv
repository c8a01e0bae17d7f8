// SPDX-License-Identifier: Apache-2.0
// gates: weft_eft_stage NumPe=4 NumTasks=64 TimeWidth=12 DurationWidth=10
//
// The EFT stage against arithmetic of 64 bits and a loop over the PEs: many ties, times at the end
// of the range, unsupported PEs, both ways to choose, requests of several decisions.
module eft_stage_tb;
  localparam int NumPe = 4, NumTasks = 64, TimeWidth = 12, DurationWidth = 10;
  localparam int GapWidth = TimeWidth - 2, CountWidth = 7;

  logic                           clk, rst_n, valid, slow, new_request, on_dispatch, has_data;
  logic [TimeWidth-1:0]           now;
  logic [NumPe*TimeWidth-1:0]     data, free;
  logic [NumPe*DurationWidth-1:0] cost;
  logic [NumPe-1:0]               busy, select;
  logic                           decision, no_pe;
  logic [1:0]                     pe;
  logic [NumPe*GapWidth-1:0]      finish;
  logic [GapWidth-1:0]            start, chosen_finish;
  logic [DurationWidth-1:0]       chosen_cost;

  weft_eft_stage #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                   .DurationWidth(DurationWidth)) u_eft (
      .clk_i(clk), .rst_ni(rst_n), .valid_i(valid), .slow_i(slow), .new_request_i(new_request),
      .now_i(now), .on_dispatch_i(on_dispatch), .has_data_i(has_data), .data_i(data),
      .cost_i(cost), .free_i(free), .busy_i(busy), .decision_o(decision), .no_pe_o(no_pe),
      .select_o(select), .pe_o(pe), .finish_o(finish), .start_o(start),
      .chosen_finish_o(chosen_finish), .cost_o(chosen_cost));

  longint data_gap[0:NumPe-1], free_gap[0:NumPe-1], time_of[0:NumPe-1];
  longint starts[0:NumPe-1], ends[0:NumPe-1], key, least;
  logic   was_busy[0:NumPe-1];
  integer placed[0:NumPe-1];
  integer cycle, p, best, spread, errors, none, saturated;

  task check(input logic holds, input string what);
    if (!holds) begin
      errors = errors + 1;
      if (errors < 10) $display("cycle %0d: %0s", cycle, what);
    end
  endtask

  // A duration: often one of few, sometimes of the whole range.
  function automatic longint duration(input integer range);
    duration = ($urandom % 8 == 0) ? $urandom % (1 << DurationWidth) : $urandom % range;
  endfunction

  task drive;
    begin
      spread      = 1 << ($urandom % 5);
      now         = TimeWidth'($urandom);
      valid       = $urandom % 8 != 0;
      slow        = $urandom % 2 == 0;
      on_dispatch = $urandom % 4 == 0;
      has_data    = $urandom % 4 != 0;
      new_request = cycle == 0 || $urandom % 6 == 0;
      for (p = 0; p < NumPe; p = p + 1) begin
        data_gap[p] = duration(spread);
        if (!on_dispatch && $urandom % 4 == 0) data_gap[p] = -data_gap[p];
        free_gap[p] = duration(spread);
        if ($urandom % 4 == 0) free_gap[p] = -free_gap[p];
        time_of[p] = ($urandom % 6 == 0) ? (1 << DurationWidth) - 1 : duration(spread);
        busy[p] = $urandom % 2 == 0;
        data[p*TimeWidth+:TimeWidth] = TimeWidth'(data_gap[p]) + (on_dispatch ? '0 : now);
        free[p*TimeWidth+:TimeWidth] = TimeWidth'(free_gap[p]);
        cost[p*DurationWidth+:DurationWidth] = DurationWidth'(time_of[p]);
      end
    end
  endtask

  // Where the task belongs, by the definition; -1: nowhere.
  task choose;
    begin
      best = -1;
      for (p = 0; p < NumPe; p = p + 1) begin
        if (new_request) begin placed[p] = 0; was_busy[p] = busy[p]; end
        starts[p] = (has_data && data_gap[p] > 0) ? data_gap[p] : 0;
        if (free_gap[p] > starts[p]) starts[p] = free_gap[p];
        ends[p] = starts[p] + time_of[p];
        if (ends[p] >= 1 << GapWidth) begin
          ends[p] = (1 << GapWidth) - 1;
          saturated = saturated + 1;
        end
        key = slow ? ends[p] : (time_of[p] * 2 + was_busy[p]) * 1000 + placed[p];
        if (time_of[p] != (1 << DurationWidth) - 1 && (best < 0 || key < least)) begin
          best  = p;
          least = key;
        end
      end
    end
  endtask

  initial begin
    clk = 0; rst_n = 0; valid = 0; slow = 0; new_request = 0; now = 0; on_dispatch = 0;
    has_data = 0; data = 0; cost = 0; free = 0; busy = 0; errors = 0; none = 0; saturated = 0;
    #1 clk = 1; #1 clk = 0; rst_n = 1;
    for (cycle = 0; cycle < 2000; cycle = cycle + 1) begin
      drive;
      if (valid || cycle == 0) begin
        valid = 1;
        choose;
      end
      #1;
      check(decision === (valid && best >= 0), "a decision is taken");
      check(no_pe === (valid && best < 0), "no PE is found");
      if (valid && best >= 0) begin
        check(select === NumPe'(1) << best && pe === 2'(best), "PE");
        check(start === GapWidth'(starts[best]), "start");
        check(chosen_finish === GapWidth'(ends[best]), "finish");
        check(chosen_cost === DurationWidth'(time_of[best]), "execution time");
      end
      if (valid) begin
        for (p = 0; p < NumPe; p = p + 1) begin
          check(finish[p*GapWidth+:GapWidth] === GapWidth'(ends[p]), "finish of all PEs");
        end
        if (best < 0) none = none + 1;
      end
      clk = 1;
      if (valid && best >= 0 && placed[best] < (1 << CountWidth) - 1) begin
        placed[best] = placed[best] + 1;
      end
      #1 clk = 0;
    end
    check(none > 0 && saturated > 50, "corners were met");
    if (errors == 0) $display("PASS eft_stage_tb");
    else $display("FAIL eft_stage_tb: %0d errors", errors);
    $finish;
  end
endmodule
