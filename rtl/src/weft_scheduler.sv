// SPDX-License-Identifier: Apache-2.0
//
// Hardware task scheduler: takes whole jobs, tracks the dependencies of their tasks, and decides
// which task goes to which PE, one decision a cycle.
//
// - One clock. Asynchronous reset, active low.
// - Host side: AXI4-Lite, 32 bit, one access in each direction at a time; the registers are those
//   of rtl/registers/weft_scheduler.yaml. An unmapped or forbidden access answers SLVERR and
//   changes nothing.
// - irq_o is a level: an enabled cause is set.
// - busy_o is low while a clock edge would change nothing but the free running time and the
//   counters of cycles: the clock may stop until the next access.
// - event_*: what happened in this cycle, for test benches, probes and proofs. In one cycle a
//   decision comes before a completion, and both before a task that becomes ready.
module weft_scheduler #(
    parameter int NumPe         = 16,   // 2 to 32
    parameter int NumTasks      = 256,  // task slots, a power of two, 64 to 1024
    parameter int QueueDepth    = 32,   // ready tasks kept in order, 16 to 64
    parameter int NumTemplates  = 16,   // up to 16
    parameter int TemplateTasks = 256,  // task memory, up to 4096
    parameter int TemplateEdges = 512,  // edge memory, up to 4096
    parameter int NumKernels    = 64,   // cost memory, up to 512
    parameter int JobTasks      = 64,   // largest job, a power of two, up to 64
    parameter int TimeWidth     = 40,   // 24 to 40
    parameter bit Communication = 1'b1, // reckon data-ready times
    parameter bit QueueKind     = 1'b0, // 0: shift register, 1: systolic
    parameter int NumLinkClasses = 4,   // besides class 0, 1 to 4
    parameter int DispatchDepth = 16,   // a power of two
    localparam int NumJobs      = NumTasks / 4,
    localparam int SlotWidth    = $clog2(NumTasks),
    localparam int PeWidth      = $clog2(NumPe),
    localparam int TaskWidth    = $clog2(JobTasks)
) (
    input  logic                 clk_i,
    input  logic                 rst_ni,

    input  logic [19:0]          axi_aw_addr_i,
    input  logic [2:0]           axi_aw_prot_i,
    input  logic                 axi_aw_valid_i,
    output logic                 axi_aw_ready_o,
    input  logic [31:0]          axi_w_data_i,
    input  logic [3:0]           axi_w_strb_i,
    input  logic                 axi_w_valid_i,
    output logic                 axi_w_ready_o,
    output logic [1:0]           axi_b_resp_o,
    output logic                 axi_b_valid_o,
    input  logic                 axi_b_ready_i,
    input  logic [19:0]          axi_ar_addr_i,
    input  logic [2:0]           axi_ar_prot_i,
    input  logic                 axi_ar_valid_i,
    output logic                 axi_ar_ready_o,
    output logic [31:0]          axi_r_data_o,
    output logic [1:0]           axi_r_resp_o,
    output logic                 axi_r_valid_o,
    input  logic                 axi_r_ready_i,

    output logic                 irq_o,
    output logic                 busy_o,

    output logic                 event_decision_o,         // a task is given a PE
    output logic [SlotWidth-1:0] event_decision_slot_o,
    output logic [PeWidth-1:0]   event_decision_pe_o,
    output logic [TimeWidth-1:0] event_decision_start_o,   // estimates
    output logic [TimeWidth-1:0] event_decision_finish_o,
    output logic                 event_decision_fast_o,    // by least execution time
    output logic                 event_complete_o,         // a completion takes effect
    output logic [SlotWidth-1:0] event_complete_slot_o,
    output logic                 event_ready_o,            // a task becomes ready
    output logic [SlotWidth-1:0] event_ready_slot_o,
    output logic [TaskWidth-1:0] event_ready_task_o,
    output logic [15:0]          event_ready_job_o,        // number of its job, modulo 2^16
    output logic                 event_pop_o,              // the first ready task leaves the queue
    output logic [SlotWidth-1:0] event_pop_slot_o
);
endmodule
