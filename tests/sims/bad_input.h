// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <boost/algorithm/string/replace.hpp>
#include <filesystem>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "tests/sims/command_test.h"

namespace weft {

/// Files that are right; a case says what is wrong in them, and changes nothing else.
inline const std::vector<std::pair<std::string, std::string>> kGoodFiles = {
    {"core.yaml", R"(name: core
reference_frequency: 1 GHz
operating_points:
  - {frequency: 500 MHz, voltage: 800 mV}
  - {frequency: 1 GHz, voltage: 900 mV}
execution_time:
  fft: 10 us
  decode: 20 us
)"},
    {"platform.yaml", R"(cluster:
  big: {pe_type: core.yaml, count: 2}
  small: {pe_type: core.yaml, frequency: 500 MHz}
interconnect:
  type: ideal
  bandwidth: 1 GB/s
  links:
    - {between: [big, small], latency: 2 us}
)"},
    {"app.yaml", R"(name: demo
tasks:
  - {name: a, kernel: fft}
  - {name: b, kernel: decode}
edges:
  - {from: a, to: b, data: 64 B}
)"},
    {"workload.yaml", R"(applications:
  - {application: app.yaml, share: 2}
arrivals:
  process: periodic
  mean_gap: 1 ms
jobs: 3
)"},
    {"trace.csv", "arrival,application\n10 us,demo\n20 us,demo\n"},
    {"replay.yaml", R"(applications:
  - {application: app.yaml}
arrivals:
  process: trace
  file: trace.csv
)"},
    {"experiment.yaml", R"(platform: platform.yaml
workload: workload.yaml
policies: [MET, ETF]
variants:
  - {name: plain}
  - {name: more, set: {cluster.big.count: 3}}
)"},
    {"soc.txt", "add_new_resource CPU P1 0 1 2 performance\nfft 14\ndecode 13\n"},
    {"job.txt",
     "job_name demo\nadd_new_tasks 2\nfft 0\ndecode 1 0\ndecode TAIL\n"
     "decode earliest_start 0 deadline 100\n"},
};

inline constexpr const char* kRun = "run platform.yaml workload.yaml -o out";
inline constexpr const char* kReplay = "run platform.yaml replay.yaml -o out";
inline constexpr const char* kExperiment = "run experiment.yaml -o out";
inline constexpr const char* kImport = "import ds3 --soc soc.txt --jobs job.txt -o out";

/// Replaces `from` in a good file by `to`; the whole file where `from` is empty. A name that ends
/// in '/' makes a directory.
struct Edit {
  std::string file;
  std::string from;
  std::string to;
};

/// A wrong input.
struct Case {
  std::string name;
  std::vector<Edit> edits;
  std::string arguments;
  std::vector<std::string> message;  ///< parts of it
};

inline void PrintTo(const Case& bad, std::ostream* out) { *out << bad.name; }

/// Wrong input ends with status 2 and one line that says where, what and what was expected; it
/// leaves nothing behind.
class BadInput : public CommandTest, public ::testing::WithParamInterface<Case> {
 protected:
  void check() const {
    for (const Edit& edit : GetParam().edits) apply(edit);
    const std::vector<std::string> before = listing();
    const CommandResult result = run_weft(GetParam().arguments);
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err.rfind("weft: error: ", 0), 0u) << result.err;
    EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << "one line: " << result.err;
    EXPECT_LT(result.err.size(), 1500u);
    for (const std::string& part : GetParam().message)
      EXPECT_THAT(result.err, ::testing::HasSubstr(part));
    EXPECT_EQ(listing(), before);
  }

  BadInput() {
    for (const auto& [name, text] : kGoodFiles) write(name, text);
  }

  void apply(const Edit& edit) const {
    if (edit.file.back() == '/') {
      std::filesystem::create_directories(edit.file);
      return;
    }
    std::string text = edit.to;
    if (!edit.from.empty()) {
      text = read_file(edit.file);
      ASSERT_NE(text.find(edit.from), std::string::npos) << edit.file << " has no " << edit.from;
      boost::algorithm::replace_first(text, edit.from, edit.to);
    }
    write(edit.file, text);
  }
};

/// A text so many times over.
inline std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// A run with this setting.
inline std::string set(const std::string& setting) {
  return std::string(kRun) + " --set '" + setting + "'";
}

/// A name in double quotes, with YAML's escapes, at a place in a file.
inline Case name(const std::string& name, const Edit& edit, const std::string& where) {
  return {name, {edit}, kRun, {where, "is not a name", "no comma, quotation mark or control"}};
}

inline std::string name_of(const ::testing::TestParamInfo<Case>& info) { return info.param.name; }

}  // namespace weft
