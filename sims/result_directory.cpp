// SPDX-License-Identifier: Apache-2.0
#include "sims/result_directory.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/error.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

// The first thing at `target` that is not one of `own_names`; nothing where it may be replaced.
std::string foreign_entry(const fs::path& target, const std::vector<std::string>& own_names) {
  if (!fs::exists(target)) return "";
  if (!fs::is_directory(target)) return target.filename().string();
  for (const auto& entry : fs::directory_iterator(target)) {
    std::string name = entry.path().filename().string();
    if (std::find(own_names.begin(), own_names.end(), name) == own_names.end()) return name;
  }
  return "";
}

}  // namespace

ResultDirectory::ResultDirectory(const std::string& path, const std::vector<std::string>& own_names)
    : own_names_(own_names), path_(fs::path(path).lexically_normal().string()) {
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
  const Location option{"-o " + path};
  const std::string name = fs::path(path_).filename().string();
  if (name.empty() || name == "." || name == "..") {
    throw InputError(option, "expected the name of a directory to make");
  }
  std::error_code error;
  // A link stays; results go where it leads.
  target_ = fs::weakly_canonical(fs::absolute(path_), error).string();
  if (error) throw InputError(option, "cannot write there: " + error.message());
  const fs::path target(target_);
  if (fs::is_symlink(target)) throw InputError(option, "a link stands there that leads nowhere");
  const std::string foreign = foreign_entry(target, own_names);
  if (!foreign.empty()) {
    throw InputError(option, fmt::format("'{}' stands there, which no earlier command of this kind "
                                         "has written; name another directory, or remove it",
                                         foreign));
  }
  for (fs::path parent = target.parent_path(); !fs::exists(parent); parent = parent.parent_path()) {
    new_parents_.push_back(parent.string());
  }
  staging_ =
      (target.parent_path() / fmt::format(".{}.writing-{}", target.filename().string(), getpid()))
          .string();
  fs::create_directories(staging_, error);
  if (!error) return;
  remove_staging();
  throw InputError(option, "cannot write there: " + error.message());
}

ResultDirectory::~ResultDirectory() {
  if (!staging_.empty()) remove_staging();
}

void ResultDirectory::remove_staging() {
  std::error_code ignored;
  fs::remove_all(staging_, ignored);
  for (const std::string& parent : new_parents_) fs::remove(parent, ignored);
}

std::string ResultDirectory::file(const std::string& name) const {
  const fs::path file = fs::path(staging_) / name;
  fs::create_directories(file.parent_path());
  return file.string();
}

void ResultDirectory::commit() {
  // Once more: the user may have put something there while the run went on.
  const std::string foreign = foreign_entry(target_, own_names_);
  if (!foreign.empty()) {
    throw RunError(
        fmt::format("cannot put the results at '{}': '{}' has appeared there", path_, foreign));
  }
  const std::string old = staging_ + ".old";
  std::error_code error;
  if (fs::exists(target_)) fs::rename(target_, old, error);
  if (!error) fs::rename(staging_, target_, error);
  if (error) {
    std::error_code ignored;
    if (fs::exists(old)) fs::rename(old, target_, ignored);
    throw RunError(fmt::format("cannot put the results at '{}': {}", path_, error.message()));
  }
  staging_.clear();
  fs::remove_all(old, error);
}

}  // namespace weft
