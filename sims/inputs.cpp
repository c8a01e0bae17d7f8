// SPDX-License-Identifier: Apache-2.0
#include "sims/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/schema.h"
#include "scheduler/registry.h"
#include "workload/schemas.h"

namespace weft {
namespace {

void apply_settings(const std::vector<std::string>& settings, const Location& where,
                    Value& platform, Value& workload) {
  const std::string& platform_schema = find_embedded(platform_schemas(), "schema", "platform").text;
  for (const std::string& setting : settings) {
    if (apply_setting(platform, platform_schema, setting, where)) continue;
    if (apply_setting(workload, workload_schema(), setting, where)) continue;
    std::vector<std::string> known;
    for (const std::string& schema : {platform_schema, workload_schema()}) {
      const auto json = nlohmann::ordered_json::parse(schema);
      for (const auto& property : json.at("properties").items()) {
        if (std::find(known.begin(), known.end(), property.key()) == known.end()) {
          known.push_back(property.key());
        }
      }
    }
    const std::string key = setting.substr(0, setting.find_first_of(".="));
    throw InputError(where.source.empty() ? Location{"--set " + setting} : where,
                     fmt::format("neither the platform nor the workload has a key '{}'; expected "
                                 "one of {}{}",
                                 key, quoted_list(known), nearest_hint(key, known)));
  }
}

}  // namespace

InputDocument load_document(const std::string& reference, const std::string& kind,
                            const std::vector<EmbeddedFile>& builtins, const Location& where) {
  InputDocument input;
  if (is_file_reference(reference) || std::filesystem::is_regular_file(reference)) {
    input.document = parse_yaml(read_file(reference, where), reference);
    input.directory = directory_of(reference);
  } else {
    const EmbeddedFile& file = find_embedded(builtins, kind, reference, where);
    input.document = parse_yaml(file.text, "built-in " + file.name);
  }
  if (input.document.kind == Value::Kind::map && input.document.find("name") == nullptr) {
    input.document.add("name", std::filesystem::path(reference).stem().string());
  }
  return input;
}

Inputs load_inputs(const std::string& platform, const std::string& workload,
                   const std::vector<std::string>& settings, const Location& where) {
  Inputs inputs;
  inputs.platform_document = load_document(platform, "platform", builtin_platforms(), where);
  inputs.workload_document = load_document(workload, "workload", builtin_workloads(), where);
  apply_settings(settings, where, inputs.platform_document.document,
                 inputs.workload_document.document);
  inputs.platform =
      read_platform(inputs.platform_document.document, inputs.platform_document.directory);
  inputs.workload =
      read_workload(inputs.workload_document.document, inputs.workload_document.directory);
  return inputs;
}

void check_policy(const PlatformDescription& platform, const std::string& policy) {
  const SchedulerHostDescription& host = platform.scheduler_host;
  if (host.type != "hardware" || policies().find(policy).make()->list_rule()) return;
  std::vector<std::string> names;
  for (const auto& entry : policies().entries()) {
    if (entry.make()->list_rule()) names.push_back(entry.name);
  }
  throw InputError(host.where, fmt::format("scheduler_host.type: the hardware scheduler cannot "
                                           "decide as policy '{}' does; expected one of {}",
                                           policy, quoted_list(names)));
}

}  // namespace weft
