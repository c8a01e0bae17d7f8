// SPDX-License-Identifier: Apache-2.0
//
// For each task slot and each PE, when the task's inputs would be there: the latest of departure +
// time over the link, over its predecessors (Topcuoglu 2002, eq. 6). With on_dispatch_i the
// departure is the placement (rule R6), so the longest time itself is kept. A visit that was
// announced by read_i a cycle before updates the row of a slot for all PEs at once; the decision
// reads a row through a port of its own.
module weft_data_ready #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    parameter int NumLinkClasses = 4,
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int RowWidth = NumPe * TimeWidth
) (
    input  logic                                    clk_i,
    input  logic                                    on_dispatch_i,
    input  logic                                    read_i,
    input  logic [SlotWidth-1:0]                    read_slot_i,
    input  logic                                    visit_i,
    input  logic [SlotWidth-1:0]                    visit_slot_i,
    input  logic                                    visit_first_i,
    input  logic [TimeWidth-1:0]                    visit_time_i,
    input  logic [NumLinkClasses*DurationWidth-1:0] visit_times_i,
    input  logic [NumPe*3-1:0]                      visit_links_i,
    input  logic                                    row_read_i,
    input  logic [SlotWidth-1:0]                    row_slot_i,
    output logic [RowWidth-1:0]                     row_o
);
  logic [RowWidth-1:0]  old_read, old, update, forward_q;
  logic                 forward_valid_q;
  logic [TimeWidth-1:0] departure;

  weft_ram #(.Width(RowWidth), .Depth(NumTasks)) u_visit (
      .clk_i(clk_i), .we_i(visit_i), .waddr_i(visit_slot_i), .wdata_i(update),
      .re_i(read_i), .raddr_i(read_slot_i), .rdata_o(old_read));
  weft_ram #(.Width(RowWidth), .Depth(NumTasks)) u_row (
      .clk_i(clk_i), .we_i(visit_i), .waddr_i(visit_slot_i), .wdata_i(update),
      .re_i(row_read_i), .raddr_i(row_slot_i), .rdata_o(row_o));

  assign old       = forward_valid_q ? forward_q : old_read;
  assign departure = on_dispatch_i ? '0 : visit_time_i;

  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    logic [2:0]           link;
    logic [TimeWidth-1:0] time_on_link, arrival, gap;
    assign link = visit_links_i[p*3+:3];
    always_comb begin
      time_on_link = '0;
      for (int c = 0; c < NumLinkClasses; c++) begin
        if (link == 3'(c + 1)) begin
          time_on_link = TimeWidth'(visit_times_i[c*DurationWidth+:DurationWidth]);
        end
      end
    end
    assign arrival = departure + time_on_link;
    assign gap     = arrival - old[p*TimeWidth+:TimeWidth];
    assign update[p*TimeWidth+:TimeWidth] =
        (visit_first_i || !gap[TimeWidth-1]) ? arrival : old[p*TimeWidth+:TimeWidth];
  end

  always_ff @(posedge clk_i) begin
    forward_valid_q <= visit_i && read_i && read_slot_i == visit_slot_i;
    forward_q       <= update;
  end
endmodule
