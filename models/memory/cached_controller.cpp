// SPDX-License-Identifier: Apache-2.0
#include "models/memory/cached_controller.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace weft {

CachedController::CachedController(const CacheOptions& options, std::int32_t depth,
                                   std::unique_ptr<MemoryController> below)
    : front_(options),
      below_(std::move(below)),
      line_bytes_(static_cast<std::uint64_t>(options.geometry.line_bytes)),
      depth_(depth) {
  if (depth < 1) throw std::invalid_argument("the queue of a cache must have a place");
  reset();
}

void CachedController::reset() {
  front_.reset();
  below_->reset();
  slots_.assign(depth_, {});
  free_slots_.clear();
  for (std::int32_t slot = depth_; slot-- > 0;) free_slots_.push_back(slot);
  transfers_.clear();
  free_transfers_.clear();
  live_.clear();
  unsent_ = 0;
  ends_.clear();
}

void CachedController::accept(const MemoryAccess& access, std::uint64_t tag, Time now) {
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  slots_[slot] = {tag, 0, Time(0)};
  const CacheFront::Looked looked = front_.look_up(
      access, now, traffic_, [&](std::uint64_t line, const CacheTags::Result& result, bool) {
        if (result.hit) join(slot, line);
      });
  slots_[slot].end = looked.hits_end;
  for (const MemoryAccess& fetch : traffic_.fetches) {
    await(enqueue(fetch, looked.tags_known), slot);
  }
  for (const MemoryAccess& victim : traffic_.write_backs) enqueue(victim, looked.tags_known);
  if (slots_[slot].remaining == 0) ends_.push(slot, looked.hits_end);
}

void CachedController::join(std::uint32_t slot, std::uint64_t line) {
  const std::uint64_t offset = line * line_bytes_;
  for (auto live = live_.rbegin(); live != live_.rend(); ++live) {
    Transfer& transfer = transfers_[*live];
    const MemoryAccess& access = transfer.access;
    if (access.write || offset < access.offset) continue;
    if (offset - access.offset >= static_cast<std::uint64_t>(access.bytes)) continue;
    await(*live, slot);
    return;
  }
}

void CachedController::await(std::uint32_t transfer, std::uint32_t slot) {
  std::vector<std::uint32_t>& waiters = transfers_[transfer].waiters;
  if (!waiters.empty() && waiters.back() == slot) return;  // for another line of the same fetch
  waiters.push_back(slot);
  ++slots_[slot].remaining;
}

std::uint32_t CachedController::enqueue(const MemoryAccess& access, Time due) {
  if (free_transfers_.empty()) {
    free_transfers_.push_back(static_cast<std::uint32_t>(transfers_.size()));
    transfers_.emplace_back();
  }
  const std::uint32_t transfer = free_transfers_.back();
  free_transfers_.pop_back();
  transfers_[transfer].access = access;
  transfers_[transfer].due = due;
  live_.push_back(transfer);
  ++unsent_;
  return transfer;
}

Time CachedController::next_event() const {
  Time next = std::min(ends_.next(), below_->next_event());
  if (unsent_ > 0 && below_->can_accept()) next = std::min(next, first_unsent().due);
  return next;
}

void CachedController::advance(Time now, std::vector<Done>& done) {
  for (Time next = next_event(); next <= now && next != kNever; next = next_event()) {
    due_.clear();
    below_->advance(next, due_);
    for (const Done& transfer : due_) finish(transfer);
    send(next);
    due_.clear();
    ends_.take(next, due_);
    for (const Done& end : due_) {
      const auto slot = static_cast<std::uint32_t>(end.tag);
      done.push_back({slots_[slot].tag, end.at});
      free_slots_.push_back(slot);
    }
  }
}

void CachedController::finish(const Done& done) {
  const auto index = static_cast<std::uint32_t>(done.tag);
  Transfer& transfer = transfers_[index];
  for (const std::uint32_t waiter : transfer.waiters) {
    Slot& slot = slots_[waiter];
    slot.end = std::max(slot.end, done.at);
    if (--slot.remaining == 0) ends_.push(waiter, slot.end);
  }
  transfer.waiters.clear();
  free_transfers_.push_back(index);
  live_.erase(std::find(live_.begin(), live_.end(), index));
}

void CachedController::send(Time now) {
  for (; unsent_ > 0 && below_->can_accept() && first_unsent().due <= now; --unsent_) {
    below_->accept(first_unsent().access, live_[live_.size() - unsent_], now);
  }
}

}  // namespace weft
