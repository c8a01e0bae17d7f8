// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scheduler/registry.h"
#include "sims/commands.h"
#include "sims/inputs.h"
#include "workload/application.h"

namespace weft {
namespace {

struct Section {
  const char* name;
  std::function<void()> print;
};

void print_line(const std::string& name, const std::string& summary) {
  fmt::print("  {:<20} {}\n", name, summary);
}

void print_files(const std::vector<EmbeddedFile>& files) {
  for (const EmbeddedFile& file : files) {
    print_line(file.name, parse_yaml(file.text, file.name).string_or("description", ""));
  }
}

const std::vector<Section>& sections() {
  static const std::vector<Section> list = {
      {"policies",
       [] {
         for (const auto& entry : policies().entries()) print_line(entry.name, entry.summary);
       }},
      {"platforms", [] { print_files(builtin_platforms()); }},
      {"pe_types", [] { print_files(builtin_pe_types()); }},
      {"thermal_models", [] { print_files(builtin_thermal_models()); }},
      {"workloads", [] { print_files(builtin_workloads()); }},
      {"applications", [] { print_files(builtin_applications()); }},
      {"experiments", [] { print_files(builtin_experiments()); }},
      {"formats",
       [] {
         print_line("yaml",
                    "Weft's own: platforms, PE types, workloads, applications, experiments");
         print_line("ds3", "DS3 and gym-ds3 text files, in by `weft import ds3`");
         print_line("csv", "arrival traces in; jobs, tasks and PEs of a run out");
         print_line("json", "summary.json out; trace.json out, for Perfetto (--trace)");
       }},
  };
  return list;
}

void list(const std::string& wanted) {
  std::vector<std::string> names;
  bool found = false;
  for (const Section& section : sections()) {
    names.emplace_back(section.name);
    if (!wanted.empty() && wanted != section.name) continue;
    if (wanted.empty()) fmt::print("{}\n", section.name);
    section.print();
    found = true;
  }
  if (!found) {
    throw InputError(fmt::format("there is nothing called '{}' to list; expected one of {}{}",
                                 wanted, quoted_list(names), nearest_hint(wanted, names)));
  }
}

}  // namespace

void add_list_command(CLI::App& app) {
  const auto wanted = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("list", "show what comes with Weft");
  command->add_option("WHAT", *wanted,
                      "policies, platforms, pe_types, thermal_models, workloads, applications, "
                      "experiments or formats; "
                      "all if left out");
  command->footer("Example:\n  weft list policies");
  command->callback([=] { list(*wanted); });
}

}  // namespace weft
