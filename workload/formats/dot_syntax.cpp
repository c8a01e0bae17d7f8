// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/dot_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/algorithm/string/case_conv.hpp>
#include <cctype>
#include <set>

#include "workload/formats/dot_lexer.h"

namespace weft {
namespace {

constexpr int kDeepestNesting = 64;
constexpr std::size_t kMostEdges = 1'000'000;  // {a b c} -> {d e f} writes many in a few letters

// What holds within a pair of braces: the defaults, and the nodes that were named.
struct Scope {
  DotAttributes node;
  DotAttributes edge;
  std::vector<std::string> names;
  std::set<std::string> known;

  void add(const std::string& name) {
    if (known.insert(name).second) names.push_back(name);
  }
};

class Parser {
 public:
  explicit Parser(const FormatFile& file) : lexer_(file) { advance(); }

  DotGraph parse();

 private:
  void advance() { token_ = lexer_.next(); }
  bool accept(const char* mark);
  void expect(const char* mark);
  [[noreturn]] void expected(const std::string& what) const;
  bool at_id() const {
    return token_.kind == DotToken::Kind::id || token_.kind == DotToken::Kind::quoted;
  }
  std::string id(const std::string& what);

  void read_statements(Scope& scope, int depth);
  void read_statement(Scope& scope, int depth);
  void read_edges(std::vector<std::string> from, Scope& scope, int depth);
  std::vector<std::string> read_end(Scope& scope, int depth);
  std::vector<std::string> read_subgraph(Scope& scope, int depth);
  void read_attributes(DotAttributes& attributes);
  void add_edges(const std::vector<std::string>& from, const std::vector<std::string>& to,
                 const Location& where);
  DotNode& node(const std::string& name, const Scope& scope, const Location& where);

