// SPDX-License-Identifier: Apache-2.0
//
// Decisions: takes the first ready task, gives it a PE, and keeps the decision until the host takes
// it. Holds what decisions depend on: data-ready times, the state of the PEs, the decision tree.
// A task leaves the queue only when there is room for its decision. Decisions take one cycle each,
// but under the policy neural, where the next task leaves the queue after the decision.
module weft_decision #(
    parameter int NumPe = 16,
    parameter int NumTasks = 256,
    parameter int TimeWidth = 40,
    parameter int DurationWidth = 32,
    parameter int TaskWidth = 6,
    parameter bit Communication = 1'b1,
    parameter int NumLinkClasses = 4,
    parameter int DispatchDepth = 16,
    parameter bit Neural = 1'b0,
    parameter int NeuralLanes = 4,
    localparam int SlotWidth = $clog2(NumTasks),
    localparam int PeWidth = $clog2(NumPe),
    localparam int CountWidth = SlotWidth + 1,
    localparam int GapWidth = TimeWidth - 2,
    localparam int DispatchWidth = $clog2(DispatchDepth)
) (
    input  logic                                    clk_i,
    input  logic                                    rst_ni,
    input  weft_settings_t                          settings_i,
    input  weft_target_t                             target_i,
    input  weft_write_t                             write_i,
    input  logic [63:0]                             now_i,
    input  logic                                    time_set_i,
    input  logic                                    arrival_i,        // of a job
    input  logic                                    launch_i,         // of a task
    input  logic [SlotWidth-1:0]                    launch_slot_i,
    input  logic [DurationWidth-1:0]                launch_rank_i,

    // The first ready task; a cycle after pop_o its costs and the tag of its job are there.
    input  logic                                    ready_i,
    input  logic [SlotWidth:0]                      ready_count_i,
    input  logic [SlotWidth-1:0]                    ready_slot_i,
    input  logic [TaskWidth-1:0]                    ready_task_i,
    input  logic                                    ready_has_data_i, // it has predecessors
    output logic                                    pop_o,
    input  logic [NumPe*DurationWidth-1:0]          cost_i,
    input  logic [31:0]                             tag_i,

    // Data that reaches a task.
    input  logic                                    visit_read_i,
    input  logic [SlotWidth-1:0]                    visit_read_slot_i,
    input  logic                                    visit_i,
    input  logic [SlotWidth-1:0]                    visit_slot_i,
    input  logic                                    visit_first_i,
    input  logic [TimeWidth-1:0]                    visit_time_i,
    input  logic [NumLinkClasses*DurationWidth-1:0] visit_times_i,
    input  logic [NumPe*3-1:0]                      visit_links_i,

    // A completion that takes effect.
    input  logic                                    complete_i,
    input  logic [PeWidth-1:0]                      complete_pe_i,
    input  logic [DurationWidth-1:0]                complete_elapsed_i,
    input  logic [DurationWidth-1:0]                complete_expected_i,
    input  logic [TimeWidth-1:0]                    complete_time_i,

    output logic                                    decision_o,
    output logic [SlotWidth-1:0]                    decision_slot_o,
    output logic [PeWidth-1:0]                      decision_pe_o,
    output logic [DurationWidth-1:0]                decision_cost_o,
    output logic [TimeWidth-1:0]                    decision_start_o,
    output logic [TimeWidth-1:0]                    decision_finish_o,
    output logic                                    decision_fast_o,

    input  logic                                    dispatch_pop_i,
    output logic                                    dispatch_valid_o,
    output logic                                    dispatch_full_o,
    output logic [DispatchWidth:0]                  dispatch_count_o,
    output logic [SlotWidth-1:0]                    dispatch_slot_o,
    output logic [PeWidth-1:0]                      dispatch_pe_o,
    output logic [TaskWidth-1:0]                    dispatch_task_o,
    output logic [31:0]                             dispatch_tag_o,
    output logic [TimeWidth-1:0]                    dispatch_start_o,

    output logic [NumPe*TimeWidth-1:0]              free_o,
    output logic [NumPe*CountWidth-1:0]             outstanding_o,
    output logic [NumPe-1:0]                        pe_busy_o,
    output logic [NumPe-1:0]                        late_o,
    output logic                                    newly_late_o,
    output weft_error_t                             error_o,
    output logic                                    stall_dispatch_o,
    output logic                                    stall_hold_o,
    output logic                                    stall_neural_o,
    output logic                                    busy_o
);
  localparam int OutWidth = SlotWidth + PeWidth + TaskWidth + 32 + TimeWidth;

  logic                      clear, enable, hold, room;
  logic                      decide_q, decide_has_data_q, new_request_q, no_pe, found, slow, wanted;
  logic                      neural, scoring, score_busy, score_done;
  logic [NumPe-1:0]          score_select;
  logic [NumPe*DurationWidth-1:0] cost;
  logic [SlotWidth-1:0]      decide_slot_q;
  logic [TaskWidth-1:0]      decide_task_q;
  logic [TimeWidth-1:0]      now;
  logic [NumPe-1:0]          select, placed;
  logic [NumPe*GapWidth-1:0] finish, idle;
  logic [GapWidth-1:0]       start_gap, finish_gap, least_finish;
  logic [DurationWidth-1:0]  least_cost;
  logic [NumPe*TimeWidth-1:0] data_row;

  assign clear  = settings_i.clear;
  assign enable = settings_i.enable;
  assign hold   = settings_i.hold;
  assign now    = now_i[TimeWidth-1:0];
  assign room   = dispatch_count_o + (DispatchWidth + 1)'(decide_q) <
                  (DispatchWidth + 1)'(DispatchDepth);
  assign pop_o  = ready_i && enable && !hold && room && !clear && !(neural && decide_q);
  assign stall_dispatch_o = ready_i && enable && !hold && !room;
  assign stall_hold_o     = ready_i && (hold || !enable);
  assign stall_neural_o   = ready_i && enable && !hold && room && neural && decide_q;
  assign busy_o           = decide_q || pop_o;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      decide_q      <= 1'b0;
      new_request_q <= 1'b1;
    end else if (clear) begin
      decide_q      <= 1'b0;
      new_request_q <= 1'b1;
    end else begin
      if (!scoring) decide_q <= pop_o;
      if (hold || time_set_i) new_request_q <= 1'b1;
      else if (decide_q && !scoring) new_request_q <= !ready_i;
    end
  end
  always_ff @(posedge clk_i) begin
    if (pop_o) begin
      decide_slot_q     <= ready_slot_i;
      decide_task_q     <= ready_task_i;
      decide_has_data_q <= ready_has_data_i;
    end
  end

  if (Communication) begin : g_communication
    weft_data_ready #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                      .DurationWidth(DurationWidth), .NumLinkClasses(NumLinkClasses)) u_data (
        .clk_i(clk_i), .on_dispatch_i(settings_i.on_dispatch), .read_i(visit_read_i),
        .read_slot_i(visit_read_slot_i), .visit_i(visit_i), .visit_slot_i(visit_slot_i),
        .visit_first_i(visit_first_i), .visit_time_i(visit_time_i),
        .visit_times_i(visit_times_i), .visit_links_i(visit_links_i), .row_read_i(pop_o),
        .row_slot_i(ready_slot_i), .row_o(data_row));
  end else begin : g_no_communication
    assign data_row = '0;
    logic unused_visit;
    assign unused_visit = ^{visit_read_i, visit_read_slot_i, visit_i, visit_slot_i, visit_first_i,
                            visit_time_i, visit_times_i, visit_links_i};
  end

  // What the decision tree sees.
  logic [63:0] features;
  logic [15:0] busy_count, outstanding_q, arrival_rate;
  logic        tree_slow;
  always_comb begin
    busy_count = '0;
    for (int p = 0; p < NumPe; p++) busy_count = busy_count + 16'(pe_busy_o[p]);
  end
  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) outstanding_q <= '0;
    else if (clear) outstanding_q <= '0;
    else outstanding_q <= outstanding_q + 16'(decision_o) - 16'(complete_i);
  end
  assign features = {outstanding_q, arrival_rate, busy_count, 16'(ready_count_i)};
  weft_arrival_rate u_arrival_rate (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .arrival_i(arrival_i), .now_i(now_i),
      .window_i(settings_i.arrival_window), .rate_o(arrival_rate));
  weft_decision_tree u_tree (
      .clk_i(clk_i), .rst_ni(rst_ni), .write_i(target_i.tree_node),
      .write_node_i(write_i.addr[5:2]), .write_data_i(write_i.data), .features_i(features),
      .slow_o(tree_slow));
  assign wanted = settings_i.tree_enable
                  ? tree_slow : {29'b0, settings_i.policy} != weft_scheduler_reg_pkg::PolicyMet;

  assign slow   = wanted || score_busy;

  // The tree chooses between least execution time and the network, which then has the last word.
  assign neural  = Neural && {29'b0, settings_i.policy} == weft_scheduler_reg_pkg::PolicyNeural;
  assign scoring = decide_q && neural && found && slow && !score_done;
  if (Neural) begin : g_neural
    logic [DurationWidth-1:0] rank;
    weft_ram #(.Width(DurationWidth), .Depth(NumTasks)) u_rank (
        .clk_i(clk_i), .we_i(launch_i), .waddr_i(launch_slot_i), .wdata_i(launch_rank_i),
        .re_i(pop_o), .raddr_i(ready_slot_i), .rdata_o(rank));
    weft_neural #(.NumPe(NumPe), .Lanes(NeuralLanes), .GapWidth(GapWidth),
                  .DurationWidth(DurationWidth), .CountWidth(CountWidth)) u_neural (
        .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .write_i(target_i.neural),
        .write_addr_i(write_i.addr[9:0]), .write_data_i(write_i.data),
        .start_i(scoring && !score_busy), .finish_i(finish), .least_finish_i(least_finish),
        .idle_i(idle), .cost_i(cost_i), .least_cost_i(least_cost),
        .outstanding_i(outstanding_o), .rank_i(rank), .ready_i(ready_count_i),
        .busy_pes_i(busy_count), .busy_o(score_busy), .done_o(score_done),
        .select_o(score_select));
  end else begin : g_no_neural
    assign score_busy   = 1'b0;
    assign score_done   = 1'b0;
    assign score_select = '0;
    logic unused_neural;
    assign unused_neural = ^{launch_i, launch_slot_i, launch_rank_i, idle, least_finish,
                             least_cost};
  end

  // Where the network has chosen, no other PE is offered.
  for (genvar p = 0; p < NumPe; p++) begin : g_offered
    assign cost[p*DurationWidth+:DurationWidth] =
        (score_done && !score_select[p]) ? '1 : cost_i[p*DurationWidth+:DurationWidth];
  end

  weft_eft_stage #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                   .DurationWidth(DurationWidth)) u_eft (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(decide_q && !scoring), .slow_i(slow),
      .new_request_i(new_request_q || hold), .now_i(now),
      .on_dispatch_i(Communication && settings_i.on_dispatch),
      .has_data_i(Communication && decide_has_data_q), .data_i(data_row), .cost_i(cost),
      .free_i(free_o), .busy_i(pe_busy_o), .decision_o(decision_o), .no_pe_o(no_pe),
      .found_o(found), .select_o(select), .pe_o(decision_pe_o), .finish_o(finish), .idle_o(idle),
      .least_finish_o(least_finish), .least_cost_o(least_cost), .start_o(start_gap),
      .chosen_finish_o(finish_gap), .cost_o(decision_cost_o));

  assign placed            = decision_o ? select : '0;
  assign decision_slot_o   = decide_slot_q;
  assign decision_start_o  = now + TimeWidth'(start_gap);
  assign decision_finish_o = now + TimeWidth'(finish_gap);
  assign decision_fast_o   = !slow;

  weft_pe_state #(.NumPe(NumPe), .NumTasks(NumTasks), .TimeWidth(TimeWidth),
                  .DurationWidth(DurationWidth)) u_pe_state (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .now_i(now), .decision_i(placed),
      .finish_i(finish), .complete_i(complete_i), .complete_pe_i(complete_pe_i),
      .complete_elapsed_i(complete_elapsed_i), .complete_expected_i(complete_expected_i),
      .complete_time_i(complete_time_i), .free_o(free_o), .outstanding_o(outstanding_o),
      .busy_o(pe_busy_o));

  logic [PeWidth-1:0] first_late;
  weft_timeouts #(.NumPe(NumPe), .TimeWidth(TimeWidth)) u_timeouts (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .timeout_i(settings_i.timeout),
      .now_i(now), .decision_i(placed), .complete_i(complete_i), .complete_pe_i(complete_pe_i),
      .busy_i(pe_busy_o), .late_o(late_o), .newly_o(newly_late_o), .first_o(first_late));

  assign error_o.valid    = no_pe || newly_late_o;
  assign error_o.code     = no_pe ? 8'(weft_scheduler_reg_pkg::ErrorNoPe)
                                  : 8'(weft_scheduler_reg_pkg::ErrorTimeout);
  assign error_o.argument = no_pe ? 16'(decide_slot_q) : 16'(first_late);

  logic                dispatch_ready;
  logic [OutWidth-1:0] dispatch_head;
  weft_fifo #(.Width(OutWidth), .Depth(DispatchDepth)) u_dispatch (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .push_i(decision_o),
      .data_i({decide_slot_q, decision_pe_o, decide_task_q, tag_i, decision_start_o}),
      .ready_o(dispatch_ready), .valid_o(dispatch_valid_o), .data_o(dispatch_head),
      .pop_i(dispatch_pop_i), .count_o(dispatch_count_o));
  assign dispatch_full_o = !dispatch_ready;
  assign {dispatch_slot_o, dispatch_pe_o, dispatch_task_o, dispatch_tag_o, dispatch_start_o} =
      dispatch_head;

  logic unused;
  assign unused = ^{settings_i, target_i, write_i};
endmodule
