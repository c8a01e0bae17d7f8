// SPDX-License-Identifier: Apache-2.0
#include "models/power/power_meter.h"

#include <algorithm>

namespace weft {
namespace {

constexpr std::size_t kSinks = 3;
constexpr PowerSink kAllSinks[] = {PowerSink::memory, PowerSink::wires, PowerSink::other};

std::vector<std::size_t> clusters_of_pes(const std::vector<PowerDomain>& domains) {
  std::vector<std::size_t> clusters;
  for (std::size_t i = 0; i < domains.size(); ++i) {
    clusters.insert(clusters.end(), static_cast<std::size_t>(domains[i].pes), i);
  }
  return clusters;
}

}  // namespace

PowerMeter::PowerMeter(const std::vector<PowerDomain>& domains, const PowerOptions& options)
    : domains_(domains),
      options_(options),
      cluster_of_(clusters_of_pes(domains)),
      account_(cluster_of_),
      clusters_(domains.size()),
      step_(domains.size() + kSinks),
      sample_(domains.size() + kSinks) {
  if (!options.thermal) return;
  thermal_.emplace(options.thermal->model);
  input_watts_.resize(thermal_->inputs().size());
}

void PowerMeter::reset() {
  account_.reset();
  if (thermal_) thermal_->reset();
  moved_ = {};
  advanced_to_ = sample_begin_ = Time(0);
  std::fill(step_.begin(), step_.end(), 0);
  std::fill(sample_.begin(), sample_.end(), 0);
  for (std::size_t i = 0; i < clusters_.size(); ++i) {
    clusters_[i] = {domains_[i].first_opp, 0};
    account_.set_power(i, watts(i), Time(0));
  }
  account_.set_power(PowerSink::memory, options_.memory_watts, Time(0));
  account_.set_power(PowerSink::other, options_.other_watts, Time(0));
}

void PowerMeter::begin_task(PeId pe, Time now) {
  const std::size_t cluster = cluster_of_[pe.index()];
  ++clusters_[cluster].active;
  account_.begin_task(pe, watts(cluster), now);
}

Energy PowerMeter::end_task(PeId pe, Time now) {
  const std::size_t cluster = cluster_of_[pe.index()];
  --clusters_[cluster].active;
  return account_.end_task(pe, watts(cluster), now);
}

void PowerMeter::set_opp(ClusterId cluster, std::size_t opp, Time now) {
  clusters_[cluster.index()].opp = opp;
  account_.set_power(cluster.index(), watts(cluster.index()), now);
}

ClusterWatts PowerMeter::watts(std::size_t cluster) const {
  const ClusterState& state = clusters_[cluster];
  const std::optional<ClusterPower>& power = domains_[cluster].power;
  return power ? power->at(state.opp, state.active, celsius()) : ClusterWatts{};
}

void PowerMeter::advance(const DataMoved& moved, Time now) {
  account_.add(PowerSink::memory, options_.data.access(moved.memory_bytes - moved_.memory_bytes));
  account_.add(PowerSink::wires, options_.data.transfer(moved.link_bytes - moved_.link_bytes, 1));
  moved_ = moved;
  account_.advance(now);
  const double seconds = to_seconds(now - advanced_to_);
  advanced_to_ = now;
  for (std::size_t i = 0; i < clusters_.size(); ++i) {
    add(i, account_.take_mean_watts(i, now), seconds);
  }
  for (const PowerSink sink : kAllSinks) {
    add(part(sink), account_.take_mean_watts(sink, now), seconds);
  }
}

void PowerMeter::add(std::size_t part, double watts, double seconds) {
  const double joules = watts * seconds;
  step_[part] += joules;
  sample_[part] += joules;
}

void PowerMeter::step_temperature(Time now) {
  const ThermalOptions& thermal = *options_.thermal;
  const double seconds = to_seconds(thermal.model.step);
  std::fill(input_watts_.begin(), input_watts_.end(), 0);
  const auto heat = [&](const std::optional<std::size_t>& input, double joules) {
    if (input) input_watts_[*input] += joules / seconds;
  };
  for (std::size_t i = 0; i < clusters_.size(); ++i) heat(thermal.cluster_inputs[i], step_[i]);
  heat(thermal.memory_input, step_[part(PowerSink::memory)] + step_[part(PowerSink::wires)]);
  heat(thermal.other_input, step_[part(PowerSink::other)]);
  std::fill(step_.begin(), step_.end(), 0);
  thermal_->advance(input_watts_);
  for (std::size_t i = 0; i < clusters_.size(); ++i) account_.set_power(i, watts(i), now);
}

double PowerMeter::celsius() const {
  return thermal_ ? thermal_->hottest_celsius() : options_.celsius;
}

void PowerMeter::take_sample(PowerSample& sample, Time now) {
  const double seconds = to_seconds(now - sample_begin_);
  const auto take = [&](std::size_t part) {
    const double watts = seconds > 0 ? sample_[part] / seconds : 0;
    sample_[part] = 0;
    return watts;
  };
  sample.begin = sample_begin_;
  sample.end = sample_begin_ = now;
  sample.clusters.resize(clusters_.size());
  for (std::size_t i = 0; i < clusters_.size(); ++i) {
    ClusterPowerSample& cluster = sample.clusters[i];
    cluster.opp.cluster = ClusterId(static_cast<std::int32_t>(i));
    const std::vector<Opp>& opps = domains_[i].opps;
    if (!opps.empty()) {
      const Opp& opp = opps[clusters_[i].opp];
      cluster.opp.frequency_hz = opp.frequency_hz;
      cluster.opp.voltage_uv = opp.voltage_uv;
    }
    cluster.watts = take(i);
  }
  sample.memory_watts = take(part(PowerSink::memory));
  sample.wires_watts = take(part(PowerSink::wires));
  sample.other_watts = take(part(PowerSink::other));
  sample.celsius = celsius();
}

EnergyRecord PowerMeter::energy() const {
  const EnergyTotals totals = account_.totals();
  return {totals.tasks.joules(),  totals.idle.joules(),  totals.leakage.joules(),
          totals.memory.joules(), totals.wires.joules(), totals.other.joules(),
          totals.total().joules()};
}

}  // namespace weft
