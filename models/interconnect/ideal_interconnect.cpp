// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/ideal_interconnect.h"

#include "models/pe/registers.h"

namespace weft {

IdealInterconnect::IdealInterconnect(const sc_core::sc_module_name& name, RunContext& context)
    : sc_module(name),
      control("control"),
      pe_control("pe_control", context.platform.pes.size()),
      context_(context) {
  control.bind(*this);
}

Time IdealInterconnect::fetch(const TaskDescriptor& consumer, const Edge& input, PeId to) {
  const TaskState& producer = consumer.job_tasks[input.task.index()];
  const Time begin = producer.finish;
  const Time end = begin + context_.platform.communication.time(input.id, producer.pe, to);
  if (!context_.probes.empty()) {
    const TransferRecord record{consumer.job, consumer.application,
                                input.task,   consumer.task,
                                producer.pe,  to,
                                input.bytes,  begin,
                                end};
    context_.probes.emit(&Probe::transfer, record);
  }
  return end;
}

void IdealInterconnect::end_of_elaboration() {
  for (auto& socket : pe_control) pes_.push_back(socket.operator->());
}

void IdealInterconnect::b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
  const std::uint64_t address = payload.get_address();
  const std::uint64_t pe = address / pe_registers::kStride;
  if (pe >= pes_.size()) {
    payload.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE);
    return;
  }
  payload.set_address(address % pe_registers::kStride);
  pes_[pe]->b_transport(payload, delay);
  payload.set_address(address);
}

}  // namespace weft
