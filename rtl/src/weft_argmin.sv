// SPDX-License-Identifier: Apache-2.0
//
// The least key among the inputs whose bit in mask_i is set, unsigned; the lowest index of equals.
// select_o is one-hot, and zero where the mask is. All pairs are compared at once, so the depth is
// one comparator and one AND, whatever the number of inputs.
module weft_argmin #(
    parameter int NumIn = 8,
    parameter int Width = 32
) (
    input  logic [NumIn-1:0]       mask_i,
    input  logic [NumIn*Width-1:0] keys_i,
    output logic                   found_o,
    output logic [NumIn-1:0]       select_o
);
  assign found_o = mask_i != '0;

  for (genvar i = 0; i < NumIn; i++) begin : g_in
    logic [NumIn-1:0] beaten;  // by input j
    for (genvar j = 0; j < NumIn; j++) begin : g_by
      if (j < i) begin : g_lower
        assign beaten[j] = mask_i[j] && keys_i[j*Width+:Width] <= keys_i[i*Width+:Width];
      end else if (j > i) begin : g_higher
        assign beaten[j] = mask_i[j] && keys_i[j*Width+:Width] < keys_i[i*Width+:Width];
      end else begin : g_self
        assign beaten[j] = 1'b0;
      end
    end
    assign select_o[i] = mask_i[i] && beaten == '0;
  end
`ifdef FORMAL
`include "weft_argmin_properties.svh"
`endif
endmodule
