#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the application gp_cholesky: the log-determinant of a Gaussian process's covariance matrix.

    tools/write_gp_cholesky.py > workload/apps/gp_cholesky.yaml

Each tile of the lower triangle is generated, the matrix is factored by the right-looking tiled
Cholesky algorithm (Buttari et al. 2009), and the diagonals of its factors are gathered.
"""

TILES = 8
TILE_BYTES = 128 * 128 * 4
DIAGONAL_BYTES = 128 * 4

HEADER = """name: gp_cholesky
description: Covariance matrix of 1024 points, tiled Cholesky factorization of 8 x 8 tiles, log-determinant
# Written by tools/write_gp_cholesky.py. Tiles of 128 x 128 in single precision, 64 KiB each. The
# step of likelihood estimation in spatial statistics, as ExaGeoStat does it (Abdulah et al. 2018).
# Deadline: about three times the critical path on many128 without communication (guessed).
deadline: 18 ms
"""


def build():
    tasks, edges = [], []
    latest = {}  # by tile: the task that wrote it last

    def add(name, kernel, inputs):
        tasks.append((name, kernel))
        edges.extend((source, name, size) for source, size in inputs)

    for i in range(TILES):
        for j in range(i + 1):
            latest[i, j] = f"covariance_{i}_{j}"
            add(latest[i, j], "covariance_tile", [])

    def update(tile, name, kernel, others):
        inputs = [latest[tile]] + [latest[other] for other in others]
        add(name, kernel, [(source, TILE_BYTES) for source in inputs])
        latest[tile] = name

    for k in range(TILES):
        update((k, k), f"potrf_{k}", "potrf_tile", [])
        for i in range(k + 1, TILES):
            update((i, k), f"trsm_{i}_{k}", "trsm_tile", [(k, k)])
        for i in range(k + 1, TILES):
            update((i, i), f"syrk_{i}_{k}", "syrk_tile", [(i, k)])
            for j in range(k + 1, i):
                update((i, j), f"gemm_{i}_{j}_{k}", "gemm_tile", [(i, k), (j, k)])

    diagonals = [(f"potrf_{k}", DIAGONAL_BYTES) for k in range(TILES)]
    add("log_determinant", "log_determinant", diagonals)
    return tasks, edges


def main():
    tasks, edges = build()
    print(HEADER, end="")
    print("tasks:")
    for name, kernel in tasks:
        same = name == kernel
        print(f"  - {{name: {name}}}" if same else f"  - {{name: {name}, kernel: {kernel}}}")
    print("edges:")
    for source, sink, size in edges:
        print(f"  - {{from: {source}, to: {sink}, data: {size} B}}")


if __name__ == "__main__":
    main()
