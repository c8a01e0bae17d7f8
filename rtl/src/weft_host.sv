// SPDX-License-Identifier: Apache-2.0
//
// The host side of the block: AXI4-Lite, the address map, the registers that the host sets, the
// present time, interrupts, errors and counters. What a write does in the core goes there as
// target_o and write_o, in the cycle in which it takes effect, and the core answers in that cycle
// whether it was refused (intake_error_i).
module weft_host #(
    parameter int NumPe = 16,
    parameter int NumTemplates = 16,
    parameter int TemplateTasks = 256,
    parameter int TemplateEdges = 512,
    parameter int NumKernels = 64,
    parameter int NumLinkClasses = 4,
    parameter int TimeWidth = 40,
    parameter int CountWidth = 9,
    parameter bit Neural = 1'b0,
    parameter logic [5*32-1:0] Capabilities = '0
) (
    input  logic                        clk_i,
    input  logic                        rst_ni,

    input  logic [19:0]                 axi_aw_addr_i,
    input  logic                        axi_aw_valid_i,
    output logic                        axi_aw_ready_o,
    input  logic [31:0]                 axi_w_data_i,
    input  logic [3:0]                  axi_w_strb_i,
    input  logic                        axi_w_valid_i,
    output logic                        axi_w_ready_o,
    output logic [1:0]                  axi_b_resp_o,
    output logic                        axi_b_valid_o,
    input  logic                        axi_b_ready_i,
    input  logic [19:0]                 axi_ar_addr_i,
    input  logic                        axi_ar_valid_i,
    output logic                        axi_ar_ready_o,
    output logic [31:0]                 axi_r_data_o,
    output logic [1:0]                  axi_r_resp_o,
    output logic                        axi_r_valid_o,
    input  logic                        axi_r_ready_i,

    input  logic [63:0]                 counter_i,
    output logic                        irq_o,
    output logic                        busy_o,

    output weft_settings_t              settings_o,
    output weft_target_t                target_o,        // of a write that takes effect
    output weft_write_t                 write_o,
    output logic [63:0]                 now_o,
    output logic                        time_set_o,      // by the host, in this cycle
    output logic                        dispatch_pop_o,  // the host takes a decision

    input  weft_status_t                status_i,
    input  weft_error_t                 intake_error_i,  // of that write
    input  weft_error_t                 check_error_i,
    input  weft_error_t                 walk_error_i,
    input  weft_error_t                 decide_error_i,
    input  weft_happened_t              happened_i,
    input  logic [31:0]                 credits_i,
    input  logic [CountWidth-1:0]       ready_i,
    input  logic [27:0]                 dispatch_i,
    input  logic [31:0]                 dispatch_tag_i,
    input  logic [TimeWidth-1:0]        dispatch_start_i,
    input  logic [15:0]                 dispatch_level_i,
    input  logic [NumPe*TimeWidth-1:0]  free_i,
    input  logic [NumPe*CountWidth-1:0] outstanding_i,
    input  logic [NumPe-1:0]            pe_busy_i,
    input  logic [NumPe-1:0]            late_i
);
  logic              write, allow, read, axi_busy, busy_error, range_error, clear;
  logic [19:0]       write_addr, read_addr;
  logic [31:0]       write_data, read_data, waddr;
  weft_region_t to, from;
  weft_target_t target, unused_target;

  assign waddr  = {12'b0, write_addr};
  assign clear  = settings_o.clear;
  assign target_o     = allow ? target : '0;
  assign write_o.addr = write_addr;
  assign write_o.data = write_data;

  weft_axi_lite u_axi (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .aw_addr_i(axi_aw_addr_i), .aw_valid_i(axi_aw_valid_i), .aw_ready_o(axi_aw_ready_o),
      .w_data_i(axi_w_data_i), .w_strb_i(axi_w_strb_i), .w_valid_i(axi_w_valid_i),
      .w_ready_o(axi_w_ready_o), .b_resp_o(axi_b_resp_o), .b_valid_o(axi_b_valid_o),
      .b_ready_i(axi_b_ready_i), .ar_addr_i(axi_ar_addr_i), .ar_valid_i(axi_ar_valid_i),
      .ar_ready_o(axi_ar_ready_o), .r_data_o(axi_r_data_o), .r_resp_o(axi_r_resp_o),
      .r_valid_o(axi_r_valid_o), .r_ready_i(axi_r_ready_i),
      .write_o(write), .write_addr_o(write_addr), .write_data_o(write_data),
      .write_stall_i((target.doorbell && status_i.doorbell_full) ||
                     (target.completion && status_i.completion_full)),
      .write_error_i(!to.writable), .read_o(read), .read_addr_o(read_addr),
      .read_data_i(read_data), .read_error_i(!from.readable), .busy_o(axi_busy));

  weft_address_map #(.NumPe(NumPe), .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
                     .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
                     .NumLinkClasses(NumLinkClasses), .Neural(Neural)) u_write_map (
      .addr_i(write_addr), .region_o(to), .target_o(target));
  weft_address_map #(.NumPe(NumPe), .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
                     .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
                     .NumLinkClasses(NumLinkClasses), .Neural(Neural)) u_read_map (
      .addr_i(read_addr), .region_o(from), .target_o(unused_target));

  weft_control #(.NumLinkClasses(NumLinkClasses), .TimeWidth(TimeWidth),
                 .Neural(Neural)) u_control (
      .clk_i(clk_i), .rst_ni(rst_ni), .write_i(write && to.writable), .addr_i(write_addr),
      .data_i(write_data), .idle_only_i(to.idle_only), .link_i(target.link),
      .no_jobs_i(status_i.no_jobs), .allow_o(allow), .busy_error_o(busy_error),
      .range_error_o(range_error), .settings_o(settings_o));

  logic set_time, time_refused, time_wake, timeout_armed;
  assign set_time   = allow && waddr == weft_scheduler_reg_pkg::TimeHiOffset;
  assign time_set_o = set_time && !time_refused;
  weft_time_base #(.TimeWidth(TimeWidth)) u_time (
      .clk_i(clk_i), .rst_ni(rst_ni), .run_i(settings_o.free_running), .counter_i(counter_i),
      .no_jobs_i(status_i.no_jobs),
      .low_i(allow && waddr == weft_scheduler_reg_pkg::TimeLoOffset), .set_i(set_time),
      .data_i(write_data), .refused_o(time_refused), .wake_o(time_wake), .now_o(now_o));

  assign timeout_armed = settings_o.free_running && settings_o.timeout != '0 &&
                         (pe_busy_i & ~late_i) != '0;
  assign busy_o = status_i.working || axi_busy || clear || time_wake || timeout_armed;

  // ---------------------------------------------------------------- errors and interrupts
  weft_error_t write_error;
  logic [31:0]      error_register, error_count;
  logic [4:0]       interrupt_status;
  logic             wrong;
  assign write_error.valid = busy_error || range_error || time_refused || intake_error_i.valid;
  assign write_error.code =
      busy_error     ? 8'(weft_scheduler_reg_pkg::ErrorWriteBusy) :
      range_error    ? 8'(weft_scheduler_reg_pkg::ErrorValueRange) :
      time_refused   ? 8'(weft_scheduler_reg_pkg::ErrorTimeRange) : intake_error_i.code;
  assign write_error.argument = intake_error_i.valid ? intake_error_i.argument : '0;
  assign wrong = write_error.valid || check_error_i.valid || walk_error_i.valid ||
                 decide_error_i.valid;

  weft_interrupts u_interrupts (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear),
      .set_i({happened_i.checked, happened_i.newly_late, wrong, happened_i.job_done,
              happened_i.decision}),
      .clear_causes_i((allow && waddr == weft_scheduler_reg_pkg::InterruptStatusOffset)
                      ? write_data[4:0] : '0),
      .enable_i(settings_o.interrupt_enable), .status_o(interrupt_status), .irq_o(irq_o),
      .error_i({decide_error_i.valid, walk_error_i.valid, check_error_i.valid,
                write_error.valid}),
      .code_i({decide_error_i.code, walk_error_i.code, check_error_i.code, write_error.code}),
      .argument_i({decide_error_i.argument, walk_error_i.argument, check_error_i.argument,
                   write_error.argument}),
      .clear_error_i(allow && waddr == weft_scheduler_reg_pkg::ErrorOffset && write_data[31]),
      .error_o(error_register), .error_count_o(error_count));

  // ---------------------------------------------------------------- counters and reads
  logic [31:0]         max_ready, latency_doorbell, latency_completion;
  logic [7*32-1:0]     counts;
  logic [NumPe*32-1:0] pe_busy_cycles;
  logic [31:0]         stall_neural_q;
  weft_counters #(.NumPe(NumPe), .CountWidth(CountWidth)) u_counters (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .decision_i(happened_i.decision),
      .fast_i(happened_i.fast), .job_done_i(happened_i.job_done),
      .stall_dispatch_i(happened_i.stall_dispatch), .stall_hold_i(happened_i.stall_hold),
      .stall_launch_i(happened_i.stall_launch), .stall_walk_i(happened_i.stall_walk),
      .ready_i(ready_i), .nothing_ready_i(happened_i.nothing_ready),
      .doorbell_i(happened_i.doorbell), .completion_i(happened_i.completion), .busy_i(pe_busy_i),
      .counts_o(counts), .max_ready_o(max_ready), .latency_doorbell_o(latency_doorbell),
      .latency_completion_o(latency_completion), .pe_busy_o(pe_busy_cycles));

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) stall_neural_q <= '0;
    else if (clear) stall_neural_q <= '0;
    else if (happened_i.stall_neural) stall_neural_q <= stall_neural_q + 32'd1;
  end

  weft_read_mux #(.NumPe(NumPe), .TimeWidth(TimeWidth), .CountWidth(CountWidth),
                  .Capabilities(Capabilities)) u_read_mux (
      .clk_i(clk_i), .read_i(read), .addr_i(read_addr), .data_o(read_data),
      .dispatch_pop_o(dispatch_pop_o), .settings_i(settings_o), .status_i(status_i),
      .region_i(from), .interrupt_status_i(interrupt_status), .error_i(error_register),
      .error_count_i(error_count), .now_i(now_o), .late_i(late_i), .credits_i(credits_i),
      .dispatch_i(dispatch_i), .dispatch_tag_i(dispatch_tag_i),
      .dispatch_start_i(dispatch_start_i), .dispatch_level_i(dispatch_level_i),
      .counts_i(counts), .stall_neural_i(stall_neural_q), .max_ready_i(max_ready),
      .latency_doorbell_i(latency_doorbell),
      .latency_completion_i(latency_completion), .free_i(free_i), .outstanding_i(outstanding_i),
      .pe_busy_i(pe_busy_cycles));

  logic unused;
  assign unused = ^{to, from};
endmodule
