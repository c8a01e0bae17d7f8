// SPDX-License-Identifier: Apache-2.0
#include "models/memory/fr_fcfs_channel.h"

#include <algorithm>

namespace weft {

FrFcfsChannel::FrFcfsChannel(const DramGeometry& geometry, const DramTimings& timings,
                             PagePolicy page_policy, std::int32_t window, std::int32_t cap)
    : channel_(geometry, timings),
      page_policy_(page_policy),
      window_(window),
      cap_(cap),
      has_hit_(geometry.banks_per_channel()),
      claimed_(geometry.banks_per_channel()) {
  entries_.reserve(window);
}

void FrFcfsChannel::reset() {
  channel_.reset();
  entries_.clear();
  next_ = kNever;
}

void FrFcfsChannel::push(std::uint32_t bank, std::int64_t row, bool write, std::uint32_t slot,
                         Time now) {
  entries_.push_back({row, bank, slot, write});
  next_ = std::min(next_, now);
}

bool FrFcfsChannel::step(Time now, Issued& issued) {
  channel_.refresh(now);
  while (true) {
    const Choice choice = choose(now);
    if (choice.column >= 0) {
      issued = issue(choice.column, now);
      next_ = entries_.empty() ? kNever : now;
      return true;
    }
    if (choice.row < 0) {
      // A refresh that is due before changes what is allowed, so it is an instant to look again.
      next_ = entries_.empty() ? kNever : std::min(choice.next, channel_.next_refresh());
      return false;
    }
    open_row(entries_[choice.row], now);
  }
}

FrFcfsChannel::Choice FrFcfsChannel::choose(Time now) {
  mark_hits();
  const bool capped = !entries_.empty() && entries_.front().bypassed >= cap_;
  Choice choice;
  for (int index = 0; index < static_cast<int>(entries_.size()) && choice.column < 0; ++index) {
    const Entry& entry = entries_[index];
    const bool owner = capped && index == 0;
    if (channel_.would_hit(entry.bank, entry.row)) {
      if (!capped || owner) consider_column(index, now, choice);
    } else if (claimed_[entry.bank] != round_ && (owner || has_hit_[entry.bank] != round_)) {
      claimed_[entry.bank] = round_;
      consider_row(index, now, choice);
    }
    // Nobody else may close or open rows in the bank of the one whose turn it is.
    if (owner) claimed_[entry.bank] = round_;
  }
  return choice;
}

void FrFcfsChannel::mark_hits() {
  ++round_;
  for (const Entry& entry : entries_) {
    if (channel_.would_hit(entry.bank, entry.row)) has_hit_[entry.bank] = round_;
  }
}

void FrFcfsChannel::consider_column(int index, Time now, Choice& choice) const {
  const Entry& entry = entries_[index];
  const Time at = channel_.column_at(entry.bank, entry.write, now);
  if (at <= now) choice.column = index;
  choice.next = std::min(choice.next, at);
}

void FrFcfsChannel::consider_row(int index, Time now, Choice& choice) const {
  if (choice.row >= 0) return;
  const std::uint32_t bank = entries_[index].bank;
  const Time at =
      channel_.is_open(bank) ? channel_.precharge_at(bank, now) : channel_.activate_at(bank, now);
  if (at <= now) choice.row = index;
  choice.next = std::min(choice.next, at);
}

void FrFcfsChannel::open_row(Entry& entry, Time now) {
  entry.begin = std::min(entry.begin, now);
  if (channel_.is_open(entry.bank)) {
    entry.outcome = RowOutcome::conflict;
    channel_.precharge(entry.bank, now);
  } else {
    if (entry.outcome == RowOutcome::hit) entry.outcome = RowOutcome::miss;
    channel_.activate(entry.bank, entry.row, now);
  }
}

FrFcfsChannel::Issued FrFcfsChannel::issue(int index, Time now) {
  const Entry entry = entries_[index];
  for (int older = 0; older < index; ++older) ++entries_[older].bypassed;
  entries_.erase(entries_.begin() + index);
  const Time data_begin = channel_.column(entry.bank, entry.write, now);
  if (page_policy_ == PagePolicy::closed && !wanted(entry.bank, entry.row)) {
    channel_.close(entry.bank);
  }
  return {entry.slot, std::min(entry.begin, now), data_begin + channel_.burst(), entry.outcome,
          entry.bypassed};
}

bool FrFcfsChannel::wanted(std::uint32_t bank, std::int64_t row) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [=](const Entry& entry) { return entry.bank == bank && entry.row == row; });
}

}  // namespace weft
