// SPDX-License-Identifier: Apache-2.0
#include "models/control_path/routed_control_path.h"

#include "models/data_path/options.h"

namespace weft {
namespace {

constexpr std::int64_t kMessageBytes = 64;

}  // namespace

RoutedControlPath::RoutedControlPath(const sc_core::sc_module_name& name, RunContext& context)
    : ControlPath(name, context.platform.pe_count()),
      interrupt("interrupt"),
      engine("engine"),
      context_(context),
      read_(context.platform.pes.size()),
      event_("event") {
  SC_HAS_PROCESS(RoutedControlPath);
  SC_METHOD(on_event);
  sensitive << event_;
  dont_initialize();
}

void RoutedControlPath::reset() {
  event_.cancel();
  messages_.clear();
  free_messages_.clear();
  due_ = {};
  sequence_ = 0;
  for (auto& completions : read_) completions.clear();
}

void RoutedControlPath::b_transport(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay) {
  const std::uint64_t offset = payload.get_address() % pe_registers::kStride;
  if (offset == pe_registers::kCompletion) return give_completion(payload);
  if (offset != pe_registers::kCommand) return ControlPath::b_transport(payload, delay);
  const auto pe = static_cast<std::int32_t>(payload.get_address() / pe_registers::kStride);
  send({pe, true, *reinterpret_cast<const TaskDescriptor*>(payload.get_data_ptr())});
  payload.set_response_status(tlm::TLM_OK_RESPONSE);
}

void RoutedControlPath::raise(std::int32_t line) {
  interrupt->wake(line);  // the PE may start its next task
  send({line, false, {}});
}

void RoutedControlPath::send(const Message& message) {
  if (free_messages_.empty()) {
    free_messages_.push_back(messages_.size());
    messages_.emplace_back();
  }
  const std::uint64_t tag = free_messages_.back();
  free_messages_.pop_back();
  messages_[tag] = message;
  engine->start({local_memory_base(message.pe), kMessageBytes, message.is_descriptor,
                 context_.clock.now(), tag});
}

void RoutedControlPath::transferred(std::uint64_t tag, Time at) {
  due_.push({at, sequence_++, tag});
  const Time delay = due_.top().at - context_.clock.now();
  event_.notify(delay > Time(0) ? to_sc_time(delay) : sc_core::SC_ZERO_TIME);
}

void RoutedControlPath::on_event() {
  context_.activate();
  const Time now = context_.clock.now();
  while (!due_.empty() && due_.top().at <= now) {
    const std::uint64_t tag = due_.top().message;
    due_.pop();
    deliver(messages_[tag]);
    free_messages_.push_back(tag);
  }
  if (!due_.empty()) event_.notify(to_sc_time(due_.top().at - now));
}

void RoutedControlPath::deliver(const Message& message) {
  if (message.is_descriptor) {
    TaskDescriptor descriptor = message.descriptor;
    access_pe(message, tlm::TLM_WRITE_COMMAND, pe_registers::kCommand,
              reinterpret_cast<unsigned char*>(&descriptor), sizeof(TaskDescriptor));
    interrupt->wake(message.pe);
    return;
  }
  // A message brings one completion; the next one's is still on its way.
  TaskCompletion completion;
  access_pe(message, tlm::TLM_READ_COMMAND, pe_registers::kCompletion,
            reinterpret_cast<unsigned char*>(&completion), sizeof(TaskCompletion));
  read_[static_cast<std::size_t>(message.pe)].push_back(completion);
  interrupt->raise(message.pe);
}

void RoutedControlPath::access_pe(const Message& message, tlm::tlm_command command,
                                  std::uint64_t offset, unsigned char* data, unsigned length) {
  payload_.set_command(command);
  payload_.set_address(static_cast<std::uint64_t>(message.pe) * pe_registers::kStride + offset);
  payload_.set_data_ptr(data);
  payload_.set_data_length(length);
  payload_.set_streaming_width(length);
  payload_.set_byte_enable_ptr(nullptr);
  payload_.set_dmi_allowed(false);
  payload_.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
  sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
  ControlPath::b_transport(payload_, delay);
}

// Answers the dispatcher's read of a completion register with what a message has brought.
void RoutedControlPath::give_completion(tlm::tlm_generic_payload& payload) {
  std::deque<TaskCompletion>& completions = read_[payload.get_address() / pe_registers::kStride];
  TaskCompletion& out = *reinterpret_cast<TaskCompletion*>(payload.get_data_ptr());
  out.valid = !completions.empty();
  if (out.valid) {
    out = completions.front();
    completions.pop_front();
  }
  out.more = !completions.empty();
  payload.set_response_status(tlm::TLM_OK_RESPONSE);
}

}  // namespace weft
