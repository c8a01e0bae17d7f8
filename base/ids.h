// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace weft {

/// A strong identifier: a dense index that cannot be mistaken for one of another kind.
/// Identifiers order and compare by value, which is what the tie rule R10 asks for.
template <typename Tag, typename Value = std::int32_t>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(Value value) : value_(value) {}

  constexpr Value value() const { return value_; }
  /// The identifier as an index into an array.
  constexpr std::size_t index() const { return static_cast<std::size_t>(value_); }

  friend constexpr bool operator==(Id a, Id b) { return a.value_ == b.value_; }
  friend constexpr bool operator!=(Id a, Id b) { return a.value_ != b.value_; }
  friend constexpr bool operator<(Id a, Id b) { return a.value_ < b.value_; }

 private:
  Value value_ = 0;
};

/// A processing element, counted over the whole platform.
using PeId = Id<struct PeTag>;
/// A cluster of like PEs.
using ClusterId = Id<struct ClusterTag>;
/// What a task computes; the key of every cost table.
using KernelId = Id<struct KernelTag>;
/// A task within its application.
using TaskId = Id<struct TaskTag>;
/// A data edge, counted over all applications of a workload.
using EdgeId = Id<struct EdgeTag>;
/// An application within its workload.
using ApplicationId = Id<struct ApplicationTag>;
/// A job, in the order of entering the system.
using JobId = Id<struct JobTag, std::int64_t>;

/// The size of a container as the signed type that identifiers count in.
template <typename Container>
constexpr std::int32_t count_of(const Container& container) {
  return static_cast<std::int32_t>(container.size());
}

}  // namespace weft
