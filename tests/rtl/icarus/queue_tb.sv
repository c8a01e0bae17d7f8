// SPDX-License-Identifier: Apache-2.0
// gates: weft_queue_shift Depth=8 RankWidth=6 TaskWidth=2 PayloadWidth=16
// gates: weft_queue_systolic Depth=8 RankWidth=6 TaskWidth=2 PayloadWidth=16
//
// Both queues in the same random traffic, against a sorted list: same head, same count, always;
// equal keys leave in the order in which they came.
module queue_tb;
  localparam int Depth = 8, RankWidth = 6, TaskWidth = 2, PayloadWidth = 16;
  localparam int KeyWidth = RankWidth + 16 + TaskWidth, Width = KeyWidth + PayloadWidth;
`ifdef GATES
  localparam int Cycles = 200;  // a cycle of the netlists takes far longer
`else
  localparam int Cycles = 12000;
`endif

  logic             clk, rst_n, clear, push, pop;
  logic [Width-1:0] entry, shift_entry, systolic_entry;
  logic             shift_ready, shift_valid, systolic_ready, systolic_valid;
  logic [3:0]       shift_count, systolic_count;

  weft_queue_shift #(.Depth(Depth), .RankWidth(RankWidth), .TaskWidth(TaskWidth),
                     .PayloadWidth(PayloadWidth)) u_shift (
      .clk_i(clk), .rst_ni(rst_n), .clear_i(clear), .push_i(push), .entry_i(entry),
      .ready_o(shift_ready), .valid_o(shift_valid), .entry_o(shift_entry), .pop_i(pop),
      .count_o(shift_count));
  weft_queue_systolic #(.Depth(Depth), .RankWidth(RankWidth), .TaskWidth(TaskWidth),
                        .PayloadWidth(PayloadWidth)) u_systolic (
      .clk_i(clk), .rst_ni(rst_n), .clear_i(clear), .push_i(push), .entry_i(entry),
      .ready_o(systolic_ready), .valid_o(systolic_valid), .entry_o(systolic_entry), .pop_i(pop),
      .count_o(systolic_count));

  logic [Width-1:0] list[0:Depth];
  integer           count, place, i, cycle, errors, pressure;
  reg [RankWidth-1:0] base;  // ranks wrap around in the course of the run

  function automatic logic goes_before(input logic [Width-1:0] a, input logic [Width-1:0] b);
    logic [RankWidth-1:0] gap;
    begin
      gap = a[Width-1-:RankWidth] - b[Width-1-:RankWidth];
      if (gap != 0) goes_before = gap[RankWidth-1];
      else goes_before = a[PayloadWidth+:16+TaskWidth] < b[PayloadWidth+:16+TaskWidth];
    end
  endfunction

  task check(input logic holds, input string what);
    if (!holds) begin
      errors = errors + 1;
      if (errors < 10) $display("cycle %0d: %0s", cycle, what);
    end
  endtask

  initial begin
    clk = 0; rst_n = 0; clear = 0; push = 0; pop = 0; entry = 0;
    count = 0; errors = 0; base = 0; pressure = 2;
    #1 clk = 1; #1 clk = 0; rst_n = 1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if ($urandom % 64 == 0) pressure = $urandom % 5;
      if ($urandom % 16 == 0) base = base + 1;
      pop   = count > 0 && ($urandom % 4 >= pressure);
      push  = (count < Depth || pop) && ($urandom % 4 < pressure + 1);
      clear = $urandom % 500 == 0;
      entry = {base + RankWidth'($urandom % 4), 15'd0, 1'($urandom), TaskWidth'($urandom % 2),
               16'(cycle)};
      #1;
      check(shift_valid == (count > 0) && systolic_valid == (count > 0), "valid");
      check(shift_count == count && systolic_count == count, "count");
      check(shift_ready == (count < Depth) && systolic_ready == (count < Depth), "ready");
      if (count > 0) check(shift_entry === list[0], "head of the shift register");
      if (count > 0) check(systolic_entry === list[0], "head of the systolic array");
      clk = 1;
      if (pop) begin
        for (i = 0; i + 1 < count; i = i + 1) list[i] = list[i+1];
        count = count - 1;
      end
      if (push) begin
        place = count;
        while (place > 0 && goes_before(entry, list[place-1])) begin
          list[place] = list[place-1];
          place = place - 1;
        end
        list[place] = entry;
        count = count + 1;
      end
      if (clear) count = 0;
      #1 clk = 0;
    end
    if (errors == 0) $display("PASS queue_tb");
    else $display("FAIL queue_tb: %0d errors", errors);
    $finish;
  end
endmodule
