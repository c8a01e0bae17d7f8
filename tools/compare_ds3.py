#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Replays recorded DS3 runs and compares mean job latencies, or energies.

Usage: compare_ds3.py --weft PROGRAM --data DIR [--quantity latency|energy] [--within PERCENT]
                      [--except CASE=PERCENT] CASE.json...

Each case names its SoC file, job files (both looked for in DIR) and scheduler, and lists the jobs
with their arrivals. The files are imported, the arrivals replayed as a trace, and a Markdown table
is printed. With --within the exit status is 1 where a case is further off; --except gives a case
a limit of its own. Status 77 (skipped) where there are no cases.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile


# The figure of a case and of Weft's summary; unit, scale and decimals in the table.
QUANTITIES = {
    "latency": (lambda case: case["mean_latency"], lambda run: run["latency_us"]["mean"],
                "us", 1, 2),
    "energy": (lambda case: case["energy_J"], lambda run: run["energy"]["total_j"], "mJ", 1e3, 4),
}


def replay(weft, data, case, scratch):
    """Returns Weft's summary for a case."""
    imported = os.path.join(scratch, "imported")
    jobs = ",".join(os.path.join(data, name) for name in case["jobs_files"])
    subprocess.run(
        [weft, "import", "ds3", "--soc", os.path.join(data, case["soc"]), "--jobs", jobs,
         "-o", imported], check=True, capture_output=True)
    trace = os.path.join(scratch, "trace.csv")
    with open(trace, "w", encoding="utf-8") as file:
        file.write("arrival,application\n")
        file.writelines(f"{job['arrival_us']} us,{job['app']}\n" for job in case["jobs"])
    results = os.path.join(scratch, "results")
    subprocess.run(
        [weft, "run", os.path.join(imported, "platform.yaml"),
         os.path.join(imported, "workload.yaml"), "--policy", case["scheduler"],
         "--set", "arrivals.process=trace", "--set", f"arrivals.file={trace}", "--quiet",
         "-o", results], check=True)
    with open(os.path.join(results, "summary.json"), encoding="utf-8") as file:
        return json.load(file)


def limit_of(case, arguments):
    """How far off a case may be, in percent; None: any distance."""
    for exception in arguments.exceptions:
        name, percent = exception.split("=")
        if name == case:
            return float(percent)
    return arguments.within


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weft", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--quantity", choices=QUANTITIES, default="latency")
    parser.add_argument("--within", type=float)
    parser.add_argument("--except", dest="exceptions", action="append", default=[])
    parser.add_argument("cases", nargs="*")
    arguments = parser.parse_args()
    cases = [path for path in arguments.cases if os.path.exists(path)]
    if not cases:
        print("skipped: no recorded DS3 runs here")
        return 77
    of_case, of_run, unit, scale, digits = QUANTITIES[arguments.quantity]
    print(f"| case | scheduler | jobs | DS3 {unit} | Weft {unit} | error |")
    print("|---|---|---:|---:|---:|---:|")
    worst, passed = 0.0, True
    for path in sorted(cases):
        with open(path, encoding="utf-8") as file:
            case = json.load(file)
        with tempfile.TemporaryDirectory() as scratch:
            run = replay(arguments.weft, arguments.data, case, scratch)
        error = 100 * (of_run(run) / of_case(case) - 1)
        worst = max(worst, abs(error))
        limit = limit_of(case["case"], arguments)
        passed = passed and (limit is None or abs(error) <= limit)
        print(f"| {case['case']} | {case['scheduler']} | {len(case['jobs'])} "
              f"| {scale * of_case(case):.{digits}f} | {scale * of_run(run):.{digits}f} | {error:+.2f} % |")
    print(f"\nlargest error: {worst:.2f} %")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
