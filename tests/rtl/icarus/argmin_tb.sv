// SPDX-License-Identifier: Apache-2.0
// gates: weft_argmin NumIn=7 Width=5
//
// The argmin against a loop, with many ties and masks of all kinds.
module argmin_tb;
  localparam int NumIn = 7, Width = 5;

  logic [NumIn-1:0]       mask, select, expected;
  logic [NumIn*Width-1:0] keys;
  logic                   found;
  integer                 round, i, best, errors;

  weft_argmin #(.NumIn(NumIn), .Width(Width)) u_argmin (
      .mask_i(mask), .keys_i(keys), .found_o(found), .select_o(select));

  initial begin
    errors = 0;
    for (round = 0; round < 20000; round = round + 1) begin
      mask = NumIn'($urandom);
      keys = {$urandom, $urandom};
      if (round % 2 == 0) keys = keys & {NumIn{5'b00011}};
      #1;
      best = -1;
      for (i = 0; i < NumIn; i = i + 1) begin
        if (mask[i] && (best < 0 || keys[i*Width+:Width] < keys[best*Width+:Width])) best = i;
      end
      expected = (best < 0) ? '0 : NumIn'(1) << best;
      if (select !== expected || found !== (best >= 0)) errors = errors + 1;
    end
    if (errors == 0) $display("PASS argmin_tb");
    else $display("FAIL argmin_tb: %0d errors", errors);
    $finish;
  end
endmodule
