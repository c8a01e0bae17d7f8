// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scheduler/offline/json_node.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// {"policy", "makespan", "schedule": [{"task", "pe", "start", "end"}]}, the entries ordered by
/// task, then start.
nlohmann::ordered_json to_json(const std::string& policy, const Schedule& schedule);

/// Reads a list of such entries.
std::vector<ScheduledTask> read_entries(const JsonNode& node);

/// Reads what `to_json` writes; InputError where it is something else. `source` is what errors
/// call the text.
Schedule parse_schedule(const std::string& text, const std::string& source);

}  // namespace weft
