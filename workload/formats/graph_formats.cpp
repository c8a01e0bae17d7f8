// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/graph_formats.h"

#include <fmt/format.h>

#include <boost/algorithm/string/predicate.hpp>

#include "base/document.h"
#include "workload/formats/application_graph.h"
#include "workload/formats/cedr.h"
#include "workload/formats/dax.h"
#include "workload/formats/dot.h"
#include "workload/formats/ds3_format.h"
#include "workload/formats/sched_oracle_format.h"
#include "workload/formats/stg.h"
#include "workload/formats/stomp.h"
#include "workload/formats/tgff.h"
#include "workload/formats/wfformat.h"

namespace weft {

const Registry<std::unique_ptr<GraphFormat>()>& graph_formats() {
  static const Registry<std::unique_ptr<GraphFormat>()> registry(
      "graph format",
      {
          {"weft", "Weft's application file", std::make_unique<ApplicationFormat>},
          {"stg", "Standard Task Graph Set (Kasahara)", std::make_unique<StgFormat>},
          {"tgff", "Task Graphs For Free (Dick, Rhodes)", std::make_unique<TgffFormat>},
          {"dot", "Graphviz", std::make_unique<DotFormat>},
          {"wfformat", "WfCommons, JSON 1.5", std::make_unique<WfFormat>},
          {"dax", "Pegasus abstract workflow, XML", std::make_unique<DaxFormat>},
          {"sched-oracle", "matrices in JSON, sched-oracle-1", std::make_unique<SchedOracleFormat>},
          {"ds3", "job file of DS3 and gym-ds3", std::make_unique<Ds3Format>},
          {"stomp", "DAG of STOMP, GraphML and CSV", std::make_unique<StompFormat>},
          {"cedr", "application of CEDR, JSON", std::make_unique<CedrFormat>},
      });
  return registry;
}

std::unique_ptr<GraphFormat> format_of_file(const FormatFile& file) {
  std::vector<std::string> candidates, known;
  for (const auto& entry : graph_formats().entries()) {
    std::unique_ptr<GraphFormat> format = entry.make();
    std::vector<std::string> endings = format->other_endings();
    endings.push_back(format->endings()[0]);
    bool fits = false;
    for (const std::string& ending : endings) {
      known.push_back(ending);
      fits = fits || boost::iends_with(file.path, ending);
    }
    if (!fits) continue;
    candidates.push_back(entry.name);
    if (format->recognises(file.text)) return format;
  }
  throw InputError(
      Location{file.path},
      candidates.empty()
          ? fmt::format("no graph format has this ending; expected one of {}", quoted_list(known))
          : fmt::format("this looks like none of {}", quoted_list(candidates)));
}

std::vector<InterchangeGraph> load_graphs(const std::vector<std::string>& paths,
                                          const std::string& format) {
  std::vector<FormatFile> files;
  files.reserve(paths.size());
  for (const std::string& path : paths) files.push_back({path, read_file(path)});
  if (files.empty()) throw InputError("expected a file that holds a graph");
  const std::unique_ptr<GraphFormat> reader =
      format.empty() ? format_of_file(files[0]) : graph_formats().find(format).make();
  return reader->read(files);
}

}  // namespace weft
