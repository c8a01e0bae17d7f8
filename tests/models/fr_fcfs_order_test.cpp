// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "models/memory/fr_fcfs.h"
#include "tests/models/controller_options.h"
#include "tests/models/dram_support.h"

namespace weft {
namespace {

/// A stream of hits in one row and, now and then, an access to another row of the same bank, which
/// the hits would overtake for ever.
class Adversary {
 public:
  explicit Adversary(const DramGeometry& geometry)
      : row_step_(static_cast<std::uint64_t>(geometry.capacity_bytes() / geometry.rows)) {}

  MemoryAccess next(int access) {
    if (access % 97 == 50)
      return {row_step_ * (1 + static_cast<std::uint64_t>(access) % 50), 64, false};
    return {static_cast<std::uint64_t>(access % 8) * 256, 64, false};
  }

 private:
  std::uint64_t row_step_;
};

/// The most younger accesses that were done before one.
int most_overtaken(const std::vector<int>& order) {
  std::vector<std::size_t> place(order.size());
  for (std::size_t index = 0; index < order.size(); ++index) place[order[index]] = index;
  int most = 0;
  for (std::size_t access = 0; access < place.size(); ++access) {
    const std::size_t end = std::min(access + 1000, place.size());
    const auto overtook =
        std::count_if(place.begin() + static_cast<std::ptrdiff_t>(access),
                      place.begin() + static_cast<std::ptrdiff_t>(end),
                      [&](std::size_t younger) { return younger < place[access]; });
    most = std::max(most, static_cast<int>(overtook));
  }
  return most;
}

TEST(FrFcfsOrder, NoAccessIsOvertakenMoreOftenThanTheCap) {
  for (const std::int32_t cap : {0, 1, 5, 16, 40}) {
    FrFcfsOptions options = controller_options("ddr4-2400");
    options.cap = cap;
    options.window = 48;
    FrFcfsController dram(options);
    Adversary adversary(options.dram.geometry);
    std::vector<int> order;  // reads are done in the order of their commands
    drive(
        dram, 50'000, 64, [&](int access) { return adversary.next(access); }, &order);
    EXPECT_EQ(most_overtaken(order), cap) << "the adversary forces the cap, and it holds";
    EXPECT_EQ(dram.most_bypassed(), cap);
  }
}

TEST(FrFcfsOrder, TheCapHoldsUnderRandomReadsAndWrites) {
  for (const std::int32_t cap : {0, 3, 16}) {
    FrFcfsOptions options = controller_options("lpddr4-3200");
    options.cap = cap;
    FrFcfsController dram(options);
    RandomAccesses accesses(1 << 18, 64, 3);  // a few rows, so that there are hits
    drive(dram, 100'000, 64, [&](int) { return accesses.next(accesses.bits() % 2 == 0); });
    EXPECT_LE(dram.most_bypassed(), cap);
  }
}

TEST(FrFcfsOrder, HasMoreHitsThanFirstComeFirstServedAndIsFaster) {
  std::int64_t hits[2] = {};
  Time ends[2] = {};
  for (const bool fcfs : {false, true}) {
    FrFcfsOptions options = controller_options("ddr4-3200");
    options.cap = fcfs ? 0 : 16;
    FrFcfsController dram(options);
    // Four streams that share a bank, each in a row of its own.
    const auto row_step = static_cast<std::uint64_t>(options.dram.geometry.capacity_bytes() /
                                                     options.dram.geometry.rows);
    ends[fcfs] = drive(dram, 40'000, 64, [&](int access) {
      const auto stream = static_cast<std::uint64_t>(access % 4);
      const auto column = static_cast<std::uint64_t>(access / 4 % 128);
      return MemoryAccess{stream * row_step + column * 256, 64, false};
    });
    hits[fcfs] = dram.statistics().row_hits;
  }
  EXPECT_GT(hits[0], 2 * hits[1]);
  EXPECT_LT(2 * ends[0], ends[1]);
}

TEST(FrFcfsOrder, ReadsAndWritesAreBatchedByReadiness) {
  // Alternate reads and writes of open rows: taken in order, each pays the turn-around.
  Time ends[2] = {};
  for (const bool fcfs : {false, true}) {
    FrFcfsOptions options = controller_options("ddr4-2400");
    options.cap = fcfs ? 0 : 16;
    FrFcfsController dram(options);
    ends[fcfs] = drive(dram, 20'000, 64, [](int access) {
      return MemoryAccess{static_cast<std::uint64_t>(access % 64) * 64, 64, access % 2 == 0};
    });
  }
  EXPECT_LT(2 * ends[0], ends[1]);
}

}  // namespace
}  // namespace weft
