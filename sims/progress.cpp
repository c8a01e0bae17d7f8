// SPDX-License-Identifier: Apache-2.0
#include "sims/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace weft {
namespace {

constexpr std::int64_t kTasksBetweenLooks = 4096;  // reading the clock costs too
constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr int kBarWidth = 24;

std::string remaining(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(std::string label, std::int64_t jobs, Time until)
    : label_(std::move(label)), jobs_(jobs), until_(until) {}

Progress::~Progress() { fmt::print(stderr, "\r\033[K"); }

bool Progress::wanted(bool quiet) { return !quiet && isatty(STDERR_FILENO) != 0; }

void Progress::job_finished(const JobRecord& /*job*/) { ++jobs_done_; }

void Progress::task_end(const TaskRecord& task) {
  if (++tasks_done_ % kTasksBetweenLooks != 0) return;
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < kRedraw) return;
  drawn_ = now;
  draw(task.finish);
}

void Progress::draw(Time now) {
  const double by_jobs = static_cast<double>(jobs_done_) / static_cast<double>(jobs_);
  const double by_time = until_ == kNever ? 0 : to_seconds(now) / to_seconds(until_);
  const double share = std::clamp(std::max(by_jobs, by_time), 1e-6, 1.0);
  const std::chrono::duration<double> elapsed = drawn_ - start_;
  const auto filled = static_cast<std::size_t>(share * kBarWidth);
  fmt::print(stderr, "\r\033[K{} [{:<{}}] {:3.0f} %  {:.2f} M tasks/s  {} left", label_,
             std::string(filled, '='), kBarWidth, 100 * share,
             static_cast<double>(tasks_done_) / elapsed.count() / 1e6,
             remaining(elapsed.count() * (1 - share) / share));
  std::fflush(stderr);
}

}  // namespace weft
