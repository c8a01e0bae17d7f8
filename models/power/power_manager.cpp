// SPDX-License-Identifier: Apache-2.0
#include "models/power/power_manager.h"

#include <algorithm>
#include <utility>

namespace weft {
namespace {

std::int32_t count_pes(const std::vector<PowerDomain>& domains) {
  std::int32_t count = 0;
  for (const PowerDomain& domain : domains) count += domain.pes;
  return count;
}

}  // namespace

PowerManager::PowerManager(const sc_core::sc_module_name& name, std::vector<PowerDomain> domains,
                           PowerOptions options, RunContext& context)
    : sc_module(name),
      pes("pes", static_cast<unsigned>(count_pes(domains))),
      data("data"),
      domains_(std::move(domains)),
      options_(std::move(options)),
      context_(context),
      clusters_(domains_.size()),
      pe_states_(pes.size()),
      event_("event") {
  if (options_.modelled) meter_.emplace(domains_, options_);
  if (options_.thermal) {
    throttle_.emplace(options_.thermal->trips_celsius, options_.thermal->hysteresis_kelvin);
  }
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    clusters_[i].first_pe = count_of(cluster_of_);
    cluster_of_.insert(cluster_of_.end(), static_cast<std::size_t>(domains_[i].pes), i);
  }
  SC_HAS_PROCESS(PowerManager);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void PowerManager::reset() {
  if (meter_) meter_->reset();
  if (throttle_) throttle_->reset();
  std::fill(pe_states_.begin(), pe_states_.end(), PeState{});
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    const ClusterId id(static_cast<std::int32_t>(i));
    ClusterState& cluster = clusters_[i];
    cluster.opp = cluster.wanted = domains_[i].first_opp;
    cluster.governed_at = domains_[i].governor ? domains_[i].governor->period() : kNever;
    if (domains_[i].opps.empty()) continue;
    write_costs(id);
    report_opp(id, Time(0));
  }
  step_at_ = options_.thermal ? options_.thermal->model.step : kNever;
  sample_at_ = meter_ ? options_.sample : kNever;
  last_sample_.end = Time(0);
  event_.cancel();
  if (next_due() != kNever) event_.notify(to_sc_time(next_due()));
}

void PowerManager::stop() { event_.cancel(); }

void PowerManager::finish(Time end) {
  if (!meter_) return;
  meter_->advance(moved(), end);
  if (end > last_sample_.end) sample(end);
  context_.probes.emit(&Probe::energy_used, meter_->energy());
}

void PowerManager::begin_window() {
  if (!meter_) return;
  const Time now = context_.clock.now();
  meter_->advance(moved(), now);
  meter_->begin_window(now);
}

void PowerManager::task_begins(PeId pe) {
  const Time now = context_.clock.now();
  pe_states_[pe.index()].running = true;
  pe_states_[pe.index()].since = now;
  if (meter_) meter_->begin_task(pe, now);
}

Energy PowerManager::task_ends(PeId pe) {
  const Time now = context_.clock.now();
  PeState& state = pe_states_[pe.index()];
  state.running = false;
  state.busy += now - state.since;
  return meter_ ? meter_->end_task(pe, now) : Energy();
}

void PowerManager::on_event() {
  // Nothing else is left to happen: the run ended, or came to a stand, before this instant.
  if (!sc_core::sc_pending_activity()) return;
  context_.activate();
  if (context_.stop_requested) {
    sc_core::sc_pause();
    return;
  }
  const Time now = context_.clock.now();
  if (next_due() <= now) run_due(now);
  arm();
}

// At the end of a span power is looked at first, then what holds from now on is set.
void PowerManager::run_due(Time now) {
  if (meter_) meter_->advance(moved(), now);
  const bool stepped = step_at_ <= now;
  if (stepped) meter_->step_temperature(now);
  if (sample_at_ <= now) {
    sample(now);
    sample_at_ += options_.sample;
  }
  if (stepped) {
    step_at_ += options_.thermal->model.step;
    throttle(now);
  }
  for (std::size_t i = 0; i < clusters_.size(); ++i) {
    if (clusters_[i].governed_at <= now) govern(ClusterId(static_cast<std::int32_t>(i)), now);
  }
}

