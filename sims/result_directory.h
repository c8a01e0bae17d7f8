// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace weft {

/// A directory of results that appears whole or not at all: files are written to a hidden
/// neighbour, which `commit` renames to its place. Without a commit nothing is left behind.
class ResultDirectory {
 public:
  /// Prepares `path`. InputError where it cannot be written, or where something stands there
  /// already that is not a directory of the same kind (those are replaced): one that holds a file
  /// called `mark`.
  explicit ResultDirectory(const std::string& path, const std::string& mark = "summary.json");
  ResultDirectory(const ResultDirectory&) = delete;
  ResultDirectory& operator=(const ResultDirectory&) = delete;
  ~ResultDirectory();

  /// Where a file of the results is to be written until the commit; makes its folder.
  std::string file(const std::string& name) const;
  /// Where the results will lie.
  const std::string& path() const { return path_; }

  /// Puts the results in their place, and what stood there before away. RunError where the file
  /// system refuses.
  void commit();

 private:
  std::string path_;
  std::string staging_;
};

}  // namespace weft
