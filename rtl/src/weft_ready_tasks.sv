// SPDX-License-Identifier: Apache-2.0
//
// Ready tasks: a launched task without predecessors, or one that the successor walk finds to lack
// none any more, enters the queue with its rank (push_*). What a task needs there is kept in its
// slot from its launch on. The first of the queue stands at the outputs while valid_o.
module weft_ready_tasks #(
    parameter int NumTasks = 256,
    parameter int QueueDepth = 32,
    parameter bit QueueKind = 1'b0,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    parameter int TaskWidth = 6,
    parameter int KernelWidth = 6,
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int JobWidth = SlotWidth - 2
) (
    input  logic                     clk_i,
    input  logic                     rst_ni,
    input  weft_settings_t           settings_i,

    input  logic                     launch_i,
    input  logic [SlotWidth-1:0]     launch_slot_i,
    input  logic [JobWidth-1:0]      launch_job_i,
    input  logic [15:0]              launch_number_i,    // of the job, in order of arrival
    input  logic [TaskWidth-1:0]     launch_task_i,
    input  logic [KernelWidth-1:0]   launch_kernel_i,
    input  logic                     launch_has_data_i,  // it has predecessors
    input  logic [DurationWidth-1:0] launch_mean_i,
    input  logic [DurationWidth-1:0] launch_rank_i,
    input  logic [TimeWidth-1:0]     launch_arrival_i,
    input  logic [TimeWidth-1:0]     launch_deadline_i,

    input  logic                     visit_read_i,       // a cycle before the visit
    input  logic [SlotWidth-1:0]     visit_read_slot_i,
    input  logic                     visit_ready_i,
    input  logic [SlotWidth-1:0]     visit_slot_i,
    input  logic [TimeWidth-1:0]     visit_time_i,

    output logic                     push_o,
    output logic [SlotWidth-1:0]     push_slot_o,
    output logic [TaskWidth-1:0]     push_task_o,
    output logic [15:0]              push_number_o,

    input  logic                     pop_i,
    output logic                     valid_o,
    output logic [SlotWidth:0]       count_o,
    output logic [SlotWidth-1:0]     slot_o,
    output logic [TaskWidth-1:0]     task_o,
    output logic [JobWidth-1:0]      job_o,
    output logic [KernelWidth-1:0]   kernel_o,
    output logic                     has_data_o
);
  // {job, rank base, number of the job, task, kernel, whether it has predecessors}
  localparam int InfoWidth    = JobWidth + TimeWidth + 16 + TaskWidth + KernelWidth + 1;
  localparam int PayloadWidth = SlotWidth + JobWidth + KernelWidth + 1;
  localparam int EntryWidth   = TimeWidth + 16 + TaskWidth + PayloadWidth;

  logic [InfoWidth-1:0]   launch_info, visit_info, info;
  logic [TimeWidth-1:0]   launch_base, base, ready_time, ready_rank, unused_rank;
  logic                   by_time, push, push_has_data;
  logic [JobWidth-1:0]    push_job;
  logic [15:0]            unused_number;
  logic [KernelWidth-1:0] push_kernel;
  logic [EntryWidth-1:0]  head;

  weft_rank #(.TimeWidth(TimeWidth), .DurationWidth(DurationWidth)) u_rank (
      .policy_i(settings_i.policy), .ageing_i(settings_i.ageing),
      .ageing_shift_i(settings_i.ageing_shift), .mean_i(launch_mean_i), .rank_i(launch_rank_i),
      .deadline_i(launch_deadline_i), .base_o(launch_base), .by_time_o(by_time));
  assign launch_info = {launch_job_i, launch_base, launch_number_i, launch_task_i,
                        launch_kernel_i, launch_has_data_i};
  weft_ram #(.Width(InfoWidth), .Depth(NumTasks)) u_info (
      .clk_i(clk_i), .we_i(launch_i), .waddr_i(launch_slot_i), .wdata_i(launch_info),
      .re_i(visit_read_i), .raddr_i(visit_read_slot_i), .rdata_o(visit_info));

  // The launcher waits while the walker visits, so at most one of them pushes.
  assign push        = visit_ready_i || (launch_i && !launch_has_data_i);
  assign push_o      = push && !settings_i.clear;
  assign push_slot_o = visit_ready_i ? visit_slot_i : launch_slot_i;
  assign info        = visit_ready_i ? visit_info : launch_info;
  assign ready_time  = visit_ready_i ? visit_time_i : launch_arrival_i;
  assign {push_job, base, push_number_o, push_task_o, push_kernel, push_has_data} = info;
  assign ready_rank  = by_time ? base + ready_time : base;

  weft_ready_queue #(.NumTasks(NumTasks), .QueueDepth(QueueDepth), .QueueKind(QueueKind),
                     .RankWidth(TimeWidth), .TaskWidth(TaskWidth),
                     .PayloadWidth(PayloadWidth)) u_queue (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(settings_i.clear), .push_i(push),
      .entry_i({ready_rank, push_number_o, push_task_o, push_slot_o, push_job, push_kernel,
                push_has_data}),
      .valid_o(valid_o), .entry_o(head), .pop_i(pop_i), .count_o(count_o));
  assign {unused_rank, unused_number, task_o, slot_o, job_o, kernel_o, has_data_o} = head;

  logic unused;
  assign unused = ^settings_i;
endmodule
