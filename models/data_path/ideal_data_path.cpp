// SPDX-License-Identifier: Apache-2.0
#include "models/data_path/ideal_data_path.h"

#include <algorithm>

namespace weft {

Time IdealDataPath::fetch(const TaskDescriptor& consumer, PeId to, std::int64_t /*ticket*/) {
  const CommunicationTable& communication = context_.platform.communication;
  const Time now = context_.clock.now();
  Time latest(0);
  for (const Edge& input : consumer.inputs) {
    const TaskState& producer = consumer.job_tasks[input.task.index()];
    const Time begin = communication.departure(producer.finish, now);
    const Time end = begin + communication.time(input.id, producer.pe, to);
    latest = std::max(latest, end);
    if (!context_.probes.empty()) report(consumer, input, to, begin, end);
  }
  return latest;
}

void IdealDataPath::report(const TaskDescriptor& consumer, const Edge& input, PeId to, Time begin,
                           Time end) {
  const PeId from = consumer.job_tasks[input.task.index()].pe;
  context_.probes.emit(&Probe::transfer,
                       TransferRecord{consumer.job, consumer.application, input.task, consumer.task,
                                      from, to, input.bytes, begin, end});
}

}  // namespace weft
