// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "workload/formats/interchange_graph.h"

namespace weft {

/// A file as a format reads and writes it.
struct FormatFile {
  std::string path;  ///< what errors call it; of a written file the name alone, without directory
  std::string text;
};

/// A file format for task graphs: a reader, a writer, and what it can express.
class GraphFormat {
 public:
  virtual ~GraphFormat() = default;

  /// "stg".
  virtual std::string name() const = 0;
  /// The endings of the files that hold one graph, the one that names the graph first: {".stg"}.
  virtual std::vector<std::string> endings() const = 0;
  /// Other endings that the first file may have.
  virtual std::vector<std::string> other_endings() const { return {}; }
  /// What the format can hold. A graph that has more is refused by `write`.
  virtual GraphFeatures expresses() const = 0;
  /// What the format cannot do without.
  virtual GraphFeatures needs() const { return {}; }
  /// Whether a text looks like this format, asked where several formats share an ending.
  virtual bool recognises(const std::string& text) const;

  /// The graphs of a set of files, in the order of `endings`; mostly one. InputError names the
  /// file, the place in it, and what was expected there. Whatever the files hold, nothing worse
  /// happens.
  std::vector<InterchangeGraph> read(const std::vector<FormatFile>& files) const;

  /// The files of a graph. InputError names all that the graph has and the format cannot express,
  /// or that the format needs and the graph has not.
  std::vector<FormatFile> write(const InterchangeGraph& graph) const;

 protected:
  /// Reads as many files as `endings` names, all of them UTF-8 text.
  virtual std::vector<InterchangeGraph> parse(const std::vector<FormatFile>& files) const = 0;
  /// The texts of the files, in the order of `endings`.
  virtual std::vector<std::string> print(const InterchangeGraph& graph) const = 0;
};

/// A path's last part without directory and ending: the name of a graph that its file leaves out.
std::string stem_of(const std::string& path);

}  // namespace weft
