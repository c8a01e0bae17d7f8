// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "rtl/model/golden_scheduler.h"
#include "rtl/model/neural_registers.h"
#include "rtl/registers/weft_scheduler_registers.h"
#include "tests/rtl/axi_driver.h"
#include "tests/rtl/dut.h"

namespace weft {

namespace registers = scheduler_registers;

/// A decision as the host reads it.
struct Dispatch {
  std::uint32_t slot = 0;
  std::int32_t pe = 0;
  GoldenTask task;
  std::uint32_t tag = 0;
  std::int64_t start = 0;
};

/// The block with its golden model in step: every cycle, what the block says it did is done to the
/// model too, and must be possible there and have the same outcome. All methods throw Mismatch at
/// the first difference.
class Bench {
 public:
  explicit Bench(std::unique_ptr<Dut> dut);

  const GoldenSize& size() const { return dut_->size(); }
  GoldenScheduler& golden() { return golden_; }
  Dut& dut() { return *dut_; }
  std::uint64_t cycle_count() const { return cycles_; }
  std::uint64_t decisions() const { return decisions_; }
  std::uint64_t last_decision_cycle() const { return last_decision_cycle_; }
  /// The cycle in which the last completion took effect and gave its credits back.
  std::uint64_t credit_cycle() const { return credit_cycle_; }
  bool irq() const { return last_.irq; }
  bool busy() const { return last_.busy; }

  /// Draws the delays of accesses; without it there are none.
  void use_random_delays(std::mt19937_64* random) { random_ = random; }
  /// Stops the clock whenever the block is idle. Nothing but counters of cycles may change by it.
  void gate_clock(bool enable) { gate_ = enable; }
  /// Cycles without a clock edge.
  std::uint64_t stopped_cycles() const { return stopped_cycles_; }
  /// The system counter: its ticks a cycle, and where it stands; it never goes back.
  void set_counter_step(std::int64_t ticks) { counter_step_ = ticks; }
  void move_counter(std::int64_t to);
  std::int64_t counter() const { return counter_; }
  /// Cycles of a decision by the network, from the one in which its task leaves the queue.
  std::uint64_t neural_cycles() const;
  /// A number made of all decisions, their order, their cycles and their estimates.
  std::uint64_t fingerprint() const { return fingerprint_; }
  /// Starts a waveform `cycles` before the cycle `at`, into `file`.
  void trace_around(std::uint64_t at, std::uint64_t cycles, std::string file);

  void cycle();
  void cycles(int count);

  /// Plain accesses. `effect` is done to the model when the write takes effect.
  AxiDriver::Response write(std::uint32_t address, std::uint32_t data,
                            std::function<void()> effect = {}, std::uint8_t strobe = 0xf);
  AxiDriver::Response read_any(std::uint32_t address);
  std::uint32_t read(std::uint32_t address);

  // What a driver does, each with its effect on the model.
  void set_control(std::uint32_t control);
  void set_policy(GoldenPolicy policy);
  void set_time(std::int64_t now);
  void set_timeout(std::uint32_t ticks);
  void set_cost(std::int32_t kernel, std::int32_t pe, std::uint32_t ticks);
  void set_link(std::int32_t from, std::int32_t to, std::int32_t link_class);
  void set_node(std::int32_t index, const GoldenTreeNode& node);
  void set_arrival_window(std::uint32_t ticks);
  /// Only while no job is in flight.
  void set_weights(const NeuralWeights& weights);
  /// Writes a template to the memories at the given places, has it checked, and waits for that.
  void load(std::int32_t index, const GoldenTemplate& tasks, std::int32_t first_task,
            std::int32_t first_edge);
  /// Writes the tables of a template, without having it checked.
  void write_template(const GoldenTemplate& tasks, std::int32_t first_task,
                      std::int32_t first_edge);
  void ring(std::int32_t template_index, std::uint32_t tag, std::uint32_t deadline = 0xffffffff);
  void complete(const Dispatch& dispatch, std::uint32_t elapsed);
  /// Takes a dispatch, if there is one; `whole`: reads and checks tag and start, too.
  std::optional<Dispatch> take(bool whole);
  void soft_reset(std::uint32_t control);

  /// Cycles until the block is idle.
  void settle();
  /// Jobs are in flight, and no completion is under way that could end the last of them.
  bool jobs_stay() const { return !golden_.no_jobs() && completions_.empty(); }
  /// Nothing in the model waits for the block.
  void check_settled();
  /// Credits, outstanding tasks and, unless time runs, free times of all PEs, against the model.
  void check_state();

 private:
  struct Completion {
    GoldenTask task;
    std::int64_t elapsed;
    std::int64_t at;
  };

  AxiDelays delays();
  void apply_write();
  void follow(const DutOutputs& out);
  void begin_decision();
  void follow_decision(const DutOutputs& out);
  void follow_ready(const DutOutputs& out);
  void forget_jobs();
  [[noreturn]] void fail(const std::string& what) const;
  std::string name(GoldenTask task) const;
  std::uint64_t cut(std::int64_t time) const;

  std::unique_ptr<Dut> dut_;
  GoldenScheduler golden_;
  AxiDriver axi_;
  DutOutputs last_{};
  std::mt19937_64* random_ = nullptr;
  std::function<void()> effect_;

  std::uint64_t cycles_ = 0, decisions_ = 0, last_decision_cycle_ = 0, stopped_cycles_ = 0;
  std::uint64_t credit_cycle_ = 0;
  std::uint64_t trace_at_ = 0;
  std::string trace_file_;
  std::uint32_t control_ = 0;
  std::uint64_t fingerprint_ = 0;
  std::int64_t counter_ = 0, counter_step_ = 1, counter_pins_ = 0;
  std::uint32_t timeout_ = 0;
  bool gate_ = false;
  bool running_ = false;      // time follows the counter
  bool time_set_ = false;     // by the write that took effect in the last cycle
  bool decide_next_ = false;  // a task left the queue in the last cycle
  bool deciding_ = false;
  std::uint64_t decision_due_ = 0;  // cycle in which it must be taken
  GoldenTask popped_;
  std::map<std::uint32_t, GoldenTask> slots_;    // of tasks that became ready
  std::map<std::uint64_t, std::uint32_t> tags_;  // by job
  std::deque<Completion> completions_;           // accepted, not yet in effect
  std::deque<Dispatch> dispatches_;
};

}  // namespace weft
