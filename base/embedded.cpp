// SPDX-License-Identifier: Apache-2.0
#include "base/embedded.h"

#include <boost/algorithm/string/predicate.hpp>

namespace weft {

const EmbeddedFile& find_embedded(const std::vector<EmbeddedFile>& files, const std::string& kind,
                                  const std::string& name, const Location& where) {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : files) {
    if (file.name == name) return file;
    names.push_back(file.name);
  }
  throw InputError(where, "unknown " + kind + " '" + name + "'; expected a file or one of " +
                              quoted_list(names) + nearest_hint(name, names));
}

bool is_file_reference(const std::string& reference) {
  return reference.find('/') != std::string::npos ||
         boost::algorithm::ends_with(reference, ".yaml") ||
         boost::algorithm::ends_with(reference, ".yml");
}

}  // namespace weft
