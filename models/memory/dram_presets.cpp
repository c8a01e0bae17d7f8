// SPDX-License-Identifier: Apache-2.0
#include "models/memory/dram_presets.h"

namespace weft {
namespace {

// Spans that a standard gives in nanoseconds are rounded up to whole clocks, as a controller does.
// tDQSCK and tWCKDQO, by which LPDDR data comes later than RL, are the PHY's: they belong to the
// front-end latency.

// JEDEC JESD79-4, speed bin DDR4-2400R (16-16-16), pages of 1 KiB; Micron MT40A1G8-083E (8 Gb x8).
// tRTW = CL - CWL + BL/2 + 2 clocks. One rank of eight devices.
DramPreset ddr4_2400() {
  constexpr Time ck(833);
  DramPreset preset;
  preset.geometry = {1, 1, 4, 4, 65536, 8192, 64, 8};
  DramTimings& t = preset.timings;
  t.t_ck = ck;
  t.t_burst = 4 * ck;
  t.t_cl = 16 * ck;
  t.t_cwl = 12 * ck;
  t.t_rcd = t.t_rp = t.t_rp_all = 16 * ck;
  t.t_ras = 39 * ck;  // 32 ns
  t.t_rc = 55 * ck;
  t.t_ccd_s = 4 * ck;
  t.t_ccd_l = 6 * ck;  // 5 ns
  t.t_rrd_s = 4 * ck;  // max(4 clocks, 3.3 ns)
  t.t_rrd_l = 6 * ck;  // 4.9 ns
  t.t_faw = 26 * ck;   // 21 ns
  t.t_wr = 18 * ck;    // 15 ns
  t.t_wtr_s = 3 * ck;  // 2.5 ns
  t.t_wtr_l = 9 * ck;  // 7.5 ns
  t.t_rtw = 10 * ck;
  t.t_rtp = 9 * ck;  // 7.5 ns
  t.t_rtrs = 2 * ck;
  t.t_refi = nanoseconds(7800);
  t.t_rfc = nanoseconds(350);  // 8 Gb
  return preset;
}

// JEDEC JESD79-4, speed bin DDR4-3200AA (22-22-22), pages of 1 KiB; Micron MT40A1G8-062E (8 Gb x8).
DramPreset ddr4_3200() {
  constexpr Time ck(625);
  DramPreset preset;
  preset.geometry = {1, 1, 4, 4, 65536, 8192, 64, 8};
  DramTimings& t = preset.timings;
  t.t_ck = ck;
  t.t_burst = 4 * ck;
  t.t_cl = 22 * ck;
  t.t_cwl = 16 * ck;
  t.t_rcd = t.t_rp = t.t_rp_all = 22 * ck;
  t.t_ras = 52 * ck;  // 32 ns
  t.t_rc = 74 * ck;
  t.t_ccd_s = 4 * ck;
  t.t_ccd_l = 8 * ck;  // 5 ns
  t.t_rrd_s = 4 * ck;
  t.t_rrd_l = 8 * ck;   // 4.9 ns
  t.t_faw = 34 * ck;    // 21 ns
  t.t_wr = 24 * ck;     // 15 ns
  t.t_wtr_s = 4 * ck;   // 2.5 ns
  t.t_wtr_l = 12 * ck;  // 7.5 ns
  t.t_rtw = 12 * ck;
  t.t_rtp = 12 * ck;  // 7.5 ns
  t.t_rtrs = 2 * ck;
  t.t_refi = nanoseconds(7800);
  t.t_rfc = nanoseconds(350);  // 8 Gb
  return preset;
}

// JEDEC JESD209-4, LPDDR4-3200, 8 Gb a channel of 16 bits; RL and WL of set A without DBI. No bank
// groups. tWR and tWTR include the clock that the standard adds for tDQSS.
// tRTW = RL + RU(tDQSCK / tCK) + BL/2 - WL + tWPRE. Two channels: a package of 32 bits.
DramPreset lpddr4_3200() {
  constexpr Time ck(625);
  DramPreset preset;
  preset.geometry = {2, 1, 1, 8, 65536, 2048, 16, 16};
  DramTimings& t = preset.timings;
  t.t_ck = ck;
  t.t_burst = 8 * ck;
  t.t_cl = 28 * ck;
  t.t_cwl = 14 * ck;
  t.t_rcd = 29 * ck;     // 18 ns
  t.t_rp = 29 * ck;      // 18 ns
  t.t_rp_all = 34 * ck;  // 21 ns
  t.t_ras = 68 * ck;     // 42 ns
  t.t_rc = 97 * ck;
  t.t_ccd_s = t.t_ccd_l = 8 * ck;
  t.t_rrd_s = t.t_rrd_l = 16 * ck;  // 10 ns
  t.t_faw = 64 * ck;                // 40 ns
  t.t_wr = 30 * ck;                 // 18 ns
  t.t_wtr_s = t.t_wtr_l = 17 * ck;  // 10 ns
  t.t_rtw = 30 * ck;
  t.t_rtp = 12 * ck;  // 7.5 ns
  t.t_rtrs = 2 * ck;
  t.t_refi = nanoseconds(3904);
  t.t_rfc = nanoseconds(280);  // 8 Gb a channel
  return preset;
}

// JEDEC JESD209-5, LPDDR5-6400, 8 Gb a channel of 16 bits, bank-group mode, WCK:CK 4:1, BL16; RL of
// set 0, WL of set A. tWR includes one clock, tWTR_L the two of BL/n_max - BL/n_min that the
// standard adds. tRTP = BL/n_min + nRBTP, tRTW = RL + BL/n_min + RU(tWCKDQO / tCK) - WL.
// Four channels: the 64 bits of a phone.
DramPreset lpddr5_6400() {
  constexpr Time ck(1250);
  DramPreset preset;
  preset.geometry = {4, 1, 4, 4, 32768, 2048, 16, 16};
  DramTimings& t = preset.timings;
  t.t_ck = ck;
  t.t_burst = 2 * ck;
  t.t_cl = 17 * ck;
  t.t_cwl = 9 * ck;
  t.t_rcd = 15 * ck;     // 18 ns
  t.t_rp = 15 * ck;      // 18 ns
  t.t_rp_all = 17 * ck;  // 21 ns
  t.t_ras = 34 * ck;     // 42 ns
  t.t_rc = 49 * ck;
  t.t_ccd_s = 2 * ck;
  t.t_ccd_l = 4 * ck;
  t.t_rrd_s = t.t_rrd_l = 4 * ck;  // 5 ns
  t.t_faw = 16 * ck;               // 20 ns
  t.t_wr = 29 * ck;                // 34 ns
  t.t_wtr_s = 5 * ck;              // 6.25 ns
  t.t_wtr_l = 12 * ck;             // 12 ns
  t.t_rtw = 12 * ck;
  t.t_rtp = 6 * ck;
  t.t_rtrs = 2 * ck;
  t.t_refi = nanoseconds(3906);
  t.t_rfc = nanoseconds(210);  // 8 Gb a channel
  return preset;
}

// JEDEC JESD235, HBM2 at 2 Gb/s a pin in pseudo-channel mode: a stack's eight channels are sixteen
// of 64 bits, BL4. The standard leaves the spans to the vendor; these are those of the Radeon VII's
// stacks at 1 GHz, read out with AMD Memory Tweak (published by ComputerBase, May 2019; the open
// simulator DRAMSys takes the same). tRCD is that of reads. One stack of 4 GiB.
DramPreset hbm2() {
  constexpr Time ck(1000);
  DramPreset preset;
  preset.geometry = {16, 1, 4, 4, 16384, 1024, 64, 4};
  DramTimings& t = preset.timings;
  t.t_ck = ck;
  t.t_burst = 2 * ck;
  t.t_cl = 17 * ck;
  t.t_cwl = 7 * ck;
  t.t_rcd = 12 * ck;
  t.t_rp = t.t_rp_all = 14 * ck;
  t.t_ras = 28 * ck;
  t.t_rc = 42 * ck;
  t.t_ccd_s = 2 * ck;
  t.t_ccd_l = 3 * ck;
  t.t_rrd_s = 4 * ck;
  t.t_rrd_l = 6 * ck;
  t.t_faw = 16 * ck;
  t.t_wr = 14 * ck;
  t.t_wtr_s = 4 * ck;
  t.t_wtr_l = 9 * ck;
  t.t_rtw = 18 * ck;
  t.t_rtp = 5 * ck;
  t.t_rtrs = 1 * ck;
  t.t_refi = nanoseconds(3900);
  t.t_rfc = nanoseconds(220);
  return preset;
}

}  // namespace

const Registry<DramPreset()>& dram_presets() {
  static const Registry<DramPreset()> registry(
      "DRAM preset",
      {
          {"ddr4-2400", "DDR4-2400, one channel of 64 bits, 19.2 GB/s", ddr4_2400},
          {"ddr4-3200", "DDR4-3200, one channel of 64 bits, 25.6 GB/s", ddr4_3200},
          {"lpddr4-3200", "LPDDR4-3200, two channels of 16 bits, 12.8 GB/s", lpddr4_3200},
          {"lpddr5-6400", "LPDDR5-6400, four channels of 16 bits, 51.2 GB/s", lpddr5_6400},
          {"hbm2", "HBM2, sixteen pseudo-channels of 64 bits, 256 GB/s", hbm2},
      });
  return registry;
}

}  // namespace weft
