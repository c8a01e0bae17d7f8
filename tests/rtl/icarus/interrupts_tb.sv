// SPDX-License-Identifier: Apache-2.0
// gates: weft_interrupts
//
// Interrupt causes and errors against a list of what came in, with sets and clears that meet.
module interrupts_tb;
  localparam int Sources = 4;

  logic                  clk, rst_n, clear, clear_error, irq;
  logic [4:0]            set, clear_causes, enable, status, causes;
  logic [Sources-1:0]    error;
  logic [Sources*8-1:0]  codes;
  logic [Sources*16-1:0] arguments;
  logic [31:0]           error_register, error_count, count;
  logic [23:0]           first;  // error that is kept: {argument, code}
  logic                  kept;
  integer                cycle, s, errors, met, together;

  weft_interrupts u_interrupts (
      .clk_i(clk), .rst_ni(rst_n), .clear_i(clear), .set_i(set), .clear_causes_i(clear_causes),
      .enable_i(enable), .status_o(status), .irq_o(irq), .error_i(error), .code_i(codes),
      .argument_i(arguments), .clear_error_i(clear_error), .error_o(error_register),
      .error_count_o(error_count));

  task check(input logic holds, input string what);
    if (!holds) begin
      errors = errors + 1;
      if (errors < 10) $display("cycle %0d: %0s", cycle, what);
    end
  endtask

  initial begin
    clk = 0; rst_n = 0; clear = 0; set = 0; clear_causes = 0; enable = 0; error = 0;
    codes = 0; arguments = 0; clear_error = 0;
    causes = 0; count = 0; first = 0; kept = 0; errors = 0; met = 0; together = 0;
    #1 clk = 1; #1 clk = 0; rst_n = 1;
    for (cycle = 0; cycle < 6000; cycle = cycle + 1) begin
      set          = 5'($urandom) & 5'($urandom);
      clear_causes = 5'($urandom) & 5'($urandom);
      enable       = 5'($urandom) & 5'($urandom) & 5'($urandom);
      error        = ($urandom % 4 == 0) ? Sources'($urandom) : '0;
      codes        = $urandom;
      arguments    = {$urandom, $urandom};
      clear_error  = $urandom % 6 == 0;
      clear        = $urandom % 200 == 0;
      #1;
      check(status === causes, "causes");
      check(irq === ((causes & enable) != 0), "line");
      check(error_register[31] === kept, "an error is kept");
      if (kept) check(error_register === {1'b1, 7'b0, first}, "first error");
      else check(error_register === 32'b0, "no error");
      check(error_count === count, "count of errors");
      if ((set & clear_causes) != 0) met = met + 1;
      if (clear_error && error != 0 && kept) together = together + 1;
      clk = 1;
      causes = (causes & ~clear_causes) | set;
      if (clear_error) begin kept = 0; first = 0; end
      for (s = 0; s < Sources; s = s + 1) begin
        if (error[s]) begin
          count = count + 1;
          if (!kept) first = {arguments[s*16+:16], codes[s*8+:8]};
          kept = 1;
        end
      end
      if (clear) begin causes = 0; count = 0; first = 0; kept = 0; end
      #1 clk = 0;
    end
    check(met > 100 && together > 100, "sets and clears met");
    if (errors == 0) $display("PASS interrupts_tb");
    else $display("FAIL interrupts_tb: %0d errors", errors);
    $finish;
  end
endmodule
