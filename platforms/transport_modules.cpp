// SPDX-License-Identifier: Apache-2.0
#include "platforms/transport_modules.h"

#include <utility>

#include "models/dma/at_dma.h"
#include "models/dma/lt_dma.h"
#include "models/interconnect/at_interconnect.h"
#include "models/interconnect/lt_interconnect.h"
#include "models/interconnect/registry.h"
#include "models/memory/at_memory.h"
#include "models/memory/lt_memory.h"
#include "models/memory/streaming_memory.h"
#include "platforms/memories.h"
#include "tlm/protocol_checker.h"

namespace weft {
namespace {

std::unique_ptr<Interconnect> make_interconnect(const PlatformDescription& platform,
                                                RunContext& context) {
  const TransportDescription& transport = platform.transport;
  Topologies topologies =
      interconnects().find(transport.type).make(transport.interconnect, make_ports(platform));
  AddressDecoder decoder(make_address_map(platform));
  if (transport.fidelity == Fidelity::lt) {
    return std::make_unique<LtInterconnect>("interconnect", transport.interconnect,
                                            std::move(topologies), std::move(decoder),
                                            context.clock);
  }
  return std::make_unique<AtInterconnect>("interconnect", transport.interconnect,
                                          std::move(topologies), std::move(decoder), context);
}

}  // namespace

struct TransportModules::Checkers {
  std::vector<std::unique_ptr<ProtocolChecker>> list;

  ProtocolChecker& add(const std::string& name) {
    list.push_back(std::make_unique<ProtocolChecker>(name.c_str()));
    return *list.back();
  }
};

TransportModules::TransportModules(const PlatformDescription& platform, bool check_protocol,
                                   RunContext& context)
    : context_(context),
      fidelity_(platform.transport.fidelity),
      checkers_(check_protocol ? std::make_unique<Checkers>() : nullptr),
      interconnect_(make_interconnect(platform, context)),
      data_path_(
          std::make_unique<DmaDataPath>("data_path", make_data_path_options(platform), context)) {
  const bool per_cluster = platform.transport.dma_per_cluster;
  for (const Port& port : make_ports(platform).initiators) {
    const bool own_name = per_cluster || port.name == kSchedulerPort;
    add_engine(platform.transport.dma, own_name ? port.name : port.name + "_dma");
  }
  for (const Cluster& cluster : platform.clusters) {
    for (std::int32_t i = 0; i < cluster.count; ++i) {
      add_target(make_local_memory(cluster.pe_name(i) + "_memory"));
    }
  }
  for (const MemoryDescription& memory : platform.transport.memories) {
    add_target(make_memory(memory));
  }
}

TransportModules::~TransportModules() = default;

void TransportModules::add_engine(const DmaOptions& options, const std::string& name) {
  if (fidelity_ == Fidelity::lt) {
    engines_.push_back(std::make_unique<LtDma>(name.c_str(), options, context_));
  } else {
    engines_.push_back(std::make_unique<AtDma>(name.c_str(), options, context_));
  }
  DmaEngine& engine = *engines_.back();
  if (name != kSchedulerPort) {
    data_path_->engines[engines_.size() - 1].bind(engine);
    engine.client.bind(*data_path_);
  }
  if (checkers_ == nullptr) return interconnect_->attach_initiator(engine.memory);
  ProtocolChecker& checker = checkers_->add(name + "_checker");
  engine.memory.bind(checker.target);
  interconnect_->attach_initiator(checker.initiator);
}

void TransportModules::add_target(std::unique_ptr<Memory> memory) {
  memories_.push_back(std::move(memory));
  Memory& target = *memories_.back();
  if (checkers_ == nullptr) return interconnect_->attach_target(target.port);
  ProtocolChecker& checker = checkers_->add(std::string(target.basename()) + "_checker");
  interconnect_->attach_target(checker.target);
  checker.initiator.bind(target.port);
}

std::unique_ptr<Memory> TransportModules::make_local_memory(const std::string& name) {
  if (fidelity_ == Fidelity::lt) {
    return std::make_unique<LtMemory>(name.c_str(), std::make_unique<StreamingTiming>(),
                                      context_.clock);
  }
  return std::make_unique<AtMemory>(name.c_str(), std::make_unique<StreamingController>(),
                                    context_);
}

std::unique_ptr<Memory> TransportModules::make_memory(const MemoryDescription& memory) {
  if (fidelity_ == Fidelity::lt) {
    return std::make_unique<LtMemory>(memory.name.c_str(), make_memory_timing(memory),
                                      context_.clock);
  }
  return std::make_unique<AtMemory>(memory.name.c_str(), make_memory_controller(memory), context_);
}

void TransportModules::attach_control(RoutedControlPath& control) {
  DmaEngine& engine = *engines_.back();  // the scheduler's port is the last one
  control.engine.bind(engine);
  engine.client.bind(control);
}

void TransportModules::attach(ProcessingElement& pe) {
  data_path_->sinks[pes_attached_++].bind(pe);
}

void TransportModules::reset() {
  data_path_->reset();
  for (const auto& engine : engines_) engine->reset();
  interconnect_->reset();
  for (const auto& memory : memories_) memory->reset();
  if (checkers_ == nullptr) return;
  for (const auto& checker : checkers_->list) checker->reset();
}

void TransportModules::report() const {
  const auto report_links = [&](const char* direction, const Topology& topology,
                                const std::vector<LinkStatistics>& statistics) {
    for (std::size_t i = 0; i < statistics.size(); ++i) {
      if (statistics[i].packets == 0) continue;
      context_.probes.emit(&Probe::link_used,
                           LinkRecord{direction + topology.links[i].name, statistics[i]});
    }
  };
  report_links("request:", interconnect_->topologies().requests,
               interconnect_->request_statistics());
  report_links("response:", interconnect_->topologies().responses,
               interconnect_->response_statistics());
  for (std::size_t i = pes_attached_; i < memories_.size(); ++i) {
    const Memory& memory = *memories_[i];
    context_.probes.emit(&Probe::memory_used, MemoryRecord{memory.basename(), memory.statistics()});
  }
}

std::int64_t TransportModules::memory_bytes() const {
  std::int64_t bytes = 0;
  for (std::size_t i = pes_attached_; i < memories_.size(); ++i) {
    bytes += memories_[i]->statistics().bytes;
  }
  return bytes;
}

std::int64_t TransportModules::link_bytes() const {
  std::int64_t bytes = 0;
  for (const LinkStatistics& link : interconnect_->request_statistics()) bytes += link.bytes;
  for (const LinkStatistics& link : interconnect_->response_statistics()) bytes += link.bytes;
  return bytes;
}

}  // namespace weft
