#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the first stretch of a run's tasks.csv as a Gantt chart: a row a PE, a colour an application.

Usage: draw_timeline.py RESULTS_DIR OUTPUT.svg [MICROSECONDS]      (Debian: python3-matplotlib)
"""

import csv
import os
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "weft"  # the same picture gives the same file
from matplotlib import pyplot  # noqa: E402


def rows(directory, name):
    with open(os.path.join(directory, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    directory, output = sys.argv[1:3]
    until_us = float(sys.argv[3]) if len(sys.argv) > 3 else 2000
    applications = {row["job"]: row["application"] for row in rows(directory, "jobs.csv")}
    pes = [row["pe"] for row in rows(directory, "pes.csv")]
    colours = dict(zip(sorted(set(applications.values())), pyplot.cm.tab10.colors))

    figure, axes = pyplot.subplots(figsize=(11, 4.2), layout="constrained")
    bars = {}
    for task in rows(directory, "tasks.csv"):
        start, finish = float(task["start_us"]), float(task["finish_us"])
        application = applications.get(task["job"])
        if application and start < until_us:
            bars.setdefault((application, task["pe"]), []).append((start, finish - start))
    for (application, pe), spans in sorted(bars.items()):
        axes.broken_barh(spans, (pes.index(pe) - 0.4, 0.8), facecolors=colours[application],
                         edgecolor="white", linewidth=0.3)
    axes.set_yticks(range(len(pes)), pes)
    axes.invert_yaxis()
    axes.set_xlim(0, until_us)
    axes.set_xlabel("simulated time (us)")
    axes.spines[["top", "right"]].set_visible(False)
    handles = [pyplot.Rectangle((0, 0), 1, 1, color=colour) for colour in colours.values()]
    axes.legend(handles, colours.keys(), loc="lower center", bbox_to_anchor=(0.5, 1),
                ncols=len(colours), frameon=False)
    figure.savefig(output, metadata={"Date": None})


if __name__ == "__main__":
    main()
