# SPDX-License-Identifier: Apache-2.0
"""Runs Yosys and nextpnr on modules of the hardware scheduler, and keeps the results.

A result is a dictionary, kept as a JSON file under a hash of all that it depends on: the sources
that the module uses, its parameters, the commands, and the versions of the tools. A run that takes
more processor time than the limit gives {"timeout": seconds}, and is tried again only with a higher
limit.
"""

import hashlib
import json
import os
import re
import signal
import subprocess
import threading

from harness import INSIDE, write_harness

AREA = "synth_xilinx -family xcup -nowidelut -noiopad -flatten -top {top}; opt_merge; opt_clean"
SPEED = "synth_ice40 -abc2 -top harness"
PLACE = ["nextpnr-ice40", "--quiet", "--hx8k", "--package", "ct256", "--freq", "60", "--seed", "1",
         "--timing-allow-fail", "--pcf-allow-unconstrained"]

# LUTs that a memory primitive occupies (UltraScale+: eight 6-input LUTs a SLICEM, UG574).
LUTS_OF_MEMORY = {"RAM32X1S": 1, "RAM64X1S": 1, "RAM128X1S": 2, "RAM256X1S": 4, "RAM512X1S": 8,
                  "RAM32X1D": 2, "RAM64X1D": 2, "RAM128X1D": 4, "RAM256X1D": 8, "RAM32M": 4,
                  "RAM32M16": 8, "RAM64M": 4, "RAM64M8": 8, "SRL16E": 1, "SRLC32E": 1}
BLOCKS = {"RAMB18E2": 0.5, "RAMB36E2": 1.0}  # in units of 36 Kb


class Failed(Exception):
    """A tool did not do what was asked; the text is what it said last."""


class TooLong(Exception):
    """A tool took more processor time than the limit."""


def what_is_built(source):
    """SystemVerilog without what no netlist depends on: comments and proofs."""
    source = re.sub(r"(?s)`ifdef FORMAL\b.*?`endif", "", source)
    return " ".join(re.sub(r"//.*", "", source).split())


def own(top, module, parameters):
    """The parameters of a module whose elaborated name does not tell them: that of the top."""
    return sorted(parameters.items()) if module == top else []


def count_cells(cells):
    """LUTs, flip-flops, LUTs used as memory and 36 Kb blocks, of Yosys's cells by type."""
    count = {"lut": 0, "ff": 0, "lutram": 0, "bram": 0.0}
    for name, number in cells.items():
        if re.fullmatch(r"LUT[1-6]|INV", name):
            count["lut"] += number
        elif re.fullmatch(r"FD[CPRS]E(_1)?", name):
            count["ff"] += number
        elif name.startswith("RAM") and name not in LUTS_OF_MEMORY and name not in BLOCKS:
            raise Failed(f"memory primitive {name} is not known here")
        count["lutram"] += LUTS_OF_MEMORY.get(name, 0) * number
        count["bram"] += BLOCKS.get(name, 0) * number
    return count


def describe_path(path, ports):
    """What nextpnr's longest path consists of; ports: (first bit, name) of the harness's inputs."""
    logic = [step for step in path if step["type"] == "logic"]
    carries = [step["to"]["port"] == "COUT" for step in logic]
    first_net = next(step["net"] for step in path if step["type"] == "routing")
    match = re.fullmatch(r"in_q\[(\d+)\]", first_net)
    start = (max(port for port in ports if port[0] <= int(match[1]))[1] if match
             else re.sub(r"^u_dut\.|_SB_.*$", "", first_net))
    return {
        "from": start,
        "to": re.sub(r"^u_dut\.|_SB_.*$|_LC$", "", path[-1]["to"]["cell"]),
        "chains": sum(carry and not before for before, carry in zip([False] + carries, carries)),
        "luts": len(logic) - sum(carries),
        "logic_ns": sum(step["delay"] for step in path if step["type"] != "routing"),
        "routing_ns": sum(step["delay"] for step in path if step["type"] == "routing"),
    }


