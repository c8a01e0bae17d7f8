// SPDX-License-Identifier: Apache-2.0
//
// Nanoseconds that a policy takes to decide, against the number of ready tasks, on dssoc16's 16
// PEs; no simulation kernel involved.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

#include "platforms/description.h"
#include "scheduler/registry.h"

namespace weft {
namespace {

struct Bench {
  Bench()
      : workload(read_workload(
            parse_yaml(find_embedded(builtin_workloads(), "", "six_mix").text, "six_mix"), "")),
        view(make_view(
            read_platform(
                parse_yaml(find_embedded(builtin_platforms(), "", "dssoc16").text, "dssoc16"), ""),
            workload)),
        pes(view.pes.size()) {}

  // One job after the other with all its tasks ready, though their predecessors have just run.
  void fill(std::int64_t count) {
    while (count_of(ready) < count) {
      const ApplicationId application(count_of(histories) % count_of(workload.applications));
      const TaskGraph& graph = workload.application(application).graph;
      histories.emplace_back(static_cast<std::size_t>(graph.size()));
      for (std::int32_t i = 0; i < graph.size() && count_of(ready) < count; ++i) {
        const TaskId task(i);
        ready.push_back({JobId(count_of(histories)), task, application, graph.kernel(task), Time(0),
                         Time(0), kNever, graph.predecessors(task), histories.back().data()});
      }
    }
  }

  Workload workload;
  PlatformView view;
  std::vector<PeState> pes;
  std::vector<std::vector<TaskState>> histories;
  std::vector<ReadyTask> ready;
};

void decide(benchmark::State& state, const std::string& name) {
  Bench bench;
  bench.fill(state.range(0));
  const std::unique_ptr<Policy> policy = policies().find(name).make();
  policy->begin(bench.view, bench.workload, 1);
  const Situation situation{microseconds(1), bench.ready, bench.pes};
  Decision decision;
  for ([[maybe_unused]] const auto step : state) {
    decision.clear();
    policy->decide(situation, decision);
    benchmark::DoNotOptimize(decision.placements().data());
  }
  state.counters["ready"] = static_cast<double>(state.range(0));
}

}  // namespace
}  // namespace weft

extern "C" int sc_main(int /*argc*/, char** /*argv*/) { return 0; }

int main(int argc, char** argv) {
  for (const auto& entry : weft::policies().entries()) {
    const std::string name = entry.name;
    benchmark::RegisterBenchmark(name.c_str(), weft::decide, name)->Arg(1)->Arg(8)->Arg(64);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
