// SPDX-License-Identifier: Apache-2.0
#include "platforms/soc.h"

#include "models/control_path/routed_control_path.h"

namespace weft {
Soc::Soc(const sc_core::sc_module_name& name, const PlatformDescription& description,
         bool check_protocol, RunContext& context)
    : sc_module(name),
      dispatcher("dispatcher", context),
      job_source("job_source", context),
      context_(context) {
  if (description.transport.fidelity == Fidelity::ideal) {
    ideal_data_path_ = std::make_unique<IdealDataPath>("data_path", context);
  } else {
    transport_ = std::make_unique<TransportModules>(description, check_protocol, context);
  }
  InterruptIf& interrupts = add_control_path(description);
  dispatcher.source.bind(job_source);
  job_source.interrupt.bind(dispatcher);
  for (std::int32_t i = 0; i < context.platform.pe_count(); ++i) {
    const std::string& pe_name = context.platform.pes[static_cast<std::size_t>(i)].name;
    pes_.push_back(std::make_unique<ProcessingElement>(pe_name.c_str(), PeId(i),
                                                       description.pe_queue, context));
    ProcessingElement& pe = *pes_.back();
    control_path_->pe_control[static_cast<std::size_t>(i)].bind(pe.registers);
    pe.interrupt.bind(interrupts);
    pe.data_path.bind(data_path());
    if (transport_) transport_->attach(pe);
  }
  scheduler_host_ = make_scheduler_host(description.scheduler_host, pes_, context);
  dispatcher.host.bind(*scheduler_host_);
  scheduler_host_->sink.bind(dispatcher);
  if (needs_power_manager(description)) add_power(description);
}

Soc::~Soc() = default;

// Returns where the PEs' interrupts go.
InterruptIf& Soc::add_control_path(const PlatformDescription& description) {
  InterruptIf* interrupts = &dispatcher;
  if (description.transport.routed_control) {
    auto routed = std::make_unique<RoutedControlPath>("control_path", context_);
    routed->interrupt.bind(dispatcher);
    transport_->attach_control(*routed);
    interrupts = routed.get();
    control_path_ = std::move(routed);
  } else {
    control_path_ = std::make_unique<ControlPath>("control_path", context_.platform.pe_count());
  }
  dispatcher.control.bind(control_path_->control);
  return *interrupts;
}

void Soc::add_power(const PlatformDescription& description) {
  power_ = std::make_unique<PowerManager>(
      "power", make_power_domains(description, context_.workload), description.power, context_);
  for (std::size_t i = 0; i < pes_.size(); ++i) {
    pes_[i]->activity.bind(*power_);
    power_->pes[i].bind(*pes_[i]);
  }
  if (transport_) power_->data.bind(*transport_);
}

DataPathIf& Soc::data_path() {
  if (transport_) return transport_->data_path();
  return *ideal_data_path_;
}

void Soc::reset(Policy& policy, std::int64_t jobs) {
  context_.clock.restart();
  dispatcher.reset();
  for (const auto& pe : pes_) pe->reset();
  if (transport_) transport_->reset();
  control_path_->reset();
  scheduler_host_->reset(policy);
  job_source.stop();
  stop();
  // Cancelled events stay in the kernel's heap until it looks at them, and would have a say in the
  // order of events of equal time. All are cancelled now, so a look takes them all out.
  sc_core::sc_pending_activity_at_future_time();
  job_source.reset(jobs);
  if (power_) power_->reset();
}

void Soc::stop() {
  if (power_) power_->stop();
}

void Soc::begin_energy_window() {
  if (power_) power_->begin_window();
}

void Soc::report_usage(Time end) {
  if (transport_) transport_->report();
  if (power_) power_->finish(end);
}

}  // namespace weft
