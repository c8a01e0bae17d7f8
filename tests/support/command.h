// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace weft {

/// What a run of the `weft` program came to.
struct CommandResult {
  int status = 0;
  std::string out;
  std::string err;
};

/// Runs `weft` with arguments as a shell reads them.
CommandResult run_weft(const std::string& arguments);

/// The path of the program, quoted for a shell.
std::string weft_program();

}  // namespace weft
