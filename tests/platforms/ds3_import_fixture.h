// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "platforms/description.h"
#include "platforms/formats/ds3_import.h"
#include "tests/support/temporary_directory.h"
#include "workload/workload.h"

namespace weft {

/// Two tasks, the first of which sends 30 units to the second.
inline constexpr const char* kJob =
    "job_name demo-1\n"
    "add_new_tasks 2\n"
    "fft 0\n"
    "decode 1 0\n"
    "decode TAIL\n"
    "decode earliest_start 0 deadline 15\n"
    "comm_vol 0 1 30\n";

/// Imports from files in a directory of the test's own, gone when the test is.
class Ds3ImportTest : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) const {
    return directory_.write(name, text);
  }
  Ds3Import request(const std::string& soc, const std::string& job = kJob) const {
    Ds3Import import;
    import.soc_path = write("SoC.Demo.txt", soc);
    import.job_paths = {write("job_Demo.txt", job)};
    return import;
  }
  /// Writes what was imported and loads it again.
  PlatformDescription load(const ImportResult& result) {
    for (const ImportedFile& file : result.files) write(file.path, file.text);
    const std::string directory = directory_.path() + "/";
    workload_ = read_workload(read_yaml(directory + "workload.yaml"), directory);
    PlatformDescription platform = read_platform(read_yaml(directory + "platform.yaml"), directory);
    view_ = make_view(platform, workload_);
    return platform;
  }

  TemporaryDirectory directory_;
  Workload workload_;
  PlatformView view_;
};

inline bool has_note(const ImportResult& result, const std::string& part) {
  return std::any_of(result.notes.begin(), result.notes.end(),
                     [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

inline bool has_file(const ImportResult& result, const std::string& path) {
  return std::any_of(result.files.begin(), result.files.end(),
                     [&](const ImportedFile& file) { return file.path == path; });
}

}  // namespace weft
