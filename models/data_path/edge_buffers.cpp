// SPDX-License-Identifier: Apache-2.0
#include "models/data_path/edge_buffers.h"

#include <algorithm>

namespace weft {

EdgeBuffers::EdgeBuffers(const Workload& workload, std::uint64_t base, std::uint64_t bytes)
    : base_(base), bytes_(bytes) {
  std::int32_t first = 0;
  for (const Application& application : workload.applications) {
    first_edge_.push_back(first);
    const std::int32_t edges = application.graph.edge_count();
    edges_per_job_ = std::max(edges_per_job_, static_cast<std::size_t>(edges));
    first += edges;
  }
}

void EdgeBuffers::clear() {
  next_ = 0;
  std::fill(buffers_.begin(), buffers_.end(), Buffer{});
}

std::size_t EdgeBuffers::index(std::int32_t job_slot, ApplicationId application, EdgeId edge) {
  const std::size_t begin = static_cast<std::size_t>(job_slot) * edges_per_job_;
  if (buffers_.size() < begin + edges_per_job_) buffers_.resize(begin + edges_per_job_);
  return begin + static_cast<std::size_t>(edge.value() - first_edge_[application.index()]);
}

void EdgeBuffers::allocate(std::size_t index, std::int64_t bytes) {
  constexpr std::uint64_t kAlignment = 64;  // a cache line
  const std::uint64_t size =
      (static_cast<std::uint64_t>(bytes) + kAlignment - 1) / kAlignment * kAlignment;
  if (next_ + size > bytes_) next_ = 0;
  buffers_[index] = {base_ + next_, kNever, 0, -1};
  next_ += size;
}

}  // namespace weft
