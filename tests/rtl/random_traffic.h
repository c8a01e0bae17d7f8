// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "tests/rtl/bench.h"

namespace weft {

/// A host that does at random what a host may do: loads templates, rings, takes dispatches late,
/// completes in any order, moves time, changes costs, holds. From time to time it lets all jobs
/// end, compares all state, and begins anew with other templates, policy and modes.
class RandomTraffic {
 public:
  RandomTraffic(Bench& bench, std::uint64_t seed);
  RandomTraffic(const RandomTraffic&) = delete;
  RandomTraffic& operator=(const RandomTraffic&) = delete;
  ~RandomTraffic() { bench_.use_random_delays(nullptr); }

  /// Goes on until the block has taken that many decisions in all.
  void run(std::uint64_t decisions);

  /// Stops the clock of an idle block always or never, instead of half of the time.
  void gate_clock(bool always) { gate_ = always; }
  /// Time follows the system counter all the time, not in a quarter of it.
  void run_free() { always_free_ = true; }
  /// The policy is neural all the time: with networks drawn anew each time, or with this one.
  void decide_by_network() { always_neural_ = true; }
  void decide_by_network(const NeuralWeights& weights) {
    always_neural_ = true;
    weights_ = weights;
  }
  /// Soft resets now and then, at any cycle.
  void reset_at_random(bool enable) { resets_ = enable; }
  /// Does what a host must not do, now and then; nothing may come of it.
  void misbehave_at_random(bool enable) { misbehaves_ = enable; }

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  std::uint32_t duration();
  void configure();
  void load_costs();
  void load_templates();
  void load_tree();
  NeuralWeights random_weights();
  GoldenTemplate random_template(std::int32_t most_tasks);
  void act();
  void misbehave();
  void complete_wrongly();
  void take_all();
  void complete_one();
  void pass_time();
  void finish_jobs();

  Bench& bench_;
  std::mt19937_64 random_;
  std::vector<Dispatch> running_;
  std::int32_t templates_ = 0;
  int edges_a_template_ = 0;
  std::uint32_t scale_ = 1;  // bits of durations
  std::uint32_t control_ = 0;
  std::uint32_t laziness_ = 1;
  std::int64_t now_ = 0;
  std::optional<bool> gate_;
  bool always_free_ = false;
  bool always_neural_ = false;
  bool neural_ = false;  // the policy of now
  std::optional<NeuralWeights> weights_;
  bool resets_ = false;
  bool misbehaves_ = false;
  bool links_known_ = false;  // memories begin with any content
};

}  // namespace weft
