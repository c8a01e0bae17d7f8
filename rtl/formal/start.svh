// SPDX-License-Identifier: Apache-2.0
//
// Every proof begins with one cycle of reset. Later resets would lead to the same states, since
// what a reset does not set (memories) is arbitrary at the beginning, too.
logic ghost_started_q;
initial ghost_started_q = 1'b0;
always_ff @(posedge clk_i) ghost_started_q <= 1'b1;
always_comb assume (rst_ni == ghost_started_q);
