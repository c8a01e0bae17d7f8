// SPDX-License-Identifier: Apache-2.0
//
// What stands at a byte address: whether it may be read or written, whether only while no job is
// in flight, and to which table it belongs. Combinational.
module weft_address_map #(
    parameter int NumPe = 16,
    parameter int NumTemplates = 16,
    parameter int TemplateTasks = 256,
    parameter int TemplateEdges = 512,
    parameter int NumKernels = 64,
    parameter int NumLinkClasses = 4,
    parameter bit Neural = 1'b0
) (
    input  logic [19:0]       addr_i,
    output weft_region_t region_o,
    output weft_target_t target_o
);
  logic read_only, read_write;

  always_comb begin
    read_only  = 1'b0;
    read_write = 1'b0;
    case ({12'b0, addr_i})
      weft_scheduler_reg_pkg::IdOffset, weft_scheduler_reg_pkg::VersionOffset,
      weft_scheduler_reg_pkg::Capability0Offset, weft_scheduler_reg_pkg::Capability1Offset,
      weft_scheduler_reg_pkg::Capability2Offset, weft_scheduler_reg_pkg::Capability3Offset,
      weft_scheduler_reg_pkg::Capability4Offset, weft_scheduler_reg_pkg::StatusOffset,
      weft_scheduler_reg_pkg::PeTimeoutOffset, weft_scheduler_reg_pkg::CreditsOffset,
      weft_scheduler_reg_pkg::DispatchOffset, weft_scheduler_reg_pkg::DispatchTagOffset,
      weft_scheduler_reg_pkg::DispatchStartLoOffset, weft_scheduler_reg_pkg::DispatchStartHiOffset,
      weft_scheduler_reg_pkg::DispatchLevelOffset, weft_scheduler_reg_pkg::DecisionsOffset,
      weft_scheduler_reg_pkg::DecisionsFastOffset, weft_scheduler_reg_pkg::JobsDoneOffset,
      weft_scheduler_reg_pkg::ErrorsOffset, weft_scheduler_reg_pkg::StallDispatchOffset,
      weft_scheduler_reg_pkg::StallHoldOffset, weft_scheduler_reg_pkg::StallLaunchOffset,
      weft_scheduler_reg_pkg::StallWalkOffset, weft_scheduler_reg_pkg::MaxReadyOffset,
      weft_scheduler_reg_pkg::LatencyDoorbellOffset,
      weft_scheduler_reg_pkg::LatencyCompletionOffset,
      weft_scheduler_reg_pkg::StallNeuralOffset: read_only = 1'b1;
      weft_scheduler_reg_pkg::ControlOffset, weft_scheduler_reg_pkg::PolicyOffset,
      weft_scheduler_reg_pkg::InterruptStatusOffset, weft_scheduler_reg_pkg::InterruptEnableOffset,
      weft_scheduler_reg_pkg::ErrorOffset, weft_scheduler_reg_pkg::TimeLoOffset,
      weft_scheduler_reg_pkg::TimeHiOffset, weft_scheduler_reg_pkg::TimeoutOffset,
      weft_scheduler_reg_pkg::ArrivalWindowOffset, weft_scheduler_reg_pkg::JobTagOffset,
      weft_scheduler_reg_pkg::JobDeadlineOffset, weft_scheduler_reg_pkg::CompletionElapsedOffset:
        read_write = 1'b1;
      default: ;
    endcase
  end

  // Arrays: the region by its address, the index against what is built.
  logic              aligned, pe_free, pe_outstanding, pe_busy;
  logic [31:0]       addr, edge_word;
  weft_target_t      target;
  assign aligned   = addr_i[1:0] == 2'b00;
  assign addr      = {12'b0, addr_i};
  assign edge_word = {29'b0, addr_i[4:2]};
  assign pe_free = aligned && addr_i[19:8] == 12'h001 && {27'b0, addr_i[7:3]} < NumPe;
  assign pe_outstanding = aligned && addr_i[19:7] == 13'h004 && {27'b0, addr_i[6:2]} < NumPe;
  assign pe_busy = aligned && addr_i[19:7] == 13'h005 && {27'b0, addr_i[6:2]} < NumPe;
  assign target.doorbell     = addr == weft_scheduler_reg_pkg::DoorbellOffset;
  assign target.completion   = addr == weft_scheduler_reg_pkg::CompletionOffset;
  assign target.tree_node    = aligned && addr_i[19:6] == 14'h00c;
  assign target.job_template = aligned && addr_i[19:6] == 14'h010 &&
                               {28'b0, addr_i[5:2]} < NumTemplates;
  assign target.link = aligned && addr_i[19:12] == 8'h01 && {27'b0, addr_i[11:7]} < NumPe &&
                       {27'b0, addr_i[6:2]} < NumPe;
  assign target.cost = aligned && addr_i[19:16] == 4'h1 && {23'b0, addr_i[15:7]} < NumKernels &&
                       {27'b0, addr_i[6:2]} < NumPe;
  assign target.task_record = aligned && addr_i[19:16] == 4'h2 &&
                              {20'b0, addr_i[15:4]} < TemplateTasks;
  assign target.edge_record = aligned && addr_i[19:17] == 3'h2 &&
                              {20'b0, addr_i[16:5]} < TemplateEdges &&
                              edge_word <= NumLinkClasses;

  // 66 words of weights, 25 biases, 2 scales.
  assign target.neural = Neural && aligned &&
                         ((addr_i[19:9] == 11'h004 && addr_i[8:2] < 7'd66) ||
                          (addr_i[19:7] == 13'h014 && addr_i[6:2] < 5'd25) ||
                          addr_i[19:3] == 17'h00150);

  assign region_o.readable  = read_only || read_write || pe_free || pe_outstanding || pe_busy;
  assign region_o.writable  = read_write || target != '0;
  assign region_o.idle_only = target.job_template || target.link || target.task_record ||
                              target.edge_record || target.neural ||
                              addr == weft_scheduler_reg_pkg::PolicyOffset;
  assign target_o                = target;
  assign region_o.pe_free        = pe_free;
  assign region_o.pe_outstanding = pe_outstanding;
  assign region_o.pe_busy        = pe_busy;
endmodule
