// SPDX-License-Identifier: Apache-2.0
#include "sims/inputs.h"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/schema.h"
#include "workload/schemas.h"

namespace weft {
namespace {

void apply_settings(const std::vector<std::string>& settings, Value& platform, Value& workload) {
  const std::string& platform_schema = find_embedded(platform_schemas(), "schema", "platform").text;
  for (const std::string& setting : settings) {
    if (apply_setting(platform, platform_schema, setting)) continue;
    if (apply_setting(workload, workload_schema(), setting)) continue;
    std::vector<std::string> known;
    for (const std::string& schema : {platform_schema, workload_schema()}) {
      const auto json = nlohmann::ordered_json::parse(schema);
      for (const auto& property : json.at("properties").items()) known.push_back(property.key());
    }
    const std::string key = setting.substr(0, setting.find_first_of(".="));
    throw InputError(Location{"--set " + setting},
                     fmt::format("neither the platform nor the workload has a key '{}'; expected "
                                 "one of {}{}",
                                 key, quoted_list(known), nearest_hint(key, known)));
  }
}

}  // namespace

InputDocument load_document(const std::string& reference, const std::string& kind,
                            const std::vector<EmbeddedFile>& builtins) {
  InputDocument input;
  if (is_file_reference(reference) || std::filesystem::is_regular_file(reference)) {
    input.document = read_yaml(reference);
    input.directory = directory_of(reference);
  } else {
    const EmbeddedFile& file = find_embedded(builtins, kind, reference);
    input.document = parse_yaml(file.text, "built-in " + file.name);
  }
  if (input.document.kind == Value::Kind::map && input.document.find("name") == nullptr) {
    input.document.add("name", std::filesystem::path(reference).stem().string());
  }
  return input;
}

Inputs load_inputs(const std::string& platform, const std::string& workload,
                   const std::vector<std::string>& settings) {
  Inputs inputs;
  inputs.platform_document = load_document(platform, "platform", builtin_platforms());
  inputs.workload_document = load_document(workload, "workload", builtin_workloads());
  apply_settings(settings, inputs.platform_document.document, inputs.workload_document.document);
  inputs.platform =
      read_platform(inputs.platform_document.document, inputs.platform_document.directory);
  inputs.workload =
      read_workload(inputs.workload_document.document, inputs.workload_document.directory);
  return inputs;
}

}  // namespace weft
