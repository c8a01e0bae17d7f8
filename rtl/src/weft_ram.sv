// SPDX-License-Identifier: Apache-2.0
//
// Memory with one write and one read port. The word addressed with re_i stands at rdata_o from the
// next cycle on, until the next re_i. A read of the word that is being written gives the old one.
module weft_ram #(
    parameter int Width = 32,
    parameter int Depth = 64,
    localparam int AddrWidth = (Depth > 1) ? $clog2(Depth) : 1
) (
    input  logic                 clk_i,
    input  logic                 we_i,
    input  logic [AddrWidth-1:0] waddr_i,
    input  logic [Width-1:0]     wdata_i,
    input  logic                 re_i,
    input  logic [AddrWidth-1:0] raddr_i,
    output logic [Width-1:0]     rdata_o
);
  logic [Width-1:0] mem_q[0:Depth-1];

  always_ff @(posedge clk_i) begin
    if (we_i) mem_q[waddr_i] <= wdata_i;
    if (re_i) rdata_o <= mem_q[raddr_i];
  end
endmodule
