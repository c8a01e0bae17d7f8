// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/heft_rt.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace weft {

void HeftRt::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                   std::uint64_t /*seed*/) {
  estimate_.begin(platform);
  mean_.clear();
  for (std::int32_t kernel = 0; kernel < platform.cost.kernel_count(); ++kernel) {
    mean_.push_back(platform.cost.mean(KernelId(kernel)));
  }
}

void HeftRt::decide(const Situation& now, Decision& out) {
  estimate_.reset(now);
  order_.resize(now.ready.size());
  std::iota(order_.begin(), order_.end(), 0);
  const auto key = [&](std::int32_t i) {
    const ReadyTask& task = now.ready[static_cast<std::size_t>(i)];
    return std::make_tuple(-mean_[task.kernel.index()], task.job, task.task);
  };
  std::sort(order_.begin(), order_.end(),
            [&](std::int32_t a, std::int32_t b) { return key(a) < key(b); });
  for (const std::int32_t i : order_) {
    const Finish finish = estimate_.earliest(now.ready[static_cast<std::size_t>(i)]);
    estimate_.place(finish);
    out.place(i, finish.pe);
  }
}

}  // namespace weft
