#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh PACKAGE SOURCES WORK: the test benches of the small modules, in Icarus Verilog.
set -eu
here=$(dirname "$0")
for bench in "$here"/*_tb.sv; do
  name=$(basename "$bench" .sv)
  iverilog -g2012 -y "$2" -Y .sv -s "$name" -o "$3/$name.vvp" "$1" \
    "$2/weft_types.sv" "$bench"
  vvp -n "$3/$name.vvp" | tee "$3/$name.log"
  grep -q "^PASS $name" "$3/$name.log"
done
