// SPDX-License-Identifier: Apache-2.0
#include "workload/arrivals.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/random.h"

namespace weft {
namespace {

// No job arrives later (53 days), or after a longer gap, so that sums of times stay within 64 bits.
constexpr Time kLastArrival = kNever / 2;
constexpr Time kLongestGap = kNever / 4;

// What gym-ds3 waits after an arrival that was lost before it draws the next gap.
constexpr Time kDropDelay = microseconds(1);

using Process = ArrivalOptions::Process;

}  // namespace

ArrivalProcess::ArrivalProcess(const ArrivalOptions& options, const std::vector<double>& shares,
                               std::uint64_t seed, std::int64_t limit)
    : options_(options), cumulative_shares_(shares.size()), seed_(seed), limit_(limit) {
  std::partial_sum(shares.begin(), shares.end(), cumulative_shares_.begin());
  if (options_.process == Process::periodic_mix) {
    taken_.resize(options_.sources.size());
    for (const PeriodicSource& source : options_.sources) {
      std::vector<double>& sums = source_shares_.emplace_back();
      for (const ApplicationId application : source.applications) {
        sums.push_back(shares[application.index()] + (sums.empty() ? 0 : sums.back()));
      }
    }
    choose_source(Time(0));
  }
  if (options_.process == Process::trace) {
    limit_ = std::min<std::int64_t>(limit_, static_cast<std::int64_t>(options_.trace.size()));
    if (!exhausted()) due_ = options_.trace[0].arrival;
  } else if (options_.process == Process::poisson && options_.initial_jobs == 0) {
    due_ = draw_gap();
  }
}

bool ArrivalProcess::take(Time now, std::int32_t in_system, ApplicationId& application) {
  const bool closed_loop = options_.process == Process::closed_loop;
  const std::int32_t cap = closed_loop ? options_.population : options_.cap;
  while (!exhausted() && due_ <= now) {
    if (cap == 0 || in_system < cap) {
      blocked_ = false;
      application = choose_application();
      ++emitted_;
      if (!closed_loop) schedule_after(now);
      return true;
    }
    if (closed_loop || options_.cap_rule == ArrivalOptions::CapRule::wait) {
      blocked_ = true;
      return false;
    }
    ++dropped_;
    const bool own_times =
        options_.process == Process::trace || options_.process == Process::periodic_mix;
    schedule_after(own_times ? now : now + kDropDelay);
  }
  return false;
}

void ArrivalProcess::schedule_after(Time instant) {
  if (options_.process == Process::trace) {
    const std::int64_t next = emitted_ + dropped_;
    if (next < static_cast<std::int64_t>(options_.trace.size())) {
      due_ = std::max(instant, options_.trace[static_cast<std::size_t>(next)].arrival);
    } else {
      limit_ = emitted_;
    }
    return;
  }
  if (options_.process == Process::periodic_mix) {
    ++taken_[source_];
    choose_source(instant);
  } else {
    if (emitted_ < options_.initial_jobs) return;  // still filling the system at time 0
    due_ = instant + draw_gap();
  }
  if (due_ > kLastArrival) throw RunError("the next job would arrive after 53 days of simulation");
}

void ArrivalProcess::choose_source(Time instant) {
  Time earliest = kNever;
  for (std::size_t i = 0; i < options_.sources.size(); ++i) {
    const PeriodicSource& source = options_.sources[i];
    const Time next = source.offset + taken_[i] * source.period;
    if (next < earliest) {
      earliest = next;
      source_ = i;
    }
  }
  due_ = std::max(instant, earliest);
}

Time ArrivalProcess::draw_gap() {
  if (options_.process == Process::periodic) return options_.mean_gap;
  RandomEngine engine(seed_, RandomStream::arrival_gap, gaps_drawn_++);
  const double gap_ps = draw_exponential(engine) * static_cast<double>(options_.mean_gap.count());
  const auto longest_ps = static_cast<double>(kLongestGap.count());
  const Time gap(static_cast<std::int64_t>(std::min(gap_ps, longest_ps)));
  return options_.resolution == Time(0) ? gap : gap - gap % options_.resolution;
}

ApplicationId ArrivalProcess::choose_application() const {
  if (options_.process == Process::trace) {
    return options_.trace[static_cast<std::size_t>(emitted_ + dropped_)].application;
  }
  if (options_.process == Process::periodic_mix) {
    const std::size_t chosen = draw_by_share(source_shares_[source_]);
    return options_.sources[source_].applications[chosen];
  }
  return ApplicationId(static_cast<std::int32_t>(draw_by_share(cumulative_shares_)));
}

std::size_t ArrivalProcess::draw_by_share(const std::vector<double>& cumulative_shares) const {
  if (cumulative_shares.size() == 1) return 0;
  RandomEngine engine(seed_, RandomStream::application_choice, emitted_);
  constexpr double kTwoTo32 = 4294967296.0;
  const double point = engine() / kTwoTo32 * cumulative_shares.back();
  const auto chosen = std::upper_bound(cumulative_shares.begin(), cumulative_shares.end(), point);
  return static_cast<std::size_t>(chosen - cumulative_shares.begin());
}

}  // namespace weft
