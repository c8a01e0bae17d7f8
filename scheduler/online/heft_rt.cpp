// SPDX-License-Identifier: Apache-2.0
#include "scheduler/online/heft_rt.h"

namespace weft {

void HeftRt::begin(const PlatformView& platform, const WorkloadView& /*workload*/,
                   std::uint64_t /*seed*/) {
  list_.begin(platform);
  mean_.clear();
  for (std::int32_t kernel = 0; kernel < platform.cost.kernel_count(); ++kernel) {
    mean_.push_back(platform.cost.mean(KernelId(kernel)));
  }
}

void HeftRt::decide(const Situation& now, Decision& out) {
  list_.decide(now, out, [&](const ReadyTask& task) { return -mean_[task.kernel.index()]; });
}

}  // namespace weft
