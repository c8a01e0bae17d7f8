# SPDX-License-Identifier: Apache-2.0
"""A bug for each claim of proofs.py, as (file, old text, new text): planted into a copy of the
sources, it must be refuted by a counterexample. A bug of one proof only has its name before."""

PLANTED_BUGS = {
    "fifo_order": [
        ("weft_fifo.sv", "if (pop_i) read_q <= read_q + 1'b1;",
         "if (pop_i && !push_i) read_q <= read_q + 1'b1;")],
    "fifo_full": [
        ("weft_fifo.sv", "assign ready_o = !count_q[AddrWidth];",
         "assign ready_o = !count_q[AddrWidth] || pop_i;")],
    "fifo_stable": [
        ("weft_fifo.sv", "if (push_i) mem_q[write_q] <= data_i;",
         "if (push_i) mem_q[read_q] <= data_i;")],
    "free_list_exclusive": [
        ("weft_free_list.sv", "else if (take_i && is_fresh) fresh_q",
         "else if (take_i && is_fresh && !give_i) fresh_q")],
    "free_list_nothing_lost": [
        ("weft_free_list.sv", ".pop_i(take_i && !is_fresh)", ".pop_i(take_i && returned_valid)")],
    "free_list_valid": [("weft_free_list.sv", "is_fresh || returned_valid;", "returned_valid;")],
    "free_list_room": [("weft_free_list.sv", ".pop_i(take_i && !is_fresh)", ".pop_i(1'b0)")],
    "argmin_minimum": [
        ("weft_argmin.sv", "mask_i[j] && keys_i[j*Width+:Width] < ",
         "mask_i[j] && !mask_i[0] && keys_i[j*Width+:Width] < ")],
    "argmin_lowest_index": [
        ("weft_argmin.sv", "if (j < i)", "if (j > i)"),
        ("weft_argmin.sv", "else if (j > i)", "else if (j < i)")],
    "argmin_one_hot": [
        ("weft_argmin.sv", "[j*Width+:Width] <= keys_i", "[j*Width+:Width] < keys_i")],
    "argmin_found": [("weft_argmin.sv", "[j*Width+:Width] < keys_i", "[j*Width+:Width] <= keys_i")],
    "interrupt_set_wins": [
        ("weft_interrupts.sv", "(status_q & ~clear_causes_i) | set_i;",
         "(status_q | set_i) & ~clear_causes_i;")],
    "interrupt_kept": [
        ("weft_interrupts.sv", "(status_q & ~clear_causes_i)",
         "(clear_causes_i == '0 ? status_q : '0)")],
    "interrupt_not_invented": [
        ("weft_interrupts.sv", "(status_q & ~clear_causes_i) | set_i;",
         "(status_q & ~clear_causes_i) | set_i | (set_i << 1);")],
    "interrupt_line": [
        ("weft_interrupts.sv", "(status_q & enable_i) != '0",
         "(status_q & enable_i) != '0 && set_i == '0")],
    "error_seen": [
        ("weft_interrupts.sv", "(valid_q && !clear_error_i) || error_i != '0;",
         "(valid_q || error_i != '0) && !clear_error_i;")],
    "error_first_kept": [
        ("weft_interrupts.sv", "if (!valid_q || clear_error_i) error_d",
         "if (!valid_q || clear_error_i || s == 0) error_d")],
    "error_count": [
        ("weft_interrupts.sv", "count_d = count_d + 32'd1;", "count_d = count_q + 32'd1;")],
    "error_cleared": [
        ("weft_interrupts.sv", "else if (clear_i) begin", "else if (clear_i && !valid_q) begin")],
    "axi_answer_stable": [("weft_axi_lite.sv", "ar_valid_q && !r_valid_q;", "ar_valid_q;")],
    "axi_request_stable": [
        ("weft_axi_lite.sv", "if (w_valid_i && w_ready_o) begin", "if (w_valid_i) begin")],
    "axi_write_passed_on": [("weft_axi_lite.sv", "w_strb_i == 4'hf;", "w_strb_i != 4'h0;")],
    "axi_read_passed_on": [
        ("weft_axi_lite.sv", "if (ar_valid_i && ar_ready_o) ar_addr_q",
         "if (ar_valid_i) ar_addr_q")],
    "axi_write_answered": [("weft_axi_lite.sv", "!w_full_q || write_error_i;", "write_error_i;")],
    "axi_read_answered": [("weft_axi_lite.sv", "read_error_i ? '0 : read_data_i", "read_data_i")],
    "axi_one_answer": [
        ("weft_axi_lite.sv", "else if (b_ready_i) b_valid_q",
         "else if (b_ready_i && !aw_valid_q) b_valid_q")],
    "axi_progress": [
        ("weft_axi_lite.sv", "!(w_full_q && write_stall_i);",
         "!(w_full_q && write_stall_i) && !ar_valid_q;")],
    "key_one_first": [
        ("weft_key_before.sv", "a_i[TaskWidth-1:0] < b_i", "a_i[TaskWidth-1:0] <= b_i")],
    "key_transitive": [
        ("weft_key_before.sv", "(job_gap != '0) ? job_gap[15]", "(job_gap != '0) ? job_gap[14]")],
    "key_rule": [
        ("weft_key_before.sv", "(rank_gap != '0) ? rank_gap[RankWidth-1]",
         "(rank_gap != '0) ? !rank_gap[RankWidth-1]")],
    "key_any_base": [
        ("weft_key_before.sv", "(rank_gap != '0) ? rank_gap[RankWidth-1]",
         "(rank_gap != '0) ? a_i[KeyWidth-1-:RankWidth] < b_i[KeyWidth-1-:RankWidth]")],
    "queue_sorted": [
        ("weft_queue_shift.sv", "before_raw[i] = CountWidth'(i) >= count_q || before_key;",
         "before_raw[i] = CountWidth'(i) >= count_q;")],
    "queue_dense": [
        ("weft_queue_shift.sv", "else if (pop_i && !push_i) count_q", "else if (pop_i) count_q")],
    "queue_least_first": [
        ("weft_queue_shift.sv", "pop_i ? {1'b1, before_raw[Depth:1]} : before_raw;",
         "before_raw;")],
    "queue_first_in_first_out": [
        ("weft_queue_shift.sv", ".before_o(before_key));",
         ".before_o(before_key_only));\n    logic before_key_only;\n    assign before_key = "
         "before_key_only || entry_i[Width-1-:KeyWidth] == cells_q[(i+1)*Width-1-:KeyWidth];")],
    "queue_nothing_lost": [
        ("weft_queue_shift.sv", "if (push_i || pop_i) begin",
         "if (push_i || (pop_i && i != Depth - 2)) begin")],
    "queue_never_twice": [
        ("weft_queue_shift.sv", "(push_i && moves) ? pushed_out",
         "(push_i && moves && !pop_i) ? pushed_out")],
    "free_time_monotone": [
        ("weft_pe_state.sv", "(completes ? moved : base);",
         "(completes ? moved : decision_i[p] ? base : gap_kept - 1'b1);")],
    "free_time_decided": [
        ("weft_pe_state.sv", "decision_i[p] ? {2'b00,",
         "decision_i[p] && gap_kept == '0 ? {2'b00,")],
    "free_time_range": [
        ("weft_pe_state.sv", "moved     = below ? Earliest : above ? Latest :",
         "moved     = below ? Earliest :")],
    "free_time_idle": [("weft_pe_state.sv", "(count_q == '0) ? '0 : (gap", "(gap")],
    "outstanding_conserved": [
        ("weft_pe_state.sv", "if (decision_i[p] && !completes) count_q",
         "if (decision_i[p]) count_q")],
    "completion_taken_once": [
        ("weft_running.sv", "if (accept_o) running_q[slot] <= 1'b0;",
         "if (accept_o && !decision_i) running_q[slot] <= 1'b0;")],
    "completion_right_pe": [
        ("weft_running.sv", "completion_data_i[20:16] == 5'(pe);",
         "completion_data_i[19:16] == 4'(pe);")],
    "completion_not_lost": [
        ("weft_running.sv", "if (accept_o) running_q[slot] <= 1'b0;",
         "if (completion_i) running_q[slot] <= 1'b0;")],
    "completion_answered": [
        ("weft_running.sv", "completion_i && !accept_o;", "completion_i && !running_q[slot];")],
    "completion_in_range": [
        ("weft_running.sv", "{16'b0, completion_data_i[15:0]} < NumTasks",
         "{16'b0, completion_data_i[15:0]} <= NumTasks")],
    "credits_conserved": [
        ("weft_admission.sv", "if (accept_o && !job_done_i) job_credits_q",
         "if (accept_o) job_credits_q")],
    "credits_suffice": [
        ("weft_admission.sv", "TaskCredits'(tasks_o) > task_credits_there",
         "TaskCredits'(tasks_o) > task_credits_there + 1'b1")],
    "doorbell_answered": [
        ("weft_admission.sv", "(job_credits_q == '0 && !job_done_i));",
         "job_credits_q == '0) && !job_done_i;"),
        ("weft_admission.sv", "doorbell_i && !disabled_o && !invalid_o && !no_credits_o;",
         "doorbell_i && !disabled_o && !invalid_o && job_credits_q != '0;")],
    "doorbell_loaded_only": [
        ("weft_admission.sv", "valid_q[write_index_i] <= 1'b0;",
         "valid_q[write_index_i] <= valid_q[write_index_i] && !write_data_i[31];")],
    "launch_order": [
        ("weft_job_launcher.sv", "start_o ? next_first :", "start_o && !push_i ? next_first :")],
    "launch_each_once": [
        ("weft_job_launcher.sv", "end else if (task_o) begin", "end else if (active_q) begin")],
    "launch_record": [
        ("weft_job_launcher.sv", "start_o || task_o;", "start_o || active_q;"),
        ("weft_job_launcher.sv", "first_q + 16'(index_q) + 16'd1;",
         "first_q + 16'(index_q) + 16'(task_o) + 16'(yield_i);")],
    "launch_not_lost": [
        ("weft_job_launcher.sv", "assign busy_o  = waiting || active_q;",
         "assign busy_o  = active_q;")],
    "launch_no_more": [
        ("weft_job_launcher.sv", "last_q     <= last_task[TaskWidth-1:0];",
         "last_q     <= start_tasks_o[TaskWidth-1:0];")],
    "launch_progress": [
        ("weft_job_launcher.sv", "!pause_i && !start_yield_i;", "!pause_i && yield_i;")],
    "in_degree_no_underflow": [("weft_walker.sv", "valid5_q && missing != '0;", "valid5_q;")],
    "in_degree_flag_only": [
        ("weft_walker.sv", "visit_o && missing_next == '0;", "valid5_q && missing[7:1] == '0;")],
    "ready_with_last": [("weft_walker.sv", "visit_o && valid4_q && slot4 == slot5_q;", "1'b0;")],
    "ready_once": [
        ("weft_walker.sv", "missing_next = missing - 8'd1;",
         "missing_next = missing - 8'(missing != total || missing == 8'd1);"),
        ("weft_walker.sv", "visit_o && missing_next == '0;", "visit_o && missing <= 8'd2;")],
    "visit_first": [
        ("weft_walker.sv", "visit_first_o     = missing == total;",
         "visit_first_o     = missing_read == total;")],
    "walk_each_edge": [
        ("weft_walker.sv", "edge_q <= first_edge + 16'd1;", "edge_q <= first_edge;")],
    "walk_all_edges": [
        ("weft_walker.sv", "if (left_q == 8'd1) state_d", "if (left_q <= 8'd2) state_d")],
    "job_done_last": [
        ("weft_walker.sv", "if (complete_o) remaining_q[job] <= remaining;",
         "if (complete_o && edges != '0) remaining_q[job] <= remaining;")],
    "walk_progress": [
        ("weft_walker.sv", "if (left_q == 8'd1) state_d", "if (left_q == '0) state_d")],
    "queue_systolic.queue_sorted": [
        ("weft_queue_systolic.sv", "(!met_valid || walker_older || next_before);",
         "(!met_valid || walker_older || (next_before && !pop_i));")],
    "queue_systolic.queue_dense": [
        ("weft_queue_systolic.sv", "else if (push_i && !pop_i) count_q",
         "else if (push_i) count_q")],
    "queue_systolic.queue_least_first": [
        ("weft_queue_systolic.sv", "pop_i ? high[i*Width+:Width] : moving[i*Width+:Width];",
         "moving[i*Width+:Width];")],
    "queue_systolic.queue_first_in_first_out": [
        ("weft_queue_systolic.sv", "assign sent_older   = next_swap;",
         "assign sent_older   = 1'b0;")],
    "queue_systolic.queue_nothing_lost": [
        ("weft_queue_systolic.sv",
         "assign high_valid[i]        = held_valid_q[i] && moving_valid[i];",
         "assign high_valid[i]        = held_valid_q[i] && moving_valid[i] && first;")],
    "queue_systolic.queue_never_twice": [
        ("weft_queue_systolic.sv", "assign met_valid = pop_i ? low_valid[i+1] : held_valid_q[i];",
         "assign met_valid = held_valid_q[i];")],
    "queue_no_gap": [
        ("weft_queue_systolic.sv", "held_valid_q[i] <= held_valid_d;",
         "held_valid_q[i] <= held_valid_d && !(i == 0 && pop_i);")],
    "queues_equal_offer": [
        ("weft_queue_systolic.sv", "assign high_older[i]        = swap;",
         "assign high_older[i]        = 1'b0;")],
    "queues_equal_room": [
        ("weft_queue_systolic.sv", "assign ready_o = count_q != CountWidth'(Depth);",
         "assign ready_o = !held_valid_q[Depth-1];")],
    "ready_no_push_when_full": [
        ("weft_ready_queue.sv", "assign room       = queue_ready || pop_i;",
         "assign room       = queue_ready && push_i && !waiting;"),
        ("weft_ready_queue.sv", ".Depth(NumTasks)", ".Depth(NumTasks / 2)")],
    "ready_count_right": [
        ("weft_ready_queue.sv", "assign queue_push = room && (waiting || push_i);",
         "assign queue_push = queue_ready && (waiting || push_i);")],
    "ready_nothing_lost": [
        ("weft_ready_queue.sv", "assign queue_push = room && (waiting || push_i);",
         "assign queue_push = room && push_i;")],
    "ready_never_twice": [
        ("weft_ready_queue.sv", ".pop_i(room && waiting)", ".pop_i(room && waiting && !push_i)")],
    "ready_offered": [
        ("weft_ready_queue.sv", ".push_i(push_i && !(room && !waiting))",
         ".push_i(push_i && !room)")],
    "unmapped_not_passed_on": [
        ("weft_address_map.sv", "assign target.cost = aligned && addr_i",
         "assign target.cost = addr_i")],
    "unmapped_keeps_settings": [
        ("weft_address_map.sv", "case ({12'b0, addr_i})", "case ({12'b0, addr_i[19:2], 2'b00})"),
        ("weft_control.sv", "= {12'b0, addr_i};", "= {12'b0, addr_i[19:2], 2'b00};")],
    "unmapped_write_answer": [
        ("weft_host.sv", ".write_error_i(!to.writable)", ".write_error_i(1'b0)")],
    "mapped_write_answer": [
        ("weft_address_map.sv", "{23'b0, addr_i[15:7]} < NumKernels",
         "{23'b0, addr_i[15:7]} < NumKernels - 1")],
    "unmapped_read_answer": [
        ("weft_host.sv", ".read_error_i(!from.readable)", ".read_error_i(1'b0)")],
    "unmapped_read_takes_nothing": [
        ("weft_address_map.sv", "      weft_scheduler_reg_pkg::DispatchOffset, weft",
         "      weft")],
    "slot_ready_once": [
        ("weft_free_list.sv", "else if (take_i && is_fresh) fresh_q",
         "else if (take_i && is_fresh && fresh_q != '0) fresh_q")],
    "slot_popped_once": [
        ("weft_queue_shift.sv", "else if (pop_i && !push_i) count_q",
         "else if (pop_i && push_i) count_q")],
    "slot_decided_once": [
        ("weft_decision.sv", "decide_q <= pop_o;", "decide_q <= pop_o || (decide_q && hold);")],
    "slot_completed_once": [
        ("weft_running.sv", "if (accept_o) running_q[slot] <= 1'b0;",
         "if (accept_o && !decision_i) running_q[slot] <= 1'b0;")],
    "slot_freed_once": [
        ("weft_walker.sv", "Look:    if (complete_o) state_d",
         "Look:    if (complete_o && !push_i) state_d")],
    "jobs_not_lost": [
        ("weft_template_check.sv", "counts_q[index_q] != task_in_degree_i;",
         "counts_q[index_q] > task_in_degree_i;")],
    "template_always_pe": [
        ("weft_template_check.sv", "if (cost_pending_q && !supported) begin",
         "if (cost_pending_q && !supported && index_q != '0) begin")],
    "credits_bounded": [("weft_admission.sv", "(job_credits_q == '0 && !job_done_i));", "1'b0);")],
    "dispatch_no_push_when_full": [
        ("weft_decision.sv", "dispatch_count_o + (DispatchWidth + 1)'(decide_q) <",
         "dispatch_count_o <")],
    "eft_after_free": [
        ("weft_eft_stage.sv", "(data_gap > free_gap) ? data_gap : free_gap;",
         "has_data_i ? data_gap : free_gap;")],
    "eft_earliest": [("weft_eft_stage.sv", ".keys_i(finish_o)", ".keys_i(start)")],
    "eft_least": [("weft_eft_stage.sv", ".keys_i(rank)", ".keys_i({NumPe * RankWidth{1'b0}})")],
    "eft_one": [
        ("weft_eft_stage.sv", "assign select_o   = slow_i ? earliest : least;",
         "assign select_o   = slow_i ? earliest : earliest | least;")],
    "eft_told": [
        ("weft_eft_stage.sv", "cost_o | cost_i[p*DurationWidth+:DurationWidth]",
         "cost_o | cost_i[0+:DurationWidth]")],
    "eft_no_pe": [
        ("weft_eft_stage.sv", "assign no_pe_o    = valid_i && !found;",
         "assign no_pe_o    = valid_i && !supported[0];")],
}
