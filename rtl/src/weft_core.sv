// SPDX-License-Identifier: Apache-2.0
//
// The core of the block: jobs come in as doorbells, become tasks in slots, wait for their
// predecessors, wait in the ready queue, and are given a PE; completions free the slots and let
// successors become ready. event_* as the top module has them.
module weft_core #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int QueueDepth = 32,
    parameter int NumTemplates = 16,
    parameter int TemplateTasks = 256,
    parameter int TemplateEdges = 512,
    parameter int NumKernels = 64,
    parameter int JobTasks = 64,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    parameter bit Communication = 1'b1,
    parameter bit QueueKind = 1'b0,
    parameter int NumLinkClasses = 4,
    parameter int DispatchDepth = 16,
    parameter bit Neural = 1'b0,
    parameter int NeuralLanes = 4,
    localparam int NumJobs = NumTasks / 4,
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int PeWidth = $clog2(NumPe),
    localparam int TaskWidth = $clog2(JobTasks),
    localparam int CountWidth = SlotWidth + 1
) (
    input  logic                        clk_i,
    input  logic                        rst_ni,
    input  weft_settings_t              settings_i,
    input  weft_target_t                 target_i,
    input  weft_write_t                 write_i,
    input  logic [63:0]                 now_i,
    input  logic                        time_set_i,
    input  logic                        dispatch_pop_i,

    output weft_status_t                status_o,
    output weft_error_t                 intake_error_o,  // of the write
    output weft_error_t                 check_error_o,
    output weft_error_t                 walk_error_o,
    output weft_error_t                 decide_error_o,
    output weft_happened_t              happened_o,
    output logic [31:0]                 credits_o,
    output logic [CountWidth-1:0]       ready_o,
    output logic [27:0]                 dispatch_o,
    output logic [31:0]                 dispatch_tag_o,
    output logic [TimeWidth-1:0]        dispatch_start_o,
    output logic [15:0]                 dispatch_level_o,
    output logic [NumPe*TimeWidth-1:0]  free_o,
    output logic [NumPe*CountWidth-1:0] outstanding_o,
    output logic [NumPe-1:0]            pe_busy_o,
    output logic [NumPe-1:0]            late_o,

    output logic                        event_decision_o,
    output logic [SlotWidth-1:0]        event_decision_slot_o,
    output logic [PeWidth-1:0]          event_decision_pe_o,
    output logic [TimeWidth-1:0]        event_decision_start_o,
    output logic [TimeWidth-1:0]        event_decision_finish_o,
    output logic                        event_decision_fast_o,
    output logic                        event_complete_o,
    output logic [SlotWidth-1:0]        event_complete_slot_o,
    output logic                        event_ready_o,
    output logic [SlotWidth-1:0]        event_ready_slot_o,
    output logic [TaskWidth-1:0]        event_ready_task_o,
    output logic [15:0]                 event_ready_job_o,
    output logic                        event_pop_o,
    output logic [SlotWidth-1:0]        event_pop_slot_o
);
  localparam int JobWidth      = $clog2(NumJobs);
  localparam int KernelWidth   = $clog2(NumKernels);
  localparam int DispatchWidth = $clog2(DispatchDepth);
  localparam int TimesWidth    = NumLinkClasses * DurationWidth;

  logic                 clear;
  logic [TimeWidth-1:0] now;
  assign clear = settings_i.clear;
  assign now   = now_i[TimeWidth-1:0];

  // ---------------------------------------------------------------- doorbell to task slots
  logic                     accept, checked, checking, launch_start, launch_task, launch_active;
  logic                     launch_stall, launch_busy, walk_yield, walk_start_yield, complete;
  logic                     job_done, edge_read, pop, visit_read, doorbell_full;
  logic [31:0]              launch_tag;
  logic [TaskWidth:0]       launch_tasks;
  logic [TaskWidth-1:0]     launch_index;
  logic [JobWidth-1:0]      launch_job, free_job, done_job;
  logic [15:0]              launch_number, launch_first_edge, edge_addr;
  logic [TimeWidth-1:0]     launch_deadline, launch_arrival;
  logic [SlotWidth-1:0]     free_slot, complete_slot;
  logic [KernelWidth-1:0]   launch_kernel, pop_kernel;
  logic [7:0]               launch_in_degree, launch_edges, edge_successor;
  logic [DurationWidth-1:0] launch_mean, launch_rank;
  logic [TimesWidth-1:0]    edge_times;
  logic [NumPe*DurationWidth-1:0] cost;
  logic [NumPe*3-1:0]       link_row;
  logic [PeWidth-1:0]       link_from;
  weft_error_t              doorbell_error;
  weft_intake #(.NumPe(NumPe), .NumTasks(NumTasks), .NumTemplates(NumTemplates),
                .TemplateTasks(TemplateTasks), .TemplateEdges(TemplateEdges),
                .NumKernels(NumKernels), .JobTasks(JobTasks), .TimeWidth(TimeWidth),
                .DurationWidth(DurationWidth), .NumLinkClasses(NumLinkClasses)) u_intake (
      .clk_i(clk_i), .rst_ni(rst_ni), .settings_i(settings_i), .target_i(target_i),
      .write_i(write_i), .now_i(now),
      .accept_o(accept), .full_o(doorbell_full), .no_jobs_o(status_o.no_jobs),
      .credits_o(credits_o), .doorbell_error_o(doorbell_error), .check_error_o(check_error_o),
      .checked_o(checked), .checking_o(checking), .launch_start_o(launch_start),
      .launch_tag_o(launch_tag), .launch_tasks_o(launch_tasks), .free_job_o(free_job),
      .launch_task_o(launch_task), .free_slot_o(free_slot), .launch_job_o(launch_job),
      .launch_number_o(launch_number), .launch_index_o(launch_index),
      .launch_arrival_o(launch_arrival), .launch_deadline_o(launch_deadline),
      .launch_kernel_o(launch_kernel), .launch_in_degree_o(launch_in_degree),
      .launch_first_edge_o(launch_first_edge), .launch_edges_o(launch_edges),
      .launch_mean_o(launch_mean), .launch_rank_o(launch_rank),
      .launch_active_o(launch_active), .launch_stall_o(launch_stall),
      .launch_busy_o(launch_busy), .yield_i(walk_yield), .start_yield_i(walk_start_yield),
      .slot_give_i(complete), .slot_give_id_i(complete_slot), .job_give_i(job_done),
      .job_give_id_i(done_job), .edge_read_i(edge_read), .edge_addr_i(edge_addr),
      .edge_successor_o(edge_successor), .edge_times_o(edge_times), .cost_read_i(pop),
      .cost_kernel_i(pop_kernel), .cost_o(cost), .link_read_i(visit_read),
      .link_from_i(link_from), .link_o(link_row));

  // ---------------------------------------------------------------- completion to successors
  logic                     completion_accept, completion_refuse, completion_ready;
  logic                     decision, visit, visit_first, visit_ready, underflow;
  logic                     walk_stall, walk_busy;
  logic [SlotWidth-1:0]     visit_slot, visit_read_slot, decision_slot;
  logic [PeWidth-1:0]       complete_pe, decision_pe;
  logic [DurationWidth-1:0] complete_elapsed, complete_expected, decision_cost, elapsed;
  logic [TimeWidth-1:0]     complete_time, visit_time;
  logic [TimesWidth-1:0]    visit_times;
  assign elapsed = (64'(settings_i.elapsed) >> DurationWidth) != '0
                   ? '1 : settings_i.elapsed[DurationWidth-1:0];
  weft_running #(.NumPe(NumPe), .NumTasks(NumTasks)) u_running (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .decision_i(decision),
      .decision_slot_i(decision_slot), .decision_pe_i(decision_pe),
      .completion_i(target_i.completion), .completion_data_i(write_i.data),
      .accept_o(completion_accept), .refuse_o(completion_refuse));
  weft_walker #(.NumPe(NumPe), .NumTasks(NumTasks), .NumJobs(NumJobs), .JobTasks(JobTasks),
                .TimeWidth(TimeWidth), .DurationWidth(DurationWidth),
                .NumLinkClasses(NumLinkClasses)) u_walker (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .push_i(completion_accept),
      .completion_i({write_i.data[SlotWidth-1:0], elapsed, now}),
      .ready_o(completion_ready), .launch_task_i(launch_task), .launch_slot_i(free_slot),
      .launch_job_i(launch_job), .launch_index_i(launch_index),
      .launch_first_edge_i(launch_first_edge), .launch_edges_i(launch_edges),
      .launch_in_degree_i(launch_in_degree), .launch_start_i(launch_start),
      .start_job_i(free_job), .start_tasks_i(launch_tasks), .launch_active_i(launch_active),
      .yield_o(walk_yield), .start_yield_o(walk_start_yield), .decision_i(decision),
      .decision_slot_i(decision_slot), .decision_pe_i(decision_pe),
      .decision_cost_i(decision_cost), .edge_read_o(edge_read), .edge_addr_o(edge_addr),
      .edge_successor_i(edge_successor), .edge_times_i(edge_times), .complete_o(complete),
      .complete_slot_o(complete_slot), .complete_pe_o(complete_pe),
      .complete_elapsed_o(complete_elapsed), .complete_expected_o(complete_expected),
      .complete_time_o(complete_time), .job_done_o(job_done), .job_done_job_o(done_job),
      .visit_read_o(visit_read), .visit_read_slot_o(visit_read_slot),
      .visit_read_from_o(link_from), .visit_o(visit), .visit_slot_o(visit_slot),
      .visit_first_o(visit_first), .visit_ready_o(visit_ready), .visit_times_o(visit_times),
      .visit_time_o(visit_time), .underflow_o(underflow), .stall_o(walk_stall),
      .busy_o(walk_busy));

  // ---------------------------------------------------------------- ready tasks, in order
  logic                 queue_valid, pop_has_data;
  logic [SlotWidth-1:0] pop_slot;
  logic [TaskWidth-1:0] pop_task;
  logic [JobWidth-1:0]  pop_job;
  weft_ready_tasks #(.NumTasks(NumTasks), .QueueDepth(QueueDepth), .QueueKind(QueueKind),
                     .TimeWidth(TimeWidth), .DurationWidth(DurationWidth),
                     .TaskWidth(TaskWidth), .KernelWidth(KernelWidth)) u_ready (
      .clk_i(clk_i), .rst_ni(rst_ni), .settings_i(settings_i), .launch_i(launch_task),
      .launch_slot_i(free_slot), .launch_job_i(launch_job), .launch_number_i(launch_number),
      .launch_task_i(launch_index), .launch_kernel_i(launch_kernel),
      .launch_has_data_i(launch_in_degree != '0), .launch_mean_i(launch_mean),
      .launch_rank_i(launch_rank), .launch_arrival_i(launch_arrival),
      .launch_deadline_i(launch_deadline), .visit_read_i(visit_read),
      .visit_read_slot_i(visit_read_slot), .visit_ready_i(visit_ready),
      .visit_slot_i(visit_slot), .visit_time_i(visit_time), .push_o(event_ready_o),
      .push_slot_o(event_ready_slot_o), .push_task_o(event_ready_task_o),
      .push_number_o(event_ready_job_o), .pop_i(pop), .valid_o(queue_valid),
      .count_o(ready_o), .slot_o(pop_slot), .task_o(pop_task), .job_o(pop_job),
      .kernel_o(pop_kernel), .has_data_o(pop_has_data));

  // ---------------------------------------------------------------- decisions
  logic                   newly_late, decide_busy, dispatch_valid, dispatch_full;
  logic                   stall_dispatch, stall_hold, stall_neural;
  logic [31:0]            pop_tag;
  logic [SlotWidth-1:0]   out_slot;
  logic [PeWidth-1:0]     out_pe;
  logic [TaskWidth-1:0]   out_task;
  logic [DispatchWidth:0] dispatch_count;
  weft_ram #(.Width(32), .Depth(NumJobs)) u_tag (
      .clk_i(clk_i), .we_i(launch_start), .waddr_i(free_job), .wdata_i(launch_tag),
      .re_i(pop), .raddr_i(pop_job), .rdata_o(pop_tag));
  weft_decision #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                  .DurationWidth(DurationWidth), .TaskWidth(TaskWidth),
                  .Communication(Communication), .NumLinkClasses(NumLinkClasses),
                  .DispatchDepth(DispatchDepth), .Neural(Neural),
                  .NeuralLanes(NeuralLanes)) u_decision (
      .clk_i(clk_i), .rst_ni(rst_ni), .settings_i(settings_i), .target_i(target_i),
      .write_i(write_i), .now_i(now_i), .time_set_i(time_set_i), .arrival_i(accept),
      .launch_i(launch_task), .launch_slot_i(free_slot), .launch_rank_i(launch_rank),
      .ready_i(queue_valid), .ready_count_i(ready_o), .ready_slot_i(pop_slot),
      .ready_task_i(pop_task), .ready_has_data_i(pop_has_data), .pop_o(pop), .cost_i(cost),
      .tag_i(pop_tag),
      .visit_read_i(visit_read), .visit_read_slot_i(visit_read_slot), .visit_i(visit),
      .visit_slot_i(visit_slot), .visit_first_i(visit_first), .visit_time_i(visit_time),
      .visit_times_i(visit_times), .visit_links_i(link_row), .complete_i(complete),
      .complete_pe_i(complete_pe), .complete_elapsed_i(complete_elapsed),
      .complete_expected_i(complete_expected), .complete_time_i(complete_time),
      .decision_o(decision), .decision_slot_o(decision_slot), .decision_pe_o(decision_pe),
      .decision_cost_o(decision_cost), .decision_start_o(event_decision_start_o),
      .decision_finish_o(event_decision_finish_o), .decision_fast_o(event_decision_fast_o),
      .dispatch_pop_i(dispatch_pop_i), .dispatch_valid_o(dispatch_valid),
      .dispatch_full_o(dispatch_full), .dispatch_count_o(dispatch_count),
      .dispatch_slot_o(out_slot), .dispatch_pe_o(out_pe), .dispatch_task_o(out_task),
      .dispatch_tag_o(dispatch_tag_o), .dispatch_start_o(dispatch_start_o), .free_o(free_o),
      .outstanding_o(outstanding_o), .pe_busy_o(pe_busy_o), .late_o(late_o),
      .newly_late_o(newly_late), .error_o(decide_error_o), .stall_dispatch_o(stall_dispatch),
      .stall_hold_o(stall_hold), .stall_neural_o(stall_neural), .busy_o(decide_busy));
  assign dispatch_o       = {7'(out_task), 5'(out_pe), 16'(out_slot)};
  assign dispatch_level_o = 16'(dispatch_count);

  // ---------------------------------------------------------------- what the host side is told
  assign status_o.checking        = checking;
  assign status_o.launching       = launch_busy;
  assign status_o.walking         = walk_busy;
  assign status_o.working         = launch_busy || walk_busy || checking || decide_busy;
  assign status_o.queue_empty     = !queue_valid;
  assign status_o.dispatch_valid  = dispatch_valid;
  assign status_o.dispatch_full   = dispatch_full;
  assign status_o.doorbell_full   = doorbell_full;
  assign status_o.completion_full = !completion_ready;

  assign intake_error_o.valid    = doorbell_error.valid || completion_refuse;
  assign intake_error_o.code     = completion_refuse
                                    ? 8'(weft_scheduler_reg_pkg::ErrorNotRunning)
                                    : doorbell_error.code;
  assign intake_error_o.argument = completion_refuse ? write_i.data[15:0]
                                                      : doorbell_error.argument;
  assign walk_error_o.valid      = underflow;
  assign walk_error_o.code       = 8'(weft_scheduler_reg_pkg::ErrorInDegree);
  assign walk_error_o.argument   = 16'(visit_slot);

  assign happened_o.decision       = decision;
  assign happened_o.fast           = event_decision_fast_o;
  assign happened_o.job_done       = job_done;
  assign happened_o.checked        = checked;
  assign happened_o.newly_late     = newly_late;
  assign happened_o.stall_dispatch = stall_dispatch;
  assign happened_o.stall_hold     = stall_hold;
  assign happened_o.stall_launch   = launch_stall;
  assign happened_o.stall_walk     = walk_stall;
  assign happened_o.stall_neural   = stall_neural;
  assign happened_o.nothing_ready  = !queue_valid && !decide_busy;
  assign happened_o.doorbell       = accept;
  assign happened_o.completion     = completion_accept;

  assign event_decision_o      = decision && !clear;
  assign event_decision_slot_o = decision_slot;
  assign event_decision_pe_o   = decision_pe;
  assign event_complete_o      = complete && !clear;
  assign event_complete_slot_o = complete_slot;
  assign event_pop_o           = pop;
  assign event_pop_slot_o      = pop_slot;

  logic unused;
  assign unused = ^write_i;
endmodule
