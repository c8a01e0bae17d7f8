// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace weft {

/// What a random number is for. Streams never share a number, so a model that draws more in one
/// place does not move the numbers of another.
enum class RandomStream : std::uint32_t {
  arrival_gap = 1,
  application_choice = 2,
  execution_noise = 3,
  policy = 4,
  graph_shape = 5,  ///< of a generated graph: who depends on whom
  graph_cost = 6,   ///< and what its tasks and edges take
};

/// A counter-based random engine keyed by (seed, stream, job, task), as rule R9 asks: the same
/// key gives the same numbers whatever was drawn before, on every machine.
///
/// The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy
/// as 1, 2, 3", SC 2011), from the authors' library Random123. The counter holds (block, task,
/// job, stream), the key is the seed. Meets UniformRandomBitGenerator.
class RandomEngine {
 public:
  using result_type = std::uint32_t;

  RandomEngine(std::uint64_t seed, RandomStream stream, std::int64_t job, std::int32_t task = 0)
      : seed_(seed), job_(static_cast<std::uint64_t>(job)), task_(task), stream_(stream) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xffffffffU; }

  result_type operator()() {
    if (used_ == kWordsPerBlock) refill();
    return words_[used_++];
  }

 private:
  static constexpr int kWordsPerBlock = 4;

  void refill();

  std::uint64_t seed_;
  std::uint64_t job_;
  std::int32_t task_;
  RandomStream stream_;
  std::uint32_t block_ = 0;
  int used_ = kWordsPerBlock;
  result_type words_[kWordsPerBlock] = {};
};

/// A draw from the exponential distribution of mean 1 (ziggurat of Boost.Random, whose tables
/// keep the result free of the machine's libm but for one comparison in the wedges).
double draw_exponential(RandomEngine& engine);

/// A draw from the standard normal distribution (ziggurat of Boost.Random).
double draw_normal(RandomEngine& engine);

/// A whole number from 0 to `count` - 1, all equally likely.
std::int32_t draw_index(RandomEngine& engine, std::int32_t count);

}  // namespace weft
