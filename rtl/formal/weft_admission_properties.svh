// SPDX-License-Identifier: Apache-2.0
//
// Credits against tasks and jobs in flight, counted apart. The host's side keeps the tables from
// being written while jobs are in flight; the check passes only jobs of 1 to JobTasks tasks.
`include "start.svh"

logic [TaskCredits-1:0] ghost_tasks_q;  // in flight
logic [JobCredits-1:0]  ghost_jobs_q;
(* anyconst *) logic [3:0] ghost_template;
logic [23:0]            ghost_written_q;
logic                   ghost_was_written_q;
logic                   ghost_loaded_q;  // the template was checked after its last write

always_comb begin
  if (ghost_started_q) begin
    assume (!slot_free_i || ghost_tasks_q != '0);
    assume (!job_done_i || ghost_jobs_q != '0);
    assume (!write_i || (!check_busy_i && !checking_q));
    assume (!write_i || !doorbell_i);
    assume (!check_done_i || (check_busy_i && checking_q));
    assume (!doorbell_i || !(clear_i || check_done_i));
  end
end

always_ff @(posedge clk_i) begin
  if (!rst_ni || clear_i) begin
    ghost_tasks_q <= '0;
    ghost_jobs_q  <= '0;
  end else begin
    ghost_tasks_q <= ghost_tasks_q + (accept_o ? TaskCredits'(tasks_o) : '0) -
                     TaskCredits'(slot_free_i);
    ghost_jobs_q  <= ghost_jobs_q + JobCredits'(accept_o) - JobCredits'(job_done_i);
  end
  if (!rst_ni) ghost_loaded_q <= 1'b0;
  else if (write_i && write_index_i == ghost_template) ghost_loaded_q <= 1'b0;
  else if (check_done_i && check_index_o == ghost_template) ghost_loaded_q <= check_good_i;
  if (!rst_ni) ghost_was_written_q <= 1'b0;
  else if (write_i && write_index_i == ghost_template) ghost_was_written_q <= 1'b1;
  if (write_i && write_index_i == ghost_template) ghost_written_q <= write_data_i[23:0];
end

always_comb begin
  if (ghost_started_q) begin
    invariant_template : assert (valid_q[ghost_template] == ghost_loaded_q &&
        (!ghost_was_written_q || {28'b0, ghost_template} >= NumTemplates ||
         template_q[ghost_template*24+:24] == ghost_written_q) &&
        (ghost_was_written_q || (!ghost_loaded_q && !(checking_q && checked_q == ghost_template))));
    credits_conserved : assert (
        {1'b0, task_credits_o} + {1'b0, ghost_tasks_q} == (TaskCredits + 1)'(NumTasks) &&
        {1'b0, job_credits_o} + {1'b0, ghost_jobs_q} == (JobCredits + 1)'(NumJobs));
    credits_suffice : assert (!accept_o || (TaskCredits'(tasks_o) <= task_credits_there &&
                                            (job_credits_o != '0 || job_done_i)));
    doorbell_answered : assert (
        {2'b0, accept_o} + {2'b0, disabled_o} + {2'b0, invalid_o} + {2'b0, no_credits_o} ==
        {2'b0, doorbell_i});
    doorbell_loaded_only : assert (!accept_o || doorbell_data_i != 32'(ghost_template) ||
        (ghost_loaded_q && enable_i && first_o == ghost_written_q[15:0]));
  end
end
