// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace weft {

/// A file of the source tree compiled into the program, so that built-in platforms, workloads
/// and schemas are found wherever the program stands. Made by `weft_embed` (cmake/Embed.cmake).
struct EmbeddedFile {
  std::string name;  ///< the file's name without directory and ending
  std::string text;
};

/// The embedded file of that name; InputError, with the nearest name, where there is none.
/// `kind` is what the error calls it ("application").
const EmbeddedFile& find_embedded(const std::vector<EmbeddedFile>& files, const std::string& kind,
                                  const std::string& name, const Location& where = {});

/// Whether a reference in a file or on the command line means a file, not a built-in name.
bool is_file_reference(const std::string& reference);

}  // namespace weft
