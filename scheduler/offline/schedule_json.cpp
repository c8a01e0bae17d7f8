// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/schedule_json.h"

namespace weft {

nlohmann::ordered_json to_json(const std::string& policy, const Schedule& schedule) {
  nlohmann::ordered_json document{{"policy", policy}, {"makespan", schedule.makespan()}};
  nlohmann::ordered_json& entries = document["schedule"] = nlohmann::ordered_json::array();
  for (const ScheduledTask& entry : by_task(schedule)) {
    entries.push_back({{"task", entry.task.value()},
                       {"pe", entry.pe.value()},
                       {"start", entry.start},
                       {"end", entry.end}});
  }
  return document;
}

std::vector<ScheduledTask> read_entries(const JsonNode& node) {
  std::vector<ScheduledTask> entries;
  for (const JsonNode& entry : node.items()) {
    entries.push_back({TaskId(entry.at("task").index()), PeId(entry.at("pe").index()),
                       entry.at("start").integer(), entry.at("end").integer()});
  }
  return entries;
}

Schedule parse_schedule(const std::string& text, const std::string& source) {
  const nlohmann::json document = parse_json(text, source);
  return {read_entries(JsonNode(document, source).at("schedule"))};
}

}  // namespace weft
