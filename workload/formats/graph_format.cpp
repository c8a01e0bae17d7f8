// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/graph_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/nowide/utf/utf.hpp>
#include <iterator>

#include "base/document.h"

namespace weft {
namespace {

// That a file is UTF-8 without NUL bytes and the like, which no format allows.
void check_text(const FormatFile& file) {
  Location where{file.path, 1, 1};
  for (auto at = file.text.begin(); at != file.text.end(); ++where.column) {
    const auto code_point = boost::nowide::utf::utf_traits<char>::decode(at, file.text.end());
    const bool blank = code_point >= '\t' && code_point <= '\r';
    if (!boost::nowide::utf::is_valid_codepoint(code_point) || code_point == 0x7f ||
        (code_point < 0x20 && !blank)) {
      throw InputError(where, "expected UTF-8 text without control characters");
    }
    if (code_point == '\n') where = {file.path, where.line + 1, 0};
  }
}

std::vector<std::string> names_of(const GraphFeatures& features) {
  std::vector<std::string> names;
  for (const GraphFeature feature : features) names.push_back(feature_name(feature));
  return names;
}

GraphFeatures difference(const GraphFeatures& left, const GraphFeatures& right) {
  GraphFeatures rest;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

}  // namespace

bool GraphFormat::recognises(const std::string& /*text*/) const { return true; }

std::vector<InterchangeGraph> GraphFormat::read(const std::vector<FormatFile>& files) const {
  if (files.size() != endings().size()) {
    throw InputError(Location{files.empty() ? std::string() : files[0].path},
                     fmt::format("a graph of the format {} has {} files ({}), found {}", name(),
                                 endings().size(), quoted_list(endings()), files.size()));
  }
  for (const FormatFile& file : files) check_text(file);
  std::vector<InterchangeGraph> graphs = parse(files);
  for (InterchangeGraph& graph : graphs) {
    if (graph.name.empty()) graph.name = stem_of(files[0].path);
    check_column_name(graph.name, Location{files[0].path});
  }
  return graphs;
}

std::vector<FormatFile> GraphFormat::write(const InterchangeGraph& graph) const {
  check_graph(graph, Location{graph.name});
  const GraphFeatures features = features_of(graph);
  const GraphFeatures excess = difference(features, expresses());
  if (!excess.empty()) {
    throw InputError(fmt::format("the format {} cannot express of graph '{}': {}", name(),
                                 graph.name, quoted_list(names_of(excess))));
  }
  const GraphFeatures missing = difference(needs(), features);
  if (!missing.empty()) {
    throw InputError(fmt::format("the format {} needs what graph '{}' does not have: {}", name(),
                                 graph.name, quoted_list(names_of(missing))));
  }
  const std::vector<std::string> texts = print(graph);
  std::vector<FormatFile> files;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    files.push_back({graph.name + endings()[i], texts[i]});
  }
  return files;
}

std::string stem_of(const std::string& path) {
  const std::string name = path.substr(directory_of(path).size());
  return name.substr(0, name.rfind('.'));
}

}  // namespace weft
