// SPDX-License-Identifier: Apache-2.0
// gates: weft_scheduler NumPe=4 NumTasks=64 QueueDepth=16 NumTemplates=2 TemplateTasks=16 \
//   TemplateEdges=32 NumKernels=4 JobTasks=8 TimeWidth=24 NumLinkClasses=1
//
// The whole block through its ports only. Random graphs of up to eight tasks are loaded over
// AXI4-Lite and run as two jobs under HEFT_RT; each dispatch (task, PE, start, job) is compared
// with the definitions: larger mean first, of equals the earlier job, then the lower task; earliest
// max(now, data there, PE free) + execution time, of equals the lower PE. Tasks complete early or
// late, in any order. Besides: interrupts, an error, an access that leads nowhere.
module scheduler_tb;
  localparam int NumPe = 4, NumTasks = 64, JobTasks = 8, NumKernels = 4, NumEdges = 32;
  localparam int Rounds = 6, Patience = 1000, All = 2 * JobTasks;
  localparam logic [31:0] Enable = 32'd1, Hold = 32'd2, Never = 32'hffffffff;

  logic        clk, rst_n, aw_valid, aw_ready, w_valid, w_ready, b_valid, b_ready;
  logic        ar_valid, ar_ready, r_valid, r_ready, irq, busy, decision;
  logic        aw_taken, w_taken, b_taken, ar_taken, r_taken;
  logic [19:0] aw_addr, ar_addr;
  logic [31:0] w_data, r_data, word;
  logic [1:0]  b_resp, r_resp, answer;
  logic [63:0] counter;

  weft_scheduler #(.NumPe(NumPe), .NumTasks(NumTasks), .QueueDepth(16), .NumTemplates(2),
                   .TemplateTasks(16), .TemplateEdges(NumEdges), .NumKernels(NumKernels),
                   .JobTasks(JobTasks), .TimeWidth(24), .NumLinkClasses(1)) u_block (
      .clk_i(clk), .rst_ni(rst_n),
      .axi_aw_addr_i(aw_addr), .axi_aw_prot_i(3'b0), .axi_aw_valid_i(aw_valid),
      .axi_aw_ready_o(aw_ready), .axi_w_data_i(w_data), .axi_w_strb_i(4'hf),
      .axi_w_valid_i(w_valid), .axi_w_ready_o(w_ready), .axi_b_resp_o(b_resp),
      .axi_b_valid_o(b_valid), .axi_b_ready_i(b_ready), .axi_ar_addr_i(ar_addr),
      .axi_ar_prot_i(3'b0), .axi_ar_valid_i(ar_valid), .axi_ar_ready_o(ar_ready),
      .axi_r_data_o(r_data), .axi_r_resp_o(r_resp), .axi_r_valid_o(r_valid),
      .axi_r_ready_i(r_ready), .counter_i(counter), .irq_o(irq), .busy_o(busy),
      .event_decision_o(decision), .event_decision_slot_o(), .event_decision_pe_o(),
      .event_decision_start_o(), .event_decision_finish_o(), .event_decision_fast_o(),
      .event_complete_o(), .event_complete_slot_o(), .event_ready_o(), .event_ready_slot_o(),
      .event_ready_task_o(), .event_ready_job_o(), .event_pop_o(), .event_pop_slot_o());

  // The template, and what is known of the tasks of both jobs: task t of job j is number 8 j + t.
  integer tasks, edges, kernel[0:JobTasks-1], mean[0:JobTasks-1];
  integer edge_time[0:JobTasks*JobTasks-1];  // from 8 * producer + consumer; -1: no edge
  integer cost[0:NumKernels*NumPe-1];        // -1: not supported
  integer apart[0:NumPe*NumPe-1];            // link class
  integer missing[0:All-1], place[0:All-1], slot[0:All-1], completed_at[0:All-1];
  logic   waits[0:All-1], runs[0:All-1];
  integer free_at[0:NumPe-1], count[0:NumPe-1], length[0:All-1];
  integer now, round, errors, dispatches, decisions, left, running;

  task check(input logic holds, input string what);
    if (!holds) begin
      errors = errors + 1;
      if (errors < 10) $display("round %0d, time %0d: %0s", round, now, what);
    end
  endtask

  task give_up(input string what);
    begin
      $display("FAIL scheduler_tb: round %0d, time %0d: %0s", round, now, what);
      $finish;
      #1 ;
    end
  endtask

  // ------------------------------------------------------------------------------ AXI4-Lite
  task tick;
    begin
      #1;
      aw_taken = aw_valid && aw_ready;
      w_taken  = w_valid && w_ready;
      b_taken  = b_valid && b_ready;
      ar_taken = ar_valid && ar_ready;
      r_taken  = r_valid && r_ready;
      if (b_taken) answer = b_resp;
      if (r_taken) {answer, word} = {r_resp, r_data};
      if (decision) decisions = decisions + 1;
      clk = 1;
      #1 clk = 0;
      counter = counter + 3;
      if (aw_taken) aw_valid = 0;
      if (w_taken) w_valid = 0;
      if (ar_taken) ar_valid = 0;
    end
  endtask

  task write_any(input logic [31:0] address, input logic [31:0] data);
    integer waited;
    begin
      aw_addr  = address[19:0];
      w_data   = data;
      b_ready  = $urandom % 4 != 0;
      aw_valid = $urandom % 4 != 0;
      w_valid  = !aw_valid || $urandom % 4 != 0;
      if (!aw_valid || !w_valid) tick;
      if (!aw_valid && !aw_taken) aw_valid = 1;
      if (!w_valid && !w_taken) w_valid = 1;
      b_taken = 0;
      for (waited = 0; !b_taken; waited = waited + 1) begin
        if (waited == Patience) give_up("a write is not answered");
        tick;
        b_ready = 1;
      end
    end
  endtask

  task write(input logic [31:0] address, input logic [31:0] data);
    begin
      write_any(address, data);
      check(answer == 2'b00, "a write is refused");
    end
  endtask

  task read(input logic [31:0] address);
    integer waited;
    begin
      ar_addr  = address[19:0];
      ar_valid = 1;
      r_ready  = $urandom % 4 != 0;
      r_taken  = 0;
      for (waited = 0; !r_taken; waited = waited + 1) begin
        if (waited == Patience) give_up("a read is not answered");
        tick;
        r_ready = 1;
      end
      check(answer == 2'b00, "a read is refused");
    end
  endtask

  task settle;  // nothing is in work
    integer waited;
    begin
      word = 0;
      for (waited = 0; !word[0]; waited = waited + 1) begin
        if (waited == Patience) give_up("the block stays busy");
        read(weft_scheduler_reg_pkg::StatusOffset);
      end
    end
  endtask

  task move_time(input integer by);
    begin
      now = now + by;
      write(weft_scheduler_reg_pkg::TimeLoOffset, now);
      write(weft_scheduler_reg_pkg::TimeHiOffset, 0);
    end
  endtask

  // The line is up just for these causes, and falls when they are cleared.
  task expect_causes(input logic [4:0] causes, input string what);
    begin
      read(weft_scheduler_reg_pkg::InterruptStatusOffset);
      check((word[4:0] & causes) == causes && irq === 1'b1, what);
      write(weft_scheduler_reg_pkg::InterruptStatusOffset, 32'h1f);
      check(irq === 1'b0, "the line falls");
    end
  endtask

  // ------------------------------------------------------------------------------ the template
  task draw_template;
    integer i, k, p, q;
    begin
      tasks = 2 + $urandom % (JobTasks - 1);
      edges = 0;
      for (i = 0; i < JobTasks; i = i + 1) begin
        kernel[i] = $urandom % NumKernels;
        mean[i]   = 1 + $urandom % 4;
        for (k = 0; k < JobTasks; k = k + 1) begin
          edge_time[i*JobTasks+k] = -1;
          if (i < k && k < tasks && $urandom % 3 == 0 && edges < NumEdges) begin
            edge_time[i*JobTasks+k] = $urandom % 30;
            edges = edges + 1;
          end
        end
      end
      for (k = 0; k < NumKernels; k = k + 1) begin
        q = $urandom % NumPe;  // this one is always supported
        for (p = 0; p < NumPe; p = p + 1) begin
          cost[k*NumPe+p] = (p != q && $urandom % 4 == 0) ? -1 : 1 + $urandom % 40;
        end
      end
      for (p = 0; p < NumPe; p = p + 1) begin
        for (q = 0; q < NumPe; q = q + 1) begin
          apart[p*NumPe+q] = (p != q && $urandom % 5 != 0) ? 1 : 0;
        end
      end
    end
  endtask

  task load_template;
    integer i, k, edge_number, degree, successors;
    begin
      edge_number = 0;
      for (i = 0; i < NumKernels * NumPe; i = i + 1) begin
        write(weft_scheduler_reg_pkg::CostOffset + 128 * (i / NumPe) + 4 * (i % NumPe),
              (cost[i] < 0) ? Never : cost[i]);
      end
      for (i = 0; i < NumPe * NumPe; i = i + 1) begin
        write(weft_scheduler_reg_pkg::LinkClassOffset + 128 * (i / NumPe) + 4 * (i % NumPe),
              apart[i]);
      end
      for (i = 0; i < tasks; i = i + 1) begin
        degree = 0;
        successors = 0;
        for (k = 0; k < JobTasks; k = k + 1) begin
          if (edge_time[k*JobTasks+i] >= 0) degree = degree + 1;
          if (edge_time[i*JobTasks+k] >= 0) begin
            write(weft_scheduler_reg_pkg::EdgeSuccessorOffset + 32 * (edge_number + successors), k);
            write(weft_scheduler_reg_pkg::EdgeTime1Offset + 32 * (edge_number + successors),
                  edge_time[i*JobTasks+k]);
            successors = successors + 1;
          end
        end
        write(weft_scheduler_reg_pkg::TaskKernelOffset + 16 * i, kernel[i] | degree << 16);
        write(weft_scheduler_reg_pkg::TaskEdgesOffset + 16 * i, edge_number | successors << 16);
        write(weft_scheduler_reg_pkg::TaskMeanOffset + 16 * i, mean[i]);
        write(weft_scheduler_reg_pkg::TaskRankOffset + 16 * i, 0);
        edge_number = edge_number + successors;
      end
      write(weft_scheduler_reg_pkg::TemplateOffset, 32'h80000000 | tasks << 16);
      settle;
      expect_causes(5'b10000, "a template was checked");
    end
  endtask

  // ------------------------------------------------------------------------------ the jobs
  task ring;
    integer j, t, k;
    begin
      for (j = 0; j < 2; j = j + 1) begin
        write(weft_scheduler_reg_pkg::JobTagOffset, 32'hab00 + j);
        write(weft_scheduler_reg_pkg::DoorbellOffset, 0);
        for (t = 0; t < JobTasks; t = t + 1) begin
          missing[j*JobTasks+t] = 0;
          for (k = 0; k < JobTasks; k = k + 1) begin
            if (edge_time[k*JobTasks+t] >= 0) begin
              missing[j*JobTasks+t] = missing[j*JobTasks+t] + 1;
            end
          end
          waits[j*JobTasks+t] = t < tasks && missing[j*JobTasks+t] == 0;
          runs[j*JobTasks+t]  = 0;
        end
      end
      left = 2 * tasks;
    end
  endtask

  // The dispatch that is to come next, by the definitions.
  task expect_dispatch;
    integer i, k, p, next, start, best, best_start, best_end;
    begin
      next = -1;
      for (i = 0; i < All; i = i + 1) begin
        if (waits[i] && (next < 0 || mean[i%JobTasks] > mean[next%JobTasks])) next = i;
      end
      best = -1;
      for (p = 0; p < NumPe; p = p + 1) begin
        start = (count[p] > 0 && free_at[p] > now) ? free_at[p] : now;
        for (k = next - next % JobTasks; k < next; k = k + 1) begin
          i = edge_time[(k%JobTasks)*JobTasks+next%JobTasks];
          if (i >= 0) begin
            if (apart[place[k]*NumPe+p] == 0) i = 0;
            if (completed_at[k] + i > start) start = completed_at[k] + i;
          end
        end
        i = cost[kernel[next%JobTasks]*NumPe+p];
        if (i >= 0 && (best < 0 || start + i < best_end)) begin
          best = p;
          best_start = start;
          best_end = start + i;
        end
      end
      read(weft_scheduler_reg_pkg::DispatchOffset);
      check(word[31:16] === {1'b1, 3'b0, 7'(next % JobTasks), 5'(best)}, "task or PE");
      slot[next] = {16'b0, word[15:0]};
      read(weft_scheduler_reg_pkg::DispatchTagOffset);
      check(word === 32'hab00 + next / JobTasks, "job");
      read(weft_scheduler_reg_pkg::DispatchStartLoOffset);
      check(word === best_start, "start");
      waits[next]   = 0;
      runs[next]    = 1;
      place[next]   = best;
      length[next]  = best_end - best_start;
      free_at[best] = best_end;
      count[best]   = count[best] + 1;
      dispatches    = dispatches + 1;
    end
  endtask

  task complete(input integer which);
    integer k, p, elapsed;
    begin
      p = place[which];
      elapsed = length[which] + $urandom % 7 - 3;
      if (elapsed < 0) elapsed = 0;
      write(weft_scheduler_reg_pkg::CompletionElapsedOffset, elapsed);
      write(weft_scheduler_reg_pkg::CompletionOffset, slot[which] | p << 16);
      count[p]   = count[p] - 1;
      free_at[p] = free_at[p] + elapsed - length[which];
      runs[which] = 0;
      completed_at[which] = now;
      left = left - 1;
      for (k = which + 1; k < which - which % JobTasks + JobTasks; k = k + 1) begin
        if (edge_time[(which%JobTasks)*JobTasks+k%JobTasks] >= 0) begin
          missing[k] = missing[k] - 1;
          if (missing[k] == 0) waits[k] = 1;
        end
      end
    end
  endtask

  task run_jobs;
    integer i, ready;
    begin
      while (left > 0) begin
        settle;
        ready = 0;
        for (i = 0; i < All; i = i + 1) if (waits[i]) ready = ready + 1;
        write(weft_scheduler_reg_pkg::ControlOffset, Enable);
        settle;
        if (ready > 0) expect_causes(5'b00001, "there are dispatches");
        while (ready > 0) begin
          expect_dispatch;
          ready = ready - 1;
        end
        read(weft_scheduler_reg_pkg::DispatchOffset);
        check(!word[31], "a dispatch too many");
        write(weft_scheduler_reg_pkg::ControlOffset, Enable | Hold);
        move_time($urandom % 40);
        running = 0;
        for (i = 0; i < All; i = i + 1) if (runs[i]) running = running + 1;
        for (i = 0; i < All; i = i + 1) begin
          if (runs[i] && (running == 1 || $urandom % 2 == 0)) begin
            complete(i);
            running = running - 1;
          end
        end
      end
      settle;
      expect_causes(5'b00010, "a job is done");
      read(weft_scheduler_reg_pkg::JobsDoneOffset);
      check(word === 2 * (round + 1), "jobs done");
      read(weft_scheduler_reg_pkg::CreditsOffset);
      check(word === {16'(NumTasks / 4), 16'(NumTasks)}, "credits are back");
    end
  endtask

  task refuse;
    begin
      write_any(20'h00ffc, 1);
      check(answer === 2'b10, "an unmapped write answers SLVERR");
      write(weft_scheduler_reg_pkg::DoorbellOffset, 1);
      settle;
      read(weft_scheduler_reg_pkg::ErrorOffset);
      check(word === (32'h80000000 | 1 << 8 | weft_scheduler_reg_pkg::ErrorTemplateInvalid),
            "error of a template that is not loaded");
      expect_causes(5'b00100, "an error was found");
    end
  endtask

  initial begin
    clk = 0; rst_n = 0; aw_valid = 0; w_valid = 0; b_ready = 0; ar_valid = 0; r_ready = 0;
    aw_addr = 0; ar_addr = 0; w_data = 0; counter = 0; word = 0; answer = 0;
    now = 0; round = 0; errors = 0; dispatches = 0; decisions = 0;
    for (left = 0; left < NumPe; left = left + 1) begin free_at[left] = 0; count[left] = 0; end
    tick; tick; rst_n = 1;
    decisions = 0;
    read(weft_scheduler_reg_pkg::IdOffset);
    check(word === weft_scheduler_reg_pkg::Identification, "identification");
    write(weft_scheduler_reg_pkg::InterruptEnableOffset, 32'h1f);
    write(weft_scheduler_reg_pkg::PolicyOffset, weft_scheduler_reg_pkg::PolicyHeftRt);
    write(weft_scheduler_reg_pkg::ControlOffset, Enable | Hold);
    for (round = 0; round < Rounds; round = round + 1) begin
      draw_template;
      load_template;
      move_time(1 + $urandom % 1000);
      ring;
      run_jobs;
    end
    refuse;
    check(decisions == dispatches && dispatches > 4 * Rounds, "every decision was read once");
    if (errors == 0) $display("PASS scheduler_tb");
    else $display("FAIL scheduler_tb: %0d errors", errors);
    $finish;
  end
endmodule
