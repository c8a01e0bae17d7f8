// SPDX-License-Identifier: Apache-2.0
//
// Watches that each PE with tasks completes one in time. late_o stays until the PE completes a
// task; newly_o and first_o say in one cycle that PEs became late, and the lowest of them.
module weft_timeouts #(
    parameter int NumPe = 16,
    parameter int TimeWidth = 40,
    localparam int PeWidth = $clog2(NumPe)
) (
    input  logic                 clk_i,
    input  logic                 rst_ni,
    input  logic                 clear_i,
    input  logic [31:0]          timeout_i,  // 0: never
    input  logic [TimeWidth-1:0] now_i,
    input  logic [NumPe-1:0]     decision_i,
    input  logic                 complete_i,
    input  logic [PeWidth-1:0]   complete_pe_i,
    input  logic [NumPe-1:0]     busy_i,
    output logic [NumPe-1:0]     late_o,
    output logic                 newly_o,
    output logic [PeWidth-1:0]   first_o
);
  logic [NumPe-1:0] newly;

  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    logic [TimeWidth-1:0] mark_q, passed;  // since the PE got its first task, or completed one
    logic                 completes, expired;
    assign completes = complete_i && complete_pe_i == PeWidth'(p);
    assign passed    = now_i - mark_q;
    assign expired   = timeout_i != '0 && 64'(passed) > 64'(timeout_i);
    assign newly[p]  = busy_i[p] && expired && !late_o[p] && !completes;

    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) begin
        mark_q    <= '0;
        late_o[p] <= 1'b0;
      end else begin
        if (completes || (decision_i[p] && !busy_i[p])) mark_q <= now_i;
        if (clear_i || completes) late_o[p] <= 1'b0;
        else if (newly[p]) late_o[p] <= 1'b1;
      end
    end
  end

  assign newly_o = newly != '0;
  always_comb begin
    first_o = '0;
    for (int p = NumPe - 1; p >= 0; p--) begin
      if (newly[p]) first_o = PeWidth'(p);
    end
  end
endmodule
