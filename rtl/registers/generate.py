#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the SystemVerilog package, the C++ header and the documentation table of a register
description. The same description gives the same bytes."""
import argparse
import pathlib
import sys

import yaml

ACCESSES = ("ro", "rw", "wo", "w1c")


def check(description):
    """Refuses fields and registers that overlap, are unknown in kind or lie outside the range."""
    seen = {}
    for register in description["registers"]:
        name = register["name"]
        if register["access"] not in ACCESSES:
            raise ValueError(f"{name}: access {register['access']} is none of {ACCESSES}")
        bits = set()
        for field in register["fields"]:
            high, low = field["bits"]
            span = set(range(low, high + 1))
            if not span or high > 31 or span & bits:
                raise ValueError(f"{name}.{field['name']}: bits {high}..{low} are out of place")
            if "enum" in field and field["enum"] not in description["enums"]:
                raise ValueError(f"{name}.{field['name']}: no enum {field['enum']}")
            bits |= span
        for i in range(register.get("count", 1)):
            address = register["offset"] + i * register.get("stride", 4)
            if address % 4 or address >> description["address_width"] or address in seen:
                raise ValueError(f"{name}: address {address:#x} is out of place")
            seen[address] = name
    return description


def camel(name):
    return "".join(part.capitalize() for part in name.split("_"))


def numbers(description):
    """Name and value of everything that all outputs must agree on."""
    version = description["version"]
    yield "address_width", description["address_width"]
    yield "identification", description["identification"]
    yield "version", version["major"] << 16 | version["minor"]
    for register in description["registers"]:
        name = register["name"]
        yield f"{name}_offset", register["offset"]
        if "count" in register:
            yield f"{name}_count", register["count"]
            yield f"{name}_stride", register.get("stride", 4)
        for field in register["fields"]:
            high, low = field["bits"]
            yield f"{name}_{field['name']}_lsb", low
            yield f"{name}_{field['name']}_width", high - low + 1
    for enum, body in description["enums"].items():
        for value, entry in body["values"].items():
            yield f"{enum}_{value}", entry["value"]


def system_verilog(description):
    lines = ["// SPDX-License-Identifier: Apache-2.0",
             "// Written by rtl/registers/generate.py from weft_scheduler.yaml.",
             "// A user takes only the names that it needs.",
             "/* verilator lint_off UNUSEDPARAM */",
             f"package {description['name']}_reg_pkg;"]
    lines += [f"  parameter int {camel(name)} = 32'h{value:08x};"
              for name, value in numbers(description)]
    return "\n".join(lines + ["endpackage", "/* verilator lint_on UNUSEDPARAM */", ""])


def cpp(description):
    lines = ["// SPDX-License-Identifier: Apache-2.0",
             "// Written by rtl/registers/generate.py from weft_scheduler.yaml.",
             "#pragma once", "", "#include <cstdint>", "",
             "namespace weft::scheduler_registers {", ""]
    lines += [f"inline constexpr std::uint32_t k{camel(name)} = 0x{value:x};"
              for name, value in numbers(description)]
    return "\n".join(lines + ["", "}  // namespace weft::scheduler_registers", ""])


def bits_text(field):
    high, low = field["bits"]
    return str(low) if high == low else f"{high}:{low}"


def offset_text(register):
    text = f"`0x{register['offset']:05x}`"
    if "count" in register:
        text += f" + {register.get('stride', 4)} i, i < {register['count']}"
    return text


def markdown(description):
    lines = [f"# Registers of the {description['description']}", "",
             "Written by `rtl/registers/generate.py` from `rtl/registers/weft_scheduler.yaml`.", "",
             "| offset | register | access | bits | field | meaning |",
             "|---|---|---|---|---|---|"]
    for register in description["registers"]:
        lines.append(f"| {offset_text(register)} | `{register['name']}` | {register['access']} | | "
                     f"| {register['description']} |")
        for field in register["fields"]:
            link = f" ([{field['enum']}](#{field['enum']}))" if "enum" in field else ""
            lines.append(f"| | | | {bits_text(field)} | `{field['name']}` | "
                         f"{field['description']}{link} |")
    for enum, body in description["enums"].items():
        lines += ["", f"## {enum}", "", body["description"] + ".", "", "| value | name | meaning |",
                  "|---|---|---|"]
        lines += [f"| {entry['value']} | `{value}` | {entry['description']} |"
                  for value, entry in body["values"].items()]
    return "\n".join(lines + [""])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("description", type=pathlib.Path)
    parser.add_argument("--sv", type=pathlib.Path, help="SystemVerilog package to write")
    parser.add_argument("--cpp", type=pathlib.Path, help="C++ header to write")
    parser.add_argument("--markdown", type=pathlib.Path, help="documentation table to write")
    arguments = parser.parse_args()
    try:
        description = check(yaml.safe_load(arguments.description.read_text()))
    except (ValueError, KeyError, yaml.YAMLError) as error:
        sys.exit(f"{arguments.description}: {error}")
    for path, text in ((arguments.sv, system_verilog), (arguments.cpp, cpp),
                       (arguments.markdown, markdown)):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(description))


if __name__ == "__main__":
    main()
