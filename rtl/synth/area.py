#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Area and speed of the hardware scheduler over its parameters, as Markdown tables.

Usage: area.py [--package FILE] [--work DIR] [--only REGEX] [--fast] [-j N] [--limit SECONDS]
               [--markdown FILE]

Area: Yosys for UltraScale+ (xcup). The block is taken apart: the ready queue, the EFT stage, the PE
state and the successor walker are synthesised on their own, then the block without them, so that a
part that two rows share is synthesised once; the whole is their sum. One row is also synthesised in
one piece, to show what that costs. Speed: Yosys and nextpnr for an iCE40 HX8K, in a harness of
registers.

Results are kept in the work folder, so a run that was stopped goes on where it was, and only what
has changed is done again. --only takes the rows whose label matches; --fast takes few and small
ones. With --markdown the tables go between the lines "<!-- area.py -->" and "<!-- end -->" of FILE.
The exit status is 1 where a tool fails, or where a memory does not become one.
"""

import argparse
import concurrent.futures
import glob
import os
import re
import resource
import subprocess
import sys

from synthesis import Failed, Synthesis

HERE = os.path.dirname(os.path.abspath(__file__))
RTL = os.path.dirname(HERE)
TOP = "weft_scheduler"
PARTS = {"ready queue": "weft_ready_queue", "EFT stage": "weft_eft_stage",
         "PE state": "weft_pe_state", "walker": "weft_walker"}
BASE = {"NumPe": 8, "NumTasks": 256, "QueueDepth": 32, "QueueKind": 0, "Communication": 1,
        "TimeWidth": 40}
SMALL = {**BASE, "NumPe": 2, "NumTasks": 64, "QueueDepth": 16, "TimeWidth": 24}
VARIED = {"NumPe": (2, 4, 16, 32), "NumTasks": (64, 1024), "QueueDepth": (16, 64),
          "QueueKind": (1,), "Communication": (0,), "TimeWidth": (24, 32)}
IN_ONE_PIECE = {**BASE, "NumPe": 4}

# What is placed and routed: module, its top, and what differs from BASE.
QUEUES = [("weft_queue_shift", {"QueueKind": 0}), ("weft_queue_systolic", {"QueueKind": 1})]
SPEEDS = (
    [("decision_loop", "decision_loop", {"NumPe": pes, "TimeWidth": width})
     for pes, width in ((2, 24), (2, 40), (4, 24), (4, 32), (4, 40), (8, 24))] +
    [("weft_eft_stage", TOP, {"NumPe": 4}), ("weft_pe_state", TOP, {"NumPe": 4})] +
    [(queue, TOP, {**kind, "QueueDepth": depth, "TimeWidth": width})
     for depth, width in ((16, 24), (16, 40), (32, 24)) for queue, kind in QUEUES] +
    [("weft_walker", TOP, {})])
MEMORIES = (("weft_ram", 64, 32), ("weft_ram", 256, 32), ("weft_ram", 1024, 320),
            ("weft_fifo", 256, 88))


def label(parameters):
    """A row's name: what --only is matched with."""
    return (f"{parameters['NumPe']} PEs, {parameters['NumTasks']} tasks, depth "
            f"{parameters['QueueDepth']} {'systolic' if parameters['QueueKind'] else 'shift'}, "
            f"{'' if parameters['Communication'] else 'no '}communication, "
            f"{parameters['TimeWidth']} bit")


def amount(count):
    """A part's cells in a table."""
    if "timeout" in count:
        return f"not in {count['timeout']} s"
    return f"{count['lut']:,} / {count['ff']:,}"


def total(counts):
    """The sum of parts; a timeout of one is a timeout of all."""
    late = [count for count in counts if "timeout" in count]
    return late[0] if late else {name: sum(count[name] for count in counts) for name in counts[0]}


def memory(count):
    """LUTs used as memory and blocks, in a table."""
    return "" if "timeout" in count else f"{count['lutram']:,} | {count['bram']:g}"


def area_rows(synthesis, parameters, pool):
    """Starts the syntheses of one row; returns a function that gives the row's cells."""
    parts = [pool.submit(synthesis.area, TOP, parameters, part) for part in PARTS.values()]
    parts.append(pool.submit(synthesis.area, TOP, parameters, TOP, tuple(PARTS.values())))

    def row():
        counts = [part.result() for part in parts]
        whole = total(counts)
        inner = " | ".join(amount(count) for count in counts)
        return f"| {label(parameters)} | {amount(whole)} | {memory(whole) or ' | '} | {inner} |"

    return row


def area_table(synthesis, points, pool):
    """The area of the whole block and of its parts."""
    rows = [area_rows(synthesis, parameters, pool) for parameters in points]
    head = " | ".join(PARTS)
    return ["LUT / flip-flops of the block and of its parts, UltraScale+, after synthesis. LUT",
            "memory in LUTs, block memory in 36 Kb blocks.", "",
            f"| | whole | LUT memory | blocks | {head} | all else |",
            "|---|---:|---:|---:|" + "---:|" * (len(PARTS) + 1)] + [row() for row in rows]


