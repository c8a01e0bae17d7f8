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
    localparam int NumJobs      = NumTasks / 4,
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
  localparam int GapWidth      = TimeWidth - 2;
  localparam int JobWidth      = $clog2(NumJobs);
  localparam int CountWidth    = SlotWidth + 1;
  localparam int KernelWidth   = $clog2(NumKernels);
  localparam int DispatchWidth = $clog2(DispatchDepth);
  localparam int TimesWidth    = NumLinkClasses * DurationWidth;
  localparam logic [5*32-1:0] Capabilities = {
      16'h0, 8'd16, 8'(DispatchDepth), 16'(NumJobs), 16'(NumKernels),
      16'(TemplateEdges), 16'(TemplateTasks),
      8'(JobTasks), 2'b0, QueueKind, Communication, 4'(NumLinkClasses), 8'(NumTemplates),
      8'(TimeWidth), 16'(NumTasks), 8'(QueueDepth), 8'(NumPe)};

  // ---------------------------------------------------------------- host side: one access a cycle
  logic        write, write_stall, read, axi_busy, write_mapped, write_ok, read_ok, idle_only;
  logic        to_tree, to_template, to_link, to_cost, to_task, to_edge;
  logic        unused_free, unused_outstanding, unused_busy, unused_write_readable;
  logic        from_free, from_outstanding, from_busy;
  logic [6:0]  unused_read_tables;
  logic        unused_read_idle;
  logic [19:0] write_addr, read_addr;
  logic [31:0] write_data, read_data, waddr;

  assign waddr = {12'b0, write_addr};
  assign write_mapped = write && write_ok;

  weft_axi_lite u_axi (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .aw_addr_i(axi_aw_addr_i), .aw_valid_i(axi_aw_valid_i), .aw_ready_o(axi_aw_ready_o),
      .w_data_i(axi_w_data_i), .w_strb_i(axi_w_strb_i), .w_valid_i(axi_w_valid_i),
      .w_ready_o(axi_w_ready_o), .b_resp_o(axi_b_resp_o), .b_valid_o(axi_b_valid_o),
      .b_ready_i(axi_b_ready_i), .ar_addr_i(axi_ar_addr_i), .ar_valid_i(axi_ar_valid_i),
      .ar_ready_o(axi_ar_ready_o), .r_data_o(axi_r_data_o), .r_resp_o(axi_r_resp_o),
      .r_valid_o(axi_r_valid_o), .r_ready_i(axi_r_ready_i),
      .write_o(write), .write_addr_o(write_addr), .write_data_o(write_data),
      .write_stall_i(write_stall), .write_error_i(!write_ok),
      .read_o(read), .read_addr_o(read_addr), .read_data_i(read_data), .read_error_i(!read_ok),
      .busy_o(axi_busy));

  weft_address_map #(.NumPe(NumPe), .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
                     .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
                     .NumLinkClasses(NumLinkClasses)) u_write_map (
      .addr_i(write_addr), .readable_o(unused_write_readable), .writable_o(write_ok),
      .idle_only_o(idle_only), .tree_o(to_tree), .template_o(to_template), .link_o(to_link),
      .cost_o(to_cost), .task_o(to_task), .edge_o(to_edge), .pe_free_o(unused_free),
      .pe_outstanding_o(unused_outstanding), .pe_busy_o(unused_busy));
  weft_address_map #(.NumPe(NumPe), .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
                     .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
                     .NumLinkClasses(NumLinkClasses)) u_read_map (
      .addr_i(read_addr), .readable_o(read_ok), .writable_o(unused_read_tables[0]),
      .idle_only_o(unused_read_idle), .tree_o(unused_read_tables[1]),
      .template_o(unused_read_tables[2]), .link_o(unused_read_tables[3]),
      .cost_o(unused_read_tables[4]), .task_o(unused_read_tables[5]),
      .edge_o(unused_read_tables[6]), .pe_free_o(from_free),
      .pe_outstanding_o(from_outstanding), .pe_busy_o(from_busy));

  // Registers that the host sets.
  logic        allow, busy_error, range_error, enable, hold, clear, free_running, on_dispatch;
  logic        tree_enable, ageing, no_jobs;
  logic [3:0]  ageing_shift;
  logic [2:0]  policy;
  logic [4:0]  interrupt_enable, interrupt_status;
  logic [31:0] timeout, arrival_window, job_tag, job_deadline, elapsed;
  weft_control #(.NumLinkClasses(NumLinkClasses), .TimeWidth(TimeWidth)) u_control (
      .clk_i(clk_i), .rst_ni(rst_ni), .write_i(write_mapped), .addr_i(write_addr),
      .data_i(write_data), .idle_only_i(idle_only), .link_i(to_link), .no_jobs_i(no_jobs),
      .allow_o(allow), .busy_error_o(busy_error), .range_error_o(range_error),
      .enable_o(enable), .hold_o(hold), .soft_reset_o(clear), .free_running_o(free_running),
      .on_dispatch_o(on_dispatch), .tree_enable_o(tree_enable), .ageing_o(ageing),
      .ageing_shift_o(ageing_shift), .policy_o(policy), .interrupt_enable_o(interrupt_enable),
      .timeout_o(timeout), .arrival_window_o(arrival_window), .job_tag_o(job_tag),
      .job_deadline_o(job_deadline), .elapsed_o(elapsed));

  logic                 set_time, time_refused, time_wake, timeout_armed;
  logic [63:0]          now64;
  logic [TimeWidth-1:0] now;
  assign now      = now64[TimeWidth-1:0];
  assign set_time = allow && waddr == weft_scheduler_reg_pkg::TimeHiOffset;
  weft_time_base #(.TimeWidth(TimeWidth)) u_time (
      .clk_i(clk_i), .rst_ni(rst_ni), .run_i(free_running), .counter_i(counter_i),
      .no_jobs_i(no_jobs), .low_i(allow && waddr == weft_scheduler_reg_pkg::TimeLoOffset),
      .set_i(set_time), .data_i(write_data), .refused_o(time_refused), .wake_o(time_wake),
      .now_o(now64));

  // ---------------------------------------------------------------- doorbell to task slots
  logic                   doorbell, accept, doorbell_disabled, doorbell_invalid, doorbell_no_credits;
  logic                   check_start, check_busy, check_done, check_good, check_no_pe;
  logic [15:0]            check_first, job_first;
  logic [7:0]             check_tasks;
  logic [3:0]             check_index;
  logic [TaskWidth:0]     job_tasks;
  logic                   complete, job_done, doorbell_ready, completion_ready;
  logic [SlotWidth:0]     task_credits;
  logic [JobWidth:0]      job_credits;
  assign doorbell = allow && waddr == weft_scheduler_reg_pkg::DoorbellOffset;
  weft_admission #(.NumTemplates(NumTemplates), .NumTasks(NumTasks), .NumJobs(NumJobs),
                   .JobTasks(JobTasks)) u_admission (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .enable_i(enable),
      .write_i(allow && to_template), .write_index_i(write_addr[5:2]), .write_data_i(write_data),
      .check_start_o(check_start), .check_first_o(check_first), .check_tasks_o(check_tasks),
      .check_index_o(check_index), .check_busy_i(check_busy), .check_done_i(check_done),
      .check_good_i(check_good), .doorbell_i(doorbell), .doorbell_data_i(write_data),
      .accept_o(accept), .disabled_o(doorbell_disabled), .invalid_o(doorbell_invalid),
      .no_credits_o(doorbell_no_credits), .first_o(job_first), .tasks_o(job_tasks),
      .slot_free_i(complete), .job_done_i(job_done), .task_credits_o(task_credits),
      .job_credits_o(job_credits), .no_jobs_o(no_jobs));

  logic                     task_read, check_task_read, launch_task_read, edge_read;
  logic                     check_edge_read, walk_edge_read, check_cost_read, pop, link_read;
  logic [15:0]              task_addr, check_task_addr, launch_task_addr, edge_addr;
  logic [15:0]              check_edge_addr, walk_edge_addr, check_kernel, task_kernel;
  logic [15:0]              task_first_edge;
  logic [7:0]               task_in_degree, task_edges, edge_successor;
  logic [DurationWidth-1:0] task_mean, task_rank;
  logic [TimesWidth-1:0]    edge_times;
  logic [NumPe*DurationWidth-1:0] cost;
  logic [NumPe*3-1:0]       link_row;
  logic [PeWidth-1:0]       link_from;
  logic [KernelWidth-1:0]   pop_kernel;
  assign task_read = check_task_read || launch_task_read;
  assign task_addr = check_busy ? check_task_addr : launch_task_addr;
  assign edge_read = check_edge_read || walk_edge_read;
  assign edge_addr = check_busy ? check_edge_addr : walk_edge_addr;
  weft_tables #(.NumPe(NumPe), .TemplateTasks(TemplateTasks), .TemplateEdges(TemplateEdges),
                .NumKernels(NumKernels), .NumLinkClasses(NumLinkClasses),
                .DurationWidth(DurationWidth)) u_tables (
      .clk_i(clk_i), .write_addr_i(write_addr), .write_data_i(write_data),
      .write_task_i(allow && to_task), .write_edge_i(allow && to_edge),
      .write_cost_i(allow && to_cost), .write_link_i(allow && to_link),
      .task_read_i(task_read), .task_addr_i(task_addr), .task_kernel_o(task_kernel),
      .task_in_degree_o(task_in_degree), .task_first_edge_o(task_first_edge),
      .task_edges_o(task_edges), .task_mean_o(task_mean), .task_rank_o(task_rank),
      .edge_read_i(edge_read), .edge_addr_i(edge_addr), .edge_successor_o(edge_successor),
      .edge_times_o(edge_times), .cost_read_i(pop || check_cost_read),
      .cost_kernel_i(check_busy ? check_kernel : 16'(pop_kernel)), .cost_o(cost),
      .link_read_i(link_read), .link_from_i(link_from), .link_o(link_row));

  weft_template_check #(.NumPe(NumPe), .TemplateTasks(TemplateTasks),
                        .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
                        .JobTasks(JobTasks), .DurationWidth(DurationWidth)) u_check (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .start_i(check_start),
      .first_i(check_first), .tasks_i(check_tasks), .task_read_o(check_task_read),
      .task_addr_o(check_task_addr), .task_kernel_i(task_kernel),
      .task_in_degree_i(task_in_degree), .task_first_edge_i(task_first_edge),
      .task_edges_i(task_edges), .edge_read_o(check_edge_read), .edge_addr_o(check_edge_addr),
      .edge_successor_i(edge_successor), .cost_read_o(check_cost_read),
      .cost_kernel_o(check_kernel), .cost_i(cost), .busy_o(check_busy), .done_o(check_done),
      .good_o(check_good), .no_pe_o(check_no_pe));

  logic                 launch_start, launch_task, launch_active, launch_stall, launch_busy;
  logic                 walk_yield, walk_start_yield, slot_there, job_there;
  logic [31:0]          launch_tag;
  logic [TaskWidth:0]   launch_tasks;
  logic [TaskWidth-1:0] launch_index;
  logic [JobWidth-1:0]  launch_job, free_job, done_job;
  logic [15:0]          launch_number;
  logic [TimeWidth-1:0] launch_deadline, launch_arrival, deadline;
  logic [SlotWidth-1:0] free_slot, complete_slot;
  assign deadline = now + ((64'(job_deadline) >> GapWidth) != '0
                           ? {2'b00, {GapWidth{1'b1}}} : TimeWidth'(job_deadline));
  weft_job_launcher #(.NumJobs(NumJobs), .JobTasks(JobTasks), .TimeWidth(TimeWidth)) u_launcher (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .push_i(accept),
      .doorbell_i({job_first, job_tasks, job_tag, deadline, now}), .ready_o(doorbell_ready),
      .pause_i(check_busy), .yield_i(walk_yield), .start_yield_i(walk_start_yield),
      .start_o(launch_start), .start_tag_o(launch_tag), .start_tasks_o(launch_tasks),
      .free_job_i(free_job), .read_o(launch_task_read), .read_addr_o(launch_task_addr),
      .task_o(launch_task), .task_index_o(launch_index), .task_job_o(launch_job),
      .task_number_o(launch_number), .task_deadline_o(launch_deadline),
      .task_arrival_o(launch_arrival), .active_o(launch_active), .stall_o(launch_stall),
      .busy_o(launch_busy));
  weft_free_list #(.Count(NumTasks)) u_slots (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .valid_o(slot_there), .id_o(free_slot),
      .take_i(launch_task), .give_i(complete), .give_id_i(complete_slot));
  weft_free_list #(.Count(NumJobs)) u_jobs (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .valid_o(job_there), .id_o(free_job),
      .take_i(launch_start), .give_i(job_done), .give_id_i(done_job));

  // ---------------------------------------------------------------- completion to successors
  logic                     completion, completion_accept, completion_refuse;
  logic                     decision, visit, visit_first, visit_ready, visit_read, underflow;
  logic                     walk_stall, walk_busy;
  logic [SlotWidth-1:0]     visit_slot, visit_read_slot, decide_slot;
  logic [PeWidth-1:0]       complete_pe, decision_pe;
  logic [DurationWidth-1:0] complete_elapsed, complete_expected, decision_cost, elapsed_cut;
  logic [TimeWidth-1:0]     complete_time, visit_time;
  logic [TimesWidth-1:0]    visit_times;
  assign completion  = allow && waddr == weft_scheduler_reg_pkg::CompletionOffset;
  assign elapsed_cut = (64'(elapsed) >> DurationWidth) != '0 ? '1 : elapsed[DurationWidth-1:0];
  weft_running #(.NumPe(NumPe), .NumTasks(NumTasks)) u_running (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .decision_i(decision),
      .decision_slot_i(decide_slot), .decision_pe_i(decision_pe),
      .completion_i(completion), .completion_data_i(write_data), .accept_o(completion_accept),
      .refuse_o(completion_refuse));
  weft_walker #(.NumPe(NumPe), .NumTasks(NumTasks), .NumJobs(NumJobs), .JobTasks(JobTasks),
                .TimeWidth(TimeWidth), .DurationWidth(DurationWidth),
                .NumLinkClasses(NumLinkClasses)) u_walker (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .push_i(completion_accept),
      .completion_i({write_data[SlotWidth-1:0], elapsed_cut, now}),
      .ready_o(completion_ready), .launch_task_i(launch_task), .launch_slot_i(free_slot),
      .launch_job_i(launch_job), .launch_index_i(launch_index),
      .launch_first_edge_i(task_first_edge), .launch_edges_i(task_edges),
      .launch_in_degree_i(task_in_degree), .launch_start_i(launch_start), .start_job_i(free_job),
      .start_tasks_i(launch_tasks), .launch_active_i(launch_active), .yield_o(walk_yield),
      .start_yield_o(walk_start_yield), .decision_i(decision), .decision_slot_i(decide_slot),
      .decision_pe_i(decision_pe), .decision_cost_i(decision_cost), .edge_read_o(walk_edge_read),
      .edge_addr_o(walk_edge_addr), .edge_successor_i(edge_successor), .edge_times_i(edge_times),
      .complete_o(complete), .complete_slot_o(complete_slot),
      .complete_pe_o(complete_pe), .complete_elapsed_o(complete_elapsed),
      .complete_expected_o(complete_expected), .complete_time_o(complete_time),
      .job_done_o(job_done), .job_done_job_o(done_job), .visit_read_o(visit_read),
      .visit_read_slot_o(visit_read_slot), .visit_read_from_o(link_from), .visit_o(visit),
      .visit_slot_o(visit_slot), .visit_first_o(visit_first), .visit_ready_o(visit_ready),
      .visit_times_o(visit_times), .visit_time_o(visit_time), .underflow_o(underflow),
      .stall_o(walk_stall), .busy_o(walk_busy));
  assign link_read   = visit_read;
  assign write_stall = (!doorbell_ready && waddr == weft_scheduler_reg_pkg::DoorbellOffset) ||
                       (!completion_ready && waddr == weft_scheduler_reg_pkg::CompletionOffset);

  // ---------------------------------------------------------------- ready tasks, in order
  // {job, rank base, number of the job, task, kernel, whether it has predecessors}
  localparam int InfoWidth    = JobWidth + TimeWidth + 16 + TaskWidth + KernelWidth + 1;
  localparam int PayloadWidth = SlotWidth + JobWidth + KernelWidth + 1;
  localparam int EntryWidth   = TimeWidth + 16 + TaskWidth + PayloadWidth;
  logic [InfoWidth-1:0]   launch_info, visit_info, info;
  logic [TimeWidth-1:0]   launch_base, base, ready_time, ready_rank;
  logic                   by_time, push, queue_valid, pop_has_data;
  logic [SlotWidth-1:0]   push_slot, pop_slot;
  logic [JobWidth-1:0]    push_job, pop_job;
  logic [15:0]            push_number, unused_pop_number;
  logic [TaskWidth-1:0]   push_task, pop_task;
  logic [KernelWidth-1:0] push_kernel;
  logic                   push_has_data;
  logic [EntryWidth-1:0]  head;
  logic [TimeWidth-1:0]   unused_pop_rank;
  logic [SlotWidth:0]     ready_count;
  weft_rank #(.TimeWidth(TimeWidth), .DurationWidth(DurationWidth)) u_rank (
      .policy_i(policy), .ageing_i(ageing), .ageing_shift_i(ageing_shift), .mean_i(task_mean),
      .rank_i(task_rank), .deadline_i(launch_deadline), .base_o(launch_base),
      .by_time_o(by_time));
  assign launch_info = {launch_job, launch_base, launch_number, launch_index,
                        task_kernel[KernelWidth-1:0], task_in_degree != '0};
  weft_ram #(.Width(InfoWidth), .Depth(NumTasks)) u_info (
      .clk_i(clk_i), .we_i(launch_task), .waddr_i(free_slot), .wdata_i(launch_info),
      .re_i(visit_read), .raddr_i(visit_read_slot), .rdata_o(visit_info));

  // The launcher waits while the walker visits, so at most one of them pushes.
  assign push       = visit_ready || (launch_task && task_in_degree == '0);
  assign push_slot  = visit_ready ? visit_slot : free_slot;
  assign info       = visit_ready ? visit_info : launch_info;
  assign ready_time = visit_ready ? visit_time : launch_arrival;
  assign {push_job, base, push_number, push_task, push_kernel, push_has_data} = info;
  assign ready_rank = by_time ? base + ready_time : base;
  weft_ready_queue #(.NumTasks(NumTasks), .QueueDepth(QueueDepth), .QueueKind(QueueKind),
                     .RankWidth(TimeWidth), .TaskWidth(TaskWidth),
                     .PayloadWidth(PayloadWidth)) u_ready (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .push_i(push),
      .entry_i({ready_rank, push_number, push_task, push_slot, push_job, push_kernel,
                push_has_data}),
      .valid_o(queue_valid), .entry_o(head), .pop_i(pop), .count_o(ready_count));
  assign {unused_pop_rank, unused_pop_number, pop_task, pop_slot, pop_job, pop_kernel,
          pop_has_data} = head;

  // ---------------------------------------------------------------- decision
  // A task leaves the queue only when there is room for its decision: the stage never stalls.
  logic                      decide_q, decide_has_data_q, new_request_q, new_request, room, fast;
  logic [SlotWidth-1:0]      decide_slot_q;
  logic [TaskWidth-1:0]      decide_task_q;
  logic [31:0]               decide_tag;
  logic [DispatchWidth:0]    dispatch_count;
  logic                      no_pe, slow_wanted;
  logic [NumPe-1:0]          select, pe_busy, late;
  logic [NumPe*GapWidth-1:0] finish;
  logic [GapWidth-1:0]       start_gap, finish_gap;
  logic [NumPe*TimeWidth-1:0]  data_row, free;
  logic [NumPe*CountWidth-1:0] outstanding;
  assign room        = dispatch_count + (DispatchWidth + 1)'(decide_q) <
                       (DispatchWidth + 1)'(DispatchDepth);
  assign pop         = queue_valid && enable && !hold && room && !clear;
  assign decide_slot = decide_slot_q;
  assign new_request = new_request_q || hold;

  weft_ram #(.Width(32), .Depth(NumJobs)) u_tag (
      .clk_i(clk_i), .we_i(launch_start), .waddr_i(free_job), .wdata_i(launch_tag),
      .re_i(pop), .raddr_i(pop_job), .rdata_o(decide_tag));

  if (Communication) begin : g_communication
    weft_data_ready #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                      .DurationWidth(DurationWidth), .NumLinkClasses(NumLinkClasses)) u_data (
        .clk_i(clk_i), .on_dispatch_i(on_dispatch), .read_i(visit_read),
        .read_slot_i(visit_read_slot), .visit_i(visit), .visit_slot_i(visit_slot),
        .visit_first_i(visit_first), .visit_time_i(visit_time), .visit_times_i(visit_times),
        .visit_links_i(link_row), .row_read_i(pop), .row_slot_i(pop_slot), .row_o(data_row));
  end else begin : g_no_communication
    assign data_row = '0;
    logic unused_visit;
    assign unused_visit = ^{on_dispatch, visit, visit_first, visit_times, link_row};
  end

  // What the decision tree sees.
  logic [63:0] features;
  logic [15:0] busy_count, outstanding_q, arrival_rate;
  logic        tree_slow;
  always_comb begin
    busy_count = '0;
    for (int p = 0; p < NumPe; p++) busy_count = busy_count + 16'(pe_busy[p]);
  end
  assign features = {outstanding_q, arrival_rate, busy_count, 16'(ready_count)};
  weft_arrival_rate u_arrival_rate (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .arrival_i(accept), .now_i(now64),
      .window_i(arrival_window), .rate_o(arrival_rate));
  weft_decision_tree u_tree (
      .clk_i(clk_i), .rst_ni(rst_ni), .write_i(allow && to_tree), .write_node_i(write_addr[5:2]),
      .write_data_i(write_data), .features_i(features), .slow_o(tree_slow));
  assign slow_wanted = tree_enable ? tree_slow
                                   : {29'b0, policy} != weft_scheduler_reg_pkg::PolicyMet;
  assign fast        = !slow_wanted;

  weft_eft_stage #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                   .DurationWidth(DurationWidth)) u_eft (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(decide_q), .slow_i(slow_wanted),
      .new_request_i(new_request), .now_i(now), .on_dispatch_i(Communication && on_dispatch),
      .has_data_i(Communication && decide_has_data_q), .data_i(data_row), .cost_i(cost),
      .free_i(free), .busy_i(pe_busy), .decision_o(decision), .no_pe_o(no_pe),
      .select_o(select), .pe_o(decision_pe), .finish_o(finish), .start_o(start_gap),
      .chosen_finish_o(finish_gap), .cost_o(decision_cost));
  weft_pe_state #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                  .DurationWidth(DurationWidth)) u_pe_state (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .now_i(now),
      .decision_i(decision ? select : '0), .finish_i(finish), .complete_i(complete),
      .complete_pe_i(complete_pe), .complete_elapsed_i(complete_elapsed),
      .complete_expected_i(complete_expected), .complete_time_i(complete_time), .free_o(free),
      .outstanding_o(outstanding), .busy_o(pe_busy));

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      decide_q      <= 1'b0;
      new_request_q <= 1'b1;
      outstanding_q <= '0;
    end else if (clear) begin
      decide_q      <= 1'b0;
      new_request_q <= 1'b1;
      outstanding_q <= '0;
    end else begin
      decide_q <= pop;
      if (hold || (set_time && !time_refused)) new_request_q <= 1'b1;
      else if (decide_q) new_request_q <= !queue_valid;
      outstanding_q <= outstanding_q + 16'(decision) - 16'(complete);
    end
  end
  always_ff @(posedge clk_i) begin
    if (pop) begin
      decide_slot_q     <= pop_slot;
      decide_task_q     <= pop_task;
      decide_has_data_q <= pop_has_data;
    end
  end

  // ---------------------------------------------------------------- decisions to the host
  localparam int OutWidth = SlotWidth + PeWidth + TaskWidth + 32 + TimeWidth;
  logic                 dispatch_ready, dispatch_valid, dispatch_pop;
  logic [OutWidth-1:0]  dispatch_head;
  logic [SlotWidth-1:0] out_slot;
  logic [PeWidth-1:0]   out_pe;
  logic [TaskWidth-1:0] out_task;
  logic [31:0]          out_tag;
  logic [TimeWidth-1:0] out_start;
  weft_fifo #(.Width(OutWidth), .Depth(DispatchDepth)) u_dispatch (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .push_i(decision),
      .data_i({decide_slot_q, decision_pe, decide_task_q, decide_tag,
               now + TimeWidth'(start_gap)}),
      .ready_o(dispatch_ready), .valid_o(dispatch_valid), .data_o(dispatch_head),
      .pop_i(dispatch_pop), .count_o(dispatch_count));
  assign {out_slot, out_pe, out_task, out_tag, out_start} = dispatch_head;

  // ---------------------------------------------------------------- errors, interrupts, counters
  logic               newly_late;
  logic [PeWidth-1:0] first_late;
  logic [7:0]         write_code;
  logic [15:0]        write_argument;
  logic               write_wrong;
  logic [31:0]        error_register, error_count, max_ready, latency_doorbell, latency_completion;
  logic [7*32-1:0]    counts;
  logic [NumPe*32-1:0] pe_busy_cycles;
  weft_timeouts #(.NumPe(NumPe), .TimeWidth(TimeWidth)) u_timeouts (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .timeout_i(timeout), .now_i(now),
      .decision_i(decision ? select : '0), .complete_i(complete), .complete_pe_i(complete_pe),
      .busy_i(pe_busy), .late_o(late), .newly_o(newly_late), .first_o(first_late));

  assign write_wrong = busy_error || range_error || doorbell_disabled || doorbell_invalid ||
                       doorbell_no_credits || completion_refuse || time_refused;
  assign write_code =
      busy_error          ? 8'(weft_scheduler_reg_pkg::ErrorWriteBusy) :
      range_error         ? 8'(weft_scheduler_reg_pkg::ErrorValueRange) :
      doorbell_disabled   ? 8'(weft_scheduler_reg_pkg::ErrorDisabled) :
      doorbell_invalid    ? 8'(weft_scheduler_reg_pkg::ErrorTemplateInvalid) :
      doorbell_no_credits ? 8'(weft_scheduler_reg_pkg::ErrorNoCredits) :
      completion_refuse   ? 8'(weft_scheduler_reg_pkg::ErrorNotRunning)
                          : 8'(weft_scheduler_reg_pkg::ErrorTimeRange);
  assign write_argument = (doorbell || completion) ? write_data[15:0] : '0;
  // A template is checked, a completion is looked at, and a task is decided on at different times
  // of a job's life, but jobs overlap: each has a line of its own. Checks and visits never meet.
  logic        check_wrong;
  logic [7:0]  check_code, walk_code, decide_code;
  logic [15:0] check_argument, walk_argument, decide_argument;
  assign check_wrong = check_done && !check_good;
  assign check_code  = check_no_pe ? 8'(weft_scheduler_reg_pkg::ErrorNoPe)
                                   : 8'(weft_scheduler_reg_pkg::ErrorMalformed);
  assign check_argument  = 16'(check_index);
  assign walk_code       = 8'(weft_scheduler_reg_pkg::ErrorInDegree);
  assign walk_argument   = 16'(visit_slot);
  assign decide_code     = no_pe ? 8'(weft_scheduler_reg_pkg::ErrorNoPe)
                                 : 8'(weft_scheduler_reg_pkg::ErrorTimeout);
  assign decide_argument = no_pe ? 16'(decide_slot_q) : 16'(first_late);
  weft_interrupts u_interrupts (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear),
      .set_i({check_done, newly_late, write_wrong || check_wrong || underflow || no_pe ||
              newly_late,
              job_done, decision}),
      .clear_causes_i((allow && waddr == weft_scheduler_reg_pkg::InterruptStatusOffset)
                      ? write_data[4:0] : '0),
      .enable_i(interrupt_enable), .status_o(interrupt_status), .irq_o(irq_o),
      .error_i({no_pe || newly_late, underflow, check_wrong, write_wrong}),
      .code_i({decide_code, walk_code, check_code, write_code}),
      .argument_i({decide_argument, walk_argument, check_argument, write_argument}),
      .clear_error_i(allow && waddr == weft_scheduler_reg_pkg::ErrorOffset && write_data[31]),
      .error_o(error_register), .error_count_o(error_count));

  weft_counters #(.NumPe(NumPe), .CountWidth(CountWidth)) u_counters (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .decision_i(decision), .fast_i(fast),
      .job_done_i(job_done), .stall_dispatch_i(queue_valid && enable && !hold && !room),
      .stall_hold_i(queue_valid && (hold || !enable)), .stall_launch_i(launch_stall),
      .stall_walk_i(walk_stall), .ready_i(ready_count),
      .nothing_ready_i(!queue_valid && !decide_q), .doorbell_i(accept),
      .completion_i(completion_accept), .busy_i(pe_busy), .counts_o(counts),
      .max_ready_o(max_ready), .latency_doorbell_o(latency_doorbell),
      .latency_completion_o(latency_completion), .pe_busy_o(pe_busy_cycles));

  logic working;
  assign working = launch_busy || walk_busy || check_busy || decide_q || pop;
  assign timeout_armed = free_running && timeout != '0 && (pe_busy & ~late) != '0;
  assign busy_o  = working || axi_busy || clear || time_wake || timeout_armed;

  weft_read_mux #(.NumPe(NumPe), .TimeWidth(TimeWidth), .CountWidth(CountWidth),
                  .Capabilities(Capabilities)) u_read_mux (
      .clk_i(clk_i), .read_i(read), .addr_i(read_addr), .data_o(read_data),
      .dispatch_pop_o(dispatch_pop),
      .control_i({20'b0, ageing_shift, 1'b0, ageing, tree_enable, on_dispatch, free_running, 1'b0,
                  hold, enable}),
      .policy_i(policy),
      .status_i({no_jobs, check_busy, !dispatch_ready, !dispatch_valid, !queue_valid, launch_busy,
                 walk_busy, !working}),
      .interrupt_status_i(interrupt_status), .interrupt_enable_i(interrupt_enable),
      .error_i(error_register), .error_count_i(error_count), .now_i(now64),
      .timeout_i(timeout), .late_i(late), .arrival_window_i(arrival_window),
      .credits_i({16'(job_credits), 16'(task_credits)}),
      .job_tag_i(job_tag), .job_deadline_i(job_deadline), .elapsed_i(elapsed),
      .dispatch_valid_i(dispatch_valid),
      .dispatch_i({7'(out_task), 5'(out_pe), 16'(out_slot)}), .dispatch_tag_i(out_tag),
      .dispatch_start_i(out_start), .dispatch_level_i(16'(dispatch_count)), .counts_i(counts),
      .max_ready_i(max_ready), .latency_doorbell_i(latency_doorbell),
      .latency_completion_i(latency_completion), .pe_free_select_i(from_free),
      .pe_outstanding_select_i(from_outstanding), .pe_busy_select_i(from_busy), .free_i(free),
      .outstanding_i(outstanding), .pe_busy_i(pe_busy_cycles));

  // ---------------------------------------------------------------- what happened in this cycle
  assign event_decision_o        = decision && !clear;
  assign event_decision_slot_o   = decide_slot_q;
  assign event_decision_pe_o     = decision_pe;
  assign event_decision_start_o  = now + TimeWidth'(start_gap);
  assign event_decision_finish_o = now + TimeWidth'(finish_gap);
  assign event_decision_fast_o   = fast;
  assign event_complete_o        = complete && !clear;
  assign event_complete_slot_o   = complete_slot;
  assign event_ready_o           = push && !clear;
  assign event_ready_slot_o      = push_slot;
  assign event_ready_task_o      = push_task;
  assign event_ready_job_o       = push_number;
  assign event_pop_o             = pop;
  assign event_pop_slot_o        = pop_slot;

  logic unused_inputs;
  assign unused_inputs = ^{axi_aw_prot_i, axi_ar_prot_i, slot_there, job_there, push_job};
endmodule
