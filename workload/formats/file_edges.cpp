// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/file_edges.h"

#include <set>

namespace weft {

std::int64_t FileEdges::bytes(TaskId from, TaskId to, const Location& where) const {
  constexpr std::int64_t kMost = std::int64_t{1} << 61;
  std::int64_t sum = 0;
  const Files& reader = files_[to.index()];
  for (const auto& [file, size] : files_[from.index()].outputs) {
    if (reader.inputs.count(file) == 0) continue;
    if (size > kMost - sum) throw InputError(where, "the files of this edge are too large");
    sum += size;
  }
  return sum;
}

std::size_t FileEdges::inputs_from_outside() const {
  std::set<std::string> written;
  std::set<std::string> missing;
  for (const Files& files : files_) {
    for (const auto& [file, size] : files.outputs) written.insert(file);
  }
  for (const Files& files : files_) {
    for (const auto& [file, size] : files.inputs) {
      if (written.count(file) == 0) missing.insert(file);
    }
  }
  return missing.size();
}

}  // namespace weft
