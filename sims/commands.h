// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

namespace weft {

/// The subcommands of `weft`. Each adds its options to `app` and runs when it is chosen; what
/// goes wrong is thrown as InputError (status 2) or RunError (status 1).
void add_run_command(CLI::App& app);
void add_validate_command(CLI::App& app);
void add_list_command(CLI::App& app);
void add_import_command(CLI::App& app);

}  // namespace weft
