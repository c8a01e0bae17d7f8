// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "base/probe.h"
#include "models/control_path/routed_control_path.h"
#include "models/data_path/data_path.h"
#include "models/data_path/dma_data_path.h"
#include "models/dma/dma_engine.h"
#include "models/interconnect/interconnect.h"
#include "models/memory/memory.h"
#include "models/pe/processing_element.h"
#include "models/power/activity.h"
#include "models/run_context.h"
#include "platforms/description.h"

namespace weft {

/// The modules that carry data over an interconnect with contention, made and connected:
/// `interconnect`, `data_path`, `<pe>_dma` or `<cluster>_dma`, `<pe>_memory`, and the memories by
/// name. To be made while the SoC that holds them is.
class TransportModules : public DataCountIf {
 public:
  /// `check_protocol` puts a checker on every socket of the interconnect.
  TransportModules(const PlatformDescription& platform, bool check_protocol, RunContext& context);
  ~TransportModules() override;

  /// Gives control accesses the scheduler's port (`transfers.control: interconnect`).
  void attach_control(RoutedControlPath& control);
  /// Connects a PE, PEs in order.
  void attach(ProcessingElement& pe);
  DataPathIf& data_path() { return *data_path_; }
  void reset();
  /// Tells the probes what links and memories did.
  void report() const;
  /// Of the memories of the SoC; PEs' local memories are their own matter.
  std::int64_t memory_bytes() const override;
  std::int64_t link_bytes() const override;

 private:
  struct Checkers;

  void add_engine(const DmaOptions& options, const std::string& name);
  void add_target(std::unique_ptr<Memory> memory);
  std::unique_ptr<Memory> make_local_memory(const std::string& name);
  std::unique_ptr<Memory> make_memory(const MemoryDescription& memory);

  RunContext& context_;
  Fidelity fidelity_;
  std::size_t pes_attached_ = 0;
  std::unique_ptr<Checkers> checkers_;  // null: unchecked
  std::unique_ptr<Interconnect> interconnect_;
  std::unique_ptr<DmaDataPath> data_path_;
  std::vector<std::unique_ptr<DmaEngine>> engines_;
  std::vector<std::unique_ptr<Memory>> memories_;  // by target port
};

}  // namespace weft
