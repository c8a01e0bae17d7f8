// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/document.h"
#include "tests/support/command.h"
#include "tests/support/temporary_directory.h"

namespace weft {

inline nlohmann::ordered_json read_json(const std::string& path) {
  return nlohmann::ordered_json::parse(read_file(path));
}

/// Runs `weft` inside a directory of the test's own, gone when the test is: file names are short
/// and whatever a command leaves behind is found.
class CommandTest : public ::testing::Test {
 protected:
  CommandTest() { std::filesystem::current_path(directory_.path()); }
  ~CommandTest() override { std::filesystem::current_path(home_); }

  /// Runs a command that must succeed without a warning; returns what it printed.
  static std::string weft(const std::string& arguments) {
    const CommandResult result = run_weft(arguments);
    EXPECT_EQ(result.status, 0) << arguments;
    EXPECT_EQ(result.err, "") << arguments;
    return result.out;
  }

  void write(const std::string& name, const std::string& text) const {
    directory_.write(name, text);
  }

  /// Every file and folder in the directory, hidden ones too, in order.
  std::vector<std::string> listing() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory_.path())) {
      names.push_back(std::filesystem::relative(entry.path(), directory_.path()).string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  std::filesystem::path home_ = std::filesystem::current_path();
  TemporaryDirectory directory_;
};

}  // namespace weft
