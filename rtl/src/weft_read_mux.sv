// SPDX-License-Identifier: Apache-2.0
//
// What a read gives. Latches what belongs to a first read until the reads that follow: the high
// halves of times, and the parts of a dispatch.
module weft_read_mux #(
    parameter int NumPe = 16,
    parameter int TimeWidth = 40,
    parameter int CountWidth = 9,
    parameter logic [5*32-1:0] Capabilities = '0
) (
    input  logic                        clk_i,
    input  logic                        read_i,
    input  logic [19:0]                 addr_i,
    output logic [31:0]                 data_o,
    output logic                        dispatch_pop_o,

    input  weft_settings_t              settings_i,
    input  weft_status_t                status_i,
    input  weft_region_t                region_i,
    input  logic [4:0]                  interrupt_status_i,
    input  logic [31:0]                 error_i,
    input  logic [31:0]                 error_count_i,
    input  logic [63:0]                 now_i,
    input  logic [NumPe-1:0]            late_i,
    input  logic [31:0]                 credits_i,
    input  logic [27:0]                 dispatch_i,
    input  logic [31:0]                 dispatch_tag_i,
    input  logic [TimeWidth-1:0]        dispatch_start_i,
    input  logic [15:0]                 dispatch_level_i,
    input  logic [7*32-1:0]             counts_i,
    input  logic [31:0]                 stall_neural_i,
    input  logic [31:0]                 max_ready_i,
    input  logic [31:0]                 latency_doorbell_i,
    input  logic [31:0]                 latency_completion_i,
    input  logic [NumPe*TimeWidth-1:0]  free_i,
    input  logic [NumPe*CountWidth-1:0] outstanding_i,
    input  logic [NumPe*32-1:0]         pe_busy_i
);
  localparam int PeWidth = $clog2(NumPe);

  logic [31:0] addr, control, now_high_q, free_high_q, tag_q;
  logic [7:0]  status;
  logic [63:0] start_q, free;
  logic [TimeWidth-1:0] start_gap;

  assign addr      = {12'b0, addr_i};
  assign control   = {20'b0, settings_i.ageing_shift, 1'b0, settings_i.ageing,
                      settings_i.tree_enable, settings_i.on_dispatch, settings_i.free_running, 1'b0,
                      settings_i.hold, settings_i.enable};
  assign status    = {status_i.no_jobs, status_i.checking, status_i.dispatch_full,
                      !status_i.dispatch_valid, status_i.queue_empty, status_i.launching,
                      status_i.walking, !status_i.working};
  // An instant is near the present: its upper bits follow.
  assign start_gap = dispatch_start_i - now_i[TimeWidth-1:0];
  assign free      = now_i + {{64 - TimeWidth{free_gap[TimeWidth-1]}}, free_gap};
  assign dispatch_pop_o = read_i && status_i.dispatch_valid &&
                          addr == weft_scheduler_reg_pkg::DispatchOffset;

  logic [TimeWidth-1:0]  free_gap;
  logic [CountWidth-1:0] outstanding;
  assign free_gap    = region_i.pe_free ? free_i[addr_i[3+:PeWidth]*TimeWidth+:TimeWidth] : '0;
  assign outstanding = region_i.pe_outstanding
                       ? outstanding_i[addr_i[2+:PeWidth]*CountWidth+:CountWidth] : '0;

  always_comb begin
    case (addr)
      weft_scheduler_reg_pkg::IdOffset: data_o = weft_scheduler_reg_pkg::Identification;
      weft_scheduler_reg_pkg::VersionOffset: data_o = weft_scheduler_reg_pkg::Version;
      weft_scheduler_reg_pkg::Capability0Offset: data_o = Capabilities[31:0];
      weft_scheduler_reg_pkg::Capability1Offset: data_o = Capabilities[63:32];
      weft_scheduler_reg_pkg::Capability2Offset: data_o = Capabilities[95:64];
      weft_scheduler_reg_pkg::Capability3Offset: data_o = Capabilities[127:96];
      weft_scheduler_reg_pkg::Capability4Offset: data_o = Capabilities[159:128];
      weft_scheduler_reg_pkg::ControlOffset: data_o = control;
      weft_scheduler_reg_pkg::PolicyOffset: data_o = {29'b0, settings_i.policy};
      weft_scheduler_reg_pkg::StatusOffset: data_o = {24'b0, status};
      weft_scheduler_reg_pkg::InterruptStatusOffset: data_o = {27'b0, interrupt_status_i};
      weft_scheduler_reg_pkg::InterruptEnableOffset: data_o = {27'b0, settings_i.interrupt_enable};
      weft_scheduler_reg_pkg::ErrorOffset: data_o = error_i;
      weft_scheduler_reg_pkg::TimeLoOffset: data_o = now_i[31:0];
      weft_scheduler_reg_pkg::TimeHiOffset: data_o = now_high_q;
      weft_scheduler_reg_pkg::TimeoutOffset: data_o = settings_i.timeout;
      weft_scheduler_reg_pkg::PeTimeoutOffset: data_o = 32'(late_i);
      weft_scheduler_reg_pkg::ArrivalWindowOffset: data_o = settings_i.arrival_window;
      weft_scheduler_reg_pkg::CreditsOffset: data_o = credits_i;
      weft_scheduler_reg_pkg::JobTagOffset: data_o = settings_i.job_tag;
      weft_scheduler_reg_pkg::JobDeadlineOffset: data_o = settings_i.job_deadline;
      weft_scheduler_reg_pkg::CompletionElapsedOffset: data_o = settings_i.elapsed;
      weft_scheduler_reg_pkg::DispatchOffset:
        data_o = status_i.dispatch_valid ? {1'b1, 3'b0, dispatch_i} : '0;
      weft_scheduler_reg_pkg::DispatchTagOffset: data_o = tag_q;
      weft_scheduler_reg_pkg::DispatchStartLoOffset: data_o = start_q[31:0];
      weft_scheduler_reg_pkg::DispatchStartHiOffset: data_o = start_q[63:32];
      weft_scheduler_reg_pkg::DispatchLevelOffset: data_o = {16'b0, dispatch_level_i};
      weft_scheduler_reg_pkg::DecisionsOffset: data_o = counts_i[31:0];
      weft_scheduler_reg_pkg::DecisionsFastOffset: data_o = counts_i[63:32];
      weft_scheduler_reg_pkg::JobsDoneOffset: data_o = counts_i[95:64];
      weft_scheduler_reg_pkg::ErrorsOffset: data_o = error_count_i;
      weft_scheduler_reg_pkg::StallDispatchOffset: data_o = counts_i[127:96];
      weft_scheduler_reg_pkg::StallHoldOffset: data_o = counts_i[159:128];
      weft_scheduler_reg_pkg::StallLaunchOffset: data_o = counts_i[191:160];
      weft_scheduler_reg_pkg::StallWalkOffset: data_o = counts_i[223:192];
      weft_scheduler_reg_pkg::StallNeuralOffset: data_o = stall_neural_i;
      weft_scheduler_reg_pkg::MaxReadyOffset: data_o = max_ready_i;
      weft_scheduler_reg_pkg::LatencyDoorbellOffset: data_o = latency_doorbell_i;
      weft_scheduler_reg_pkg::LatencyCompletionOffset: data_o = latency_completion_i;
      default:
        data_o = region_i.pe_free ? (addr_i[2] ? free_high_q : free[31:0])
               : region_i.pe_outstanding ? 32'(outstanding)
               : region_i.pe_busy ? pe_busy_i[addr_i[2+:PeWidth]*32+:32] : '0;
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (read_i && addr == weft_scheduler_reg_pkg::TimeLoOffset) now_high_q <= now_i[63:32];
    if (read_i && region_i.pe_free && !addr_i[2]) free_high_q <= free[63:32];
    if (dispatch_pop_o) begin
      tag_q   <= dispatch_tag_i;
      start_q <= now_i + {{64 - TimeWidth{start_gap[TimeWidth-1]}}, start_gap};
    end
  end

  logic unused;
  assign unused = ^{settings_i, status_i, region_i};
endmodule
