// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"

namespace weft {

/// What a DRAM consists of. All are powers of two.
struct DramGeometry {
  std::int32_t channels = 1;
  std::int32_t ranks = 1;        ///< of a channel
  std::int32_t bank_groups = 1;  ///< of a rank; 1 where the standard has none
  std::int32_t banks_per_group = 1;
  std::int64_t rows = 1;          ///< of a bank
  std::int64_t row_bytes = 0;     ///< what an activation opens, over all devices of the rank
  std::int32_t bus_bits = 0;      ///< data bus of a channel
  std::int32_t burst_length = 0;  ///< beats of a column access

  /// What a column access moves.
  std::int64_t column_bytes() const { return std::int64_t{bus_bits} * burst_length / 8; }
  /// Column accesses in a row.
  std::int64_t columns() const { return row_bytes / column_bytes(); }
  std::int32_t banks_per_rank() const { return bank_groups * banks_per_group; }
  std::int32_t banks_per_channel() const { return ranks * banks_per_rank(); }
  std::int64_t capacity_bytes() const { return rows * row_bytes * channels * banks_per_channel(); }
};

/// The timing parameters of a channel, as JEDEC names them. `_s`: between different bank groups
/// (short), `_l`: within one (long); equal where the standard has no bank groups.
struct DramTimings {
  Time t_ck{0};      ///< clock
  Time t_burst{0};   ///< the data bus is taken by a column access: burst length / data rate
  Time t_cl{0};      ///< read command to its first data (RL)
  Time t_cwl{0};     ///< write command to its first data (WL)
  Time t_rcd{0};     ///< activate to read or write
  Time t_rp{0};      ///< precharge of a bank to its activate
  Time t_rp_all{0};  ///< precharge of all banks to refresh
  Time t_ras{0};     ///< activate to precharge
  Time t_rc{0};      ///< activate to activate of one bank
  Time t_ccd_s{0};   ///< read to read, write to write
  Time t_ccd_l{0};
  Time t_rrd_s{0};  ///< activate to activate of another bank
  Time t_rrd_l{0};
  Time t_faw{0};    ///< a window with at most four activates of a rank
  Time t_wr{0};     ///< end of write data to precharge
  Time t_wtr_s{0};  ///< end of write data to read command, same rank
  Time t_wtr_l{0};
  Time t_rtw{0};   ///< read command to write command, same rank
  Time t_rtp{0};   ///< read command to precharge
  Time t_rtrs{0};  ///< gap on the data bus between two ranks
  Time t_refi{0};  ///< between two refreshes of a rank (all banks)
  Time t_rfc{0};   ///< a refresh
};

/// Throws std::invalid_argument, with a message of one line, where the geometry or the timings
/// cannot be those of a DRAM: counts that are not powers of two, a row shorter than a column
/// access, bursts that overlap, refreshes that leave no time.
void check(const DramGeometry& geometry, const DramTimings& timings);

/// Bytes per second of all channels' data buses, for reports.
double peak_bytes_per_s(const DramGeometry& geometry, const DramTimings& timings);

/// The share of time that refreshes leave: 1 - tRFC / tREFI.
double share_after_refresh(const DramTimings& timings);

}  // namespace weft
