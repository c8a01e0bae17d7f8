// SPDX-License-Identifier: Apache-2.0
`include "start.svh"

(* anyconst *) logic [2:0] ghost_cause;
logic        ghost_set_q, ghost_kept_q, ghost_any_q, ghost_first_kept_q, ghost_cleared_q;
logic [31:0] ghost_count_q, ghost_error_q;
logic [2:0]  ghost_errors;
always_comb assume (ghost_cause < 3'd5);

assign ghost_errors = {2'b0, error_i[0]} + {2'b0, error_i[1]} + {2'b0, error_i[2]} +
                      {2'b0, error_i[3]};

always_ff @(posedge clk_i) begin
  if (!rst_ni) begin
    ghost_set_q        <= 1'b0;
    ghost_kept_q       <= 1'b0;
    ghost_any_q        <= 1'b0;
    ghost_first_kept_q <= 1'b0;
    ghost_cleared_q    <= 1'b1;
    ghost_count_q      <= '0;
  end else begin
    ghost_set_q        <= set_i[ghost_cause] && !clear_i;
    ghost_kept_q       <= status_o[ghost_cause] && !clear_causes_i[ghost_cause] && !clear_i;
    ghost_any_q        <= error_i != '0 && !clear_i;
    ghost_first_kept_q <= error_o[31] && !clear_error_i && !clear_i;
    ghost_error_q      <= error_o;
    ghost_cleared_q    <= clear_i;
    ghost_count_q      <= clear_i ? '0 : ghost_count_q + 32'(ghost_errors);
  end
end

always_comb begin
  if (ghost_started_q) begin
    interrupt_set_wins : assert (!ghost_set_q || status_o[ghost_cause]);
    interrupt_kept : assert (!ghost_kept_q || status_o[ghost_cause]);
    interrupt_not_invented : assert (ghost_set_q || ghost_kept_q || !status_o[ghost_cause]);
    interrupt_line : assert (irq_o == ((status_o & enable_i) != '0));
    error_seen : assert (!ghost_any_q || error_o[31]);
    error_first_kept : assert (!ghost_first_kept_q || error_o == ghost_error_q);
    error_count : assert (error_count_o == ghost_count_q);
    error_cleared : assert (!ghost_cleared_q || (error_o == '0 && status_o == '0));
  end
end
