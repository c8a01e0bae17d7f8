// SPDX-License-Identifier: Apache-2.0
#include "models/power/energy_account.h"

#include <algorithm>
#include <cassert>

namespace weft {

EnergyAccount::EnergyAccount(const std::vector<std::size_t>& cluster_of) {
  for (const std::size_t cluster : cluster_of) {
    clusters_.resize(std::max(clusters_.size(), cluster + 1));
    pes_.push_back({});
    pes_.back().cluster = cluster;
  }
}

void EnergyAccount::begin_task(PeId pe, const ClusterWatts& watts, Time now) {
  PeState& state = pes_[pe.index()];
  ClusterState& cluster = clusters_[state.cluster];
  assert(!state.active);
  book(cluster, now);
  state.active = true;
  state.task_mark = state.pe_mark = cluster.share;
  ++cluster.active;
  draw(cluster, watts);
}

Energy EnergyAccount::end_task(PeId pe, const ClusterWatts& watts, Time now) {
  PeState& state = pes_[pe.index()];
  ClusterState& cluster = clusters_[state.cluster];
  assert(state.active);
  book(cluster, now);
  state.active = false;
  state.booked += cluster.share - state.pe_mark;
  --cluster.active;
  draw(cluster, watts);
  return cluster.share - state.task_mark;
}

void EnergyAccount::set_power(std::size_t cluster, const ClusterWatts& watts, Time now) {
  book(clusters_[cluster], now);
  draw(clusters_[cluster], watts);
}

void EnergyAccount::set_power(PowerSink sink, double watts, Time now) {
  book(state(sink), now);
  state(sink).power = to_femtowatts(watts);
}

void EnergyAccount::add(PowerSink sink, double joules) {
  const Energy energy = Energy::from_joules(joules);
  state(sink).energy += energy;
  state(sink).mean.energy += energy;
}

// What is booked is the divided power times the cores, so that shares and total agree exactly.
void EnergyAccount::draw(ClusterState& cluster, const ClusterWatts& watts) {
  cluster.dynamic_per_core =
      cluster.active == 0 ? 0 : to_femtowatts(watts.dynamic / cluster.active);
  cluster.idle = to_femtowatts(watts.idle);
  cluster.leakage = to_femtowatts(watts.leakage);
}

void EnergyAccount::book(ClusterState& cluster, Time now) {
  const Time span = now - cluster.booked_to;
  assert(span >= Time(0));
  if (span == Time(0)) return;
  cluster.booked_to = now;
  const Energy share(cluster.dynamic_per_core, span);
  const Energy tasks = share * cluster.active;
  const Energy idle(cluster.idle, span);
  const Energy leakage(cluster.leakage, span);
  cluster.share += share;
  cluster.totals.tasks += tasks;
  cluster.totals.idle += idle;
  cluster.totals.leakage += leakage;
  cluster.mean.energy += tasks + idle + leakage;
}

void EnergyAccount::book(SinkState& sink, Time now) {
  assert(now >= sink.booked_to);
  const Energy energy(sink.power, now - sink.booked_to);
  sink.booked_to = now;
  sink.energy += energy;
  sink.mean.energy += energy;
}

void EnergyAccount::advance(Time now) {
  for (ClusterState& cluster : clusters_) book(cluster, now);
  for (SinkState& sink : sinks_) book(sink, now);
}

void EnergyAccount::begin_window(Time now) {
  advance(now);
  for (ClusterState& cluster : clusters_) cluster.totals = {};
  for (SinkState& sink : sinks_) sink.energy = {};
  for (PeState& pe : pes_) {
    pe.booked = {};
    pe.pe_mark = clusters_[pe.cluster].share;
  }
}

void EnergyAccount::reset() {
  for (ClusterState& cluster : clusters_) cluster = {};
  for (SinkState& sink : sinks_) sink = {};
  for (PeState& pe : pes_) {
    const std::size_t cluster = pe.cluster;
    pe = {};
    pe.cluster = cluster;
  }
}

EnergyTotals EnergyAccount::totals() const {
  EnergyTotals sum;
  for (const ClusterState& cluster : clusters_) {
    sum.tasks += cluster.totals.tasks;
    sum.idle += cluster.totals.idle;
    sum.leakage += cluster.totals.leakage;
  }
  sum.memory = sinks_[static_cast<std::size_t>(PowerSink::memory)].energy;
  sum.wires = sinks_[static_cast<std::size_t>(PowerSink::wires)].energy;
  sum.other = sinks_[static_cast<std::size_t>(PowerSink::other)].energy;
  return sum;
}

EnergyTotals EnergyAccount::totals(std::size_t cluster) const { return clusters_[cluster].totals; }

Energy EnergyAccount::pe_energy(PeId pe) const {
  const PeState& state = pes_[pe.index()];
  if (!state.active) return state.booked;
  return state.booked + (clusters_[state.cluster].share - state.pe_mark);
}

double EnergyAccount::present_watts(std::size_t cluster) const {
  const ClusterState& state = clusters_[cluster];
  return static_cast<double>(state.dynamic_per_core * state.active + state.idle + state.leakage) *
         1e-15;
}

double EnergyAccount::present_watts() const {
  double watts = 0;
  for (std::size_t i = 0; i < clusters_.size(); ++i) watts += present_watts(i);
  for (const SinkState& sink : sinks_) watts += static_cast<double>(sink.power) * 1e-15;
  return watts;
}

double EnergyAccount::take_mean_watts(std::size_t cluster, Time now) {
  book(clusters_[cluster], now);
  return clusters_[cluster].mean.take(now);
}

double EnergyAccount::take_mean_watts(PowerSink sink, Time now) {
  book(state(sink), now);
  return state(sink).mean.take(now);
}

double EnergyAccount::Mean::take(Time now) {
  if (now == since) return 0;
  const double watts = energy.joules() / to_seconds(now - since);
  energy = {};
  since = now;
  return watts;
}

}  // namespace weft
