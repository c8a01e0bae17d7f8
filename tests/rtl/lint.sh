#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# lint.sh PACKAGE SOURCES: all warnings of Verilator, over the corners of the parameters; and the
# other two tools must be able to read the block.
set -eu
package=$1
cd "$2"
# Packages and types first.
sources="$package weft_types.sv $(ls weft_*.sv | grep -v '^weft_types.sv$')"
lint() {
  verilator --lint-only -Wall --top-module weft_scheduler "$@" $sources
}
lint
lint -GNumPe=2 -GNumTasks=64 -GQueueDepth=16 -GTimeWidth=24 "-GCommunication=1'b0" -GJobTasks=32 \
  "-GNeural=1'b1" -GNeuralLanes=1
lint -GNumPe=3 -GNumLinkClasses=1 -GNumTemplates=1 -GNumKernels=20 -GTimeWidth=34 \
  "-GNeural=1'b1" -GNeuralLanes=2
lint -GNumPe=32 -GNumTasks=1024 -GQueueDepth=64 -GTemplateTasks=4096 -GTemplateEdges=4096 \
  -GNumKernels=512 "-GQueueKind=1'b1" -GDispatchDepth=128 "-GNeural=1'b1" -GNeuralLanes=32
yosys -q -p "read_verilog -sv $(echo $sources); hierarchy -check -top weft_scheduler -chparam Neural 1"
# Icarus says "sorry" about what it optimises less; anything else it says is a finding.
if ! said=$(iverilog -g2012 -s weft_scheduler -P weft_scheduler.Neural=1 -t null $sources 2>&1); then
  echo "$said"
  exit 1
fi
if echo "$said" | grep -v sorry | grep .; then exit 1; fi
