// SPDX-License-Identifier: Apache-2.0
#include "models/scheduler_host/hardware/hardware_host.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include "models/scheduler_host/hardware/driver.h"
#include "models/scheduler_host/hardware/rtl_scheduler.h"
#include "tlm/payload_pool.h"

namespace weft {
namespace {

constexpr unsigned kWordBytes = 4;

/// Carries the driver's accesses to the block as transactions of four phases, and its placements
/// to the dispatcher.
class HardwareHost final : public SchedulerHost,
                           public InterruptLineIf,
                           public tlm::tlm_bw_transport_if<> {
 public:
  tlm::tlm_initiator_socket<> bus;
  RtlScheduler rtl;

  HardwareHost(const sc_core::sc_module_name& name, std::unique_ptr<SchedulerBlock> block,
               SchedulerTables tables, const HardwareOptions& options, RunContext& context)
      : SchedulerHost(name),
        bus("bus"),
        rtl("rtl", std::move(block), options, context),
        tables_(std::move(tables)),
        driver_(tables_, context.workload, rtl.size(),
                context.platform.communication.departure(Time(0), Time(1)) == Time(1),
                options.zero_time),
        context_(context),
        zero_time_(options.zero_time),
        event_("event") {
    bus.bind(*this);
    bus.bind(rtl.bridge.target);
    rtl.interrupt.bind(*this);
    SC_HAS_PROCESS(HardwareHost);
    SC_METHOD(on_event);
    sensitive << event_;
    dont_initialize();
  }

  void reset(Policy& policy) override {
    SchedulerHost::reset(policy);
    const std::optional<ListRule> rule = policy.list_rule();
    if (!rule) throw RunError("the hardware scheduler cannot decide as this policy does");
    event_.cancel();
    pool_.clear();
    waiting_ = false;
    rtl.reset(tables_.tick());
    driver_.reset(*rule);
    wake();
  }

  void job_arrives(JobId job, ApplicationId application) override {
    driver_.job_arrives(job, application);
    wake();
  }

  void observe(const TaskRecord& completion) override {
    driver_.task_completes(completion);
    wake();
  }

  bool decides_within_instant() const override { return zero_time_; }

  bool request(const Situation& /*situation*/, Decision& /*decision*/) override {
    waiting_ = true;
    driver_.request();
    return false;
  }

  // Placements of tasks that the dispatcher knows to be ready, since the block learns from it.
  bool collect(const Situation& situation, Decision& decision) override {
    for (const HardwarePlacement& placement : driver_.placements()) {
      const auto found =
          std::find_if(situation.ready.begin(), situation.ready.end(), [&](const ReadyTask& task) {
            return task.job == placement.job && task.task == placement.task;
          });
      if (found == situation.ready.end()) {
        throw RunError(
            fmt::format("the hardware scheduler placed task {} of job {}, which is not "
                        "ready",
                        placement.task.value(), placement.job.value()));
      }
      decision.place(static_cast<std::int32_t>(found - situation.ready.begin()), placement.pe);
    }
    const std::size_t placed = driver_.placements().size();
    driver_.clear_placements();
    waiting_ = placed < situation.ready.size();
    return waiting_;
  }

  void set_level(bool high) override {
    driver_.interrupt(high);
    wake();
  }

  tlm::tlm_sync_enum nb_transport_bw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& /*delay*/) override {
    if (phase != tlm::BEGIN_RESP) return tlm::TLM_ACCEPTED;
    driver_.answer(payload.is_response_ok(), word_);
    payload.release();
    if (!driver_.booting()) rtl.end_boot();
    if (waiting_ && driver_.has_decided()) sink->decided();
    wake();
    return tlm::TLM_COMPLETED;
  }
  void invalidate_direct_mem_ptr(sc_dt::uint64 /*begin*/, sc_dt::uint64 /*end*/) override {}

 private:
  void wake() { event_.notify(sc_core::SC_ZERO_TIME); }

  // Comes after everything that calls `wake` in this evaluation.
  void on_event() {
    context_.activate();
    driver_.end_of_instant();
    const std::optional<SchedulerDriver::Access> access = driver_.next();
    if (access) issue(*access);
  }

  void issue(const SchedulerDriver::Access& access) {
    word_ = access.data;
    tlm::tlm_generic_payload& payload = pool_.take(0);
    payload.set_command(access.write ? tlm::TLM_WRITE_COMMAND : tlm::TLM_READ_COMMAND);
    payload.set_address(access.address);
    payload.set_data_ptr(reinterpret_cast<unsigned char*>(&word_));
    payload.set_data_length(kWordBytes);
    payload.set_streaming_width(kWordBytes);
    payload.set_byte_enable_ptr(nullptr);
    payload.set_dmi_allowed(false);
    payload.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    tlm::tlm_phase phase = tlm::BEGIN_REQ;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    const tlm::tlm_sync_enum answer = bus->nb_transport_fw(payload, phase, delay);
    if (answer == tlm::TLM_COMPLETED) throw RunError("the hardware scheduler refused an access");
  }

  SchedulerTables tables_;
  SchedulerDriver driver_;
  RunContext& context_;
  bool zero_time_;
  PayloadPool<int> pool_;
  std::uint32_t word_ = 0;  // of the transaction under way
  bool waiting_ = false;    // the dispatcher waits for placements
  sc_core::sc_event event_;
};

}  // namespace

std::unique_ptr<SchedulerHost> make_hardware_host(const char* name, const HardwareOptions& options,
                                                  const Location& where, RunContext& context) {
  const std::int32_t pes = context.platform.pe_count();
  std::unique_ptr<SchedulerBlock> block = make_scheduler_block(pes);
  if (block == nullptr) {
    throw InputError(where, fmt::format("scheduler_host.type: the hardware scheduler serves up to "
                                        "{} PEs; this platform has {}",
                                        scheduler_block_sizes().back().pes, pes));
  }
  return make_hardware_host(name, options, where, context, std::move(block));
}

std::unique_ptr<SchedulerHost> make_hardware_host(const char* name, const HardwareOptions& options,
                                                  const Location& where, RunContext& context,
                                                  std::unique_ptr<SchedulerBlock> block) {
  try {
    SchedulerTables tables(context.platform, context.workload, block->size(), options.tick);
    return std::make_unique<HardwareHost>(name, std::move(block), std::move(tables), options,
                                          context);
  } catch (const std::length_error& error) {
    throw InputError(where, fmt::format("scheduler_host.type: the hardware scheduler is too small "
                                        "for this workload: {}",
                                        error.what()));
  }
}

}  // namespace weft
