// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "platforms/formats/ds3_import.h"
#include "sims/commands.h"
#include "sims/result_directory.h"
#include "waves/text_file.h"

namespace weft {
namespace {

struct Arguments {
  std::string soc;
  std::vector<std::string> jobs;
  std::vector<std::string> renames;
  std::vector<std::string> type_renames;
  std::string output;
};

std::map<std::string, std::string> parse_renames(const char* option,
                                                 const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> renames;
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
      throw InputError(fmt::format("{} {}: expected OLD=NEW", option, pair));
    }
    renames[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return renames;
}

void import(const Arguments& arguments) {
  Ds3Import request;
  request.soc_path = arguments.soc;
  request.job_paths = arguments.jobs;
  request.rename = parse_renames("--rename", arguments.renames);
  request.rename_type = parse_renames("--rename-type", arguments.type_renames);
  const ImportResult result = import_ds3(request);

  ResultDirectory directory(arguments.output,
                            {"platform.yaml", "workload.yaml", "apps", "pe_types"});
  for (const ImportedFile& imported : result.files) {
    TextFile file(directory.file(imported.path));
    file << imported.text;
    file.close();
  }
  directory.commit();
  for (const std::string& note : result.notes) spdlog::warn("{}", note);
  for (const ImportedFile& imported : result.files) {
    fmt::print("{}/{}\n", directory.path(), imported.path);
  }
}

}  // namespace

void add_import_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("import", "read another tool's files");
  command->require_subcommand(1);
  command->footer("Example:\n  weft import ds3 --soc SoC.Top.txt --jobs job_Top.txt -o imported");

  const auto arguments = std::make_shared<Arguments>();
  CLI::App* ds3 = command->add_subcommand("ds3", "DS3 and gym-ds3 text files");
  ds3->add_option("--soc", arguments->soc, "resource file")->required();
  ds3->add_option("--jobs", arguments->jobs, "job files, by comma")
      ->required()
      ->delimiter(',')
      ->allow_extra_args(false);
  ds3->add_option("--rename", arguments->renames,
                  "OLD=NEW name of an application or a cluster; may be repeated")
      ->allow_extra_args(false);
  ds3->add_option("--rename-type", arguments->type_renames,
                  "OLD=NEW name of a PE type, which is called as its first cluster in the file")
      ->allow_extra_args(false);
  ds3->add_option("-o,--output", arguments->output, "directory for the files")->required();
  ds3->footer(
      "Example:\n"
      "  weft import ds3 --soc SoC.Top.txt --jobs job_Top.txt -o imported\n"
      "  weft run imported/platform.yaml imported/workload.yaml --policy ETF --jobs 100");
  ds3->callback([=] { import(*arguments); });
}

}  // namespace weft
