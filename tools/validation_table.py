#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the tests that compare models with formulas, data sheets and other programs, and prints
what they found as Markdown tables.

Usage: validation_table.py --build DIR [--tests REGEX] [--update FILE]

DIR is a build directory whose tests are built. A test takes part by printing lines of the form

    ROW|area|what|expected|measured|error in percent

With --tests only the tests whose names match run; with --update the tables go to FILE instead, each
between its lines "<!-- table: NAME -->" and "<!-- end -->", and a table that FILE has and that no
test printed is left as it is. The exit status is 1 where a test fails or none prints a row.
"""

import argparse
import os
import re
import subprocess
import sys

# Tests that print rows.
TESTS = (r"^(sims\.Queueing|models\.(.*/)?(ZeroLoad|Saturation|MeshFidelity|WormholeNetwork"
         r"|ArbitratedNetwork|Dram|FrFcfs|Sram|Cache|RcNetwork|[A-Za-z]*(Thermal|Power|Energy)))")

# The tables: area and what a row says. A row is in the first that fits, else in its area's own.
TABLES = {
    "queueing": ("Queueing", r""),
    "lt against at": ("Interconnect", r"^lt against at"),
    "zero load": ("Interconnect", r"zero.load"),
    "cycle-accurate": ("Interconnect", r"head latency|saturation \(flits"),
    "saturation": ("Interconnect", r"saturated"),
    "bisection": ("Interconnect", r"upper bound"),
    "streams": ("DRAM", r"stream"),
    "random accesses": ("DRAM", r"random"),
    "spacings": ("DRAM", r""),
}


def run_tests(build, pattern):
    """Returns what the tests print, and whether all passed."""
    command = ["ctest", "--test-dir", build, "-V", "-R", pattern, "-j", str(os.cpu_count())]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                         text=True)
    return run.stdout, run.returncode == 0


def parse_rows(output):
    """Returns (area, what, expected, measured, error) of each row, tests in their order."""
    rows = []
    for line in output.splitlines():
        match = re.match(r"(?:(\d+): )?ROW\|(.*)$", line)
        if match:
            rows.append((int(match[1] or 0), match[2].split("|")))
    rows.sort(key=lambda row: row[0])  # tests run side by side
    unique = dict.fromkeys(tuple(fields) for _, fields in rows)
    return [fields for fields in unique if len(fields) == 5]


def table_of(area, what):
    """The name of the table that a row belongs to."""
    for name, (its_area, pattern) in TABLES.items():
        if area == its_area and re.search(pattern, what):
            return name
    return area


def rounded(text):
    """Four significant digits, without an exponent where the figure is large."""
    value = float(text)
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def error_text(expected, measured, error):
    """`exact`, or the error as it is to be shown."""
    percent = float(error)
    if expected == measured and percent == 0:
        return "exact"
    if abs(percent) < 1e-9:
        return "< 1e-9 %"  # the last bits of a double
    return f"{percent:+.2f} %" if abs(percent) >= 0.005 else f"{percent:+.1g} %"


def make_tables(rows):
    """Returns the Markdown of each table by name."""
    tables = {}
    for area, what, expected, measured, error in rows:
        lines = tables.setdefault(table_of(area, what),
                                  ["| what | expected | measured | error |", "|---|---:|---:|---:|"])
        lines.append(f"| {what} | {rounded(expected)} | {rounded(measured)} "
                     f"| {error_text(expected, measured, error)} |")
    return {name: "\n".join(lines) for name, lines in tables.items()}


def update(path, tables):
    """Puts the tables into a file, and returns the names of those that it has no place for."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    missing = []
    for name, table in tables.items():
        place = re.compile(rf"(<!-- table: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = place.subn(lambda match, table=table: f"{match[1]}{table}\n{match[2]}", text)
        if count == 0:
            missing.append(name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return missing


def main():
    parser = argparse.ArgumentParser(description=" ".join(__doc__.split("\n\n")[0].split()))
    parser.add_argument("--build", required=True, metavar="DIR", help="build directory")
    parser.add_argument("--tests", default=TESTS, metavar="REGEX", help="names of tests to run")
    parser.add_argument("--update", metavar="FILE", help="Markdown file to put the tables into")
    arguments = parser.parse_args()
    if not os.path.exists(os.path.join(arguments.build, "CTestTestfile.cmake")):
        parser.error(f"{arguments.build} is no build directory with tests")
    if arguments.update and not os.path.isfile(arguments.update):
        parser.error(f"there is no file {arguments.update}")
    try:
        output, passed = run_tests(arguments.build, arguments.tests)
    except FileNotFoundError:
        parser.error("there is no program ctest")
    tables = make_tables(parse_rows(output))
    if not tables:
        print(f"no test printed a row; are those of {arguments.build} built?", file=sys.stderr)
        return 1
    if arguments.update:
        for name in update(arguments.update, tables):
            print(f"{arguments.update} has no place for the table '{name}'", file=sys.stderr)
    else:
        print("\n\n".join(f"### {name}\n\n{table}" for name, table in tables.items()))
    if not passed:
        print("a test failed, or is not built", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
