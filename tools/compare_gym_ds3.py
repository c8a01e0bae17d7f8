#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the closed-loop benchmark of gym-ds3 and compares mean job latencies with its own.

Usage: compare_gym_ds3.py --weft PROGRAM --baselines FILE [--check]

Prints a Markdown table. With --check the exit status is 1 where MET, EFT, ETF, STF or random is
more than 3 % (std 0) or 5 % (std 0.1, 0.3) off, or HEFT_RT more than 2 % off the independent
re-computation. Status 77 (skipped) where there are no baselines.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

COMPARED = ("MET", "EFT", "ETF", "STF", "random")
INDEPENDENT = "independent event-driven re-computation of the same rules"


def run(weft, experiment, scratch):
    """Returns variant -> policy -> figures of a built-in experiment."""
    results = os.path.join(scratch, experiment)
    subprocess.run([weft, "run", experiment, "--quiet", "-o", results], check=True)
    with open(os.path.join(results, "summary.json"), encoding="utf-8") as file:
        return json.load(file)["variants"]


def rows(baselines, short, long):
    """Yields (variant, policy, theirs, ours, bar in percent or None)."""
    for name, figures in baselines.items():
        variant = name.split(" (")[0]
        if variant in short and isinstance(figures, dict):
            for policy, theirs in figures.items():
                bar = None if policy not in COMPARED else 3 if variant.endswith("std 0") else 5
                yield variant, policy, theirs, short[variant][policy.replace("random", "Random")], bar
        elif name.startswith(INDEPENDENT):
            for policy, theirs in figures.items():
                short_name = policy.split(" (")[0]
                ours = long["Top, std 0"].get(short_name.replace("random", "Random"))
                if ours is not None:
                    bar = 2 if short_name == "HEFT_RT" else None
                    yield "Top, std 0, independent, 50 ms", short_name, theirs, ours, bar


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weft", required=True)
    parser.add_argument("--baselines", required=True)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if not os.path.exists(arguments.baselines):
        print("skipped: no gym-ds3 baselines here")
        return 77
    with open(arguments.baselines, encoding="utf-8") as file:
        baselines = json.load(file)
    with tempfile.TemporaryDirectory() as scratch:
        short = run(arguments.weft, "gym_ds3", scratch)
        long = run(arguments.weft, "gym_ds3_long", scratch)
    print("| variant | policy | theirs us | Weft us (95 %) | difference | bar |")
    print("|---|---|---:|---:|---:|---:|")
    missed = 0
    for variant, policy, theirs, ours, bar in rows(baselines, short, long):
        error = 100 * (ours["mean_latency_us"] / theirs - 1)
        missed += bar is not None and abs(error) > bar
        print(f"| {variant} | {policy} | {theirs:.1f} | {ours['mean_latency_us']:.1f} "
              f"± {ours['ci95']:.1f} | {error:+.1f} % | {f'{bar} %' if bar else '-'} |")
    return 1 if arguments.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
