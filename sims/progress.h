// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/probe.h"

namespace weft {

/// A line on the terminal that shows how far a run has come, its rate and the time left. On a
/// terminal only: where standard error is piped, or with `--quiet`, nothing is written.
class Progress : public Probe {
 public:
  /// `label` stands before the bar; the run ends at `jobs` jobs or at `until`, whichever first.
  Progress(std::string label, std::int64_t jobs, Time until);
  ~Progress() override;

  /// Whether a progress line makes sense here at all.
  static bool wanted(bool quiet);

  void task_end(const TaskRecord& task) override;
  void job_finished(const JobRecord& job) override;

 private:
  using Clock = std::chrono::steady_clock;

  void draw(Time now);

  std::string label_;
  std::int64_t jobs_;
  Time until_;
  std::int64_t jobs_done_ = 0;
  std::int64_t tasks_done_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_ = start_;
};

}  // namespace weft
