// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <queue>
#include <systemc>
#include <tlm>
#include <vector>

#include "models/control_path/control_path.h"
#include "models/dma/dma.h"
#include "models/pe/registers.h"
#include "models/run_context.h"
#include "tlm/interrupt.h"

namespace weft {

/// Control accesses over the interconnect that data takes too (`transfers.control: interconnect`).
/// A task descriptor is a write of 64 bytes from the scheduler's port to the PE's local memory, and
/// reaches the PE when that has ended. A PE's interrupt is a wire, but what it has to say is read
/// by the same port, 64 bytes, and the dispatcher looks when the answer is there. Doorbells are
/// wires: a PE goes on with its queue without the dispatcher.
class RoutedControlPath : public ControlPath, public InterruptIf, public DmaClientIf {
 public:
  /// To the dispatcher.
  sc_core::sc_port<InterruptIf> interrupt;
  /// The scheduler's port to the interconnect.
  sc_core::sc_port<DmaIf> engine;

  RoutedControlPath(const sc_core::sc_module_name& name, RunContext& context);

  void reset() override;
  void b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) override;
  void raise(std::int32_t line) override;
  void wake(std::int32_t line) override { interrupt->wake(line); }
  void transferred(std::uint64_t tag, Time at) override;

 private:
  struct Message {
    std::int32_t pe = 0;
    bool is_descriptor = false;  // or else the reading of a completion
    TaskDescriptor descriptor;
  };
  struct Due {
    Time at;
    std::uint64_t sequence;
    std::uint64_t message;
    friend bool operator>(const Due& a, const Due& b) {
      return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
    }
  };

  void send(const Message& message);
  void on_event();
  void deliver(const Message& message);
  void access_pe(const Message& message, tlm::tlm_command command, std::uint64_t offset,
                 unsigned char* data, unsigned length);
  void give_completion(tlm::tlm_generic_payload& payload);

  RunContext& context_;
  std::vector<Message> messages_;
  std::vector<std::uint64_t> free_messages_;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
  std::uint64_t sequence_ = 0;
  std::vector<std::deque<TaskCompletion>>
      read_;  // by PE: what messages brought, for the dispatcher
  tlm::tlm_generic_payload payload_;
  sc_core::sc_event event_;
};

}  // namespace weft
