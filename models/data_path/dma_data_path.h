// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <systemc>
#include <vector>

#include "models/data_path/data_path.h"
#include "models/data_path/edge_buffers.h"
#include "models/data_path/options.h"
#include "models/dma/dma.h"
#include "models/run_context.h"

namespace weft {

/// Data movement by DMA engines over an interconnect with contention (rule R6).
///
/// `direct`: the consumer's engine reads each input out of the producer's local memory once the
/// task is placed. `shared_memory`: the producer's engine writes it to a buffer in memory, when the
/// producer ends (`eager`) or when the consumer is placed (`on_dispatch`), and then the consumer's
/// engine reads it. What is on the consumer's PE already, and an edge of no bytes, is there at
/// once.
///
/// Inputs are fetched while earlier tasks run (double buffering), as far as the PE's local memory
/// has room for them beside those of the tasks fetched before, which keep theirs until they end. A
/// task that would not fit an empty memory is fetched when nothing else is there.
class DmaDataPath : public sc_core::sc_module, public DataPathIf, public DmaClientIf {
 public:
  /// By PE: told when inputs arrive.
  sc_core::sc_vector<sc_core::sc_port<DataSinkIf>> sinks;
  /// By engine.
  sc_core::sc_vector<sc_core::sc_port<DmaIf>> engines;

  DmaDataPath(const sc_core::sc_module_name& name, const DataPathOptions& options,
              RunContext& context);

  /// Forgets everything under way.
  void reset();

  Time fetch(const TaskDescriptor& consumer, PeId to, std::int64_t ticket) override;
  void task_ended(const TaskEnd& task, PeId pe) override;
  void transferred(std::uint64_t tag, Time at) override;

 private:
  // The inputs of a task, on their way.
  struct Fetch {
    TaskDescriptor task;
    PeId to;
    std::int64_t ticket = 0;
    std::int64_t bytes = 0;
    std::int32_t open_inputs = 0;
    Time arrival{0};  // of the latest that is known
  };
  // The way of one edge's data.
  enum class Leg { write_ahead, write, read };
  struct Move {
    Leg leg = Leg::read;
    std::int32_t fetch = 0;  // whose input it is, but for write_ahead
    std::size_t buffer = 0;  // in shared memory
    Edge edge;
    PeId from;
    Time begin{0};
  };

  Time begin_fetch(std::int32_t fetch);
  bool start_input(std::int32_t fetch, const Edge& input);
  void read(const Move& move, std::uint64_t address, Time not_before);
  std::uint64_t start(PeId pe, const Move& move, std::uint64_t address, bool write,
                      Time not_before);
  void arrive(const Move& move, Time at);
  void fetch_waiting(PeId pe);
  bool has_room(PeId pe, std::int64_t bytes) const;
  std::int64_t input_bytes(ApplicationId application, TaskId task) const;
  void end_fetch(std::int32_t fetch) { free_fetches_.push_back(fetch); }

  DataPathOptions options_;
  RunContext& context_;
  EdgeBuffers buffers_;
  std::vector<Fetch> fetches_;
  std::vector<std::int32_t> free_fetches_;
  std::vector<Move> moves_;
  std::vector<std::uint64_t> free_moves_;
  std::vector<std::int64_t> local_used_;               // by PE, bytes
  std::vector<std::uint64_t> local_next_;              // by PE: where the next data read lies
  std::vector<std::deque<std::int32_t>> local_queue_;  // by PE: fetches that wait for room
};

}  // namespace weft
