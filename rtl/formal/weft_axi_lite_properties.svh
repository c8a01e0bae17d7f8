// SPDX-License-Identifier: Apache-2.0
//
// The host keeps the rules of AXI4-Lite: what it offers stays until it is taken. The block behind
// holds a write back for at most GhostLongestStall cycles; what that number is does not matter.
`include "start.svh"

localparam int GhostLongestStall = 6;

logic        ghost_aw_waits_q, ghost_w_waits_q, ghost_ar_waits_q, ghost_b_waits_q, ghost_r_waits_q;
logic [19:0] ghost_aw_q, ghost_ar_q, ghost_aw_taken_q, ghost_ar_taken_q;
logic [35:0] ghost_w_q, ghost_w_taken_q;
logic [1:0]  ghost_b_q;
logic [33:0] ghost_r_q;
logic [2:0]  ghost_stall_q;
logic [3:0]  ghost_write_age_q, ghost_read_age_q;
logic        ghost_ended_q, ghost_wrong_q, ghost_read_q, ghost_read_wrong_q, ghost_held_q;
logic [31:0] ghost_read_data_q;
logic [51:0] ghost_request_q;

always_ff @(posedge clk_i) begin
  if (!rst_ni) begin
    ghost_aw_waits_q  <= 1'b0;
    ghost_w_waits_q   <= 1'b0;
    ghost_ar_waits_q  <= 1'b0;
    ghost_b_waits_q   <= 1'b0;
    ghost_r_waits_q   <= 1'b0;
    ghost_stall_q     <= '0;
    ghost_write_age_q <= '0;
    ghost_read_age_q  <= '0;
    ghost_ended_q     <= 1'b0;
    ghost_read_q      <= 1'b0;
    ghost_held_q      <= 1'b0;
  end else begin
    ghost_aw_waits_q <= aw_valid_i && !aw_ready_o;
    ghost_w_waits_q  <= w_valid_i && !w_ready_o;
    ghost_ar_waits_q <= ar_valid_i && !ar_ready_o;
    ghost_b_waits_q  <= b_valid_o && !b_ready_i;
    ghost_r_waits_q  <= r_valid_o && !r_ready_i;
    ghost_stall_q    <= write_stall_i ? ghost_stall_q + 3'd1 : '0;
    // Cycles for which a whole request has been inside, and its answer not held back by the host.
    ghost_write_age_q <= (aw_valid_q && w_valid_q && !write_ends && !b_valid_q)
                         ? ghost_write_age_q + 4'd1 : '0;
    ghost_read_age_q <= (ar_valid_q && !read_o && !r_valid_q) ? ghost_read_age_q + 4'd1 : '0;
    ghost_ended_q    <= write_ends;
    ghost_wrong_q    <= write_ends && (!write_o || write_error_i);
    ghost_read_q     <= read_o;
    ghost_held_q     <= aw_valid_q && w_valid_q && !write_ends;
  end
  ghost_aw_q         <= aw_addr_i;
  ghost_w_q          <= {w_strb_i, w_data_i};
  ghost_ar_q         <= ar_addr_i;
  ghost_b_q          <= b_resp_o;
  ghost_r_q          <= {r_resp_o, r_data_o};
  ghost_read_wrong_q <= read_error_i;
  ghost_read_data_q  <= read_data_i;
  ghost_request_q    <= {write_addr_o, write_data_o};
  if (aw_valid_i && aw_ready_o) ghost_aw_taken_q <= aw_addr_i;
  if (w_valid_i && w_ready_o) ghost_w_taken_q <= {w_strb_i, w_data_i};
  if (ar_valid_i && ar_ready_o) ghost_ar_taken_q <= ar_addr_i;
end

always_comb begin
  if (ghost_started_q) begin
    assume (!ghost_aw_waits_q || (aw_valid_i && aw_addr_i == ghost_aw_q));
    assume (!ghost_w_waits_q || (w_valid_i && {w_strb_i, w_data_i} == ghost_w_q));
    assume (!ghost_ar_waits_q || (ar_valid_i && ar_addr_i == ghost_ar_q));
    assume (!write_stall_i || ghost_stall_q < 3'(GhostLongestStall));
  end
end

always_comb begin
  if (ghost_started_q) begin
    // For the induction.
    invariant_age : assert (ghost_write_age_q <= {1'b0, ghost_stall_q});
    invariant_taken : assert (
        (!aw_valid_q || aw_addr_q == ghost_aw_taken_q) &&
        (!ar_valid_q || ar_addr_q == ghost_ar_taken_q) &&
        (!w_valid_q || (w_data_q == ghost_w_taken_q[31:0] &&
                        w_full_q == (ghost_w_taken_q[35:32] == 4'hf))));
    invariant_stall : assert (ghost_stall_q <= 3'(GhostLongestStall));

    axi_answer_stable : assert ((!ghost_b_waits_q || (b_valid_o && b_resp_o == ghost_b_q)) &&
                                (!ghost_r_waits_q ||
                                 (r_valid_o && {r_resp_o, r_data_o} == ghost_r_q)));
    axi_request_stable : assert (!ghost_held_q ||
                                 {write_addr_o, write_data_o} == ghost_request_q);
    // What is passed on is what the host wrote, and only whole words.
    axi_write_passed_on : assert (!write_o || (aw_valid_q && w_valid_q &&
        write_addr_o == ghost_aw_taken_q && ghost_w_taken_q == {4'hf, write_data_o}));
    axi_read_passed_on : assert (!read_o || read_addr_o == ghost_ar_taken_q);
    axi_write_answered : assert (!ghost_ended_q ||
                                 (b_valid_o && b_resp_o == {ghost_wrong_q, 1'b0}));
    axi_read_answered : assert (!ghost_read_q || (r_valid_o &&
        r_resp_o == {ghost_read_wrong_q, 1'b0} &&
        r_data_o == (ghost_read_wrong_q ? '0 : ghost_read_data_q)));
    axi_one_answer : assert ((b_valid_o == (ghost_ended_q || ghost_b_waits_q)) &&
                             (r_valid_o == (ghost_read_q || ghost_r_waits_q)));
    axi_progress : assert (ghost_write_age_q <= 4'(GhostLongestStall) &&
                           ghost_read_age_q == '0);
  end
end
