// SPDX-License-Identifier: Apache-2.0
//
// Priority queue as a systolic array; the same ports and, cycle for cycle, the same answers as
// weft_queue_shift, without a net that reaches all cells.
//
// Each cell holds an entry; beside it may travel another on its way to the right, one cell a
// cycle, until it finds its place. A pop moves all held entries one cell to the left, so an entry
// under way meets two of them in that cycle: the one it stands at and the next.
module weft_queue_systolic #(
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
  logic [CountWidth-1:0]      count_q;
  logic [Depth*Width-1:0]     held_q;
  logic [Depth-1:0]           held_valid_q;
  // Travelling entry at each cell; the one at cell 0 is being pushed. `older`: it was held to the
  // left, so it goes before equals.
  logic [(Depth+1)*Width-1:0] moving;
  logic [Depth:0]             moving_valid, moving_older;
  // What a cell keeps and what it sends on when its two entries are put in order.
  logic [(Depth+1)*Width-1:0] low, high;
  logic [Depth:0]             low_valid, high_valid, high_older;

  assign ready_o = count_q != CountWidth'(Depth);
  assign count_o = count_q;
  assign valid_o = held_valid_q[0];
  assign entry_o = held_q[Width-1:0];

  assign moving[Width-1:0] = entry_i;
  assign moving_valid[0]   = push_i;
  assign moving_older[0]   = 1'b0;
  assign low[Depth*Width+:Width]  = '0;
  assign low_valid[Depth]         = 1'b0;
  assign high[Depth*Width+:Width] = '0;
  assign high_valid[Depth]        = 1'b0;
  assign high_older[Depth]        = 1'b0;

  for (genvar i = 0; i < Depth; i++) begin : g_cell
    logic             first, swap, next_before, next_swap;
    logic [Width-1:0] walker, met, held_d, sent;
    logic             walker_valid, walker_older, met_valid, held_valid_d, sent_valid, sent_older;

    weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_before (
        .a_i(moving[(i+1)*Width-1-:KeyWidth]), .b_i(held_q[(i+1)*Width-1-:KeyWidth]),
        .before_o(first));

    // First meeting, only in a cycle with a pop: with the entry that then moves to cell i-1. At
    // cell 0 that entry leaves, so the pushed one does not meet it.
    assign swap = moving_valid[i] && (!held_valid_q[i] || moving_older[i] || first);
    assign low[i*Width+:Width]  = swap ? moving[i*Width+:Width] : held_q[i*Width+:Width];
    assign low_valid[i]         = held_valid_q[i] || moving_valid[i];
    assign high[i*Width+:Width] = swap ? held_q[i*Width+:Width] : moving[i*Width+:Width];
    assign high_valid[i]        = held_valid_q[i] && moving_valid[i];
    assign high_older[i]        = swap;

    // Second meeting, or the only one: with the entry that will be held here.
    if (i == 0) begin : g_head
      assign walker       = entry_i;
      assign walker_valid = push_i;
      assign walker_older = 1'b0;
    end else begin : g_tail
      assign walker       = pop_i ? high[i*Width+:Width] : moving[i*Width+:Width];
      assign walker_valid = pop_i ? high_valid[i] : moving_valid[i];
      assign walker_older = pop_i ? high_older[i] : moving_older[i];
    end
    assign met       = pop_i ? low[(i+1)*Width+:Width] : held_q[i*Width+:Width];
    assign met_valid = pop_i ? low_valid[i+1] : held_valid_q[i];
    weft_key_before #(.RankWidth(RankWidth), .TaskWidth(TaskWidth)) u_next_before (
        .a_i(walker[Width-1-:KeyWidth]), .b_i(met[Width-1-:KeyWidth]), .before_o(next_before));
    assign next_swap    = walker_valid && (!met_valid || walker_older || next_before);
    assign held_d       = next_swap ? walker : met;
    assign held_valid_d = walker_valid || met_valid;
    assign sent         = next_swap ? met : walker;
    assign sent_valid   = walker_valid && met_valid;
    assign sent_older   = next_swap;

    logic [Width-1:0] moving_q;
    logic             moving_valid_q, moving_older_q;
    assign moving[(i+1)*Width+:Width] = moving_q;
    assign moving_valid[i+1]          = moving_valid_q;
    assign moving_older[i+1]          = moving_older_q;

    always_ff @(posedge clk_i) begin
      held_q[i*Width+:Width] <= held_d;
      moving_q               <= sent;
      moving_older_q         <= sent_older;
    end
    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) begin
        held_valid_q[i] <= 1'b0;
        moving_valid_q  <= 1'b0;
      end else if (clear_i) begin
        held_valid_q[i] <= 1'b0;
        moving_valid_q  <= 1'b0;
      end else begin
        held_valid_q[i] <= held_valid_d;
        moving_valid_q  <= sent_valid;
      end
    end
  end

  // Nothing ever travels beyond the last cell: not more than Depth entries are inside.
  logic unused_end;
  assign unused_end = ^{moving[Depth*Width+:Width], moving_valid[Depth], moving_older[Depth],
                        high[Depth*Width+:Width], high_valid[Depth], high_older[Depth],
                        high[Width-1:0], high_valid[0], high_older[0], low[Width-1:0],
                        low_valid[0]};

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) count_q <= '0;
    else if (clear_i) count_q <= '0;
    else if (push_i && !pop_i) count_q <= count_q + 1'b1;
    else if (pop_i && !push_i) count_q <= count_q - 1'b1;
  end
`ifdef FORMAL
`include "weft_queue_systolic_properties.svh"
`endif
endmodule
