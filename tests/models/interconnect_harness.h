// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <systemc>
#include <utility>
#include <vector>

#include "models/data_path/options.h"
#include "models/dma/at_dma.h"
#include "models/dma/lt_dma.h"
#include "models/interconnect/at_interconnect.h"
#include "models/interconnect/lt_interconnect.h"
#include "models/interconnect/registry.h"
#include "models/memory/at_memory.h"
#include "models/memory/lt_memory.h"
#include "models/memory/streaming_memory.h"
#include "tlm/protocol_checker.h"

namespace weft {

/// What a harness is made of.
struct HarnessOptions {
  HarnessOptions() = default;
  explicit HarnessOptions(std::string interconnect_type, Fidelity closeness = Fidelity::lt)
      : type(std::move(interconnect_type)), fidelity(closeness) {}

  std::string type = "bus";
  Fidelity fidelity = Fidelity::lt;
  InterconnectOptions interconnect;
  DmaOptions dma;
  std::int32_t initiators = 1;
  std::int32_t targets = 1;
  std::int32_t clusters = 0;  ///< initiator i and target i sit in cluster i mod this; 0: at the top
};

/// DMA engines on an interconnect with memories that take no time of their own, a protocol checker
/// on every socket. Initiator i and target i sit at node i of a mesh. Target i is mapped from
/// local_memory_base(i) on.
class Harness : public sc_core::sc_module, public DmaClientIf {
 public:
  struct Ended {
    std::uint64_t tag;
    Time at;
  };

  explicit Harness(const HarnessOptions& options)
      : sc_module(sc_core::sc_module_name("harness")),
        context_{view_, workload_, stop_, {}, {}},
        options_(options) {
    interconnect_ = make_interconnect();
    for (std::int32_t i = 0; i < options.initiators; ++i) add_engine("dma" + std::to_string(i));
    for (std::int32_t i = 0; i < options.targets; ++i) add_memory("memory" + std::to_string(i));
    context_.clock.restart();
  }

  void start(std::int32_t initiator, const DmaTransfer& transfer) {
    engines_[static_cast<std::size_t>(initiator)]->start(transfer);
  }

  /// Runs until nothing happens any more.
  void run() { sc_core::sc_start(); }

  void transferred(std::uint64_t tag, Time at) override {
    ended.push_back({tag, at});
    if (on_end) on_end(tag, at);
  }

  Time now() const { return context_.clock.now(); }
  const Interconnect& interconnect() const { return *interconnect_; }
  std::int64_t bytes(std::int32_t target) const {
    return memories_[static_cast<std::size_t>(target)]->statistics().bytes;
  }
  /// Over all sockets; each burst is seen at both sides of the interconnect.
  std::int64_t transactions() const {
    std::int64_t sum = 0;
    for (const auto& checker : checkers_) sum += checker->transactions();
    return sum;
  }
  std::int64_t in_flight() const {
    std::int64_t sum = 0;
    for (const auto& checker : checkers_) sum += checker->in_flight();
    return sum;
  }

  std::vector<Ended> ended;  ///< transfers, in the order in which they were told
  std::function<void(std::uint64_t tag, Time at)> on_end;

 private:
  std::unique_ptr<Interconnect> make_interconnect() {
    const auto place = [&](const char* kind, std::int32_t i) {
      const std::string cluster =
          options_.clusters == 0 ? "" : "cluster" + std::to_string(i % options_.clusters);
      return Port{kind + std::to_string(i), cluster, i};
    };
    Ports ports;
    std::vector<AddressRange> ranges;
    for (std::int32_t i = 0; i < options_.initiators; ++i) {
      ports.initiators.push_back(place("initiator", i));
    }
    for (std::int32_t i = 0; i < options_.targets; ++i) {
      ports.targets.push_back(place("target", i));
      ranges.push_back({local_memory_base(i), std::uint64_t{1} << kLocalMemoryBits, i, ""});
    }
    Topologies topologies = interconnects().find(options_.type).make(options_.interconnect, ports);
    if (options_.fidelity == Fidelity::lt) {
      return std::make_unique<LtInterconnect>("interconnect", options_.interconnect,
                                              std::move(topologies),
                                              AddressDecoder(std::move(ranges)), context_.clock);
    }
    return std::make_unique<AtInterconnect>("interconnect", options_.interconnect,
                                            std::move(topologies),
                                            AddressDecoder(std::move(ranges)), context_);
  }

  ProtocolChecker& add_checker(const std::string& name) {
    checkers_.push_back(std::make_unique<ProtocolChecker>((name + "_checker").c_str()));
    return *checkers_.back();
  }

  void add_engine(const std::string& name) {
    if (options_.fidelity == Fidelity::lt) {
      engines_.push_back(std::make_unique<LtDma>(name.c_str(), options_.dma, context_));
    } else {
      engines_.push_back(std::make_unique<AtDma>(name.c_str(), options_.dma, context_));
    }
    engines_.back()->client.bind(*this);
    ProtocolChecker& checker = add_checker(name);
    engines_.back()->memory.bind(checker.target);
    interconnect_->attach_initiator(checker.initiator);
  }

  void add_memory(const std::string& name) {
    if (options_.fidelity == Fidelity::lt) {
      memories_.push_back(std::make_unique<LtMemory>(
          name.c_str(), std::make_unique<StreamingTiming>(), context_.clock));
    } else {
      memories_.push_back(std::make_unique<AtMemory>(
          name.c_str(), std::make_unique<StreamingController>(), context_));
    }
    ProtocolChecker& checker = add_checker(name);
    interconnect_->attach_target(checker.target);
    checker.initiator.bind(memories_.back()->port);
  }

  PlatformView view_;
  Workload workload_;
  std::atomic<bool> stop_{false};
  RunContext context_;
  HarnessOptions options_;
  std::unique_ptr<Interconnect> interconnect_;
  std::vector<std::unique_ptr<DmaEngine>> engines_;
  std::vector<std::unique_ptr<Memory>> memories_;
  std::vector<std::unique_ptr<ProtocolChecker>> checkers_;
};

}  // namespace weft
