// SPDX-License-Identifier: Apache-2.0
//
// Measures what co-simulation costs (docs/performance.md): cycles a second of the hardware
// scheduler behind driver, TLM transactions, AXI4-Lite bridge and bus checker, against those of a
// bare loop that drives the same pins into the same Verilated model. Usage: cosimulation [RUNS]
// (default 5; medians of that many interleaved runs)
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bench/median.h"
#include "models/scheduler_host/hardware/hardware_host.h"
#include "rtl/block/scheduler_block.h"
#include "scheduler/registry.h"
#include "sims/inputs.h"
#include "tlm/kernel.h"

namespace weft {
namespace {

using Pins = std::vector<BlockInputs>;

constexpr int kJobsInFlight = 8;
constexpr std::int64_t kJobs = 2000;
constexpr Time kExecution = nanoseconds(400);

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// A block that notes what drives it.
class NotingBlock final : public SchedulerBlock {
 public:
  NotingBlock(std::unique_ptr<SchedulerBlock> block, Pins* pins)
      : block_(std::move(block)), pins_(pins) {}
  const BlockSize& size() const override { return block_->size(); }
  void reset() override { block_->reset(); }
  const BlockOutputs& step(const BlockInputs& in, bool gate) override {
    if (pins_ != nullptr) pins_->push_back(in);
    return block_->step(in, gate);
  }

 private:
  std::unique_ptr<SchedulerBlock> block_;
  Pins* pins_;
};

/// The least of a platform: keeps jobs in flight, and completes each task some time after it was
/// placed.
class Load : public sc_core::sc_module, public DecisionSinkIf {
 public:
  Load(const Inputs& inputs, PlatformView& view, std::unique_ptr<SchedulerBlock> block)
      : sc_module(sc_core::sc_module_name("load")),
        inputs_(inputs),
        context_{view, inputs.workload, stop_, {}, {}},
        host_(make_hardware_host("host", inputs.platform.scheduler_host.hardware, {}, context_,
                                 std::move(block))),
        policy_(policies().find("HEFT_RT").make()) {
    host_->sink.bind(*this);
    SC_HAS_PROCESS(Load);
    SC_METHOD(on_event);
    sensitive << event_;
    dont_initialize();
  }

  void run() {
    host_->reset(*policy_);
    for (int i = 0; i < kJobsInFlight; ++i) arrive();
    sc_core::sc_start();
    if (jobs_done_ != kJobs) throw RunError("the co-simulation came to a stand");
  }

  void decided() override {
    context_.activate();
    Decision decision;
    host_->collect({context_.clock.now(), ready_, {}}, decision);
    std::vector<bool> placed(ready_.size());
    for (const Decision::Placement& placement : decision.placements()) {
      const ReadyTask& task = ready_[static_cast<std::size_t>(placement.ready_index)];
      placed[static_cast<std::size_t>(placement.ready_index)] = true;
      const Time now = context_.clock.now();
      running_.push_back({task.job, task.application, task.task, placement.pe, now, now, now,
                          now + kExecution, 0});
    }
    std::vector<ReadyTask> left;
    for (std::size_t i = 0; i < ready_.size(); ++i) {
      if (!placed[i]) left.push_back(ready_[i]);
    }
    ready_ = std::move(left);
    if (!ready_.empty()) ask();
    if (!running_.empty() && !armed_) arm();
  }

 private:
  struct Open {
    std::vector<std::int32_t> predecessors;
    std::int32_t tasks;
  };

