// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <systemc>

#include "scheduler/policy.h"

namespace weft {

/// Who waits for decisions: the dispatcher.
class DecisionSinkIf : public virtual sc_core::sc_interface {
 public:
  /// The decision that was asked for is taken, or a part of it: it is to be collected.
  virtual void decided() = 0;
};

/// Where the policy runs and what a decision costs (rule R5).
class SchedulerHostIf : public virtual sc_core::sc_interface {
 public:
  /// Asks for a decision on `situation`, into `decision`. Returns true where it is taken at once;
  /// otherwise `decided` of the sink is called when it is. One request at a time.
  virtual bool request(const Situation& situation, Decision& decision) = 0;
  /// Answers `decided`: placements that are not in `decision` yet are put there, as they apply to
  /// the present `situation`; what was ready at the request still stands first. Returns whether
  /// more will be decided without being asked for.
  virtual bool collect(const Situation& /*situation*/, Decision& /*decision*/) { return false; }
  /// Whether `decided` always comes in the instant of the request, so that no task should be
  /// started before it.
  virtual bool decides_within_instant() const { return false; }
  /// A job has arrived; its first tasks are ready.
  virtual void job_arrives(JobId /*job*/, ApplicationId /*application*/) {}
  /// Passes a completion on to the policy.
  virtual void observe(const TaskRecord& completion) = 0;
};

/// What all hosts share: the policy, and the port to the sink.
class SchedulerHost : public sc_core::sc_module, public SchedulerHostIf {
 public:
  /// Told when a decision is taken that took time.
  sc_core::sc_port<DecisionSinkIf> sink;

  explicit SchedulerHost(const sc_core::sc_module_name& name) : sc_module(name), sink("sink") {}

  /// Forgets the run before; `policy`, which is begun next, decides in the one to come.
  virtual void reset(Policy& policy) { policy_ = &policy; }
  void observe(const TaskRecord& completion) override { policy_->observe(completion); }

 protected:
  Policy& policy() { return *policy_; }

 private:
  Policy* policy_ = nullptr;
};

}  // namespace weft
