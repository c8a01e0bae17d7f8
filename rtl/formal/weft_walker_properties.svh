// SPDX-License-Identifier: Apache-2.0
//
// One slot and one job, chosen freely. In-degrees and numbers of edges are kept small; the walker
// only counts them down.
`include "start.svh"

localparam int GhostMost = 3;  // edges of a task, and in-degree

(* anyconst *) logic [SlotWidth-1:0] ghost_slot;
(* anyconst *) logic [JobWidth-1:0]  ghost_job;
logic       ghost_launches, ghost_visits, ghost_completes;
logic       ghost_launched_q;                  // the slot, once
logic [1:0] ghost_missing_q, ghost_total_q;    // of the slot: predecessors, as counted here
logic       ghost_ready_q;                     // it became ready since its launch
logic [1:0] ghost_edges_q, ghost_reads_q;      // its edges; those read in its walk
logic [15:0] ghost_first_edge_q;
logic       ghost_walked_q;                    // its walk goes on
logic       ghost_started_job_q;
logic [TaskWidth:0] ghost_remaining_q;         // tasks of the job that are not complete
logic [2:0] ghost_age_q;                       // cycles of a completion in work, not held back
logic [1:0] ghost_reads, ghost_walk_edges_q, ghost_walk_edges;  // of the walk that goes on: the
logic [15:0] ghost_walk_first_q, ghost_walk_first;              // slot may have a new task by then

assign ghost_launches  = launch_task_i && launch_slot_i == ghost_slot;
assign ghost_visits    = visit_o && visit_slot_o == ghost_slot;
assign ghost_completes = complete_o && complete_slot_o == ghost_slot;
assign ghost_reads     = ghost_completes ? 2'd0 : ghost_reads_q;
assign ghost_walk_edges = ghost_completes ? ghost_edges_q : ghost_walk_edges_q;
assign ghost_walk_first = ghost_completes ? ghost_first_edge_q : ghost_walk_first_q;

always_comb begin
  assume (launch_edges_i <= 8'(GhostMost) && launch_in_degree_i <= 8'(GhostMost));
  if (ghost_started_q) begin
    assume (!push_i || ready_o);
    // The launcher waits where it is told to (weft_job_launcher).
    assume (!launch_task_i || !yield_o);
    assume (!launch_start_i || !start_yield_o);
    // No successor is looked for, and no slot completes, that is not launched (core_life).
    assume (!valid4_q || slot4 != ghost_slot || (ghost_launched_q && !ghost_launches));
    assume (!waiting || head_slot != ghost_slot || ghost_launched_q);
    assume (!ghost_launches || !((state_q == Look && slot_q == ghost_slot) ||
                                 (waiting && head_slot == ghost_slot)));
    assume (state_q != Look || edges <= 8'(GhostMost));
    assume (!complete_o || job != ghost_job || (ghost_started_job_q && ghost_remaining_q != '0));
  end
end

always_ff @(posedge clk_i) begin
  if (!rst_ni || clear_i) begin
    ghost_launched_q    <= 1'b0;
    ghost_walked_q      <= 1'b0;
    ghost_started_job_q <= 1'b0;
    ghost_age_q         <= '0;
  end else begin
    if (ghost_launches) ghost_launched_q <= 1'b1;
    ghost_walked_q <= (ghost_completes || ghost_walked_q) && state_d != Idle;
    if (launch_start_i && start_job_i == ghost_job) ghost_started_job_q <= 1'b1;
    ghost_age_q <= (state_d == Idle) ? '0 : stall_o ? ghost_age_q : ghost_age_q + 3'd1;
  end
  if (ghost_launches) begin
    ghost_missing_q    <= launch_in_degree_i[1:0];
    ghost_total_q      <= launch_in_degree_i[1:0];
    ghost_ready_q      <= 1'b0;
    ghost_edges_q      <= launch_edges_i[1:0];
    ghost_first_edge_q <= launch_first_edge_i;
  end else if (ghost_visits) begin
    ghost_missing_q <= ghost_missing_q - 2'd1;
    if (visit_ready_o) ghost_ready_q <= 1'b1;
  end
  ghost_reads_q      <= ghost_reads + 2'(edge_read_o);
  ghost_walk_edges_q <= ghost_walk_edges;
  ghost_walk_first_q <= ghost_walk_first;
  if (launch_start_i && start_job_i == ghost_job) ghost_remaining_q <= start_tasks_i;
  else if (complete_o && job == ghost_job) ghost_remaining_q <= ghost_remaining_q - 1'b1;
end

always_comb begin
  if (ghost_started_q && !clear_i) begin
    // A visit counts exactly while a predecessor is missing; else it is flagged.
    in_degree_no_underflow : assert (!valid5_q || slot5_q != ghost_slot ||
        (visit_o == (ghost_missing_q != '0) && underflow_o == (ghost_missing_q == '0)));
    in_degree_flag_only : assert (!underflow_o || (!visit_o && !visit_ready_o));
    ready_with_last : assert (!ghost_visits || visit_ready_o == (ghost_missing_q == 2'd1));
    ready_once : assert (!ghost_visits || !ghost_ready_q);
    visit_first : assert (!ghost_visits || visit_first_o == (ghost_missing_q == ghost_total_q));
    walk_each_edge : assert (!((ghost_completes || ghost_walked_q) && edge_read_o) ||
        (edge_addr_o == ghost_walk_first + 16'(ghost_reads) && ghost_reads < ghost_walk_edges));
    walk_all_edges : assert (!(ghost_completes || ghost_walked_q) || state_d != Idle ||
        ghost_reads + 2'(edge_read_o) == ghost_walk_edges);
    job_done_last : assert (!complete_o || job != ghost_job ||
        job_done_o == (ghost_remaining_q == (TaskWidth + 1)'(1)));
    walk_progress : assert (ghost_age_q <= 3'(GhostMost) &&
                            (state_q != Idle || !waiting || take) &&
                            (!stall_o || launch_active_i));
  end
end
