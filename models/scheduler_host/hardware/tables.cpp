// SPDX-License-Identifier: Apache-2.0
#include "models/scheduler_host/hardware/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "rtl/registers/weft_scheduler_registers.h"
#include "scheduler/upward_rank.h"

namespace weft {
namespace registers = scheduler_registers;
namespace {

constexpr std::uint32_t kUnsupportedTicks = 0xffffffff;
constexpr std::uint32_t kMostTicks = kUnsupportedTicks - 1;
constexpr std::uint32_t kRowPes = 32;  // of the cost and link memories' address windows

std::uint32_t number(std::int64_t value) { return static_cast<std::uint32_t>(value); }

void require(std::int64_t there, std::int64_t most, const char* what) {
  if (there > most) {
    throw std::length_error(fmt::format("{} {}; it holds {}", there, what, most));
  }
}

void check_size(const PlatformView& platform, const Workload& workload, const BlockSize& size) {
  std::int64_t tasks = 0;
  std::int64_t edges = 0;
  for (const Application& application : workload.applications) {
    require(application.graph.size(), size.job_tasks, "tasks in an application");
    tasks += application.graph.size();
    edges += application.graph.edge_count();
  }
  require(platform.pe_count(), size.pes, "PEs");
  require(count_of(workload.applications), size.templates, "applications");
  require(tasks, size.template_tasks, "tasks in all applications");
  require(edges, size.template_edges, "edges in all applications");
  require(platform.cost.kernel_count(), size.kernels, "kernels");
}

}  // namespace

SchedulerTables::SchedulerTables(const PlatformView& platform, const Workload& workload,
                                 const BlockSize& size, Time tick)
    : tick_(tick) {
  check_size(platform, workload, size);
  links_ = classify_links(platform, workload.edge_count(), size.link_classes);
  const Ranks ranks = upward_ranks(platform, workload);
  if (tick_ == Time(0)) {
    const Time most = longest(platform, ranks);
    for (tick_ = Time(1); most / tick_ > std::int64_t{kMostTicks};) tick_ *= 10;
  }
  write_costs(platform, size);
  write_links(size);
  for (std::size_t i = 0; i < workload.applications.size(); ++i) {
    write_application(platform, workload.applications[i].graph, ranks[i]);
  }
}

std::uint32_t SchedulerTables::ticks(Time duration) const {
  const std::int64_t ticks = (duration + tick_ / 2) / tick_;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(ticks, kMostTicks));
}

// A task may take longer than the table says, and its elapsed time is to be told too.
Time SchedulerTables::longest(const PlatformView& platform, const Ranks& ranks) const {
  constexpr int kNoise = 2;
  Time most(0);
  for (std::int32_t kernel = 0; kernel < platform.cost.kernel_count(); ++kernel) {
    for (const Time time : platform.cost.row(KernelId(kernel))) {
      if (time != kUnsupported) most = std::max(most, kNoise * time);
    }
  }
  for (const auto& times : links_.times) {
    for (const Time time : times) most = std::max(most, time);
  }
  for (const auto& by_task : ranks) {
    for (const Time rank : by_task) most = std::max(most, rank);
  }
  return most;
}

void SchedulerTables::write_costs(const PlatformView& platform, const BlockSize& size) {
  for (std::int32_t kernel = 0; kernel < platform.cost.kernel_count(); ++kernel) {
    for (std::int32_t pe = 0; pe < size.pes; ++pe) {
      const bool runs =
          pe < platform.pe_count() && platform.cost.supports(KernelId(kernel), PeId(pe));
      write(
          registers::kCostOffset + registers::kCostStride * (kRowPes * number(kernel) + number(pe)),
          runs ? ticks(platform.cost.time(KernelId(kernel), PeId(pe))) : kUnsupportedTicks);
    }
  }
}

void SchedulerTables::write_links(const BlockSize& size) {
  const auto pes = links_.class_of.size();
  for (std::size_t from = 0; from < static_cast<std::size_t>(size.pes); ++from) {
    for (std::size_t to = 0; to < static_cast<std::size_t>(size.pes); ++to) {
      const std::int32_t link_class = from < pes && to < pes ? links_.class_of[from][to] : 0;
      write(registers::kLinkClassOffset +
                registers::kLinkClassStride *
                    (kRowPes * static_cast<std::uint32_t>(from) + static_cast<std::uint32_t>(to)),
            number(link_class));
    }
  }
}

void SchedulerTables::write_application(const PlatformView& platform, const TaskGraph& graph,
                                        const std::vector<Time>& ranks) {
  const Span<const TaskId> topological = graph.topological_order();
  std::vector<TaskId> order(topological.begin(), topological.end());
  std::vector<std::uint32_t> number_of(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    number_of[order[i].index()] = static_cast<std::uint32_t>(i);
  }
  const std::uint32_t first_task = tasks_;
  for (const TaskId task : order) {
    const std::uint32_t at = registers::kTaskKernelStride * tasks_++;
    const KernelId kernel = graph.kernel(task);
    const Span<const Edge> successors = graph.successors(task);
    write(registers::kTaskKernelOffset + at,
          number(kernel.value()) | number(count_of(graph.predecessors(task)))
                                       << registers::kTaskKernelInDegreeLsb);
    write(registers::kTaskEdgesOffset + at, edges_ | number(count_of(successors))
                                                         << registers::kTaskEdgesCountLsb);
    write(registers::kTaskMeanOffset + at, ticks(platform.cost.mean(kernel)));
    write(registers::kTaskRankOffset + at, ticks(ranks[task.index()]));
    for (const Edge& edge : successors) {
      const std::uint32_t address =
          registers::kEdgeSuccessorOffset + registers::kEdgeSuccessorStride * edges_++;
      write(address, number_of[edge.task.index()]);
      for (std::size_t c = 0; c < links_.times.size(); ++c) {
        write(address + 4 * (static_cast<std::uint32_t>(c) + 1),
              ticks(links_.times[c][edge.id.index()]));
      }
    }
  }
  templates_.push_back(
      {registers::kTemplateOffset + registers::kTemplateStride * number(count_of(templates_)),
       first_task | number(count_of(order)) << registers::kTemplateTasksLsb |
           1U << registers::kTemplateValidLsb});
  order_.push_back(std::move(order));
}

}  // namespace weft
