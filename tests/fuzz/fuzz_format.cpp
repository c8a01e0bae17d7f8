// SPDX-License-Identifier: Apache-2.0

// Fuzz target of the graph formats: the first byte chooses the format, the rest is its file; a
// format of two files has them divided by a NUL byte. What can be read must be fit to be written,
// unless the format says why not, and then be read as the same graph.
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "workload/formats/graph_formats.h"

namespace {

std::vector<weft::FormatFile> files_of(const std::string& text, std::size_t count) {
  std::vector<weft::FormatFile> files;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const std::size_t end = std::min(text.find('\0', begin), text.size());
    files.push_back({"fuzz.1", text.substr(begin, end - begin)});
    begin = std::min(end + 1, text.size());
  }
  files.push_back({"fuzz.2", text.substr(begin)});
  return files;
}

bool same(const weft::InterchangeGraph& a, const weft::InterchangeGraph& b) {
  if (a.tasks.size() != b.tasks.size() || a.edges.size() != b.edges.size()) return false;
  for (std::size_t i = 0; i < a.tasks.size(); ++i) {
    if (a.tasks[i].name != b.tasks[i].name || a.tasks[i].kernel != b.tasks[i].kernel ||
        a.tasks[i].times != b.tasks[i].times) {
      return false;
    }
  }
  for (std::size_t i = 0; i < a.edges.size(); ++i) {
    if (a.edges[i].from != b.edges[i].from || a.edges[i].to != b.edges[i].to ||
        a.edges[i].bytes != b.edges[i].bytes) {
      return false;
    }
  }
  return a.pes == b.pes && a.bandwidths == b.bandwidths && a.deadline == b.deadline &&
         a.period == b.period;
}

void check(const weft::GraphFormat& format, const weft::InterchangeGraph& graph) {
  std::vector<weft::FormatFile> written;
  try {
    written = format.write(graph);
  } catch (const weft::InputError&) {
    return;
  }
  const std::vector<weft::InterchangeGraph> again = format.read(written);
  if (again.size() == 1 && same(again[0], graph)) return;
  std::fprintf(stderr, "%s: the graph came back as another:\n%s\n", format.name().c_str(),
               written[0].text.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto& entries = weft::graph_formats().entries();
  const std::unique_ptr<weft::GraphFormat> format = entries[data[0] % entries.size()].make();
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    for (const auto& graph : format->read(files_of(text, format->endings().size()))) {
      check(*format, graph);
    }
  } catch (const weft::InputError&) {
  }
  return 0;
}