def one_piece_table(synthesis, parameters):
    """What taking the block apart costs."""
    parts = [synthesis.area(TOP, parameters, part) for part in PARTS.values()]
    parts.append(synthesis.area(TOP, parameters, TOP, tuple(PARTS.values())))
    piece = synthesis.area(TOP, parameters, TOP)
    return [f"{label(parameters)}:", "", "| | LUT / flip-flops | LUT memory | blocks |",
            "|---|---:|---:|---:|",
            f"| sum of the parts | {amount(total(parts))} | {memory(total(parts))} |",
            f"| in one piece | {amount(piece)} | {memory(piece)} |"]


def memory_table(synthesis, points):
    """What single memories become. Failed where one becomes flip-flops."""
    lines = ["| memory | LUT / flip-flops | LUT memory | blocks |", "|---|---:|---:|---:|"]
    for module, depth, width in points:
        count = synthesis.area(module, {"Width": width, "Depth": depth}, module)
        if count["lutram"] + count["bram"] == 0 or count["ff"] > 2 * width:
            raise Failed(f"{module} of {depth} x {width} did not become a memory: {count}")
        lines.append(f"| `{module}` {depth} x {width} | {amount(count)} | {memory(count)} |")
    return lines


def speed_row(module, parameters, result):
    """A row of the speed table."""
    if "timeout" in result or "mhz" not in result:
        why = amount(result) if "timeout" in result else "does not fit"
        return f"| `{module}` | {parameters} | {result.get('cells', '')} | {why} | | | |"
    return (f"| `{module}` | {parameters} | {result['cells']:,} | {result['mhz']:.1f} | "
            f"{1000 / result['mhz']:.1f} | {result['logic_ns']:.1f} + {result['routing_ns']:.1f} | "
            f"`{result['from']}` to `{result['to']}`: {result['chains']} carry chains, "
            f"{result['luts']} LUTs |")


def speed_table(synthesis, points, pool):
    """Clock rates after place and route."""
    jobs = []
    for module, top, change in points:
        parameters = {**BASE, **change}
        shown = ", ".join([f"{parameters['NumPe']} PEs", f"{parameters['TimeWidth']} bit"] +
                          ([f"depth {change['QueueDepth']}"] if "QueueDepth" in change else []))
        if top != TOP:
            parameters = {name: parameters[name] for name in ("NumPe", "NumTasks", "TimeWidth")}
        jobs.append((module, shown, pool.submit(synthesis.speed, top, parameters, module)))
    return ["iCE40 HX8K (7,680 logic cells), placed and routed, harness included.", "",
            "| module | parameters | logic cells | MHz | ns | logic + routing, ns | longest path |",
            "|---|---|---:|---:|---:|---:|---|"] + [
                speed_row(module, shown, job.result()) for module, shown, job in jobs]


def write_tables(path, text):
    """Puts the tables between their lines in a file."""
    with open(path, encoding="utf-8") as file:
        old = file.read()
    new, times = re.subn(r"(?s)(<!-- area\.py -->\n).*?(<!-- end -->)",
                         lambda match: f"{match[1]}{text}\n{match[2]}", old)
    if times != 1:
        raise Failed(f"{path} must have one line <!-- area.py --> before one <!-- end -->")
    with open(path, "w", encoding="utf-8") as file:
        file.write(new)


def register_package(work):
    """Makes the package of registers, which the sources need."""
    path = os.path.join(work, "weft_scheduler_reg_pkg.sv")
    registers = os.path.join(RTL, "registers")
    os.makedirs(work, exist_ok=True)
    subprocess.run([sys.executable, os.path.join(registers, "generate.py"),
                    os.path.join(registers, "weft_scheduler.yaml"), "--sv", path, "--cpp",
                    os.path.join(work, "registers.h"), "--markdown",
                    os.path.join(work, "registers.md")], check=True)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package")
    parser.add_argument("--work", default="build/area")
    parser.add_argument("--only", default="")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("-j", dest="jobs", type=int, default=1)
    parser.add_argument("--limit", type=int, default=1200, help="processor seconds of a tool")
    parser.add_argument("--markdown")
    arguments = parser.parse_args()
    package = arguments.package or register_package(arguments.work)
    sources = [package, os.path.join(HERE, "decision_loop.sv")]
    sources += sorted(glob.glob(os.path.join(RTL, "src", "*.sv")))
    points = [BASE] + [{**BASE, name: value} for name, values in VARIED.items() for value in values]
    speeds, memories = SPEEDS, MEMORIES
    if arguments.fast:
        points, speeds, memories = [SMALL], [("weft_walker", TOP, SMALL)], MEMORIES[:1]
    points = [point for point in points if re.search(arguments.only, label(point))]
    speeds = [speed for speed in speeds if re.search(arguments.only, f"{speed[0]} {speed[2]}")]
    try:
        synthesis = Synthesis(sources, arguments.work, arguments.limit)
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            tables = [memory_table(synthesis, memories)]
            tables += [area_table(synthesis, points, pool)] if points else []
            tables += [speed_table(synthesis, speeds, pool)] if speeds else []
        if not arguments.fast and not arguments.only:
            tables.insert(2, one_piece_table(synthesis, IN_ONE_PIECE))
        text = "\n\n".join("\n".join(table) for table in tables)
        print(text)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"processor time of the tools: {(used.ru_utime + used.ru_stime) / 60:.1f} min",
              file=sys.stderr)
        if arguments.markdown:
            write_tables(arguments.markdown, text)
    except Failed as error:
        print(f"area.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
