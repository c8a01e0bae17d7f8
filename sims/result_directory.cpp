// SPDX-License-Identifier: Apache-2.0
#include "sims/result_directory.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.h"

namespace weft {
namespace fs = std::filesystem;

ResultDirectory::ResultDirectory(const std::string& path, const std::string& mark)
    : path_(fs::path(path).lexically_normal().string()) {
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
  const fs::path target(path_);
  if (fs::exists(target)) {
    const bool same_kind =
        fs::is_directory(target) && (fs::is_empty(target) || fs::exists(target / mark));
    if (!same_kind) {
      throw InputError(Location{"-o " + path},
                       fmt::format("something stands there that is not a directory with a '{}'; "
                                   "name another, or remove it",
                                   mark));
    }
  }
  staging_ =
      (target.parent_path() / fmt::format(".{}.writing-{}", target.filename().string(), getpid()))
          .string();
  std::error_code error;
  fs::create_directories(staging_, error);
  if (error || access(staging_.c_str(), W_OK) != 0) {
    throw InputError(Location{"-o " + path}, "cannot write there: " + error.message());
  }
}

ResultDirectory::~ResultDirectory() {
  std::error_code ignored;
  if (!staging_.empty()) fs::remove_all(staging_, ignored);
}

std::string ResultDirectory::file(const std::string& name) const {
  const fs::path file = fs::path(staging_) / name;
  fs::create_directories(file.parent_path());
  return file.string();
}

void ResultDirectory::commit() {
  try {
    const std::string old = staging_ + ".old";
    if (fs::exists(path_)) fs::rename(path_, old);
    fs::rename(staging_, path_);
    staging_.clear();
    fs::remove_all(old);
  } catch (const fs::filesystem_error& error) {
    throw RunError(
        fmt::format("cannot put the results at '{}': {}", path_, error.code().message()));
  }
}

}  // namespace weft
