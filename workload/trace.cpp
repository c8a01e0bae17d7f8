// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <boost/algorithm/string/trim.hpp>
#include <sstream>

#include "base/document.h"
#include "workload/arrivals.h"

namespace weft {
namespace {

constexpr const char* kHeader = "arrival,application";

ApplicationId find_application(const std::string& name, const Location& where,
                               const std::vector<std::string>& applications) {
  const auto found = std::find(applications.begin(), applications.end(), name);
  if (found == applications.end()) {
    throw InputError(where,
                     fmt::format("the workload has no application '{}'; it has {}{}", name,
                                 quoted_list(applications), nearest_hint(name, applications)));
  }
  return ApplicationId(static_cast<std::int32_t>(found - applications.begin()));
}

TraceEntry parse_line(const std::string& line, const Location& where,
                      const std::vector<std::string>& applications) {
  const std::size_t comma = line.find(',');
  if (comma == std::string::npos) {
    throw InputError(where, fmt::format("expected '{}', found '{}'", kHeader, line));
  }
  Value arrival(boost::algorithm::trim_copy(line.substr(0, comma)));
  arrival.where = where;
  const std::string name = boost::algorithm::trim_copy(line.substr(comma + 1));
  return {arrival.as_time(), find_application(name, where, applications)};
}

}  // namespace

std::vector<TraceEntry> read_trace(const std::string& path,
                                   const std::vector<std::string>& applications,
                                   const Location& where) {
  std::istringstream lines(read_file(path, where));
  std::vector<TraceEntry> trace;
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    boost::algorithm::trim(line);
    const Location place{path, number, 1};
    if (number == 1) {
      if (line != kHeader) {
        throw InputError(place, fmt::format("expected the header '{}', found '{}'", kHeader, line));
      }
      continue;
    }
    if (line.empty()) continue;
    trace.push_back(parse_line(line, place, applications));
    if (trace.size() > 1 && trace.back().arrival < trace[trace.size() - 2].arrival) {
      throw InputError(place,
                       "this arrival is earlier than the one before it; "
                       "a trace is sorted by time");
    }
  }
  if (trace.empty()) throw InputError(Location{path}, "the trace has no arrivals");
  return trace;
}

}  // namespace weft
