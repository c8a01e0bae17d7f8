// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "workload/formats/graph_format.h"

namespace weft {

/// An attribute's value and its place.
struct DotAttribute {
  std::string text;
  Location where;
};
/// By name in lower case.
using DotAttributes = std::map<std::string, DotAttribute>;

struct DotNode {
  std::string name;
  Location where;
  DotAttributes attributes;
};

struct DotEdge {
  std::string from;
  std::string to;
  Location where;
  DotAttributes attributes;
};

/// What a DOT file says, subgraphs, chains and defaults resolved. Nodes in the order of first
/// being named.
struct DotGraph {
  std::string name;
  Location where;
  std::vector<DotNode> nodes;
  std::vector<DotEdge> edges;
  DotAttributes attributes;
};

/// Parses the DOT language. Boost.Graph's reader knows no places: its error is a message without a
/// line, and its graph has none either. InputError where the file is no directed graph, nested
/// deeper than 64, or resolves to more than a million edges.
DotGraph parse_dot(const FormatFile& file);

/// A text as an ID of the language: plain where that is possible, else in quotes.
std::string dot_id(const std::string& text);

}  // namespace weft
