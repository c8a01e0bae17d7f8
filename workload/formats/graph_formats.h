// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/registry.h"
#include "workload/formats/graph_format.h"

namespace weft {

/// All formats for task graphs, by name.
const Registry<std::unique_ptr<GraphFormat>()>& graph_formats();

/// The format of a file by its ending, and by what it holds where formats share one. InputError
/// where no format has that ending, or none recognises the text.
std::unique_ptr<GraphFormat> format_of_file(const FormatFile& file);

/// Loads the graphs of a file, or of the files that one graph of the format has (docs/formats.md).
/// `format` is a format's name, or empty where the first file's ending decides.
std::vector<InterchangeGraph> load_graphs(const std::vector<std::string>& paths,
                                          const std::string& format = "");

}  // namespace weft