  void ask() {
    Decision decision;
    host_->request({context_.clock.now(), ready_, {}}, decision);
  }
  void arm() {
    armed_ = true;
    event_.notify(to_sc_time(running_.front().finish - context_.clock.now()));
  }
  void arrive() {
    const JobId job(static_cast<std::int64_t>(open_.size()));
    const ApplicationId application(
        static_cast<std::int32_t>(open_.size() % inputs_.workload.applications.size()));
    const TaskGraph& graph = inputs_.workload.application(application).graph;
    Open open{{}, graph.size()};
    for (std::int32_t task = 0; task < graph.size(); ++task) {
      open.predecessors.push_back(count_of(graph.predecessors(TaskId(task))));
    }
    open_.push_back(std::move(open));
    host_->job_arrives(job, application);
    for (const TaskId task : graph.entries()) make_ready(job, application, task);
    ask();
  }
  void make_ready(JobId job, ApplicationId application, TaskId task) {
    ReadyTask ready;
    ready.job = job;
    ready.application = application;
    ready.task = task;
    ready_.push_back(ready);
  }
  void on_event() {
    context_.activate();
    armed_ = false;
    const TaskRecord done = running_.front();
    running_.pop_front();
    host_->observe(done);
    Open& open = open_[static_cast<std::size_t>(done.job.value())];
    const bool was_idle = ready_.empty();
    for (const Edge& edge :
         inputs_.workload.application(done.application).graph.successors(done.task)) {
      if (--open.predecessors[edge.task.index()] == 0) {
        make_ready(done.job, done.application, edge.task);
      }
    }
    if (was_idle && !ready_.empty()) ask();
    if (--open.tasks == 0) {
      ++jobs_done_;
      if (static_cast<std::int64_t>(open_.size()) < kJobs) arrive();
    }
    if (!running_.empty()) arm();
  }

  const Inputs& inputs_;
  std::atomic<bool> stop_{false};
  RunContext context_;
  std::unique_ptr<SchedulerHost> host_;
  std::unique_ptr<Policy> policy_;
  std::vector<ReadyTask> ready_;
  std::deque<TaskRecord> running_;
  std::deque<Open> open_;
  bool armed_ = false;
  std::int64_t jobs_done_ = 0;
  sc_core::sc_event event_{"event"};
};

// Seconds of a run; with `pins`, what drove the block is noted.
double cosimulate(const Inputs& inputs, Pins* pins) {
  PlatformView view = make_view(inputs.platform, inputs.workload);
  double seconds = 0;
  {
    Load load(inputs, view,
              std::make_unique<NotingBlock>(make_scheduler_block(view.pe_count()), pins));
    const auto start = std::chrono::steady_clock::now();
    load.run();
    seconds = seconds_since(start);
  }
  renew_kernel();
  return seconds;
}

double replay(const Pins& pins, std::int32_t pes) {
  const std::unique_ptr<SchedulerBlock> block = make_scheduler_block(pes);
  block->reset();
  const auto start = std::chrono::steady_clock::now();
  for (const BlockInputs& in : pins) block->step(in, true);
  return seconds_since(start);
}

int run(int runs) {
  constexpr double kBudget = 0.8;
  fmt::print("HEFT_RT, {} jobs of six_mix, {} in flight; medians of {} runs\n\n", kJobs,
             kJobsInFlight, runs);
  fmt::print("{:<14} {:>12} {:>18} {:>18} {:>8} {:>10}\n", "", "cycles", "co-sim Mcycle/s",
             "bare Mcycle/s", "share", "budget");
  for (const std::string platform : {"dssoc16_hws", "many32_hws"}) {
    const Inputs inputs = load_inputs(platform, "six_mix", {});
    Pins pins;
    cosimulate(inputs, &pins);
    const std::int32_t pes = make_view(inputs.platform, inputs.workload).pe_count();
    std::vector<double> together, bare, shares;
    const auto cycles = static_cast<double>(pins.size());
    for (int i = 0; i < runs; ++i) {
      const double bare_s = replay(pins, pes);
      const double together_s = cosimulate(inputs, nullptr);
      bare.push_back(cycles / bare_s / 1e6);
      together.push_back(cycles / together_s / 1e6);
      shares.push_back(bare_s / together_s);
    }
    const double share = median(shares);
    fmt::print("{:<14} {:>12.0f} {:>18.2f} {:>18.2f} {:>8.2f} {:>10}\n", platform, cycles,
               median(together), median(bare), share,
               fmt::format("{} {}", kBudget, share >= kBudget ? "ok" : "MISSED"));
  }
  return 0;
}

}  // namespace
}  // namespace weft

extern "C" int sc_main(int /*argc*/, char** /*argv*/) { return 0; }

int main(int argc, char** argv) { return weft::run(argc > 1 ? std::atoi(argv[1]) : 5); }
