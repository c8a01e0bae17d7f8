// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "workload/formats/ds3_lines.h"
#include "workload/formats/graph_collector.h"
#include "workload/formats/graph_format.h"

namespace weft {

/// A table of a TGFF file: a row for each type.
struct TgffTable {
  std::string name;  ///< "PE 0"
  bool communication = false;
  std::map<std::int32_t, std::int64_t> values;  ///< ps or bytes by type; kNever: not valid
};

/// Reads the blocks of a TGFF file (see TgffFormat).
class TgffReader {
 public:
  explicit TgffReader(const FormatFile& file);

  std::vector<InterchangeGraph> read();

 private:
  struct Typed {
    const Ds3Line* line = nullptr;
    std::size_t word = 0;  // that gives the type
    std::int32_t type = 0;
  };
  struct Arc {
    Typed typed;
    std::int32_t from = 0;
    std::int32_t to = 0;
  };
  struct Graph {
    const Ds3Line* head = nullptr;
    std::vector<std::string> names;
    std::map<std::string, std::int32_t> ids;
    std::vector<Typed> tasks;
    std::vector<Arc> arcs;
    Time period = kNever;
    Time deadline = kNever;
    std::vector<std::string> notes;
  };

  const Ds3Line& next_line(const Ds3Line& head);
  void read_block(const Ds3Line& head);
  void read_graph(const Ds3Line& head);
  void read_statement(const Ds3Line& line, Graph& graph);
  void read_task(const Ds3Line& line, Graph& graph);
  void read_arc(const Ds3Line& line, Graph& graph);
  void read_deadline(const Ds3Line& line, Graph& graph);
  static std::int32_t task_id(const Ds3Line& line, std::size_t word, const Graph& graph);
  void read_table(const Ds3Line& head);
  void read_row(const Ds3Line& line, const std::vector<std::string>& columns, TgffTable& table);
  bool types_are_shared() const;
  InterchangeGraph make(const Graph& graph, bool shared) const;
  std::int64_t value_of(const TgffTable& table, const Typed& typed) const;

  std::string path_;
  std::vector<Ds3Line> lines_;  // comments and all
  std::size_t next_ = 0;
  std::vector<Graph> graphs_;
  std::vector<TgffTable> tables_;
};

}  // namespace weft
