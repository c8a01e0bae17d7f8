// SPDX-License-Identifier: Apache-2.0
//
// The whole core, from doorbells to decisions and from completions to successors, with tables that
// hold anything, and a host that checks templates, rings, completes, takes decisions, holds and
// resets when it likes. One slot, chosen freely, is followed.
module core_life #(
    parameter int NumTasks = 8,
    parameter int QueueDepth = 2,
    parameter int DispatchDepth = 2,
    parameter int JobTasks = 2,
    localparam int TimeWidth = 6,
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int TaskWidth = $clog2(JobTasks)
) (
    input logic        clk_i,
    input logic        rst_ni,
    input logic        clear_i,
    input logic        hold_i,
    input logic        doorbell_i,
    input logic        completion_i,
    input logic        template_i,
    input logic [31:0] data_i,
    input logic        take_i
);
  (* anyconst *) logic [SlotWidth-1:0] ghost_slot;
  weft_settings_t settings;
  weft_target_t   target;
  weft_write_t    write;
  weft_status_t   status;
  weft_error_t    intake_error, check_error, walk_error, decide_error;
  weft_happened_t happened;
  logic [31:0]    credits, unused_tag;
  logic [SlotWidth:0]           ready_count;
  logic [27:0]                  unused_dispatch;
  logic [TimeWidth-1:0]         unused_out_start, unused_start, unused_finish;
  logic [15:0]                  dispatch_level, unused_number;
  logic [2*TimeWidth-1:0]       unused_free;
  logic [2*(SlotWidth+1)-1:0]   unused_outstanding;
  logic [1:0]                   unused_busy, unused_late;
  logic                         decided, unused_pe, unused_fast, freed, made_ready, popped;
  logic [SlotWidth-1:0]         decided_slot, freed_slot, ready_slot, popped_slot;
  logic [TaskWidth-1:0]         unused_task;

  always_comb begin
    settings         = '0;
    settings.enable  = 1'b1;
    settings.hold    = hold_i;
    settings.clear   = clear_i;
    target            = '0;
    target.doorbell     = doorbell_i;
    target.completion   = completion_i;
    target.job_template = template_i;
    write.addr        = '0;
    write.data        = data_i;
  end

  weft_core #(.NumPe(2), .NumTasks(NumTasks), .QueueDepth(QueueDepth), .NumTemplates(1),
              .TemplateTasks(2), .TemplateEdges(2), .NumKernels(2), .JobTasks(JobTasks),
              .TimeWidth(TimeWidth), .DurationWidth(TimeWidth - 2), .Communication(1'b0),
              .NumLinkClasses(1), .DispatchDepth(DispatchDepth)) u_core (
      .clk_i(clk_i), .rst_ni(rst_ni), .settings_i(settings), .target_i(target), .write_i(write),
      .now_i(64'd0), .time_set_i(1'b0), .dispatch_pop_i(take_i), .status_o(status),
      .intake_error_o(intake_error), .check_error_o(check_error), .walk_error_o(walk_error),
      .decide_error_o(decide_error), .happened_o(happened), .credits_o(credits),
      .ready_o(ready_count), .dispatch_o(unused_dispatch), .dispatch_tag_o(unused_tag),
      .dispatch_start_o(unused_out_start), .dispatch_level_o(dispatch_level),
      .free_o(unused_free), .outstanding_o(unused_outstanding), .pe_busy_o(unused_busy),
      .late_o(unused_late), .event_decision_o(decided), .event_decision_slot_o(decided_slot),
      .event_decision_pe_o(unused_pe), .event_decision_start_o(unused_start),
      .event_decision_finish_o(unused_finish), .event_decision_fast_o(unused_fast),
      .event_complete_o(freed), .event_complete_slot_o(freed_slot), .event_ready_o(made_ready),
      .event_ready_slot_o(ready_slot), .event_ready_task_o(unused_task),
      .event_ready_job_o(unused_number), .event_pop_o(popped), .event_pop_slot_o(popped_slot));

`include "start.svh"
  always_comb begin
    // One write a cycle, and none in that of a soft reset: the port writes every other cycle.
    assume (!(doorbell_i && completion_i) && !(template_i && (doorbell_i || completion_i)));
    assume (!clear_i || !(doorbell_i || completion_i || template_i));
    if (ghost_started_q) begin
      // What the host side sees to (weft_host).
      assume (!template_i || status.no_jobs);
      assume (!doorbell_i || !status.doorbell_full);
      assume (!completion_i || !status.completion_full);
      assume (!take_i || status.dispatch_valid);
    end
  end

  // States of the followed slot: not ready since it was last free, ready, and so on.
  localparam logic [2:0] Before = 3'd0, Ready = 3'd1, Popped = 3'd2, Running = 3'd3,
                         Completing = 3'd4;
  logic [2:0]          ghost_state_q;
  logic [NumTasks-1:0] ghost_running_q;
  logic                becomes_ready, is_popped, is_decided, is_completed, is_freed;
  assign becomes_ready = made_ready && ready_slot == ghost_slot;
  assign is_popped     = popped && popped_slot == ghost_slot;
  assign is_decided    = decided && decided_slot == ghost_slot;
  assign is_completed  = happened.completion && data_i[15:0] == 16'(ghost_slot);
  assign is_freed      = freed && freed_slot == ghost_slot;

  always_ff @(posedge clk_i) begin
    if (!rst_ni || clear_i) begin
      ghost_state_q   <= Before;
      ghost_running_q <= '0;
    end else begin
      if (becomes_ready) ghost_state_q <= Ready;
      else if (is_popped) ghost_state_q <= Popped;
      else if (is_decided) ghost_state_q <= Running;
      else if (is_completed) ghost_state_q <= Completing;
      else if (is_freed) ghost_state_q <= Before;
      if (decided) ghost_running_q[decided_slot] <= 1'b1;
      if (happened.completion) ghost_running_q[data_i[SlotWidth-1:0]] <= 1'b0;
    end
  end

  always_comb begin
    if (ghost_started_q && !clear_i) begin
      slot_ready_once : assert (!becomes_ready || ghost_state_q == Before);
      slot_popped_once : assert (!is_popped || ghost_state_q == Ready);
      slot_decided_once : assert (!is_decided || ghost_state_q == Popped);
      slot_completed_once : assert (!is_completed || ghost_state_q == Running);
      slot_freed_once : assert (!is_freed || ghost_state_q == Completing);
      // When nothing is in work, nothing is ready and nothing runs, no job is left behind.
      jobs_not_lost : assert (status.working || !status.queue_empty || ghost_running_q != '0 ||
                              status.no_jobs);
      // Not claimed: within the bound, only little of a walk is reached.
      invariant_no_underflow : assert (!walk_error.valid);
      template_always_pe : assert (!decide_error.valid);
      credits_bounded : assert (credits[15:0] <= 16'(NumTasks) &&
                                credits[31:16] <= 16'(NumTasks / 4) &&
                                ready_count <= (SlotWidth + 1)'(NumTasks) - credits[SlotWidth:0]);
      dispatch_no_push_when_full : assert (!decided || !status.dispatch_full);
    end
  end
endmodule
