// SPDX-License-Identifier: Apache-2.0
#include "tests/support/command.h"

#include <sys/wait.h>

#include <cstdlib>

#include "base/document.h"
#include "tests/support/temporary_directory.h"

namespace weft {

std::string weft_program() { return std::string("'") + WEFT_PROGRAM + "'"; }

CommandResult run_weft(const std::string& arguments) {
  const TemporaryDirectory scratch;
  const std::string command = weft_program() + " " + arguments + " >'" + (scratch / "out") +
                              "' 2>'" + (scratch / "err") + "' </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(scratch / "out"),
          read_file(scratch / "err")};
}

}  // namespace weft
