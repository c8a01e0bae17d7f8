// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "models/scheduler_host/hardware/link_classes.h"
#include "rtl/block/scheduler_block.h"
#include "scheduler/platform_view.h"
#include "workload/workload.h"

namespace weft {

/// A word for a register of the hardware scheduler.
struct RegisterWrite {
  std::uint32_t address;
  std::uint32_t data;
};

/// What the hardware scheduler is told of a platform and a workload before a run: costs, classes of
/// links and templates, in ticks.
///
/// A template numbers its tasks so that edges lead to higher numbers: in topological order, lowest
/// index first, which is the application's own order wherever that will do.
class SchedulerTables {
 public:
  /// `tick` of 0: the finest of 1, 10, 100 ps, ... in which all durations fit the registers.
  /// std::length_error where the block cannot hold them; it says what is too large.
  SchedulerTables(const PlatformView& platform, const Workload& workload, const BlockSize& size,
                  Time tick);

  Time tick() const { return tick_; }
  /// The writes that fill the tables.
  const std::vector<RegisterWrite>& writes() const { return writes_; }
  /// The writes that load the templates, by application, once the tables are filled.
  const std::vector<RegisterWrite>& templates() const { return templates_; }

  /// The task that stands for `number` in an application's template.
  TaskId task(ApplicationId application, std::uint32_t number) const {
    return order_[application.index()][number];
  }

  /// A duration in ticks, rounded to the nearest; what a register cannot hold is the most it can.
  std::uint32_t ticks(Time duration) const;

 private:
  using Ranks = std::vector<std::vector<Time>>;  // by application and task

  Time longest(const PlatformView& platform, const Ranks& ranks) const;
  void write_costs(const PlatformView& platform, const BlockSize& size);
  void write_links(const BlockSize& size);
  void write_application(const PlatformView& platform, const TaskGraph& graph,
                         const std::vector<Time>& ranks);
  void write(std::uint32_t address, std::uint32_t data) { writes_.push_back({address, data}); }

  LinkClasses links_;
  Time tick_{1};
  std::vector<std::vector<TaskId>> order_;  // by application and number
  std::uint32_t tasks_ = 0;                 // in the template memories so far
  std::uint32_t edges_ = 0;
  std::vector<RegisterWrite> writes_;
  std::vector<RegisterWrite> templates_;
};

}  // namespace weft
