// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/document.h"
#include "base/probe.h"
#include "scheduler/platform_view.h"
#include "workload/workload.h"

namespace weft {

/// Two PEs without costs: recorders need their names only.
inline PlatformView small_platform() {
  PlatformView platform;
  platform.name = "soc";
  platform.pes = {{"cpu", "big", "cortex_a15"}, {"acc", "fft", "fft_accelerator"}};
  return platform;
}

inline void add_application(Workload& workload, const std::string& yaml) {
  workload.applications.push_back(
      read_application(parse_yaml(yaml, "application"), workload.kernels));
  workload.shares.push_back(1);
}

/// "pair", whose second task needs the first, within 20 us; and "lone", of one task.
inline Workload small_workload() {
  Workload workload;
  add_application(workload,
                  "{name: pair, deadline: 20 us,\n"
                  " tasks: [{name: first, kernel: fft}, {name: second, kernel: decode}],\n"
                  " edges: [{from: first, to: second, data: 3 B}]}\n");
  add_application(workload, "{name: lone, tasks: [{name: only}]}\n");
  return workload;
}

/// What a simulation of three jobs on the small platform reports, times in microseconds:
///
///   job 0, pair: arrives at 0; first on cpu 0-5, second ready at 5, placed at 5.5, on acc 6-10.5
///   job 1, lone: arrives at 2; only on acc 2-4
///   job 2, pair: arrives at 8; first on cpu 8-12, second on cpu 12-30, 2 after its deadline
class SmallRun {
 public:
  explicit SmallRun(Probe& probe) : probe_(probe) {}

  void play() {
    arrive(0, 0, 0);
    place(0, 0, 0, 0, 0);
    arrive(1, 1, 2);
    place(1, 0, 1, 2, 2);
    run(1, 1, 0, 1, {2, 2, 2, 4});
    finish(1, 1, 2, 4, kNever);
    run(0, 0, 0, 0, {0, 0, 0, 5});
    place(0, 1, 1, 5, 5.5);
    arrive(2, 0, 8);
    place(2, 0, 0, 8, 8);
    run(0, 0, 1, 1, {5, 5.5, 6, 10.5});
    finish(0, 0, 0, 10.5, us(20));
    run(2, 0, 0, 0, {8, 8, 8, 12});
    place(2, 1, 0, 12, 12);
    run(2, 0, 1, 0, {12, 12, 12, 30});
    finish(2, 0, 8, 30, us(28));
    probe_.run_ended(us(30));
  }

 private:
  struct Span {
    double ready, placed, start, finish;
  };

  static Time us(double time) { return nanoseconds(static_cast<std::int64_t>(time * 1'000)); }

  void arrive(int job, int application, double now) {
    probe_.job_arrived(JobId(job), ApplicationId(application), us(now));
  }
  void place(int job, int task, int pe, double ready, double now) {
    probe_.task_ready(JobId(job), TaskId(task), us(ready));
    probe_.task_placed(JobId(job), TaskId(task), PeId(pe), us(now));
    probe_.decision({us(now), us(now + 0.5), 1, 1});
  }
  void run(int job, int application, int task, int pe, const Span& span) {
    probe_.task_end({JobId(job), ApplicationId(application), TaskId(task), PeId(pe), us(span.ready),
                     us(span.placed), us(span.start), us(span.finish)});
  }
  void finish(int job, int application, double arrival, double now, Time deadline) {
    probe_.job_finished({JobId(job), ApplicationId(application), us(arrival), us(now), deadline});
  }

  Probe& probe_;
};

}  // namespace weft
