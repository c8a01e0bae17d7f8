// SPDX-License-Identifier: Apache-2.0
// gates: weft_fifo Width=16 Depth=8
// gates: weft_free_list Count=8
//
// The FIFO against counters of what went in and out, and the free list: no number has two holders,
// all numbers can be held at once.
module fifo_tb;
  localparam int Depth = 8;

  logic        clk, rst_n, clear, push, ready, valid, pop, take, give, free_valid;
  logic [15:0] data, head;
  logic [3:0]  count;
  logic [2:0]  id, give_id;
  logic [7:0]  held;
  integer      in, out, cycle, errors, most;

  weft_fifo #(.Width(16), .Depth(Depth)) u_fifo (
      .clk_i(clk), .rst_ni(rst_n), .clear_i(clear), .push_i(push), .data_i(data), .ready_o(ready),
      .valid_o(valid), .data_o(head), .pop_i(pop), .count_o(count));
  weft_free_list #(.Count(8)) u_list (
      .clk_i(clk), .rst_ni(rst_n), .clear_i(clear), .valid_o(free_valid), .id_o(id),
      .take_i(take), .give_i(give), .give_id_i(give_id));

  task check(input logic holds, input string what);
    if (!holds) begin
      errors = errors + 1;
      if (errors < 10) $display("cycle %0d: %0s", cycle, what);
    end
  endtask

  initial begin
    clk = 0; rst_n = 0; clear = 0; push = 0; pop = 0; take = 0; give = 0; data = 0; give_id = 0;
    in = 0; out = 0; held = 0; errors = 0; most = 0;
    #1 clk = 1; #1 clk = 0; rst_n = 1;
    for (cycle = 0; cycle < 6000; cycle = cycle + 1) begin
      push = ready && ($urandom % 4 < 1 + (cycle / 100) % 3);
      pop  = valid && ($urandom % 4 < 2);
      data = 16'(in);
      give_id = 3'($urandom);
      give  = held[give_id] && ($urandom % 4 < 1 + (cycle / 100) % 3);
      take  = free_valid && ($urandom % 2 == 0);
      clear = $urandom % 400 == 0;
      #1;
      check(count == in - out, "count");
      check(valid == (in != out) && ready == (in - out < Depth), "flags");
      if (valid) check(head === 16'(out), "order");
      check(free_valid == (held != 8'hff), "a free number is offered exactly if there is one");
      if (free_valid) check(held[id] === 1'b0, "a number has two holders");
      clk = 1;
      in  = in + push;
      out = out + pop;
      if (give) held[give_id] = 1'b0;
      if (take) held[id] = 1'b1;
      if (held == 8'hff) most = most + 1;
      if (clear) begin in = 0; out = 0; held = 0; end
      #1 clk = 0;
    end
    check(most > 0, "all numbers were held at once");
    if (errors == 0) $display("PASS fifo_tb");
    else $display("FAIL fifo_tb: %0d errors", errors);
    $finish;
  end
endmodule
