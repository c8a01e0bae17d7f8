// SPDX-License-Identifier: Apache-2.0
#include "base/random.h"

#include <Random123/philox.h>

#include <algorithm>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

namespace weft {

void RandomEngine::refill() {
  constexpr int kStreamShift = 24;  // jobs count to 2^56, above any run
  const r123::Philox4x32::ctr_type counter = {
      {block_, static_cast<std::uint32_t>(task_), static_cast<std::uint32_t>(job_),
       static_cast<std::uint32_t>(job_ >> 32) |
           (static_cast<std::uint32_t>(stream_) << kStreamShift)}};
  const r123::Philox4x32::key_type key = {
      {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
  const r123::Philox4x32::ctr_type block = r123::Philox4x32()(counter, key);
  std::copy(block.begin(), block.end(), words_);
  ++block_;
  used_ = 0;
}

double draw_exponential(RandomEngine& engine) {
  return boost::random::exponential_distribution<double>()(engine);
}

double draw_normal(RandomEngine& engine) {
  return boost::random::normal_distribution<double>()(engine);
}

std::int32_t draw_index(RandomEngine& engine, std::int32_t count) {
  return boost::random::uniform_int_distribution<std::int32_t>(0, count - 1)(engine);
}

}  // namespace weft
