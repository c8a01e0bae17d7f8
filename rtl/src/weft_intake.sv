// SPDX-License-Identifier: Apache-2.0
//
// From doorbells to tasks in slots: templates and their check, credits, the launcher, the tables.
// launch_* says what goes into the slot free_slot_o in this cycle; launch_start_o, that a job
// begins in the number free_job_o. The tables are read here for the check and the launch, and
// through the ports edge_*, cost_* and link_* for whoever comes later; the check and those never
// meet, since templates are checked only while no job is in flight.
module weft_intake #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int NumTemplates = 16,
    parameter int TemplateTasks = 256,
    parameter int TemplateEdges = 512,
    parameter int NumKernels = 64,
    parameter int JobTasks = 64,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    parameter int NumLinkClasses = 4,
    localparam int NumJobs = NumTasks / 4,
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int JobWidth = $clog2(NumJobs),
    localparam int PeWidth = $clog2(NumPe),
    localparam int TaskWidth = $clog2(JobTasks),
    localparam int KernelWidth = $clog2(NumKernels),
    localparam int TimesWidth = NumLinkClasses * DurationWidth
) (
    input  logic                           clk_i,
    input  logic                           rst_ni,
    input  weft_settings_t                 settings_i,
    input  weft_target_t                   target_i,
    input  weft_write_t                    write_i,
    input  logic [TimeWidth-1:0]           now_i,

    output logic                           accept_o,        // a doorbell becomes a job
    output logic                           full_o,          // no doorbell can be taken
    output logic                           no_jobs_o,
    output logic [31:0]                    credits_o,
    output weft_error_t                    doorbell_error_o,
    output weft_error_t                    check_error_o,
    output logic                           checked_o,
    output logic                           checking_o,

    output logic                           launch_start_o,
    output logic [31:0]                    launch_tag_o,
    output logic [TaskWidth:0]             launch_tasks_o,
    output logic [JobWidth-1:0]            free_job_o,
    output logic                           launch_task_o,
    output logic [SlotWidth-1:0]           free_slot_o,
    output logic [JobWidth-1:0]            launch_job_o,
    output logic [15:0]                    launch_number_o,
    output logic [TaskWidth-1:0]           launch_index_o,
    output logic [TimeWidth-1:0]           launch_arrival_o,
    output logic [TimeWidth-1:0]           launch_deadline_o,
    output logic [KernelWidth-1:0]         launch_kernel_o,
    output logic [7:0]                     launch_in_degree_o,
    output logic [15:0]                    launch_first_edge_o,
    output logic [7:0]                     launch_edges_o,
    output logic [DurationWidth-1:0]       launch_mean_o,
    output logic [DurationWidth-1:0]       launch_rank_o,
    output logic                           launch_active_o,
    output logic                           launch_stall_o,
    output logic                           launch_busy_o,
    input  logic                           yield_i,         // the launcher must wait: tasks
    input  logic                           start_yield_i,   // the same: start of a job

    input  logic                           slot_give_i,     // a task is complete
    input  logic [SlotWidth-1:0]           slot_give_id_i,
    input  logic                           job_give_i,      // it was the last of its job
    input  logic [JobWidth-1:0]            job_give_id_i,

    input  logic                           edge_read_i,
    input  logic [15:0]                    edge_addr_i,
    output logic [7:0]                     edge_successor_o,
    output logic [TimesWidth-1:0]          edge_times_o,
    input  logic                           cost_read_i,
    input  logic [KernelWidth-1:0]         cost_kernel_i,
    output logic [NumPe*DurationWidth-1:0] cost_o,
    input  logic                           link_read_i,
    input  logic [PeWidth-1:0]             link_from_i,
    output logic [NumPe*3-1:0]             link_o
);
  localparam int LongestBits = TimeWidth - 2;

  logic                 clear, allow_template;
  logic                 doorbell_disabled, doorbell_invalid, doorbell_no_credits, doorbell_ready;
  logic                 check_start, check_busy, check_done, check_good, check_no_pe;
  logic [15:0]          check_first, job_first;
  logic [7:0]           check_tasks;
  logic [3:0]           check_index;
  logic [TaskWidth:0]   job_tasks;
  logic [SlotWidth:0]   task_credits;
  logic [JobWidth:0]    job_credits;
  assign clear          = settings_i.clear;
  assign allow_template = target_i.job_template;
  weft_admission #(.NumTemplates(NumTemplates), .NumTasks(NumTasks), .NumJobs(NumJobs),
                   .JobTasks(JobTasks)) u_admission (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .enable_i(settings_i.enable),
      .write_i(allow_template), .write_index_i(write_i.addr[5:2]), .write_data_i(write_i.data),
      .check_start_o(check_start), .check_first_o(check_first), .check_tasks_o(check_tasks),
      .check_index_o(check_index), .check_busy_i(check_busy), .check_done_i(check_done),
      .check_good_i(check_good), .doorbell_i(target_i.doorbell),
      .doorbell_data_i(write_i.data), .accept_o(accept_o), .disabled_o(doorbell_disabled),
      .invalid_o(doorbell_invalid), .no_credits_o(doorbell_no_credits), .first_o(job_first),
      .tasks_o(job_tasks), .slot_free_i(slot_give_i), .job_done_i(job_give_i),
      .task_credits_o(task_credits), .job_credits_o(job_credits), .no_jobs_o(no_jobs_o));
  assign credits_o = {16'(job_credits), 16'(task_credits)};
  assign full_o    = !doorbell_ready;
  assign doorbell_error_o.valid = doorbell_disabled || doorbell_invalid || doorbell_no_credits;
  assign doorbell_error_o.code =
      doorbell_disabled ? 8'(weft_scheduler_reg_pkg::ErrorDisabled) :
      doorbell_invalid  ? 8'(weft_scheduler_reg_pkg::ErrorTemplateInvalid)
                        : 8'(weft_scheduler_reg_pkg::ErrorNoCredits);
  assign doorbell_error_o.argument = write_i.data[15:0];

  logic                     check_task_read, launch_task_read, check_edge_read, check_cost_read;
  logic [15:0]              check_task_addr, launch_task_addr, check_edge_addr, check_kernel;
  logic [15:0]              task_kernel;
  weft_tables #(.NumPe(NumPe), .TemplateTasks(TemplateTasks), .TemplateEdges(TemplateEdges),
                .NumKernels(NumKernels), .NumLinkClasses(NumLinkClasses),
                .DurationWidth(DurationWidth)) u_tables (
      .clk_i(clk_i), .write_addr_i(write_i.addr), .write_data_i(write_i.data),
      .write_task_i(target_i.task_record), .write_edge_i(target_i.edge_record),
      .write_cost_i(target_i.cost), .write_link_i(target_i.link),
      .task_read_i(check_task_read || launch_task_read),
      .task_addr_i(check_busy ? check_task_addr : launch_task_addr),
      .task_kernel_o(task_kernel), .task_in_degree_o(launch_in_degree_o),
      .task_first_edge_o(launch_first_edge_o), .task_edges_o(launch_edges_o),
      .task_mean_o(launch_mean_o), .task_rank_o(launch_rank_o),
      .edge_read_i(check_edge_read || edge_read_i),
      .edge_addr_i(check_busy ? check_edge_addr : edge_addr_i),
      .edge_successor_o(edge_successor_o), .edge_times_o(edge_times_o),
      .cost_read_i(check_cost_read || cost_read_i),
      .cost_kernel_i(check_busy ? check_kernel : 16'(cost_kernel_i)), .cost_o(cost_o),
      .link_read_i(link_read_i), .link_from_i(link_from_i), .link_o(link_o));
  assign launch_kernel_o = task_kernel[KernelWidth-1:0];

  weft_template_check #(.NumPe(NumPe), .TemplateTasks(TemplateTasks),
                        .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
                        .JobTasks(JobTasks), .DurationWidth(DurationWidth)) u_check (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .start_i(check_start),
      .first_i(check_first), .tasks_i(check_tasks), .task_read_o(check_task_read),
      .task_addr_o(check_task_addr), .task_kernel_i(task_kernel),
      .task_in_degree_i(launch_in_degree_o), .task_first_edge_i(launch_first_edge_o),
      .task_edges_i(launch_edges_o), .edge_read_o(check_edge_read),
      .edge_addr_o(check_edge_addr), .edge_successor_i(edge_successor_o),
      .cost_read_o(check_cost_read), .cost_kernel_o(check_kernel), .cost_i(cost_o),
      .busy_o(check_busy), .done_o(check_done), .good_o(check_good), .no_pe_o(check_no_pe));
  assign checked_o              = check_done;
  assign checking_o             = check_busy;
  assign check_error_o.valid    = check_done && !check_good;
  assign check_error_o.code     = check_no_pe ? 8'(weft_scheduler_reg_pkg::ErrorNoPe)
                                              : 8'(weft_scheduler_reg_pkg::ErrorMalformed);
  assign check_error_o.argument = 16'(check_index);

  logic                 slot_there, job_there;
  logic [TimeWidth-1:0] deadline;
  assign deadline = now_i + ((64'(settings_i.job_deadline) >> LongestBits) != '0
                             ? {2'b00, {LongestBits{1'b1}}}
                             : TimeWidth'(settings_i.job_deadline));
  weft_job_launcher #(.NumJobs(NumJobs), .JobTasks(JobTasks), .TimeWidth(TimeWidth)) u_launcher (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .push_i(accept_o),
      .doorbell_i({job_first, job_tasks, settings_i.job_tag, deadline, now_i}),
      .ready_o(doorbell_ready), .pause_i(check_busy), .yield_i(yield_i),
      .start_yield_i(start_yield_i), .start_o(launch_start_o), .start_tag_o(launch_tag_o),
      .start_tasks_o(launch_tasks_o), .free_job_i(free_job_o), .read_o(launch_task_read),
      .read_addr_o(launch_task_addr), .task_o(launch_task_o), .task_index_o(launch_index_o),
      .task_job_o(launch_job_o), .task_number_o(launch_number_o),
      .task_deadline_o(launch_deadline_o), .task_arrival_o(launch_arrival_o),
      .active_o(launch_active_o), .stall_o(launch_stall_o), .busy_o(launch_busy_o));
  weft_free_list #(.Count(NumTasks)) u_slots (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .valid_o(slot_there), .id_o(free_slot_o),
      .take_i(launch_task_o), .give_i(slot_give_i), .give_id_i(slot_give_id_i));
  weft_free_list #(.Count(NumJobs)) u_jobs (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .valid_o(job_there), .id_o(free_job_o),
      .take_i(launch_start_o), .give_i(job_give_i), .give_id_i(job_give_id_i));

  logic unused;
  assign unused = ^{settings_i, target_i, write_i, task_kernel, slot_there, job_there};
endmodule
