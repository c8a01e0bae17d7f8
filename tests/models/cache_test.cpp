// SPDX-License-Identifier: Apache-2.0
#include "models/memory/cache.h"

#include <gmock/gmock.h>

#include <list>
#include <memory>
#include <random>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/memory/cached_controller.h"
#include "models/memory/fr_fcfs.h"
#include "models/memory/sram.h"
#include "tests/models/dram_support.h"

namespace weft {
namespace {

constexpr CacheGeometry kSmall{16, 4, 64};
constexpr CacheOptions kOptions{kSmall, nanoseconds(10), 64, nanoseconds(1)};
constexpr SramOptions kBelow{nanoseconds(100), 64, nanoseconds(2), 1};

/// A set is a list, most recently used first.
class NaiveCache {
 public:
  explicit NaiveCache(const CacheGeometry& geometry)
      : ways_(geometry.ways), sets_(static_cast<std::size_t>(geometry.sets)) {}

  /// Hit, and the line that was written back or -1.
  std::pair<bool, std::int64_t> access(std::uint64_t line, bool write) {
    auto& set = sets_[line % sets_.size()];
    for (auto each = set.begin(); each != set.end(); ++each) {
      if (each->first != line) continue;
      const bool dirty = each->second || write;
      set.erase(each);
      set.emplace_front(line, dirty);
      return {true, -1};
    }
    std::int64_t victim = -1;
    if (set.size() == static_cast<std::size_t>(ways_)) {
      if (set.back().second) victim = static_cast<std::int64_t>(set.back().first);
      set.pop_back();
    }
    set.emplace_front(line, write);
    return {false, victim};
  }

