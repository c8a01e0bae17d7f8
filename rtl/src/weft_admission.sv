// SPDX-License-Identifier: Apache-2.0
//
// Templates, credits, and the decision whether a doorbell becomes a job. Credits are taken when a
// doorbell is accepted, so whatever was accepted can be launched without waiting: jobs never hold
// some of their slots while they wait for others, and so cannot block each other.
module weft_admission #(
    parameter int NumTemplates = 16,
    parameter int NumTasks = 256,
    parameter int NumJobs = 64,
    parameter int JobTasks = 64,
    localparam int TaskWidth = $clog2(JobTasks),
    localparam int TaskCredits = $clog2(NumTasks) + 1,
    localparam int JobCredits = $clog2(NumJobs) + 1
) (
    input  logic                   clk_i,
    input  logic                   rst_ni,
    input  logic                   clear_i,
    input  logic                   enable_i,

    input  logic                   write_i,        // of a template
    input  logic [3:0]             write_index_i,
    input  logic [31:0]            write_data_i,
    output logic                   check_start_o,
    output logic [15:0]            check_first_o,
    output logic [7:0]             check_tasks_o,
    output logic [3:0]             check_index_o,
    input  logic                   check_busy_i,
    input  logic                   check_done_i,
    input  logic                   check_good_i,

    input  logic                   doorbell_i,
    input  logic [31:0]            doorbell_data_i,
    output logic                   accept_o,
    output logic                   disabled_o,     // why a doorbell is refused
    output logic                   invalid_o,
    output logic                   no_credits_o,
    output logic [15:0]            first_o,
    output logic [TaskWidth:0]     tasks_o,

    input  logic                   slot_free_i,
    input  logic                   job_done_i,
    output logic [TaskCredits-1:0] task_credits_o,
    output logic [JobCredits-1:0]  job_credits_o,
    output logic                   no_jobs_o
);
  logic [NumTemplates*24-1:0] template_q;  // {tasks, first task}
  logic [15:0]                valid_q;
  logic [3:0]                 checked_q, index;
  logic                       checking_q, in_range;
  logic [TaskCredits-1:0]     task_credits_q, task_credits_d, task_credits_there;
  logic [JobCredits-1:0]      job_credits_q;

  assign index    = doorbell_data_i[3:0];
  assign in_range = doorbell_data_i[31:4] == '0 && {28'b0, index} < NumTemplates;
  assign first_o  = in_range ? template_q[index*24+:16] : '0;
  assign tasks_o  = in_range ? template_q[index*24+16+:TaskWidth+1] : '0;

  // What a completion gives back in this cycle counts: within a cycle it comes first.
  assign task_credits_there = task_credits_q + TaskCredits'(slot_free_i);

  assign disabled_o   = doorbell_i && !enable_i;
  assign invalid_o    = doorbell_i && enable_i && !(in_range && valid_q[index]);
  assign no_credits_o = doorbell_i && enable_i && !invalid_o &&
                        (TaskCredits'(tasks_o) > task_credits_there ||
                         (job_credits_q == '0 && !job_done_i));
  assign accept_o     = doorbell_i && !disabled_o && !invalid_o && !no_credits_o;

  assign check_start_o = write_i && write_data_i[31];
  assign check_first_o = write_data_i[15:0];
  assign check_tasks_o = write_data_i[23:16];
  assign check_index_o = checked_q;

  assign task_credits_o = task_credits_q;
  assign job_credits_o  = job_credits_q;
  assign no_jobs_o      = job_credits_q == JobCredits'(NumJobs) && !checking_q && !check_busy_i;

  always_comb begin
    task_credits_d = task_credits_there;
    if (accept_o) task_credits_d = task_credits_there - TaskCredits'(tasks_o);
  end

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      valid_q        <= '0;
      checking_q     <= 1'b0;
      checked_q      <= '0;
      task_credits_q <= TaskCredits'(NumTasks);
      job_credits_q  <= JobCredits'(NumJobs);
    end else begin
      if (write_i) begin
        valid_q[write_index_i] <= 1'b0;
        checked_q              <= write_index_i;
      end else if (check_done_i) begin
        valid_q[checked_q] <= check_good_i;
      end
      if (clear_i || check_done_i) checking_q <= 1'b0;
      else if (check_start_o) checking_q <= 1'b1;
      if (clear_i) begin
        task_credits_q <= TaskCredits'(NumTasks);
        job_credits_q  <= JobCredits'(NumJobs);
      end else begin
        task_credits_q <= task_credits_d;
        if (accept_o && !job_done_i) job_credits_q <= job_credits_q - 1'b1;
        else if (job_done_i && !accept_o) job_credits_q <= job_credits_q + 1'b1;
      end
    end
  end

  for (genvar t = 0; t < NumTemplates; t++) begin : g_template
    always_ff @(posedge clk_i) begin
      if (write_i && write_index_i == 4'(t)) template_q[t*24+:24] <= write_data_i[23:0];
    end
  end

  logic unused_data;
  assign unused_data = ^write_data_i[30:24];
`ifdef FORMAL
`include "weft_admission_properties.svh"
`endif
endmodule
