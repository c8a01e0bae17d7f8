// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace weft {

/// A directory of results that appears whole or not at all: files are written to a hidden
/// neighbour, which `commit` renames to its place. Without a commit nothing is left behind.
class ResultDirectory {
 public:
  /// Prepares `path`. InputError where it cannot be written, or where something stands there
  /// already that was not written by an earlier command of the same kind: a directory of which
  /// every entry is among `own_names` is replaced, anything else is left alone.
  ResultDirectory(const std::string& path, const std::vector<std::string>& own_names);
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
  void remove_staging();

  std::vector<std::string> own_names_;
  std::string path_;                      // as it was given
  std::string target_;                    // the same without links
  std::string staging_;                   // empty once committed
  std::vector<std::string> new_parents_;  // made on the way, innermost first
};

}  // namespace weft
