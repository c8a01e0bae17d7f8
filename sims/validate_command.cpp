// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sims/commands.h"
#include "sims/experiment.h"
#include "sims/inputs.h"
#include "workload/application.h"

namespace weft {
namespace {

// What has been read so far, to see whether workloads fit the platform.
struct Checked {
  std::vector<PlatformDescription> platforms;
  std::vector<Workload> workloads;
};

InputDocument find_document(const std::string& reference) {
  std::vector<EmbeddedFile> all;
  for (const auto* builtins :
       {&builtin_platforms(), &builtin_workloads(), &builtin_applications(), &builtin_pe_types(),
        &builtin_thermal_models(), &builtin_experiments()}) {
    all.insert(all.end(), builtins->begin(), builtins->end());
  }
  if (is_file_reference(reference) || std::filesystem::is_regular_file(reference)) {
    return {read_yaml(reference), directory_of(reference)};
  }
  const EmbeddedFile& file = find_embedded(all, "built-in", reference);
  return {parse_yaml(file.text, "built-in " + file.name), ""};
}

// The kind of a document shows in a key that only that kind has, and must have.
std::string check(const std::string& reference, Checked& checked) {
  const InputDocument input = find_document(reference);
  const Value& document = input.document;
  if (document.find("cluster") != nullptr) {
    checked.platforms.push_back(read_platform(document, input.directory));
    return "platform";
  }
  if (document.find("arrivals") != nullptr) {
    checked.workloads.push_back(read_workload(document, input.directory));
    return "workload";
  }
  if (document.find("tasks") != nullptr) {
    KernelNames kernels;
    read_application(document, kernels);
    return "application";
  }
  if (document.find("execution_time") != nullptr) {
    read_pe_type(document);
    return "PE type";
  }
  if (document.find("ambient") != nullptr) {
    read_thermal_model(document);
    return "thermal model";
  }
  if (document.find("policies") != nullptr) {
    check_inputs(load_experiment(reference));
    return "experiment";
  }
  document.fail(
      "this is none of Weft's files: a platform has 'cluster', a workload 'arrivals', an "
      "application 'tasks', a PE type 'execution_time', a thermal model 'ambient', an experiment "
      "'policies'");
}

void validate_files(const std::vector<std::string>& references) {
  Checked checked;
  for (const std::string& reference : references) {
    const std::string kind = check(reference, checked);
    fmt::print("{}: a valid {}\n", reference, kind);
  }
  for (const PlatformDescription& platform : checked.platforms) {
    for (const Workload& workload : checked.workloads) {
      make_view(platform, workload);
      fmt::print("{} can run every kernel of {}\n", platform.name, workload.name);
    }
  }
}

}  // namespace

void add_validate_command(CLI::App& app) {
  const auto references = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand(
      "validate", "check files without running them; a platform and a workload together");
  command->add_option("FILE", *references, "files or built-in names")->required();
  command->footer("Example:\n  weft validate dssoc16 six_mix");
  command->callback([=] { validate_files(*references); });
}

}  // namespace weft
