// SPDX-License-Identifier: Apache-2.0
//
// Turns accepted doorbells into tasks: one task slot a cycle, in the order of the template. Credits
// were counted when the doorbell was accepted, so slots and job numbers are there. Waits for
// yield_i, with which the successor walk claims the in-degree store and the ready queue.
module weft_job_launcher #(
    parameter int NumJobs = 64,
    parameter int JobTasks = 64,
    parameter int TimeWidth = 40,
    localparam int JobWidth = $clog2(NumJobs),
    localparam int TaskWidth = $clog2(JobTasks),
    localparam int DoorbellWidth = 16 + TaskWidth + 1 + 32 + 2 * TimeWidth
) (
    input  logic                     clk_i,
    input  logic                     rst_ni,
    input  logic                     clear_i,
    input  logic                     push_i,      // {first task, tasks, tag, deadline, arrival}
    input  logic [DoorbellWidth-1:0] doorbell_i,
    output logic                     ready_o,
    input  logic                     pause_i,     // the task memory is in use
    input  logic                     yield_i,
    input  logic                     start_yield_i,

    output logic                     start_o,     // a job begins
    output logic [31:0]              start_tag_o,
    output logic [TaskWidth:0]       start_tasks_o,
    input  logic [JobWidth-1:0]      free_job_i,

    output logic                     read_o,      // of the task memory
    output logic [15:0]              read_addr_o,

    output logic                     task_o,      // what the task memory says goes into a slot
    output logic [TaskWidth-1:0]     task_index_o,
    output logic [JobWidth-1:0]      task_job_o,
    output logic [15:0]              task_number_o,
    output logic [TimeWidth-1:0]     task_deadline_o,
    output logic [TimeWidth-1:0]     task_arrival_o,

    output logic                     active_o,    // tasks of task_job_o are still to come
    output logic                     stall_o,
    output logic                     busy_o
);
  logic                     waiting;
  logic [DoorbellWidth-1:0] next;
  logic [2:0]               unused_count;

  weft_fifo #(.Width(DoorbellWidth), .Depth(4)) u_doorbells (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear_i),
      .push_i(push_i), .data_i(doorbell_i), .ready_o(ready_o),
      .valid_o(waiting), .data_o(next), .pop_i(start_o), .count_o(unused_count));

  logic                 active_q;
  logic [TaskWidth-1:0] index_q, last_q;
  logic [15:0]          first_q, number_q;
  logic [JobWidth-1:0]  job_q;
  logic [TimeWidth-1:0] deadline_q, arrival_q;
  logic [15:0]          next_first;
  logic [TaskWidth:0]   last_task;
  logic                 unused_last;

  assign next_first    = next[DoorbellWidth-1-:16];
  assign start_tasks_o = next[2*TimeWidth+32+:TaskWidth+1];
  assign start_tag_o   = next[2*TimeWidth+:32];
  assign last_task     = start_tasks_o - 1'b1;
  assign unused_last   = last_task[TaskWidth];

  assign start_o = waiting && !active_q && !pause_i && !start_yield_i;
  assign task_o  = active_q && !yield_i;
  assign stall_o = active_q && yield_i;
  assign busy_o  = waiting || active_q;

  assign read_o          = start_o || task_o;
  assign read_addr_o     = start_o ? next_first : first_q + 16'(index_q) + 16'd1;
  assign task_index_o    = index_q;
  assign task_job_o      = job_q;
  assign task_number_o   = number_q;
  assign task_deadline_o = deadline_q;
  assign task_arrival_o  = arrival_q;
  assign active_o        = active_q;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      active_q <= 1'b0;
      number_q <= '0;
    end else if (clear_i) begin
      active_q <= 1'b0;
      number_q <= '0;
    end else begin
      if (start_o) active_q <= 1'b1;
      else if (task_o && index_q == last_q) begin
        active_q <= 1'b0;
        number_q <= number_q + 16'd1;
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (start_o) begin
      first_q    <= next_first;
      last_q     <= last_task[TaskWidth-1:0];
      index_q    <= '0;
      job_q      <= free_job_i;
      deadline_q <= next[TimeWidth+:TimeWidth];
      arrival_q  <= next[TimeWidth-1:0];
    end else if (task_o) begin
      index_q <= index_q + 1'b1;
    end
  end
`ifdef FORMAL
`include "weft_job_launcher_properties.svh"
`endif
endmodule
