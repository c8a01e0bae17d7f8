// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "sims/commands.h"

namespace weft {

void add_import_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("import", "read another tool's files");
  command->require_subcommand(1);
}

}  // namespace weft
