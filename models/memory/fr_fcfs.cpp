// SPDX-License-Identifier: Apache-2.0
#include "models/memory/fr_fcfs.h"

#include <algorithm>
#include <stdexcept>

namespace weft {

FrFcfsController::FrFcfsController(const FrFcfsOptions& options) : options_(options) {
  if (options.depth < 1)
    throw std::invalid_argument("a DRAM controller's depth must be above zero");
  if (options.window < 1) {
    throw std::invalid_argument("a DRAM controller's window must be above zero");
  }
  if (options.cap < 0) throw std::invalid_argument("a DRAM controller's cap must not be negative");
  const DramOptions& dram = options.dram;
  channels_.assign(
      dram.geometry.channels,
      FrFcfsChannel(dram.geometry, dram.timings, dram.page_policy, options.window, options.cap));
  reset();
}

void FrFcfsController::reset() {
  for (FrFcfsChannel& channel : channels_) channel.reset();
  slots_.assign(options_.depth, {});
  waiting_.assign(options_.depth, 0);
  free_slots_.clear();
  for (std::int32_t slot = options_.depth; slot-- > 0;) free_slots_.push_back(slot);
  first_waiting_ = waiting_count_ = 0;
  blocked_ = false;
  ends_.clear();
  most_bypassed_ = 0;
  statistics_ = {};
}

void FrFcfsController::accept(const MemoryAccess& access, std::uint64_t tag, Time now) {
  const std::uint32_t index = free_slots_.back();
  free_slots_.pop_back();
  const int bits = options_.dram.map.offset_bits();
  Slot& slot = slots_[index];
  slot = {};
  slot.tag = tag;
  slot.next_column = access.offset >> bits;
  slot.end_column = ((access.offset + static_cast<std::uint64_t>(access.bytes) - 1) >> bits) + 1;
  slot.remaining = static_cast<std::int64_t>(slot.end_column - slot.next_column);
  slot.write = access.write;
  slot.ready = now + options_.dram.front_end_latency;
  waiting_[(first_waiting_ + waiting_count_++) % waiting_.size()] = index;
  ++(access.write ? statistics_.writes : statistics_.reads);
  statistics_.bytes += access.bytes;
}

Time FrFcfsController::next_event() const {
  Time next = ends_.next();
  if (waiting_count_ > 0 && !blocked_) next = std::min(next, slots_[front()].ready);
  for (const FrFcfsChannel& channel : channels_) next = std::min(next, channel.next());
  return next;
}

void FrFcfsController::advance(Time now, std::vector<Done>& done) {
  for (Time next = next_event(); next <= now && next != kNever; next = next_event()) {
    run(next);
    due_.clear();
    ends_.take(next, due_);
    for (const Done& end : due_) {
      const auto slot = static_cast<std::uint32_t>(end.tag);
      done.push_back({slots_[slot].tag, end.at});
      free_slots_.push_back(slot);
    }
  }
  statistics_.refreshes = 0;
  for (const FrFcfsChannel& channel : channels_) statistics_.refreshes += channel.refreshes();
}

void FrFcfsController::run(Time now) {
  feed(now);
  FrFcfsChannel::Issued issued{};
  for (std::size_t index = 0; index < channels_.size(); ++index) {
    while (channels_[index].next() <= now && channels_[index].step(now, issued)) {
      book(issued);
      feed(now);  // there is room in this window again; it may let others be filled, too
    }
  }
}

void FrFcfsController::feed(Time now) {
  blocked_ = false;
  while (waiting_count_ > 0 && slots_[front()].ready <= now) {
    Slot& slot = slots_[front()];
    for (; slot.next_column < slot.end_column; ++slot.next_column) {
      const DramTarget target = options_.dram.map.target(slot.next_column);
      FrFcfsChannel& channel = channels_[target.channel];
      blocked_ = channel.full();
      if (blocked_) return;
      channel.push(target.bank, target.row, slot.write, front(), now);
    }
    first_waiting_ = (first_waiting_ + 1) % waiting_.size();
    --waiting_count_;
  }
}

void FrFcfsController::book(const FrFcfsChannel::Issued& issued) {
  Slot& slot = slots_[issued.slot];
  slot.begin = std::min(slot.begin, issued.begin);
  slot.end = std::max(slot.end, issued.data_end);
  if (--slot.remaining == 0) {
    ends_.push(issued.slot, slot.end);
    statistics_.waiting += slot.begin - slot.ready;
  }
  statistics_.busy += options_.dram.timings.t_burst;
  statistics_.row_hits += issued.outcome == RowOutcome::hit ? 1 : 0;
  statistics_.row_misses += issued.outcome == RowOutcome::miss ? 1 : 0;
  statistics_.row_conflicts += issued.outcome == RowOutcome::conflict ? 1 : 0;
  most_bypassed_ = std::max(most_bypassed_, issued.bypassed);
}

}  // namespace weft
