// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_import.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <unordered_map>

#include "platforms/formats/ds3_platform.h"
#include "platforms/formats/ds3_soc.h"
#include "workload/application.h"
#include "workload/formats/ds3_jobs.h"

namespace weft {
namespace {

using FastestTimes = std::unordered_map<std::string, Time>;  // by kernel, over all PEs

// DS3 has the arrivals in another file than these; a gap to begin with.
constexpr const char* kMeanGap = "200 us";

std::string file_name_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

// An application may be called anything, the name of its file may not.
std::string file_stem(const std::string& application) {
  std::string stem = application;
  for (char& letter : stem) {
    const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-';
    if (!plain && letter != '.') letter = '_';
  }
  return stem;
}

FastestTimes fastest_times(const Ds3Soc& soc) {
  FastestTimes fastest;
  for (const Ds3Resource& resource : soc.resources) {
    if (!resource.is_pe()) continue;
    for (const auto& [kernel, time] : resource.execution_time) {
      Time& best = fastest.emplace(kernel, time).first->second;
      best = std::min(best, time);
    }
  }
  return fastest;
}

void check_kernels(const Application& application, const std::string& path,
                   const FastestTimes& fastest, const std::string& soc) {
  for (std::int32_t i = 0; i < application.graph.size(); ++i) {
    const std::string& task = application.graph.name(TaskId(i));
    if (fastest.count(task) > 0) continue;
    std::vector<std::string> known;
    for (const auto& [kernel, time] : fastest) known.push_back(kernel);
    std::sort(known.begin(), known.end());
    throw InputError(Location{path}, fmt::format("no PE of {} can run task '{}'{}", soc, task,
                                                 nearest_hint(task, known)));
  }
}

// The shortest time that a job can take, communication left out.
Time critical_path(const TaskGraph& graph, const FastestTimes& fastest) {
  std::vector<Time> finish(static_cast<std::size_t>(graph.size()));
  Time longest{0};
  for (const TaskId task : graph.topological_order()) {
    Time& end = finish[task.index()];
    for (const Edge& in : graph.predecessors(task)) end = std::max(end, finish[in.task.index()]);
    end += fastest.at(graph.name(task));
    longest = std::max(longest, end);
  }
  return longest;
}

void check_deadline(Application& application, const FastestTimes& fastest,
                    std::vector<std::string>& notes) {
  if (application.deadline == kNever) return;
  const Time path = critical_path(application.graph, fastest);
  if (application.deadline > Time(0) && application.deadline >= path) return;
  notes.push_back(
      fmt::format("application '{}': its deadline of {} us is left out; the critical "
                  "path on the fastest PEs takes {} us",
                  application.name, to_us(application.deadline), to_us(path)));
  application.deadline = kNever;
}

Value workload_document(const std::vector<std::string>& files, const std::string& description) {
  Value document;
  document.add("description", description);
  Value applications;
  applications.kind = Value::Kind::list;
  for (const std::string& file : files) applications.items.emplace_back().add("application", file);
  document.add("applications", applications);
  Value arrivals;
  arrivals.add("process", "poisson");
  arrivals.add("mean_gap", kMeanGap);
  document.add("arrivals", arrivals);
  return document;
}

void import_applications(const Ds3Import& request, const Ds3Soc& soc, Renaming& rename,
                         ImportResult& result) {
  const FastestTimes fastest = fastest_times(soc);
  const std::string tool = soc.gym_dialect ? "gym-ds3" : "DS3";
  KernelNames kernels;
  std::vector<std::string> files, sources;
  std::set<std::string> taken;
  for (const std::string& path : request.job_paths) {
    Application application = read_ds3_application(path, kernels);
    application.name = rename(application.name, application.name);
    check_column_name(application.name, Location{path});
    const std::string stem = file_stem(application.name);
    if (!taken.insert(stem).second) {
      throw InputError(Location{path}, fmt::format("an application '{}' is there already; give "
                                                   "this one another name",
                                                   application.name));
    }
    check_kernels(application, path, fastest, file_name_of(request.soc_path));
    check_deadline(application, fastest, result.notes);
    application.description = fmt::format("imported from {}'s {}", tool, file_name_of(path));
    files.push_back(fmt::format("apps/{}.yaml", stem));
    sources.push_back(file_name_of(path));
    result.files.push_back({files.back(), write_yaml(write_application(application, kernels))});
  }
  const std::string description =
      fmt::format("imported from {}'s {}, in equal shares", tool, fmt::join(sources, ", "));
  result.files.push_back({"workload.yaml", write_yaml(workload_document(files, description))});
}

}  // namespace

ImportResult import_ds3(const Ds3Import& request) {
  if (request.job_paths.empty()) throw InputError("expected at least one job file");
  ImportResult result;
  const Ds3Soc soc = read_ds3_soc(request.soc_path);
  result.notes = soc.warnings;
  Renaming rename("--rename", request.rename);
  Renaming rename_type("--rename-type", request.rename_type);
  const Ds3Platform platform =
      make_ds3_platform(soc, file_name_of(request.soc_path), rename, rename_type, result.notes);
  result.files.push_back({"platform.yaml", write_yaml(platform.platform)});
  for (const auto& [name, document] : platform.pe_types) {
    result.files.push_back({fmt::format("pe_types/{}.yaml", name), write_yaml(document)});
  }
  import_applications(request, soc, rename, result);
  rename.check_all_used();
  rename_type.check_all_used();
  return result;
}

}  // namespace weft
