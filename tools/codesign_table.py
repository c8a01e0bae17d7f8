#!/usr/bin/env python3
"""Prints the results of `weft run codesign` as a Markdown table.

A row is a rate of jobs and a policy; the columns are the scheduler hosts. Of each host: the mean
latency of a job, the mean time from a task's becoming ready to its placement, and the load of the
host, each the mean over the seeds.

  weft run codesign -o results/codesign
  tools/codesign_table.py results/codesign/results.csv
"""
import argparse
import collections
import csv
import pathlib
import statistics
import sys

HOSTS = ("ideal", "cpu", "hardware")


def read(path):
    """{(rate, policy): {host: [rows]}} in the order of the file."""
    points = collections.OrderedDict()
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            rate, host = row["variant"].split(", ")
            points.setdefault((rate, row["policy"]), collections.defaultdict(list))[host].append(row)
    return points


def mean(rows, column):
    return statistics.mean(float(row[column]) for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=pathlib.Path, help="results.csv of the experiment")
    arguments = parser.parse_args()
    try:
        points = read(arguments.results)
    except (OSError, KeyError, ValueError) as error:
        sys.exit(f"{arguments.results}: not the results of the experiment codesign: {error}")
    print("| jobs/s | policy | latency us: ideal | cpu | hardware | to place us: cpu | hardware | "
          "load: cpu | hardware |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for (rate, policy), hosts in points.items():
        cells = [rate.removesuffix(" jobs/s"), policy]
        cells += [f"{mean(hosts[host], 'mean_latency_us'):.1f}" for host in HOSTS]
        cells += [f"{mean(hosts[host], 'mean_decision_wait_us'):.2f}" for host in HOSTS[1:]]
        cells += [f"{100 * mean(hosts[host], 'scheduler_utilisation'):.1f} %" for host in HOSTS[1:]]
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
