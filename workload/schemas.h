// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/embedded.h"

namespace weft {

/// The JSON Schemas of workload/schema, as text.
const std::vector<EmbeddedFile>& workload_schemas();

inline const std::string& application_schema() {
  return find_embedded(workload_schemas(), "schema", "application").text;
}
inline const std::string& workload_schema() {
  return find_embedded(workload_schemas(), "schema", "workload").text;
}

}  // namespace weft
