// SPDX-License-Identifier: Apache-2.0
//
// One doorbell, chosen freely, is followed to its tasks.
`include "start.svh"

(* anyseq *) logic ghost_choose;
logic               ghost_waits_q;   // the chosen doorbell is in the FIFO
logic               ghost_active_q;  // its job is being launched
logic               ghost_was_q;
logic [2:0]         ghost_inside_q;  // doorbells in the FIFO
logic [2:0]         ghost_ahead_q;   // those before the chosen one
logic [DoorbellWidth-1:0] ghost_doorbell_q;
logic [TaskWidth:0] ghost_tasks, ghost_next_q;  // tasks of its job; those launched
logic [15:0]        ghost_first, ghost_read_q;
logic               ghost_take, ghost_starts;
// Cycles of the chosen doorbell in which nothing held the launcher back. Before it there are at
// most three in the FIFO, and one being launched; each takes a cycle, and one a task.
localparam int GhostLongest = 5 * (JobTasks + 1);
localparam int GhostAge     = $clog2(GhostLongest + 2);
logic [GhostAge-1:0] ghost_age_q;
logic                ghost_running_q;  // some job is being launched
logic [TaskWidth:0]  ghost_left_q;     // its tasks to come

assign ghost_take   = push_i && ghost_choose && !ghost_was_q && !clear_i;
assign ghost_starts = start_o && ghost_waits_q && ghost_ahead_q == '0;
assign ghost_tasks  = ghost_doorbell_q[2*TimeWidth+32+:TaskWidth+1];
assign ghost_first  = ghost_doorbell_q[DoorbellWidth-1-:16];

always_comb begin
  if (ghost_started_q) begin
    assume (!push_i || ready_o);
    // Checked templates only (doorbell_loaded_only, weft_template_check).
    assume (!push_i || (doorbell_i[2*TimeWidth+32+:TaskWidth+1] != '0 &&
                        doorbell_i[2*TimeWidth+32+:TaskWidth+1] <= (TaskWidth + 1)'(JobTasks)));
  end
end

always_ff @(posedge clk_i) begin
  if (!rst_ni) begin
    ghost_waits_q  <= 1'b0;
    ghost_active_q <= 1'b0;
    ghost_was_q    <= 1'b0;
    ghost_inside_q <= '0;
    ghost_running_q <= 1'b0;
    ghost_age_q    <= '0;
  end else begin
    if (ghost_take) begin
      ghost_was_q      <= 1'b1;
      ghost_doorbell_q <= doorbell_i;
      ghost_ahead_q    <= ghost_inside_q - 3'(start_o);
    end else if (start_o) begin
      ghost_ahead_q <= ghost_ahead_q - 3'd1;
    end
    ghost_inside_q <= clear_i ? '0 : ghost_inside_q + 3'(push_i) - 3'(start_o);
    ghost_waits_q  <= (ghost_waits_q || ghost_take) && !ghost_starts && !clear_i;
    ghost_active_q <= !clear_i && (ghost_starts ||
        (ghost_active_q && !(task_o && ghost_next_q + 1'b1 == ghost_tasks)));
    if (ghost_starts) ghost_next_q <= '0;
    else if (ghost_active_q && task_o) ghost_next_q <= ghost_next_q + 1'b1;
    if (!(ghost_waits_q || ghost_active_q)) ghost_age_q <= '0;
    else if (!pause_i && !yield_i && !start_yield_i) ghost_age_q <= ghost_age_q + 1'b1;
    if (start_o) ghost_left_q <= start_tasks_o;
    else if (task_o) ghost_left_q <= ghost_left_q - 1'b1;
    ghost_running_q <= !clear_i && (start_o ||
        (ghost_running_q && !(task_o && ghost_left_q == (TaskWidth + 1)'(1))));
  end
  if (read_o) ghost_read_q <= read_addr_o;
end

always_comb begin
  if (ghost_started_q) begin
    launch_order : assert (!ghost_starts || (start_tasks_o == ghost_tasks &&
                                             read_o && read_addr_o == ghost_first));
    launch_each_once : assert (!ghost_active_q ||
        (active_o && {1'b0, task_index_o} == ghost_next_q && ghost_next_q < ghost_tasks));
    launch_record : assert (!ghost_active_q || ghost_read_q == ghost_first + 16'(ghost_next_q));
    launch_not_lost : assert (!ghost_waits_q || (busy_o && ghost_ahead_q < ghost_inside_q));
    launch_no_more : assert (!(start_o || task_o) || ghost_inside_q != '0 || ghost_running_q);
    launch_progress : assert (ghost_age_q <= GhostAge'(GhostLongest));
  end
end
