#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# gates.sh PACKAGE SOURCES WORK [BENCH...]: the test benches again, on netlists: each module that a
# bench names in a line
#     // gates: MODULE PARAMETER=VALUE...      (a backslash at its end: the next line, too)
# is synthesised by Yosys to the cells of an iCE40, and the bench runs on these, with Yosys's models
# of the cells and without the sources. A netlist has no parameters, so those it was made for are
# written into it, and it stops the simulation where a bench sets others.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
package=$1 sources=$2 work=$3/gates
shift 3
[ $# -gt 0 ] || set -- "$here"/*_tb.sv
cells=$(dirname "$(command -v yosys)")/../share/yosys/ice40/cells_sim.v
types=$sources/weft_types.sv
modules=''
for file in "$sources"/weft_*.sv; do
  [ "$file" = "$types" ] || modules="$modules $file"
done
mkdir -p "$work"

# netlist MODULE PARAMETER=VALUE...: writes $work/MODULE.v (in a shell of its own)
netlist() (
  module=$1
  shift
  set_all='' guard=''
  for setting; do
    name=${setting%%=*} value=${setting#*=}
    set_all="$set_all chparam -set $name $value $module;"
    guard="$guard  parameter $name = $value;\n  initial if ($name !== $value) begin"
    guard="$guard \$display(\"FAIL: the netlist of $module has $name $value\"); \$finish; end\n"
  done
  yosys -q -p "read_verilog -sv $package $types $modules; $set_all \
    synth_ice40 -abc2 -top $module; rename -top $module; write_verilog -noattr $work/$module.v"
  # Behind the list of ports, which ends with the first such line.
  sed -i "0,/);\$/s/);\$/&\n$guard/" "$work/$module.v"
)

for bench; do
  name=$(basename "$bench" .sv)
  netlists=''
  while read -r module settings; do
    # shellcheck disable=SC2086
    netlist "$module" $settings
    netlists="$netlists $work/$module.v"
  done <<EOF
$(sed -n '/^\/\/ gates: /{:more;/\\$/{N;s|\\\n//||;b more};s|^// gates: ||p}' "$bench")
EOF
  # shellcheck disable=SC2086
  iverilog -g2012 -DGATES -DNO_ICE40_DEFAULT_ASSIGNMENTS -s "$name" -o "$work/$name.vvp" \
    "$package" "$types" "$cells" $netlists "$bench"
  vvp -n "$work/$name.vvp" | tee "$work/$name.log"
  grep -q "^PASS $name" "$work/$name.log"
done
