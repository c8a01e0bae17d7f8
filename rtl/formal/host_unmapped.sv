// SPDX-License-Identifier: Apache-2.0
//
// The host side with any host that keeps the rules of AXI4-Lite, and any core. A write to an
// address at which nothing may be written is answered by SLVERR, and neither the core nor a
// setting, nor the time, nor the interrupt line notices it; a read likewise.
module host_unmapped #(
    parameter int NumPe = 4,
    parameter int NumTemplates = 2,
    parameter int TemplateTasks = 8,
    parameter int TemplateEdges = 8,
    parameter int NumKernels = 4,
    parameter int NumLinkClasses = 2,
    parameter int TimeWidth = 32,
    parameter int CountWidth = 7
) (
    input logic clk_i,
    input logic rst_ni
);
  (* anyseq *) logic [19:0]    aw_addr, ar_addr;
  (* anyseq *) logic           aw_valid, w_valid, b_ready, ar_valid, r_ready;
  (* anyseq *) logic [31:0]    w_data;
  (* anyseq *) logic [3:0]     w_strb;
  (* anyseq *) logic [63:0]    counter;
  (* anyseq *) weft_status_t   status;
  (* anyseq *) weft_happened_t happened;
  (* anyseq *) weft_error_t    intake_error, check_error, walk_error, decide_error;

  logic           aw_ready, w_ready, b_valid, ar_ready, r_valid, irq, busy, time_set, pop;
  logic [1:0]     b_resp, r_resp;
  logic [31:0]    r_data;
  weft_settings_t settings;
  weft_target_t   target, unused_target;
  weft_write_t    write;
  weft_region_t   region;
  logic [63:0]    now;

  weft_host #(.NumPe(NumPe), .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
              .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
              .NumLinkClasses(NumLinkClasses), .TimeWidth(TimeWidth),
              .CountWidth(CountWidth)) u_host (
      .clk_i(clk_i), .rst_ni(rst_ni), .axi_aw_addr_i(aw_addr), .axi_aw_valid_i(aw_valid),
      .axi_aw_ready_o(aw_ready), .axi_w_data_i(w_data), .axi_w_strb_i(w_strb),
      .axi_w_valid_i(w_valid), .axi_w_ready_o(w_ready), .axi_b_resp_o(b_resp),
      .axi_b_valid_o(b_valid), .axi_b_ready_i(b_ready), .axi_ar_addr_i(ar_addr),
      .axi_ar_valid_i(ar_valid), .axi_ar_ready_o(ar_ready), .axi_r_data_o(r_data),
      .axi_r_resp_o(r_resp), .axi_r_valid_o(r_valid), .axi_r_ready_i(r_ready),
      .counter_i(counter), .irq_o(irq), .busy_o(busy), .settings_o(settings),
      .target_o(target), .write_o(write), .now_o(now), .time_set_o(time_set),
      .dispatch_pop_o(pop), .status_i(status), .intake_error_i(intake_error),
      .check_error_i(check_error), .walk_error_i(walk_error), .decide_error_i(decide_error),
      .happened_i(happened), .credits_i('0), .ready_i('0), .dispatch_i('0), .dispatch_tag_i('0),
      .dispatch_start_i('0), .dispatch_level_i('0), .free_i('0), .outstanding_i('0),
      .pe_busy_i('0), .late_i('0));

  weft_address_map #(.NumPe(NumPe), .NumTemplates(NumTemplates), .TemplateTasks(TemplateTasks),
                     .TemplateEdges(TemplateEdges), .NumKernels(NumKernels),
                     .NumLinkClasses(NumLinkClasses)) u_map (
      .addr_i(probe_q), .region_o(region), .target_o(unused_target));

  // The address to be read, which the map is asked about; and what may be written at the address of
  // write_o, here by the offsets of the register description.
  logic [19:0] probe_q;
  logic [31:0] addr, link, cost, task_word, edge_word;
  logic        writable;
  assign addr      = {12'b0, write.addr};
  assign link      = addr - weft_scheduler_reg_pkg::LinkClassOffset;
  assign cost      = addr - weft_scheduler_reg_pkg::CostOffset;
  assign task_word = addr - weft_scheduler_reg_pkg::TaskKernelOffset;
  assign edge_word = addr - weft_scheduler_reg_pkg::EdgeSuccessorOffset;
  assign writable = addr[1:0] == 2'b00 && (
      addr == weft_scheduler_reg_pkg::ControlOffset ||
      addr == weft_scheduler_reg_pkg::PolicyOffset ||
      addr == weft_scheduler_reg_pkg::InterruptStatusOffset ||
      addr == weft_scheduler_reg_pkg::InterruptEnableOffset ||
      addr == weft_scheduler_reg_pkg::ErrorOffset ||
      addr == weft_scheduler_reg_pkg::TimeLoOffset ||
      addr == weft_scheduler_reg_pkg::TimeHiOffset ||
      addr == weft_scheduler_reg_pkg::TimeoutOffset ||
      addr == weft_scheduler_reg_pkg::ArrivalWindowOffset ||
      addr == weft_scheduler_reg_pkg::JobTagOffset ||
      addr == weft_scheduler_reg_pkg::JobDeadlineOffset ||
      addr == weft_scheduler_reg_pkg::DoorbellOffset ||
      addr == weft_scheduler_reg_pkg::CompletionElapsedOffset ||
      addr == weft_scheduler_reg_pkg::CompletionOffset ||
      addr - weft_scheduler_reg_pkg::TreeNodeOffset < 32'd64 ||
      addr - weft_scheduler_reg_pkg::TemplateOffset < 4 * NumTemplates ||
      (link < 128 * NumPe && link[6:0] < 4 * NumPe) ||
      (cost < 128 * NumKernels && cost[6:0] < 4 * NumPe) ||
      task_word < 16 * TemplateTasks ||
      (edge_word < 32 * TemplateEdges && edge_word[4:0] <= 4 * NumLinkClasses));

