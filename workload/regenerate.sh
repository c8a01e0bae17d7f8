#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Imports the built-in applications and platforms anew from the files of DS3 and gym-ds3.
#
#   workload/regenerate.sh DATA [WEFT]
#
# DATA is the directory that holds ds3/ and gym-ds3/; WEFT the program, build/release/bin/weft of
# this tree if left out. Writes workload/apps/*.yaml, platforms/pe_types/*.yaml and the platforms
# dssoc16, dssoc16_power and topcuoglu3. The workloads beside this script are written by hand.
set -eu

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  echo "usage: $0 DATA [WEFT]" >&2
  exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
data=$1
weft=${2:-$root/build/release/bin/weft}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

apps=$root/workload/apps
platforms=$root/platforms
mkdir -p "$apps" "$platforms/pe_types"

# install_platform IMPORT NAME DESCRIPTION: takes the platform of an import, with its PE types, for
# a built-in one, which refers to its PE types by name instead of by file.
install_platform() {
  sed -e 's|pe_types/\([A-Za-z0-9_]*\)\.yaml|\1|' \
      -e "s|^name: .*|name: $2|" \
      -e "s|^description: imported from \(.*\)|description: $3; imported from \1|" \
      "$out/$1/platform.yaml" > "$platforms/$2.yaml"
  cp "$out/$1"/pe_types/*.yaml "$platforms/pe_types/"
}

# without_power PLATFORM: takes the sections on energy and temperature out of a built-in platform,
# so that its runs are as fast and its tables as narrow as they can be, and the governors, all of
# them 'performance', so that `--set` can give a cluster a frequency instead.
without_power() {
  awk '/^[a-z]/ { skip = /^(power|thermal):/ }
       !skip && !/thermal_input:|governor:|type: performance/' \
    "$platforms/$1.yaml" > "$out/$1.yaml"
  cp "$out/$1.yaml" "$platforms/$1.yaml"
}

# DS3's SoC of 16 PEs and its six signal-processing applications.
jobs=
for job in WIFI_5TXM WIFI_5RXM LAG SCT SCR TEMP_MIT; do
  jobs=$jobs${jobs:+,}$data/ds3/job_$job.txt
done
"$weft" import ds3 --soc "$data/ds3/SoC.MULTIPLE_BAL.txt" --jobs "$jobs" -o "$out/dssoc" \
  --rename WiFi_Transmitter=wifi_tx --rename WiFi_Receiver=wifi_rx \
  --rename lag_detection=range_detection --rename SC-T=single_carrier_tx \
  --rename SC-R=single_carrier_rx --rename Temporal_Mitigation=temporal_mitigation \
  --rename A7=little --rename A15=big --rename MM=mm --rename FFT=fft --rename VIT=vit \
  --rename-type A7=cortex_a7 --rename-type A15=cortex_a15 --rename-type MM=matrix_multiplier \
  --rename-type FFT=fft_accelerator --rename-type VIT=viterbi_accelerator
cp "$out/dssoc"/apps/*.yaml "$apps/"
install_platform dssoc dssoc16 "Domain-specific SoC of 16 PEs for software-defined radio"
without_power dssoc16
install_platform dssoc dssoc16_power "dssoc16 with energy and temperature on an Odroid XU3 board"

# The example of the HEFT paper (Topcuoglu 2002): 10 tasks, 3 PEs.
"$weft" import ds3 --soc "$data/ds3/SoC.Top.txt" --jobs "$data/ds3/job_Top.txt" -o "$out/heft" \
  --rename Top=topcuoglu --rename P1=p1 --rename P2=p2 --rename P3=p3 \
  --rename-type P1=top_p1 --rename-type P2=top_p2 --rename-type P3=top_p3
cp "$out/heft"/apps/*.yaml "$apps/"
install_platform heft topcuoglu3 "The three PEs of the HEFT paper's example (Topcuoglu 2002)"
without_power topcuoglu3

# gym-ds3's ten graphs on the same PEs: Top_1 ... Top_10.
jobs=$data/gym-ds3/job_Top.txt
set -- --rename Top_1=top1
for i in 2 3 4 5 6 7 8 9 10; do
  jobs=$jobs,$data/gym-ds3/job_Top$i.txt
  set -- "$@" --rename "Top_$i=top$i"
done
"$weft" import ds3 --soc "$data/gym-ds3/DASH.SoC.Top.txt" --jobs "$jobs" -o "$out/gym" "$@"
cp "$out/gym"/apps/*.yaml "$apps/"
