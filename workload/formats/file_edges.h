// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/ids.h"

namespace weft {

/// The files that a workflow's tasks read and write: what the edges of a scientific workflow
/// carry.
class FileEdges {
 public:
  void add_task() { files_.emplace_back(); }
  void reads(TaskId task, const std::string& file) {
    files_[task.index()].inputs.insert({file, 0});
  }
  void writes(TaskId task, const std::string& file, std::int64_t bytes) {
    files_[task.index()].outputs.insert({file, bytes});
  }
  /// The sizes of all files that `from` writes and `to` reads, added up; InputError at `where`
  /// where the sum is too large.
  std::int64_t bytes(TaskId from, TaskId to, const Location& where) const;
  /// The number of files that a task reads and none writes.
  std::size_t inputs_from_outside() const;

 private:
  struct Files {
    std::map<std::string, std::int64_t> inputs;
    std::map<std::string, std::int64_t> outputs;
  };
  std::vector<Files> files_;
};

}  // namespace weft
