// SPDX-License-Identifier: Apache-2.0
//
// First in, first out. The oldest word stands at data_o while valid_o. push_i when ready_o is low
// and pop_i when valid_o is low are not allowed. Depth is a power of two. clear_i empties it.
module weft_fifo #(
    parameter int Width = 32,
    parameter int Depth = 4,
    localparam int AddrWidth = $clog2(Depth)
) (
    input  logic                 clk_i,
    input  logic                 rst_ni,
    input  logic                 clear_i,
    input  logic                 push_i,
    input  logic [Width-1:0]     data_i,
    output logic                 ready_o,
    output logic                 valid_o,
    output logic [Width-1:0]     data_o,
    input  logic                 pop_i,
    output logic [AddrWidth:0]   count_o
);
  logic [Width-1:0]     mem_q[0:Depth-1];
  logic [AddrWidth-1:0] read_q, write_q;
  logic [AddrWidth:0]   count_q;

  assign ready_o = !count_q[AddrWidth];
  assign valid_o = count_q != '0;
  assign data_o  = mem_q[read_q];
  assign count_o = count_q;

  always_ff @(posedge clk_i) begin
    if (push_i) mem_q[write_q] <= data_i;
  end

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      read_q  <= '0;
      write_q <= '0;
      count_q <= '0;
    end else if (clear_i) begin
      read_q  <= '0;
      write_q <= '0;
      count_q <= '0;
    end else begin
      if (push_i) write_q <= write_q + 1'b1;
      if (pop_i) read_q <= read_q + 1'b1;
      if (push_i && !pop_i) count_q <= count_q + 1'b1;
      if (pop_i && !push_i) count_q <= count_q - 1'b1;
    end
  end
`ifdef FORMAL
`include "weft_fifo_properties.svh"
`endif
endmodule
