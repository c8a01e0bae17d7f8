#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Replays recorded DS3 runs and compares mean job latencies.

Usage: compare_ds3.py --weft PROGRAM --data DIR [--within PERCENT] CASE.json...

Each case names its SoC file, job files (both looked for in DIR) and scheduler, and lists the jobs
with their arrivals. The files are imported, the arrivals replayed as a trace, and a Markdown table
is printed. With --within the exit status is 1 where a case is further off. Status 77 (skipped)
where there are no cases.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile


def replay(weft, data, case, scratch):
    """Returns Weft's mean latency in microseconds for a case."""
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
        return json.load(file)["latency_us"]["mean"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weft", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--within", type=float)
    parser.add_argument("cases", nargs="*")
    arguments = parser.parse_args()
    cases = [path for path in arguments.cases if os.path.exists(path)]
    if not cases:
        print("skipped: no recorded DS3 runs here")
        return 77
    print("| case | scheduler | jobs | DS3 us | Weft us | error |")
    print("|---|---|---:|---:|---:|---:|")
    worst = 0.0
    for path in sorted(cases):
        with open(path, encoding="utf-8") as file:
            case = json.load(file)
        with tempfile.TemporaryDirectory() as scratch:
            mean_us = replay(arguments.weft, arguments.data, case, scratch)
        error = 100 * (mean_us / case["mean_latency"] - 1)
        worst = max(worst, abs(error))
        print(f"| {case['case']} | {case['scheduler']} | {len(case['jobs'])} "
              f"| {case['mean_latency']:.2f} | {mean_us:.2f} | {error:+.2f} % |")
    print(f"\nlargest error: {worst:.2f} %")
    return 1 if arguments.within is not None and worst > arguments.within else 0


if __name__ == "__main__":
    sys.exit(main())
