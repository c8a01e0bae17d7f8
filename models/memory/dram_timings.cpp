// SPDX-License-Identifier: Apache-2.0
#include "models/memory/dram_timings.h"

#include <fmt/format.h>

#include <initializer_list>
#include <stdexcept>

namespace weft {
namespace {

struct Count {
  const char* name;
  std::int64_t value;
  std::int64_t most;
};

struct Duration {
  const char* name;
  Time value;
};

void check_power_of_two(const Count& count) {
  if (count.value < 1) {
    throw std::invalid_argument(
        fmt::format("DRAM {} must be above zero, found {}", count.name, count.value));
  }
  if ((count.value & (count.value - 1)) != 0) {
    throw std::invalid_argument(
        fmt::format("DRAM {} must be a power of two, found {}", count.name, count.value));
  }
  if (count.value > count.most) {
    throw std::invalid_argument(
        fmt::format("DRAM {} must be at most {}, found {}", count.name, count.most, count.value));
  }
}

void check_geometry(const DramGeometry& geometry) {
  for (const Count& count :
       std::initializer_list<Count>{{"channels", geometry.channels, 256},
                                    {"ranks", geometry.ranks, 16},
                                    {"bank groups", geometry.bank_groups, 64},
                                    {"banks per group", geometry.banks_per_group, 64},
                                    {"rows", geometry.rows, std::int64_t{1} << 30},
                                    {"bytes of a row", geometry.row_bytes, std::int64_t{1} << 20},
                                    {"data bus bits", geometry.bus_bits, 1024},
                                    {"burst length", geometry.burst_length, 64}}) {
    check_power_of_two(count);
  }
  if (geometry.column_bytes() < 1 || geometry.row_bytes < geometry.column_bytes()) {
    throw std::invalid_argument(
        fmt::format("a DRAM row of {} bytes cannot hold a column access of {} beats of {} bits",
                    geometry.row_bytes, geometry.burst_length, geometry.bus_bits));
  }
}

void check_at_most(const Duration& shorter, const Duration& longer) {
  if (shorter.value > longer.value) {
    throw std::invalid_argument(fmt::format("DRAM {} ({} ps) must not be longer than {} ({} ps)",
                                            shorter.name, shorter.value.count(), longer.name,
                                            longer.value.count()));
  }
}

}  // namespace

void check(const DramGeometry& geometry, const DramTimings& timings) {
  check_geometry(geometry);
  for (const Duration& span : std::initializer_list<Duration>{{"tCK", timings.t_ck},
                                                              {"the burst", timings.t_burst},
                                                              {"tCL", timings.t_cl},
                                                              {"tCWL", timings.t_cwl},
                                                              {"tRCD", timings.t_rcd},
                                                              {"tRP", timings.t_rp},
                                                              {"tRC", timings.t_rc},
                                                              {"tRFC", timings.t_rfc}}) {
    if (span.value < Time(1)) {
      throw std::invalid_argument(fmt::format("DRAM {} must be above zero", span.name));
    }
  }
  check_at_most({"the burst", timings.t_burst}, {"tCCD_S", timings.t_ccd_s});
  check_at_most({"tCCD_S", timings.t_ccd_s}, {"tCCD_L", timings.t_ccd_l});
  check_at_most({"tRRD_S", timings.t_rrd_s}, {"tRRD_L", timings.t_rrd_l});
  check_at_most({"tWTR_S", timings.t_wtr_s}, {"tWTR_L", timings.t_wtr_l});
  check_at_most({"tRAS + tRP", timings.t_ras + timings.t_rp}, {"tRC", timings.t_rc});
  check_at_most({"tRFC + 2 tRC", timings.t_rfc + 2 * timings.t_rc}, {"tREFI", timings.t_refi});
}

double peak_bytes_per_s(const DramGeometry& geometry, const DramTimings& timings) {
  return static_cast<double>(geometry.column_bytes() * geometry.channels) /
         to_seconds(timings.t_burst);
}

double share_after_refresh(const DramTimings& timings) {
  return 1.0 - to_seconds(timings.t_rfc) / to_seconds(timings.t_refi);
}

}  // namespace weft
