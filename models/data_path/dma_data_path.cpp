// SPDX-License-Identifier: Apache-2.0
#include "models/data_path/dma_data_path.h"

#include <algorithm>

namespace weft {

DmaDataPath::DmaDataPath(const sc_core::sc_module_name& name, const DataPathOptions& options,
                         RunContext& context)
    : sc_module(name),
      sinks("sinks", context.platform.pes.size()),
      engines("engines", static_cast<std::size_t>(
                             1 + *std::max_element(options.engine.begin(), options.engine.end()))),
      options_(options),
      context_(context),
      buffers_(context.workload, options.buffer_base, options.buffer_bytes),
      local_used_(context.platform.pes.size()),
      local_next_(context.platform.pes.size()),
      local_queue_(context.platform.pes.size()) {}

void DmaDataPath::reset() {
  buffers_.clear();
  fetches_.clear();
  free_fetches_.clear();
  moves_.clear();
  free_moves_.clear();
  std::fill(local_used_.begin(), local_used_.end(), 0);
  std::fill(local_next_.begin(), local_next_.end(), 0);
  for (auto& queue : local_queue_) queue.clear();
}

Time DmaDataPath::fetch(const TaskDescriptor& consumer, PeId to, std::int64_t ticket) {
  if (free_fetches_.empty()) {
    free_fetches_.push_back(count_of(fetches_));
    fetches_.emplace_back();
  }
  const std::int32_t index = free_fetches_.back();
  free_fetches_.pop_back();
  const std::int64_t bytes = input_bytes(consumer.application, consumer.task);
  fetches_[static_cast<std::size_t>(index)] = {consumer, to, ticket, bytes, 0, Time(0)};
  std::deque<std::int32_t>& queue = local_queue_[to.index()];
  if (queue.empty() && has_room(to, bytes)) return begin_fetch(index);
  queue.push_back(index);
  return kNever;
}

// Returns when all is there, if that is now.
Time DmaDataPath::begin_fetch(std::int32_t index) {
  Fetch& fetch = fetches_[static_cast<std::size_t>(index)];
  local_used_[fetch.to.index()] += fetch.bytes;
  for (const Edge& input : fetch.task.inputs) {
    if (!start_input(index, input)) ++fetch.open_inputs;
  }
  if (fetch.open_inputs > 0) return kNever;
  end_fetch(index);
  return context_.clock.now();
}

// Returns whether the input is there already.
bool DmaDataPath::start_input(std::int32_t index, const Edge& input) {
  const Fetch& fetch = fetches_[static_cast<std::size_t>(index)];
  const Time now = context_.clock.now();
  Move move{Leg::read, index, 0, input, fetch.task.job_tasks[input.task.index()].pe, now};
  if (move.from == fetch.to || input.bytes == 0) {
    if (!context_.probes.empty()) {
      context_.probes.emit(&Probe::transfer, TransferRecord{fetch.task.job, fetch.task.application,
                                                            input.task, fetch.task.task, move.from,
                                                            fetch.to, input.bytes, now, now});
    }
    return true;
  }
  if (options_.path == TransferPath::direct) {
    std::uint64_t& next = local_next_[move.from.index()];
    read(move, local_memory_base(move.from.value()) + next, now);
    next = (next + static_cast<std::uint64_t>(input.bytes)) % (std::uint64_t{1} << 32);
    return false;
  }
  move.buffer = buffers_.index(fetch.task.job_slot, fetch.task.application, input.id);
  if (options_.start == TransferStart::on_dispatch) {
    buffers_.allocate(move.buffer, input.bytes);
    move.leg = Leg::write;
    start(move.from, move, buffers_[move.buffer].address, true, now);
    return false;
  }
  EdgeBuffers::Buffer& buffer = buffers_[move.buffer];
  if (buffer.written != kNever) {
    read(move, buffer.address, std::max(now, buffer.written));
  } else {
    buffer.waiting_move = count_of(moves_);
    moves_.push_back(move);
  }
  return false;
}

void DmaDataPath::read(const Move& move, std::uint64_t address, Time not_before) {
  start(fetches_[static_cast<std::size_t>(move.fetch)].to, move, address, false, not_before);
}

std::uint64_t DmaDataPath::start(PeId pe, const Move& move, std::uint64_t address, bool write,
                                 Time not_before) {
  if (free_moves_.empty()) {
    free_moves_.push_back(moves_.size());
    moves_.emplace_back();
  }
  const std::uint64_t tag = free_moves_.back();
  free_moves_.pop_back();
  moves_[tag] = move;
  engines[static_cast<std::size_t>(options_.engine[pe.index()])]->start(
      {address, move.edge.bytes, write, not_before, tag});
  return tag;
}

void DmaDataPath::transferred(std::uint64_t tag, Time at) {
  Move move = moves_[tag];
  free_moves_.push_back(tag);
  if (move.leg == Leg::read) return arrive(move, at);
  EdgeBuffers::Buffer& buffer = buffers_[move.buffer];
  if (move.leg == Leg::write) {
    move.leg = Leg::read;
    return read(move, buffer.address, at);
  }
  if (buffer.writer != tag) return;  // of a job that ended, and whose place is taken
  buffer.written = at;
  if (buffer.waiting_move < 0) return;
  const auto waiting = static_cast<std::uint64_t>(buffer.waiting_move);
  move = moves_[waiting];
  free_moves_.push_back(waiting);
  read(move, buffer.address, at);
}

void DmaDataPath::arrive(const Move& move, Time at) {
  Fetch& fetch = fetches_[static_cast<std::size_t>(move.fetch)];
  if (!context_.probes.empty()) {
    context_.probes.emit(
        &Probe::transfer,
        TransferRecord{fetch.task.job, fetch.task.application, move.edge.task, fetch.task.task,
                       move.from, fetch.to, move.edge.bytes, move.begin, at});
  }
  fetch.arrival = std::max(fetch.arrival, at);
  if (--fetch.open_inputs > 0) return;
  end_fetch(move.fetch);
  sinks[fetch.to.index()]->data_arrives(fetch.ticket, fetch.arrival);
}

void DmaDataPath::task_ended(const TaskEnd& task, PeId pe) {
  local_used_[pe.index()] -= input_bytes(task.application, task.task);
  fetch_waiting(pe);
  if (options_.path == TransferPath::direct || options_.start == TransferStart::on_dispatch) return;
  for (const Edge& output :
       context_.workload.application(task.application).graph.successors(task.task)) {
    if (output.bytes == 0) continue;
    const std::size_t buffer = buffers_.index(task.job_slot, task.application, output.id);
    buffers_.allocate(buffer, output.bytes);
    const Time now = context_.clock.now();
    buffers_[buffer].writer = start(pe, {Leg::write_ahead, -1, buffer, output, pe, now},
                                    buffers_[buffer].address, true, now);
  }
}

void DmaDataPath::fetch_waiting(PeId pe) {
  std::deque<std::int32_t>& queue = local_queue_[pe.index()];
  while (!queue.empty() && has_room(pe, fetches_[static_cast<std::size_t>(queue.front())].bytes)) {
    const std::int32_t index = queue.front();
    queue.pop_front();
    const std::int64_t ticket = fetches_[static_cast<std::size_t>(index)].ticket;
    const Time at = begin_fetch(index);
    if (at != kNever) sinks[pe.index()]->data_arrives(ticket, at);
  }
}

bool DmaDataPath::has_room(PeId pe, std::int64_t bytes) const {
  const std::int64_t capacity = options_.local_bytes[pe.index()];
  const std::int64_t used = local_used_[pe.index()];
  return capacity == 0 || used == 0 || used + bytes <= capacity;
}

std::int64_t DmaDataPath::input_bytes(ApplicationId application, TaskId task) const {
  std::int64_t bytes = 0;
  for (const Edge& input : context_.workload.application(application).graph.predecessors(task)) {
    bytes += input.bytes;
  }
  return bytes;
}

}  // namespace weft
