# SPDX-License-Identifier: Apache-2.0
"""Wraps a module so that its pins do not limit place and route.

Every input comes from a register of one long shift register, every output goes into a register, and
those are folded into one bit, four at a time with a register behind each fold. So paths inside the
module run from register to register, nothing is optimised away, and four pins are enough.
"""

INSIDE = "dut"  # the name that the wrapped module has to be given


def shift_in(width):
    """Lines that declare and fill the shift register of that many bits."""
    source = "serial_i" if width == 1 else f"{{in_q[{width - 2}:0], serial_i}}"
    return [f"  reg [{width - 1}:0] in_q;", f"  always @(posedge clk_i) in_q <= {source};"]


def fold_out(width):
    """Lines that register that many output bits and fold them into serial_o."""
    lines = [f"  wire [{width - 1}:0] out;", f"  reg [{width - 1}:0] fold0_q;",
             "  always @(posedge clk_i) fold0_q <= out;"]
    level = 0
    while width > 1:
        next_width = (width + 3) // 4
        lines.append(f"  reg [{next_width - 1}:0] fold{level + 1}_q;")
        for bit in range(next_width):
            top = min(4 * bit + 3, width - 1)
            lines.append(f"  always @(posedge clk_i) fold{level + 1}_q[{bit}] <= "
                         f"^fold{level}_q[{top}:{4 * bit}];")
        width, level = next_width, level + 1
    return lines + [f"  assign serial_o = fold{level}_q[0];"]


def write_harness(ports):
    """Verilog of the module `harness` around the module `dut`.

    ports: (name, direction "input" or "output", bits) of the module, in any order. clk_i and rst_ni
    are passed through.
    """
    connections, inputs, outputs = [], 0, 0
    for name, direction, bits in ports:
        if name in ("clk_i", "rst_ni"):
            connections.append(f".{name}({name})")
        elif direction == "input":
            connections.append(f".{name}(in_q[{inputs + bits - 1}:{inputs}])")
            inputs += bits
        else:
            connections.append(f".{name}(out[{outputs + bits - 1}:{outputs}])")
            outputs += bits
    return "\n".join(
        ["module harness(input clk_i, input rst_ni, input serial_i, output serial_o);"] +
        shift_in(inputs) + fold_out(outputs) +
        [f"  {INSIDE} u_{INSIDE} (" + ",\n      ".join(connections) + ");", "endmodule", ""])