class Synthesis:
    """Area and speed of modules of one set of sources. May be used by several threads."""

    def __init__(self, sources, work, limit_s):
        self.work, self.limit_s = work, limit_s
        self.files = {os.path.splitext(os.path.basename(path))[0]: path for path in sources}
        self.text = {}
        for name, path in self.files.items():
            with open(path, encoding="utf-8") as file:
                self.text[name] = file.read()
        self.versions = [self.run([tool, "--version"]).stdout + self.run([tool, "--version"]).stderr
                         for tool in ("yosys", "nextpnr-ice40")]
        self.locks, self.lock = {}, threading.Lock()
        os.makedirs(work, exist_ok=True)

    def run(self, command):
        """Runs a tool; TooLong beyond the limit, Failed where it fails.

        The limit is of processor time, since other work on the machine must not change a table.
        """
        limited = ["sh", "-c", f'ulimit -t {self.limit_s}; exec "$@"', "sh"] + command
        done = subprocess.run(limited, capture_output=True, text=True, check=False)
        if -done.returncode in (signal.SIGXCPU, signal.SIGKILL):
            raise TooLong
        if done.returncode != 0:
            raise Failed(f"{command[0]}: {(done.stderr or done.stdout).strip()[-500:]}")
        return done

    def yosys(self, script):
        """Runs a script of Yosys."""
        self.run(["yosys", "-q", "-p", script])

    def uses(self, module):
        """Names of the files that a module consists of, one module a file; types come first."""
        found, todo = set(), [module]
        while todo:
            name = todo.pop()
            if name in self.files and name not in found:
                found.add(name)
                todo += re.findall(r"\bweft_\w+", self.text[name])
                todo += re.findall(r"\bweft_\w+_t\b", self.text[name]) and ["weft_types"]
        return sorted(found, key=lambda name: (not name.endswith(("_pkg", "_types")), name))

    def key(self, module, *what):
        """A hash of a module's sources, of `what`, and of the tools."""
        text = [what_is_built(self.text[name]) for name in self.uses(module)]
        text += [repr(what)] + self.versions
        return hashlib.sha256("\0".join(text).encode()).hexdigest()[:24]

    def kept(self, key, measure):
        """The kept result of a key, or that of measure(), which is then kept."""
        with self.lock:
            lock = self.locks.setdefault(key, threading.Lock())
        with lock:
            path = os.path.join(self.work, key + ".json")
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    result = json.load(file)
                if result.get("timeout", self.limit_s) >= self.limit_s:
                    return result
            try:
                result = measure()
            except TooLong:
                result = {"timeout": self.limit_s}
            with open(path + ".new", "w", encoding="utf-8") as file:
                json.dump(result, file, indent=1)
            os.replace(path + ".new", path)
            return result

    def elaborate(self, top, parameters):
        """Elaborates; returns the base path of the .il file, and module name -> elaborated names.

        A derived module is named by its parameters, so its name says all about it but its source.
        """
        key = self.key(top, "elaborate", top, sorted(parameters.items()))
        base = os.path.join(self.work, key)
        settings = " ".join(f"-set {name} {value}" for name, value in parameters.items())
        files = " ".join(self.files[name] for name in self.uses(top))

        def measure():
            self.yosys(f"read_verilog -sv {files}; chparam {settings} {top}; hierarchy -top {top}; "
                       f"tee -q -o {base}.ls ls; write_rtlil {base}.il")
            modules = {}
            with open(base + ".ls", encoding="utf-8") as file:
                for name in file.read().split():
                    plain = re.search(r"^(?:\$paramod.*\\)?(weft_\w+|decision_loop)(?=\\|$)", name)
                    plain = re.match(r"\$paramod\\(\w+)\\", name) or plain
                    if plain:
                        modules.setdefault(plain[1], []).append(name)
            return modules

        return base + ".il", self.kept(key, measure)

    def area(self, top, parameters, module, hidden=()):
        """LUTs and so on of a module as it stands in `top`, without the modules `hidden`."""
        design, modules = self.elaborate(top, parameters)
        (name,) = modules[module]
        boxes = [box for inner in hidden for box in modules[inner]]
        key = self.key(module, AREA, name, boxes, own(top, module, parameters))

        def measure():
            path = os.path.join(self.work, key)
            black = "".join(f"blackbox {box}; " for box in boxes)
            self.yosys(f"read_rtlil {design}; {black}rename {name} part; " +
                       AREA.format(top="part") + f"; tee -q -o {path}.stat stat -json")
            with open(path + ".stat", encoding="utf-8") as file:
                return count_cells(json.load(file)["modules"]["\\part"]["num_cells_by_type"])

        return self.kept(key, measure)

    def speed(self, top, parameters, module):
        """Clock rate of a module in the harness after place and route; what is on its longest path.

        {"cells": n} alone where it needs more logic cells than the device has.
        """
        design, modules = self.elaborate(top, parameters)
        (name,) = modules[module]
        key = self.key(module, SPEED, PLACE, write_harness([("a", "input", 2), ("b", "output", 5)]),
                       name, own(top, module, parameters))

        def measure():
            path = os.path.join(self.work, key)
            inputs = self.wrap(design, name, path)
            try:
                self.run(PLACE + ["--json", path + ".json.net", "--report", path + ".report",
                                  "--log", path + ".log"])
            except Failed:
                with open(path + ".log", encoding="utf-8") as file:
                    used = re.search(r"ICESTORM_LC: *(\d+)/ *(\d+)", file.read())
                if used is None or int(used[1]) <= int(used[2]):
                    raise
                return {"cells": int(used[1])}
            with open(path + ".report", encoding="utf-8") as file:
                report = json.load(file)
            mhz = [clock["achieved"] for clock in report["fmax"].values()]
            inside = [path["path"] for path in report["critical_paths"]
                      if path["from"] == path["to"] != "<async>"]
            return {"mhz": mhz[0], "cells": report["utilization"]["ICESTORM_LC"]["used"],
                    "blocks": report["utilization"]["ICESTORM_RAM"]["used"],
                    **describe_path(inside[0], inputs)}

        return self.kept(key, measure)

    def wrap(self, design, name, path):
        """Makes the netlist of the harness around a module; returns (first bit, name) of inputs."""
        self.yosys(f"read_rtlil {design}; rename {name} {INSIDE}; hierarchy -top {INSIDE}; proc; "
                   f"write_json {path}.ports")
        with open(path + ".ports", encoding="utf-8") as file:
            module = json.load(file)["modules"][INSIDE]["ports"]
        ports = [(port, is_a["direction"], len(is_a["bits"])) for port, is_a in module.items()]
        with open(path + ".v", "w", encoding="utf-8") as file:
            file.write(write_harness(ports))
        self.yosys(f"read_rtlil {design}; rename {name} {INSIDE}; read_verilog {path}.v; {SPEED} "
                   f"-json {path}.json.net")
        inputs, first = [], 0
        for port, direction, bits in ports:
            if direction == "input" and port not in ("clk_i", "rst_ni"):
                inputs.append((first, port))
                first += bits
        return inputs
