// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>
#include <tlm>
#include <utility>
#include <vector>

#include "models/interconnect/address_decoder.h"
#include "models/interconnect/options.h"
#include "models/interconnect/packet_network.h"
#include "tlm/run_clock.h"

namespace weft {

/// What the interconnects with contention share, whatever their fidelity: links, routes and the
/// address map.
class Interconnect : public sc_core::sc_module {
 public:
  Interconnect(const sc_core::sc_module_name& name, const InterconnectOptions& options,
               Topologies topologies, AddressDecoder decoder, const RunClock& clock)
      : sc_module(name),
        options_(options),
        topologies_(std::move(topologies)),
        decoder_(std::move(decoder)),
        clock_(clock) {}

  /// Back to empty.
  virtual void reset() = 0;
  /// Connects the next initiator, or the next target; the order of the calls numbers the ports.
  virtual void attach_initiator(tlm::tlm_initiator_socket<>& initiator) = 0;
  virtual void attach_target(tlm::tlm_target_socket<>& target) = 0;
  /// By link of `topologies().requests` and `.responses`.
  virtual const std::vector<LinkStatistics>& request_statistics() const = 0;
  virtual const std::vector<LinkStatistics>& response_statistics() const = 0;

  const Topologies& topologies() const { return topologies_; }

 protected:
  const InterconnectOptions& options() const { return options_; }
  const AddressDecoder& decoder() const { return decoder_; }
  Time now() const { return clock_.now(); }

 private:
  InterconnectOptions options_;
  Topologies topologies_;
  AddressDecoder decoder_;
  const RunClock& clock_;
};

}  // namespace weft