  DotLexer lexer_;
  DotToken token_;
  DotGraph graph_;
  std::map<std::string, std::size_t> nodes_;
};

bool Parser::accept(const char* mark) {
  if (!token_.is(mark)) return false;
  advance();
  return true;
}

void Parser::expect(const char* mark) {
  if (!accept(mark)) expected(fmt::format("'{}'", mark));
}

void Parser::expected(const std::string& what) const {
  constexpr std::size_t kShown = 40;
  const std::string found = token_.kind == DotToken::Kind::end
                                ? "the end of the file"
                                : fmt::format("'{}'", token_.text.substr(0, kShown));
  throw InputError(token_.where, fmt::format("expected {}, found {}", what, found));
}

std::string Parser::id(const std::string& what) {
  if (!at_id()) expected(what);
  std::string text = token_.text;
  bool quoted = token_.kind == DotToken::Kind::quoted;
  advance();
  while (quoted && accept("+")) {  // "one text " + "in parts"
    if (token_.kind != DotToken::Kind::quoted) expected("a text in quotes");
    text += token_.text;
    advance();
  }
  return text;
}

DotGraph Parser::parse() {
  graph_.where = token_.where;
  if (token_.is_keyword("strict")) advance();
  if (!token_.is_keyword("digraph")) expected("'digraph'");
  advance();
  if (at_id()) graph_.name = id("the graph's name");
  expect("{");
  Scope scope;
  read_statements(scope, 0);
  if (token_.kind != DotToken::Kind::end) expected("the end of the file");
  return std::move(graph_);
}

void Parser::read_statements(Scope& scope, int depth) {
  if (depth > kDeepestNesting) throw InputError(token_.where, "nested too deeply");
  while (!accept("}")) {
    read_statement(scope, depth);
    accept(";");
  }
}

void Parser::read_statement(Scope& scope, int depth) {
  DotAttributes other;
  for (const auto& [keyword, attributes] :
       {std::pair<const char*, DotAttributes*>{"node", &scope.node},
        {"edge", &scope.edge},
        {"graph", depth == 0 ? &graph_.attributes : &other}}) {
    if (!token_.is_keyword(keyword)) continue;
    advance();
    if (!token_.is("[")) expected("'['");
    read_attributes(*attributes);
    return;
  }
  const Location where = token_.where;
  const bool group = token_.is("{") || token_.is_keyword("subgraph");
  if (group) {
    read_edges(read_subgraph(scope, depth), scope, depth);
    return;
  }
  const std::string name = id("a statement or '}'");
  if (accept("=")) {
    const DotAttribute value{token_.text, token_.where};
    id("a value");
    if (depth == 0) graph_.attributes[boost::to_lower_copy(name)] = value;
    return;
  }
  DotNode& first = node(name, scope, where);
  scope.add(name);
  if (accept(":")) {  // a port, of which only drawings know
    id("a port");
    if (accept(":")) id("a compass point");
  }
  if (token_.is("[")) {
    read_attributes(first.attributes);
    return;
  }
  read_edges({name}, scope, depth);
}

void Parser::read_edges(std::vector<std::string> from, Scope& scope, int depth) {
  const bool chain = token_.is("->") || token_.is("--");
  std::vector<std::size_t> own;  // subgraphs of the chain have edges of their own in between
  while (token_.is("->") || token_.is("--")) {
    const Location where = token_.where;
    if (token_.is("--")) expected("'->', the edge of a directed graph");
    advance();
    const std::vector<std::string> to = read_end(scope, depth);
    const std::size_t first = graph_.edges.size();
    add_edges(from, to, where);
    for (std::size_t i = first; i < graph_.edges.size(); ++i) own.push_back(i);
    from = to;
  }
  if (!chain) return;
  DotAttributes attributes = scope.edge;
  read_attributes(attributes);
  for (const std::size_t i : own) graph_.edges[i].attributes = attributes;
}

std::vector<std::string> Parser::read_end(Scope& scope, int depth) {
  if (token_.is("{") || token_.is_keyword("subgraph")) return read_subgraph(scope, depth);
  const Location where = token_.where;
  const std::string name = id("a node");
  node(name, scope, where);
  scope.add(name);
  if (accept(":")) {
    id("a port");
    if (accept(":")) id("a compass point");
  }
  return {name};
}

std::vector<std::string> Parser::read_subgraph(Scope& scope, int depth) {
  if (token_.is_keyword("subgraph")) {
    advance();
    if (at_id()) id("the subgraph's name");
  }
  expect("{");
  Scope inner{scope.node, scope.edge, {}, {}};
  read_statements(inner, depth + 1);
  for (const std::string& name : inner.names) scope.add(name);
  return inner.names;
}

void Parser::read_attributes(DotAttributes& attributes) {
  while (accept("[")) {
    while (!accept("]")) {
      const std::string name = boost::to_lower_copy(id("an attribute or ']'"));
      DotAttribute value{"true", token_.where};
      if (accept("=")) {
        value.where = token_.where;
        value.text = id("a value");
      }
      attributes[name] = value;
      if (!accept(";")) accept(",");
    }
  }
}

void Parser::add_edges(const std::vector<std::string>& from, const std::vector<std::string>& to,
                       const Location& where) {
  for (const std::string& source : from) {
    for (const std::string& target : to) {
      if (graph_.edges.size() == kMostEdges) {
        throw InputError(where, fmt::format("expected at most {} edges", kMostEdges));
      }
      graph_.edges.push_back({source, target, where, {}});
    }
  }
}

DotNode& Parser::node(const std::string& name, const Scope& scope, const Location& where) {
  const auto [entry, is_new] = nodes_.emplace(name, graph_.nodes.size());
  if (is_new) graph_.nodes.push_back({name, where, scope.node});
  return graph_.nodes[entry->second];
}

}  // namespace

DotGraph parse_dot(const FormatFile& file) { return Parser(file).parse(); }

std::string dot_id(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
  });
  static const std::set<std::string> keywords = {"node",    "edge",     "graph",
                                                 "digraph", "subgraph", "strict"};
  const bool begins_with_letter =
      !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) == 0;
  if (plain && begins_with_letter && keywords.count(boost::to_lower_copy(text)) == 0) return text;
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return quoted + "\"";
}

}  // namespace weft
