// SPDX-License-Identifier: Apache-2.0
//
// Priority queue as a shift register: cell 0 holds the entry that goes before all others, equal
// keys stand in the order of their pushes. One push and one pop a cycle, also together; a push
// that comes with a pop takes its place after the pop. push_i is allowed while ready_o, or with
// pop_i; pop_i while valid_o. An entry is {key, payload}. Every new key meets all cells at once.
module weft_queue_shift #(
    parameter int Depth = 16,
    parameter int RankWidth = 40,
    parameter int TaskWidth = 6,
    parameter int PayloadWidth = 16,
    localparam int KeyWidth = RankWidth + 16 + TaskWidth,
    localparam int Width = KeyWidth + PayloadWidth,
    localparam int CountWidth = $clog2(Depth + 1)
) (
    input  logic                  clk_i,
    input  logic                  rst_ni,
    input  logic                  clear_i,
    input  logic                  push_i,
    input  logic [Width-1:0]      entry_i,
    output logic                  ready_o,
    output logic                  valid_o,
    output logic [Width-1:0]      entry_o,
    input  logic                  pop_i,
    output logic [CountWidth-1:0] count_o
);
  logic [Depth*Width-1:0] cells_q;
  logic [CountWidth-1:0]  count_q;
  logic [Depth:0]         first;  // the new entry goes before the cell after the pop

  assign ready_o = count_q != CountWidth'(Depth);
  assign valid_o = count_q != '0;
  assign entry_o = cells_q[Width-1:0];
  assign count_o = count_q;

  // before_raw: against the cells as they stand; a pop only moves the answers with the cells.
  logic [Depth:0] before_raw;
  assign before_raw[Depth] = 1'b1;
  for (genvar i = 0; i < Depth; i++) begin : g_compare
    logic before_key;
    weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_before (
        .a_i(entry_i[Width-1-:KeyWidth]),
        .b_i(cells_q[(i+1)*Width-1-:KeyWidth]),
        .before_o(before_key));
    assign before_raw[i] = CountWidth'(i) >= count_q || before_key;
  end
  assign first = pop_i ? {1'b1, before_raw[Depth:1]} : before_raw;

  logic unused_before;
  assign unused_before = first[Depth];

  for (genvar i = 0; i < Depth; i++) begin : g_cell
    logic [Width-1:0] kept, pushed_out;  // the cell after the pop, and its left neighbour
    if (i < Depth - 1) begin : g_inner
      assign kept = pop_i ? cells_q[(i+1)*Width+:Width] : cells_q[i*Width+:Width];
    end else begin : g_last
      assign kept = cells_q[i*Width+:Width];
    end
    logic moves;  // the entry to the left gives way
    if (i > 0) begin : g_right
      assign moves = first[i-1];
      assign pushed_out = pop_i ? cells_q[i*Width+:Width] : cells_q[(i-1)*Width+:Width];
    end else begin : g_first
      assign moves = 1'b0;
      assign pushed_out = kept;
    end
    always_ff @(posedge clk_i) begin
      if (push_i || pop_i) begin
        cells_q[i*Width+:Width] <= (push_i && moves) ? pushed_out
                                 : (push_i && first[i]) ? entry_i : kept;
      end
    end
  end

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) count_q <= '0;
    else if (clear_i) count_q <= '0;
    else if (push_i && !pop_i) count_q <= count_q + 1'b1;
    else if (pop_i && !push_i) count_q <= count_q - 1'b1;
  end
`ifdef FORMAL
`include "weft_queue_shift_properties.svh"
`endif
endmodule
