// SPDX-License-Identifier: Apache-2.0
//
// The registers that the host writes and the block only reads, and the judgement of every write:
// allow_o says that it takes effect, busy_error_o that jobs in flight forbid it, range_error_o that
// the value cannot be held. Mode bits of `control` keep their values while jobs are in flight; its
// other bits take effect even then.
module weft_control #(
    parameter int NumLinkClasses = 4,
    parameter int TimeWidth = 40
) (
    input  logic        clk_i,
    input  logic        rst_ni,
    input  logic        write_i,      // of a mapped register
    input  logic [19:0] addr_i,
    input  logic [31:0] data_i,
    input  logic        idle_only_i,
    input  logic        link_i,
    input  logic        no_jobs_i,
    output logic        allow_o,
    output logic        busy_error_o,
    output logic        range_error_o,

    output logic        enable_o,
    output logic        hold_o,
    output logic        soft_reset_o,
    output logic        free_running_o,
    output logic        on_dispatch_o,
    output logic        tree_enable_o,
    output logic        ageing_o,
    output logic [3:0]  ageing_shift_o,
    output logic [2:0]  policy_o,
    output logic [4:0]  interrupt_enable_o,
    output logic [31:0] timeout_o,
    output logic [31:0] arrival_window_o,
    output logic [31:0] job_tag_o,
    output logic [31:0] job_deadline_o,
    output logic [31:0] elapsed_o
);
  logic [31:0] addr;
  logic [6:0]  modes, modes_q;
  logic        is_control;

  assign addr       = {12'b0, addr_i};
  assign is_control = addr == weft_scheduler_reg_pkg::ControlOffset;
  assign modes      = {data_i[11:8], data_i[6], data_i[4:3]};

  logic long_timeout;
  if (TimeWidth < 34) begin : g_narrow
    assign long_timeout = data_i[31:TimeWidth-2] != '0;
  end else begin : g_wide
    assign long_timeout = 1'b0;
  end

  assign busy_error_o = write_i && !no_jobs_i && (idle_only_i || (is_control && modes != modes_q));
  assign range_error_o = write_i && !busy_error_o &&
      ((addr == weft_scheduler_reg_pkg::PolicyOffset &&
        data_i > weft_scheduler_reg_pkg::PolicyEdf) ||
       (addr == weft_scheduler_reg_pkg::TimeoutOffset && long_timeout) ||
       (link_i && data_i > NumLinkClasses));
  assign allow_o = write_i && !range_error_o && !(idle_only_i && !no_jobs_i);
  assign {ageing_shift_o, ageing_o, on_dispatch_o, free_running_o} = modes_q;

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      enable_o           <= 1'b0;
      hold_o             <= 1'b0;
      soft_reset_o       <= 1'b0;
      tree_enable_o      <= 1'b0;
      modes_q            <= '0;
      policy_o           <= '0;
      interrupt_enable_o <= '0;
      timeout_o          <= '0;
      arrival_window_o   <= '0;
      job_tag_o          <= '0;
      job_deadline_o     <= '1;
      elapsed_o          <= '0;
    end else begin
      soft_reset_o <= allow_o && is_control && data_i[2];
      if (allow_o) begin
        case (addr)
          weft_scheduler_reg_pkg::ControlOffset: begin
            enable_o      <= data_i[0];
            hold_o        <= data_i[1];
            tree_enable_o <= data_i[5];
            if (no_jobs_i) modes_q <= modes;
          end
          weft_scheduler_reg_pkg::PolicyOffset: policy_o <= data_i[2:0];
          weft_scheduler_reg_pkg::InterruptEnableOffset: interrupt_enable_o <= data_i[4:0];
          weft_scheduler_reg_pkg::TimeoutOffset: timeout_o <= data_i;
          weft_scheduler_reg_pkg::ArrivalWindowOffset: arrival_window_o <= data_i;
          weft_scheduler_reg_pkg::JobTagOffset: job_tag_o <= data_i;
          weft_scheduler_reg_pkg::JobDeadlineOffset: job_deadline_o <= data_i;
          weft_scheduler_reg_pkg::CompletionElapsedOffset: elapsed_o <= data_i;
          default: ;
        endcase
      end
    end
  end
endmodule