`include "start.svh"
  logic           ghost_quiet_q, ghost_irq_q, ghost_b_q, ghost_r_q, ghost_writable_q, ghost_part_q;
  logic [3:0]     ghost_strobe_q;
  weft_settings_t ghost_settings_q;
  always_ff @(posedge clk_i) begin
    if (ar_valid && ar_ready) probe_q <= ar_addr;
    // Nothing may be written there, and the core reports nothing.
    ghost_quiet_q    <= ghost_started_q && !writable && happened == '0 && !settings.clear &&
                        !check_error.valid && !walk_error.valid && !decide_error.valid;
    ghost_writable_q <= writable;
    ghost_settings_q <= settings;
    ghost_irq_q      <= irq;
    if (w_valid && w_ready) ghost_strobe_q <= w_strb;
    ghost_part_q     <= ghost_strobe_q != 4'hf;
    ghost_b_q        <= rst_ni && b_valid;
    ghost_r_q        <= rst_ni && r_valid;
  end
  always_comb begin
    // A write that the core refuses is one that it was given.
    assume (target != '0 || !intake_error.valid);
    if (ghost_started_q) begin
      unmapped_not_passed_on : assert (writable || (target == '0 && !time_set));
      unmapped_keeps_settings : assert (!ghost_quiet_q ||
          (settings == ghost_settings_q && irq == ghost_irq_q));
      unmapped_write_answer : assert (!b_valid || ghost_b_q || b_resp == 2'b10 ||
                                      ghost_writable_q);
      mapped_write_answer : assert (!b_valid || ghost_b_q || b_resp == 2'b00 ||
                                    !ghost_writable_q || ghost_part_q);
      unmapped_read_answer : assert (!r_valid || ghost_r_q || region.readable ||
                                     (r_resp == 2'b10 && r_data == '0));
      unmapped_read_takes_nothing : assert (!pop || region.readable);
    end
  end
endmodule