 private:
  std::int32_t ways_;
  std::vector<std::list<std::pair<std::uint64_t, bool>>> sets_;
};

TEST(CacheTags, AgreeWithANaiveCache) {
  for (const CacheGeometry& geometry :
       {kSmall, CacheGeometry{1, 8, 64}, CacheGeometry{64, 1, 32}, CacheGeometry{8, 3, 128}}) {
    CacheTags tags(geometry);
    NaiveCache naive(geometry);
    std::mt19937 random(2);
    int hits = 0;
    for (int step = 0; step < 200'000; ++step) {
      const std::uint64_t line = random() % (geometry.sets * geometry.ways * 2);
      const bool write = random() % 3 == 0;
      const CacheTags::Result result = tags.access(line, write);
      const auto [hit, victim] = naive.access(line, write);
      hits += hit;
      ASSERT_EQ(result.hit, hit) << "step " << step;
      ASSERT_EQ(result.writes_back, victim >= 0) << "step " << step;
      if (hit || victim < 0) continue;
      ASSERT_EQ(result.victim_line, static_cast<std::uint64_t>(victim));
    }
    EXPECT_GT(hits, 50'000);
  }
}

/// Remembers what it was asked for.
class Recorder final : public MemoryTiming {
 public:
  struct Call {
    MemoryAccess access;
    Time at;
  };

  void reset() override { calls.clear(); }
  Time access(const MemoryAccess& access, Time at) override {
    calls.push_back({access, at});
    return at + nanoseconds(100);
  }
  MemoryStatistics statistics() const override { return statistics_; }

  std::vector<Call> calls;

 private:
  MemoryStatistics statistics_;
};

class CachedTimingTest : public ::testing::Test {
 protected:
  CachedTimingTest() {
    auto below = std::make_unique<Recorder>();
    below_ = below.get();
    cache_ = std::make_unique<CachedTiming>(kOptions, std::move(below));
  }
  void expect_call(std::size_t index, std::uint64_t offset, std::int64_t bytes, bool write) {
    ASSERT_LT(index, below_->calls.size());
    EXPECT_EQ(below_->calls[index].access.offset, offset);
    EXPECT_EQ(below_->calls[index].access.bytes, bytes);
    EXPECT_EQ(below_->calls[index].access.write, write);
  }

  Recorder* below_;
  std::unique_ptr<CachedTiming> cache_;
};

TEST_F(CachedTimingTest, HitsTakeTheHitLatencyAndMissesTheMemorysOnTop) {
  EXPECT_EQ(cache_->access({0, 64, false}, Time(0)), nanoseconds(110));
  EXPECT_EQ(below_->calls[0].at, nanoseconds(10)) << "once the tags are known";
  EXPECT_EQ(cache_->access({0, 64, false}, microseconds(1)), nanoseconds(1010));
  EXPECT_EQ(cache_->access({0, 64, true}, microseconds(1)), nanoseconds(1011)) << "port taken";
  EXPECT_EQ(below_->calls.size(), 1U);
}

TEST_F(CachedTimingTest, ConsecutiveMissesAreOneAccessBelow) {
  cache_->access({128, 64, false}, Time(0));  // line 2
  cache_->access({0, 512, false}, microseconds(1));
  ASSERT_EQ(below_->calls.size(), 3U);
  expect_call(1, 0, 128, false);
  expect_call(2, 192, 320, false);
  EXPECT_EQ(cache_->statistics().cache_hits, 1);
  EXPECT_EQ(cache_->statistics().cache_misses, 8);
}

TEST_F(CachedTimingTest, AHitOnALineOnItsWayWaitsForIt) {
  EXPECT_EQ(cache_->access({0, 64, false}, Time(0)), nanoseconds(110));
  EXPECT_EQ(cache_->access({0, 64, false}, nanoseconds(5)), nanoseconds(110));
  EXPECT_EQ(below_->calls.size(), 1U);
}

TEST_F(CachedTimingTest, DirtyVictimsAreWrittenBackBehindTheFetch) {
  for (std::uint64_t way = 0; way < 4; ++way) {
    cache_->access({way * 16 * 64, 8, true}, Time(0));  // four lines of set 0, fetched
  }
  cache_->access({4 * 16 * 64, 64, false}, microseconds(1));
  ASSERT_EQ(below_->calls.size(), 6U);
  expect_call(4, 4 * 16 * 64, 64, false);
  expect_call(5, 0, 64, true);
  EXPECT_EQ(cache_->statistics().write_backs, 1);
}

TEST_F(CachedTimingTest, LinesWrittenAsAWholeAreNotFetched) {
  EXPECT_EQ(cache_->access({32, 192, true}, Time(0)), nanoseconds(110)) << "its ends are fetched";
  ASSERT_EQ(below_->calls.size(), 2U);
  expect_call(0, 0, 64, false);
  expect_call(1, 192, 64, false);
  EXPECT_EQ(cache_->access({1024, 128, true}, microseconds(1)), nanoseconds(1011));
  EXPECT_EQ(below_->calls.size(), 2U);
  EXPECT_EQ(cache_->statistics().cache_misses, 6);
}

TEST(CachedTiming, HitsAndMissesAreLinesAndResetEmptiesIt) {
  CachedTiming cache(kOptions, std::make_unique<SramTiming>(kBelow));
  RandomAccesses accesses(1 << 14, 256, 4);
  for (const int round : {1, 2}) {
    drive(cache, 100'000, 4, [&](int) { return accesses.next(accesses.bits() % 2 == 0); });
    const MemoryStatistics& all = cache.statistics();
    EXPECT_EQ(all.cache_hits + all.cache_misses, 100'000 * 4) << "round " << round;
    EXPECT_GT(all.cache_hits, 0);
    EXPECT_EQ(cache.below().statistics().bytes % 64, 0);
    cache.reset();
    EXPECT_EQ(cache.below().statistics().bytes, 0);
  }
  const Time miss = cache.access({0, 64, false}, Time(0));
  EXPECT_EQ(miss, nanoseconds(110)) << "empty again";
}

TEST(CachedTiming, AStreamOfHitsMovesAWidthACycle) {
  CachedTiming cache(kOptions, std::make_unique<SramTiming>(kBelow));
  cache.access({0, 4096, false}, Time(0));
  const int count = 10'000;
  std::vector<Time> ends(32, microseconds(100));
  Time end{0};
  for (int access = 0; access < count; ++access) {
    end = ends[access % 32] = cache.access({0, 256, false}, ends[access % 32]);
  }
  const double measured = count * 256.0 / to_seconds(end - microseconds(100));
  print_row("cache, stream of hits: width / cycle (GB/s)", 64.0, measured / 1e9);
  EXPECT_NEAR(measured / 64e9, 1, 0.01);
}

std::unique_ptr<CachedController> cached_dram(std::int32_t depth) {
  FrFcfsOptions below{dram_options("lpddr4-3200")};
  below.depth = 4;
  return std::make_unique<CachedController>(kOptions, depth,
                                            std::make_unique<FrFcfsController>(below));
}

TEST(CachedController, NothingIsLostOrDoneTwice) {
  const auto cache = cached_dram(16);
  RandomAccesses accesses(1 << 13, 128, 4);
  drive(*cache, 1'000'000, 16, [&](int) { return accesses.next(accesses.bits() % 2 == 0); });
  const MemoryStatistics& all = cache->statistics();
  EXPECT_EQ(all.reads + all.writes, 1'000'000);
  EXPECT_EQ(all.cache_hits + all.cache_misses, 2'000'000);
}

TEST(CachedController, HasTheTrafficOfLt) {
  const auto controller = cached_dram(8);
  const DramOptions dram = dram_options("lpddr4-3200");
  CachedTiming timing(kOptions, std::make_unique<DramTiming>(dram));
  for (const bool lt : {true, false}) {
    RandomAccesses accesses(1 << 14, 32, 6);
    const auto next = [&](int) { return accesses.next(accesses.bits() % 2 == 0); };
    lt ? drive(timing, 100'000, 8, next) : drive(*controller, 100'000, 8, next);
  }
  EXPECT_EQ(controller->statistics().cache_hits, timing.statistics().cache_hits);
  EXPECT_EQ(controller->statistics().write_backs, timing.statistics().write_backs);
  EXPECT_EQ(controller->below().statistics().bytes, timing.below().statistics().bytes);
}

TEST(CachedController, HasTheLatenciesOfLtOneAtATime) {
  CachedController controller(kOptions, 4, std::make_unique<SramController>(kBelow, 4));
  CachedTiming timing(kOptions, std::make_unique<SramTiming>(kBelow));
  std::mt19937 random(5);
  std::vector<MemoryController::Done> done;
  Time now{0};
  for (int access = 0; access < 2000; ++access) {
    const MemoryAccess each{random() % 8192, 1 + static_cast<std::int64_t>(random() % 300),
                            random() % 2 == 0};
    now += microseconds(10);  // all write-backs are over
    controller.accept(each, 0, now);
    done.clear();
    controller.advance(now + microseconds(10) - Time(1), done);
    ASSERT_EQ(done.size(), 1U);
    ASSERT_EQ(done[0].at, timing.access(each, now)) << "access " << access;
  }
}

TEST(CachedController, AHitOnALineOnItsWayWaitsForIt) {
  CachedController cache(kOptions, 4, std::make_unique<SramController>(kBelow, 1));
  cache.accept({0, 128, false}, 1, Time(0));
  cache.accept({64, 64, false}, 2, Time(0));
  cache.accept({4096, 64, false}, 3, Time(0));  // waits for room below
  std::vector<MemoryController::Done> done;
  cache.advance(microseconds(1), done);
  ASSERT_EQ(done.size(), 3U);
  EXPECT_EQ(done[0].at, nanoseconds(10 + 100 + 2)) << "two beats below";
  EXPECT_EQ(done[1].at, done[0].at);
  EXPECT_EQ(done[2].at, done[0].at + nanoseconds(100));
}

TEST(Cache, ImpossibleShapesAreRefused) {
  for (const CacheGeometry& wrong : {CacheGeometry{0, 4, 64}, CacheGeometry{3, 4, 64},
                                     CacheGeometry{4, 0, 64}, CacheGeometry{4, 4, 48}}) {
    EXPECT_THROW(CacheTags{wrong}, std::invalid_argument);
  }
  CacheOptions options = kOptions;
  options.width_bytes = 0;
  EXPECT_THROW(CacheFront{options}, std::invalid_argument);
  EXPECT_THROW(CachedController(kOptions, 0, std::make_unique<SramController>(kBelow, 1)),
               std::invalid_argument);
}

}  // namespace
}  // namespace weft
