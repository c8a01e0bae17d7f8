// SPDX-License-Identifier: Apache-2.0
//
// A decision tree of up to 16 nodes and four levels over the state of the block (DAS, Goksoy 2021).
// The layout of a node is that of the register tree_node. All nodes compare at once; slow_o is the
// leaf that the root leads to, combinational. A path longer than four levels ends in slow.
module weft_decision_tree (
    input  logic        clk_i,
    input  logic        rst_ni,
    input  logic        write_i,
    input  logic [3:0]  write_node_i,
    input  logic [31:0] write_data_i,
    input  logic [63:0] features_i,  // four of 16 bits
    output logic        slow_o
);
  logic [16*5-1:0] next;  // of each node: leaf, and node or outcome

  logic unused_data;
  assign unused_data = ^write_data_i[31:28];

  for (genvar i = 0; i < 16; i++) begin : g_node
    logic        right;
    logic [27:0] node_q;
    logic [15:0] feature;
    assign feature = features_i[node_q[17:16]*16+:16];
    assign right   = feature >= node_q[15:0];
    assign next[i*5+:5] = right ? node_q[27:23] : node_q[22:18];

    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) node_q <= '0;
      else if (write_i && write_node_i == 4'(i)) node_q <= write_data_i[27:0];
    end
  end

  logic [4:0] step1, step2, step3, step4;
  assign step1 = next[0+:5];
  assign step2 = step1[4] ? step1 : next[step1[3:0]*5+:5];
  assign step3 = step2[4] ? step2 : next[step2[3:0]*5+:5];
  assign step4 = step3[4] ? step3 : next[step3[3:0]*5+:5];
  assign slow_o = !step4[4] || step4[0];

  logic unused_step;
  assign unused_step = ^step4[3:1];
endmodule
