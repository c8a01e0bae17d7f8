// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "workload/workload.h"

namespace weft {

/// Where the data of the edges of all jobs in flight lies in shared memory. Buffers are given out
/// one behind the other and from the start again at the end: a model of traffic, so nothing checks
/// that one is free; a memory that could not hold all that is in flight still sees its addresses.
class EdgeBuffers {
 public:
  struct Buffer {
    std::uint64_t address = 0;
    Time written = kNever;           ///< when the data is there; kNever: not known yet
    std::uint64_t writer = 0;        ///< the transfer that fills it
    std::int64_t waiting_move = -1;  ///< the read that is to follow
  };

  EdgeBuffers(const Workload& workload, std::uint64_t base, std::uint64_t bytes);

  void clear();
  /// The index of an edge's buffer. Indexes stay valid, references do not.
  std::size_t index(std::int32_t job_slot, ApplicationId application, EdgeId edge);
  /// Gives an edge a buffer of its size.
  void allocate(std::size_t index, std::int64_t bytes);
  Buffer& operator[](std::size_t index) { return buffers_[index]; }

 private:
  std::uint64_t base_;
  std::uint64_t bytes_;
  std::uint64_t next_ = 0;
  std::size_t edges_per_job_ = 0;
  std::vector<std::int32_t> first_edge_;  // by application
  std::vector<Buffer> buffers_;
};

}  // namespace weft
