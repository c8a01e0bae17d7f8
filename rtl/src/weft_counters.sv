// SPDX-License-Identifier: Apache-2.0
//
// Performance counters, modulo 2^32 (the greatest number of ready tasks saturates by nature). The
// two latencies run from an event that found no task ready to the next decision.
module weft_counters #(
    parameter int NumPe = 16,
    parameter int CountWidth = 9
) (
    input  logic                  clk_i,
    input  logic                  rst_ni,
    input  logic                  clear_i,
    input  logic                  decision_i,
    input  logic                  fast_i,
    input  logic                  job_done_i,
    input  logic                  stall_dispatch_i,
    input  logic                  stall_hold_i,
    input  logic                  stall_launch_i,
    input  logic                  stall_walk_i,
    input  logic [CountWidth-1:0] ready_i,
    input  logic                  nothing_ready_i,
    input  logic                  doorbell_i,
    input  logic                  completion_i,
    input  logic [NumPe-1:0]      busy_i,
    output logic [7*32-1:0]       counts_o,  // decisions, fast, jobs done, four stalls
    output logic [31:0]           max_ready_o,
    output logic [31:0]           latency_doorbell_o,
    output logic [31:0]           latency_completion_o,
    output logic [NumPe*32-1:0]   pe_busy_o
);
  logic [6:0] events;
  assign events = {stall_walk_i, stall_launch_i, stall_hold_i, stall_dispatch_i, job_done_i,
                   decision_i && fast_i, decision_i};

  for (genvar c = 0; c < 7; c++) begin : g_count
    logic [31:0] count_q;
    assign counts_o[c*32+:32] = count_q;
    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) count_q <= '0;
      else if (clear_i) count_q <= '0;
      else if (events[c]) count_q <= count_q + 32'd1;
    end
  end

  for (genvar p = 0; p < NumPe; p++) begin : g_pe
    logic [31:0] count_q;
    assign pe_busy_o[p*32+:32] = count_q;
    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) count_q <= '0;
      else if (clear_i) count_q <= '0;
      else if (busy_i[p]) count_q <= count_q + 32'd1;
    end
  end

  logic [1:0] starts;
  logic [63:0] latencies;
  assign starts = {completion_i && nothing_ready_i, doorbell_i && nothing_ready_i};
  assign latency_doorbell_o   = latencies[31:0];
  assign latency_completion_o = latencies[63:32];
  for (genvar l = 0; l < 2; l++) begin : g_latency
    logic        running_q;
    logic [31:0] timer_q, latency_q;
    assign latencies[l*32+:32] = latency_q;
    always_ff @(posedge clk_i or negedge rst_ni) begin
      if (!rst_ni) begin
        running_q <= 1'b0;
        timer_q   <= '0;
        latency_q <= '0;
      end else if (clear_i) begin
        running_q <= 1'b0;
        timer_q   <= '0;
        latency_q <= '0;
      end else begin
        timer_q <= (starts[l] && !running_q) ? 32'd1 : timer_q + 32'd1;
        if (decision_i) begin
          running_q <= 1'b0;
          if (running_q) latency_q <= timer_q;
        end else if (starts[l]) begin
          running_q <= 1'b1;
        end
      end
    end
  end

  logic [CountWidth-1:0] max_q;
  assign max_ready_o = 32'(max_q);
  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) max_q <= '0;
    else if (clear_i) max_q <= '0;
    else if (ready_i > max_q) max_q <= ready_i;
  end
endmodule
