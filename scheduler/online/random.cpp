// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/random.h"

#include "base/random.h"

namespace weft {

void Random::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                   std::uint64_t seed) {
  cost_ = &platform.cost;
  seed_ = seed;
}

void Random::decide(const Situation& now, Decision& out) {
  for (std::size_t i = 0; i < now.ready.size(); ++i) {
    const ReadyTask& task = now.ready[i];
    supporting_.clear();
    for (std::int32_t pe = 0; pe < cost_->pe_count(); ++pe) {
      if (cost_->supports(task.kernel, PeId(pe))) supporting_.emplace_back(pe);
    }
    out.count_operations(cost_->pe_count());
    RandomEngine engine(seed_, RandomStream::policy, task.job.value(), task.task.value());
    const std::int32_t chosen = draw_index(engine, count_of(supporting_));
    out.place(static_cast<std::int32_t>(i), supporting_[static_cast<std::size_t>(chosen)]);
  }
}

}  // namespace weft
