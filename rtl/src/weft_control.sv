// SPDX-License-Identifier: Apache-2.0
//
// The registers that the host writes and the block only reads, and the judgement of every write:
// allow_o says that it takes effect, busy_error_o that jobs in flight forbid it, range_error_o that
// the value cannot be held. Mode bits of `control` keep their values while jobs are in flight; its
// other bits take effect even then.
module weft_control #(
    parameter int NumLinkClasses = 4,
    parameter int TimeWidth = 40,
    parameter bit Neural = 1'b0
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
    output weft_settings_t settings_o
);
  logic [31:0] addr;
  logic [6:0]  modes, modes_q;
  logic [4:0]  interrupt_enable_q;
  logic [2:0]  policy_q;
  logic        is_control, enable_q, hold_q, clear_q, tree_enable_q;
  logic [31:0] timeout_q, arrival_window_q, job_tag_q, job_deadline_q, elapsed_q;

  assign settings_o.enable           = enable_q;
  assign settings_o.hold             = hold_q;
  assign settings_o.clear            = clear_q;
  assign settings_o.free_running     = modes_q[0];
  assign settings_o.on_dispatch      = modes_q[1];
  assign settings_o.tree_enable      = tree_enable_q;
  assign settings_o.ageing           = modes_q[2];
  assign settings_o.ageing_shift     = modes_q[6:3];
  assign settings_o.policy           = policy_q;
  assign settings_o.interrupt_enable = interrupt_enable_q;
  assign settings_o.timeout          = timeout_q;
  assign settings_o.arrival_window   = arrival_window_q;
  assign settings_o.job_tag          = job_tag_q;
  assign settings_o.job_deadline     = job_deadline_q;
  assign settings_o.elapsed          = elapsed_q;

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
        data_i > (Neural ? weft_scheduler_reg_pkg::PolicyNeural
                         : weft_scheduler_reg_pkg::PolicyEdf)) ||
       (addr == weft_scheduler_reg_pkg::TimeoutOffset && long_timeout) ||
       (link_i && data_i > NumLinkClasses));
  assign allow_o = write_i && !range_error_o && !(idle_only_i && !no_jobs_i);

  always_ff @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      enable_q           <= 1'b0;
      hold_q             <= 1'b0;
      clear_q            <= 1'b0;
      tree_enable_q      <= 1'b0;
      modes_q            <= '0;
      policy_q           <= '0;
      interrupt_enable_q <= '0;
      timeout_q          <= '0;
      arrival_window_q   <= '0;
      job_tag_q          <= '0;
      job_deadline_q     <= '1;
      elapsed_q          <= '0;
    end else begin
      clear_q <= allow_o && is_control && data_i[2];
      if (allow_o) begin
        case (addr)
          weft_scheduler_reg_pkg::ControlOffset: begin
            enable_q      <= data_i[0];
            hold_q        <= data_i[1];
            tree_enable_q <= data_i[5];
            if (no_jobs_i) modes_q <= modes;
          end
          weft_scheduler_reg_pkg::PolicyOffset: policy_q <= data_i[2:0];
          weft_scheduler_reg_pkg::InterruptEnableOffset: interrupt_enable_q <= data_i[4:0];
          weft_scheduler_reg_pkg::TimeoutOffset: timeout_q <= data_i;
          weft_scheduler_reg_pkg::ArrivalWindowOffset: arrival_window_q <= data_i;
          weft_scheduler_reg_pkg::JobTagOffset: job_tag_q <= data_i;
          weft_scheduler_reg_pkg::JobDeadlineOffset: job_deadline_q <= data_i;
          weft_scheduler_reg_pkg::CompletionElapsedOffset: elapsed_q <= data_i;
          default: ;
        endcase
      end
    end
  end
endmodule
