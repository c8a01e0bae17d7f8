// SPDX-License-Identifier: Apache-2.0
//
// Hardware task scheduler: takes whole jobs, tracks the dependencies of their tasks, and decides
// which task goes to which PE, one decision a cycle.
//
// - One clock. Asynchronous reset, active low.
// - Host side: AXI4-Lite, 32 bit, one access in each direction at a time; the registers are those
//   of rtl/registers/weft_scheduler.yaml. An unmapped or forbidden access answers SLVERR and
//   changes nothing.
// - irq_o is a level: an enabled cause is set.
// - counter_i is the always-on system counter of the SoC, in ticks, synchronous to the clock that
//   clk_i is gated from. With control.free_running the present time follows it: in every cycle it
//   is what the counter was at the clock edge that began the cycle, but never goes back.
// - busy_o is low while a clock edge would change no result: the clock may stop, at any cycle in
//   which it is low, and must run again in the first in which it is high. It rises in the cycle of
//   an access (it looks at the valids), so the time is right before the access takes effect; and
//   where the time follows the counter and jobs are in flight, each time the counter has moved on
//   by an eighth of the time range, so that modular comparison stays right. It stays high while
//   an access, a doorbell, a completion, a template check or a decision is in work, and while a
//   timeout is armed: timeout is not 0, time follows the counter, and a PE that is not late yet
//   has tasks outstanding. It is low although tasks are ready while hold or a full dispatch FIFO
//   keeps them back, or nothing is enabled. While the clock stands, the counters of cycles do not
//   count: stall_*, pe_busy_cycles and the two latencies.
// - event_*: what happened in this cycle, for test benches, probes and proofs. Within a cycle the
//   order is: decision, pop, completion, ready, and last what the host writes.
module weft_scheduler #(
    parameter int NumPe         = 16,   // 2 to 32
    parameter int NumTasks      = 256,  // task slots, a power of two, 64 to 1024
    parameter int QueueDepth    = 32,   // ready tasks kept in order, 16 to 64
    parameter int NumTemplates  = 16,   // up to 16
    parameter int TemplateTasks = 256,  // task memory, up to 4096
    parameter int TemplateEdges = 512,  // edge memory, up to 4096
    parameter int NumKernels    = 64,   // cost memory, up to 512
    parameter int JobTasks      = 64,   // largest job, a power of two, up to 64
    parameter int TimeWidth     = 40,   // 24 to 40
    parameter bit Communication = 1'b1, // reckon data-ready times
    parameter bit QueueKind     = 1'b0, // 0: shift register, 1: systolic
    parameter int NumLinkClasses = 4,   // besides class 0, 1 to 4
    parameter int DispatchDepth = 16,   // a power of two
    parameter bit Neural        = 1'b0, // the policy neural
    parameter int NeuralLanes   = 4,    // PEs that it scores at a time
    localparam int SlotWidth    = $clog2(NumTasks),
    localparam int PeWidth      = $clog2(NumPe),
    localparam int TaskWidth    = $clog2(JobTasks)
) (
    input  logic                 clk_i,
    input  logic                 rst_ni,

    input  logic [19:0]          axi_aw_addr_i,
    input  logic [2:0]           axi_aw_prot_i,
    input  logic                 axi_aw_valid_i,
    output logic                 axi_aw_ready_o,
    input  logic [31:0]          axi_w_data_i,
    input  logic [3:0]           axi_w_strb_i,
    input  logic                 axi_w_valid_i,
    output logic                 axi_w_ready_o,
    output logic [1:0]           axi_b_resp_o,
    output logic                 axi_b_valid_o,
    input  logic                 axi_b_ready_i,
    input  logic [19:0]          axi_ar_addr_i,
    input  logic [2:0]           axi_ar_prot_i,
    input  logic                 axi_ar_valid_i,
    output logic                 axi_ar_ready_o,
    output logic [31:0]          axi_r_data_o,
    output logic [1:0]           axi_r_resp_o,
    output logic                 axi_r_valid_o,
    input  logic                 axi_r_ready_i,

    input  logic [63:0]          counter_i,
    output logic                 irq_o,
    output logic                 busy_o,

    output logic                 event_decision_o,         // a task is given a PE
    output logic [SlotWidth-1:0] event_decision_slot_o,
    output logic [PeWidth-1:0]   event_decision_pe_o,
    output logic [TimeWidth-1:0] event_decision_start_o,   // estimates
    output logic [TimeWidth-1:0] event_decision_finish_o,
    output logic                 event_decision_fast_o,    // by least execution time
    output logic                 event_complete_o,         // a completion takes effect
    output logic [SlotWidth-1:0] event_complete_slot_o,
    output logic                 event_ready_o,            // a task becomes ready
    output logic [SlotWidth-1:0] event_ready_slot_o,
    output logic [TaskWidth-1:0] event_ready_task_o,
    output logic [15:0]          event_ready_job_o,        // number of its job, modulo 2^16
    output logic                 event_pop_o,              // the first ready task leaves the queue
    output logic [SlotWidth-1:0] event_pop_slot_o
);
  // A duration never exceeds a quarter of the time range, and is at most a bus word.
  localparam int DurationWidth = (TimeWidth - 2 < 32) ? TimeWidth - 2 : 32;
  localparam int CountWidth    = SlotWidth + 1;
  localparam logic [5*32-1:0] Capabilities = {
      8'h0, Neural ? 8'(NeuralLanes) : 8'h0, 8'd16, 8'(DispatchDepth),
      16'(NumTasks / 4), 16'(NumKernels), 16'(TemplateEdges), 16'(TemplateTasks),
      8'(JobTasks), 1'b0, Neural, QueueKind, Communication, 4'(NumLinkClasses), 8'(NumTemplates),
      8'(TimeWidth), 16'(NumTasks), 8'(QueueDepth), 8'(NumPe)};

  weft_settings_t              settings;
  weft_target_t                target;
  weft_write_t                 write;
  weft_status_t                status;
  weft_error_t                 intake_error, check_error, walk_error, decide_error;
  weft_happened_t              happened;
  logic [63:0]                 now;
  logic                        time_set, dispatch_pop;
  logic [31:0]                 credits, dispatch_tag;
  logic [CountWidth-1:0]       ready;
  logic [27:0]                 dispatch;
  logic [TimeWidth-1:0]        dispatch_start;
  logic [15:0]                 dispatch_level;
  logic [NumPe*TimeWidth-1:0]  free;
  logic [NumPe*CountWidth-1:0] outstanding;
  logic [NumPe-1:0]            pe_busy, late;

  weft_host #(.NumPe(NumPe), .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
              .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
              .NumLinkClasses(NumLinkClasses), .TimeWidth(TimeWidth), .CountWidth(CountWidth),
              .Neural(Neural), .Capabilities(Capabilities)) u_host (
      .clk_i(clk_i), .rst_ni(rst_ni), .axi_aw_addr_i(axi_aw_addr_i),
      .axi_aw_valid_i(axi_aw_valid_i), .axi_aw_ready_o(axi_aw_ready_o),
      .axi_w_data_i(axi_w_data_i), .axi_w_strb_i(axi_w_strb_i), .axi_w_valid_i(axi_w_valid_i),
      .axi_w_ready_o(axi_w_ready_o), .axi_b_resp_o(axi_b_resp_o),
      .axi_b_valid_o(axi_b_valid_o), .axi_b_ready_i(axi_b_ready_i),
      .axi_ar_addr_i(axi_ar_addr_i), .axi_ar_valid_i(axi_ar_valid_i),
      .axi_ar_ready_o(axi_ar_ready_o), .axi_r_data_o(axi_r_data_o),
      .axi_r_resp_o(axi_r_resp_o), .axi_r_valid_o(axi_r_valid_o),
      .axi_r_ready_i(axi_r_ready_i), .counter_i(counter_i), .irq_o(irq_o), .busy_o(busy_o),
      .settings_o(settings), .target_o(target), .write_o(write), .now_o(now), .time_set_o(time_set),
      .dispatch_pop_o(dispatch_pop), .status_i(status), .intake_error_i(intake_error),
      .check_error_i(check_error), .walk_error_i(walk_error), .decide_error_i(decide_error),
      .happened_i(happened), .credits_i(credits), .ready_i(ready), .dispatch_i(dispatch),
      .dispatch_tag_i(dispatch_tag), .dispatch_start_i(dispatch_start),
      .dispatch_level_i(dispatch_level), .free_i(free), .outstanding_i(outstanding),
      .pe_busy_i(pe_busy), .late_i(late));

  weft_core #(.NumPe(NumPe), .NumTasks(NumTasks), .QueueDepth(QueueDepth),
              .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
              .TemplateEdges(TemplateEdges), .NumKernels(NumKernels), .JobTasks(JobTasks),
              .TimeWidth(TimeWidth), .DurationWidth(DurationWidth),
              .Communication(Communication), .QueueKind(QueueKind),
              .NumLinkClasses(NumLinkClasses), .DispatchDepth(DispatchDepth),
              .Neural(Neural), .NeuralLanes(NeuralLanes)) u_core (
      .clk_i(clk_i), .rst_ni(rst_ni), .settings_i(settings), .target_i(target),
      .write_i(write), .now_i(now),
      .time_set_i(time_set), .dispatch_pop_i(dispatch_pop), .status_o(status),
      .intake_error_o(intake_error), .check_error_o(check_error), .walk_error_o(walk_error),
      .decide_error_o(decide_error), .happened_o(happened), .credits_o(credits), .ready_o(ready),
      .dispatch_o(dispatch), .dispatch_tag_o(dispatch_tag), .dispatch_start_o(dispatch_start),
      .dispatch_level_o(dispatch_level), .free_o(free), .outstanding_o(outstanding),
      .pe_busy_o(pe_busy), .late_o(late), .event_decision_o(event_decision_o),
      .event_decision_slot_o(event_decision_slot_o), .event_decision_pe_o(event_decision_pe_o),
      .event_decision_start_o(event_decision_start_o),
      .event_decision_finish_o(event_decision_finish_o),
      .event_decision_fast_o(event_decision_fast_o), .event_complete_o(event_complete_o),
      .event_complete_slot_o(event_complete_slot_o), .event_ready_o(event_ready_o),
      .event_ready_slot_o(event_ready_slot_o), .event_ready_task_o(event_ready_task_o),
      .event_ready_job_o(event_ready_job_o), .event_pop_o(event_pop_o),
      .event_pop_slot_o(event_pop_slot_o));

  logic unused_protection;
  assign unused_protection = ^{axi_aw_prot_i, axi_ar_prot_i};
endmodule