// Others may have something to do in this very instant and nothing later yet: then it looks again
// when they have done it.
void PowerManager::arm() {
  if (next_due() == kNever) return;
  if (sc_core::sc_pending_activity_at_future_time()) {
    event_.notify(to_sc_time(next_due() - context_.clock.now()));
  } else if (sc_core::sc_pending_activity_at_current_time()) {
    event_.notify(sc_core::SC_ZERO_TIME);
  }
}

Time PowerManager::next_due() const {
  Time due = std::min(step_at_, sample_at_);
  for (const ClusterState& cluster : clusters_) due = std::min(due, cluster.governed_at);
  return due;
}

void PowerManager::throttle(Time now) {
  if (!throttle_->update(meter_->celsius())) return;
  for (std::int32_t i = 0; i < count_of(clusters_); ++i) apply(ClusterId(i), now);
}

void PowerManager::sample(Time now) {
  meter_->take_sample(last_sample_, now);
  context_.probes.emit(&Probe::power_sample, last_sample_);
}

void PowerManager::govern(ClusterId id, Time now) {
  ClusterState& cluster = clusters_[id.index()];
  const PowerDomain& domain = domains_[id.index()];
  const Time period = domain.governor->period();
  cluster.governed_at += period;
  const double utilisation = take_utilisation(id, period, now);
  const std::size_t chosen = domain.governor->choose({utilisation, cluster.opp, domain.opps});
  if (chosen != cluster.opp) cluster.wanted = chosen;  // to stay is no wish to stay throttled
  apply(id, now);
}

// Of the busiest PE.
double PowerManager::take_utilisation(ClusterId id, Time period, Time now) {
  const auto first = static_cast<std::size_t>(clusters_[id.index()].first_pe);
  const auto count = static_cast<std::size_t>(domains_[id.index()].pes);
  Time busiest{0};
  for (std::size_t i = first; i < first + count; ++i) {
    PeState& pe = pe_states_[i];
    if (pe.running) pe.busy += now - std::exchange(pe.since, now);
    busiest = std::max(busiest, std::exchange(pe.busy, Time(0)));
  }
  return to_seconds(busiest) / to_seconds(period);
}

void PowerManager::apply(ClusterId id, Time now) {
  ClusterState& cluster = clusters_[id.index()];
  const PowerDomain& domain = domains_[id.index()];
  if (domain.opps.empty()) return;
  const std::size_t level = throttle_ ? throttle_->level() : 0;
  const std::size_t opp =
      throttled_opp(cluster.wanted, domain.opps, domain.trip_frequencies_hz, level);
  if (opp != cluster.opp) set_opp(id, opp, now);
}

void PowerManager::set_opp(ClusterId id, std::size_t opp, Time now) {
  ClusterState& cluster = clusters_[id.index()];
  const PowerDomain& domain = domains_[id.index()];
  const std::int64_t from_hz = domain.opps[std::exchange(cluster.opp, opp)].frequency_hz;
  write_costs(id);
  const auto first = static_cast<std::size_t>(cluster.first_pe);
  for (std::size_t i = first; i < first + static_cast<std::size_t>(domain.pes); ++i) {
    pes[i]->clock_changes(from_hz, domain.opps[opp].frequency_hz);
  }
  if (meter_) meter_->set_opp(id, opp, now);
  report_opp(id, now);
}

void PowerManager::write_costs(ClusterId id) {
  const ClusterState& cluster = clusters_[id.index()];
  const PowerDomain& domain = domains_[id.index()];
  const std::vector<Time>& times = domain.execution_time[cluster.opp];
  for (std::size_t k = 0; k < times.size(); ++k) {
    for (std::int32_t i = 0; i < domain.pes; ++i) {
      context_.platform.cost.set(KernelId(static_cast<std::int32_t>(k)), PeId(cluster.first_pe + i),
                                 times[k]);
    }
  }
}

void PowerManager::report_opp(ClusterId id, Time now) const {
  if (context_.probes.empty()) return;
  const Opp& opp = domains_[id.index()].opps[clusters_[id.index()].opp];
  context_.probes.emit(&Probe::opp_changed, OppRecord{id, opp.frequency_hz, opp.voltage_uv}, now);
}

DataMoved PowerManager::moved() const {
  if (data.size() == 0) return {};
  return {data->memory_bytes(), data->link_bytes()};
}

}  // namespace weft
