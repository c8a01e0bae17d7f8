// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "scheduler/offline/sched_oracle.h"

namespace weft {

/// The acceptance cases of one DAG and one schedule, in order of their names; empty where the
/// folder is absent.
inline std::vector<std::string> oracle_case_paths() {
  std::vector<std::string> paths;
  const std::filesystem::path folder = WEFT_SHARED_DIR "/cases/static";
  if (!std::filesystem::is_directory(folder)) return paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace weft

/// Leaves a test, saying why, where there are no acceptance cases.
#define WEFT_SKIP_WITHOUT_ORACLE_CASES() \
  if (weft::oracle_case_paths().empty()) \
  GTEST_SKIP() << "no acceptance cases in " WEFT_SHARED_DIR "/cases/static"
