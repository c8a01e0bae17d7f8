// SPDX-License-Identifier: Apache-2.0
#include "workload/workload.h"

#include <fmt/format.h>

#include <map>

#include "base/schema.h"
#include "workload/schemas.h"

namespace weft {
namespace {

using Process = ArrivalOptions::Process;

std::vector<std::string> application_names(const Workload& workload) {
  std::vector<std::string> names;
  for (const Application& application : workload.applications) names.push_back(application.name);
  return names;
}

void read_applications(const Value& list, const std::string& directory, Workload& workload) {
  for (const Value& entry : list.items) {
    const Value& reference = entry.at("application");
    Application application =
        load_application(reference.scalar, directory, workload.kernels, reference.where);
    application.deadline = entry.time_or("deadline", application.deadline);
    for (const Application& other : workload.applications) {
      if (other.name == application.name) {
        reference.fail(
            fmt::format("application '{}' stands here for the second time; "
                        "use its share instead",
                        application.name));
      }
    }
    application.graph.number_edges(EdgeId(workload.edge_count()));
    workload.applications.push_back(std::move(application));
    workload.shares.push_back(entry.number_or("share", 1));
  }
}

Process process_named(const std::string& name) {
  if (name == "periodic") return Process::periodic;
  if (name == "poisson") return Process::poisson;
  if (name == "periodic_mix") return Process::periodic_mix;
  return name == "trace" ? Process::trace : Process::closed_loop;
}

// The sources of `periodic_mix`, in the order of the list of applications.
std::vector<PeriodicSource> read_sources(const Value& list,
                                         const std::vector<std::string>& applications) {
  std::vector<PeriodicSource> sources;
  std::map<std::string, std::size_t> ids;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Value& entry = list.items[i];
    const Value* period = entry.find("period");
    if (period == nullptr) entry.fail("periodic_mix needs a 'period' of each application");
    const Value* named = entry.find("source");
    // An application's own source has no name that another could give.
    const std::string name = named == nullptr ? "application " + applications[i] : named->scalar;
    const auto [id, is_new] = ids.emplace(name, sources.size());
    const Time offset = entry.time_or("offset", Time(0));
    if (is_new) sources.push_back({period->as_time(), offset, {}});
    PeriodicSource& source = sources[id->second];
    if (source.period != period->as_time() || source.offset != offset) {
      entry.fail(fmt::format("applications of source '{}' must agree in period and offset", name));
    }
    source.applications.emplace_back(static_cast<std::int32_t>(i));
  }
  return sources;
}

// Keys that another process would use are left alone, so that `--set arrivals.process=...` is
// enough to change over.
ArrivalOptions read_arrivals(const Value& section, const std::string& directory,
                             const std::vector<std::string>& applications) {
  ArrivalOptions options;
  options.process = process_named(section.at("process").scalar);
  const bool gaps = options.process == Process::periodic || options.process == Process::poisson;
  if (gaps) {
    options.mean_gap = section.at("mean_gap").as_time();
    options.resolution = section.time_or("resolution", Time(0));
    options.initial_jobs = static_cast<std::int32_t>(section.integer_or("initial_jobs", 0));
    if (options.mean_gap < options.resolution) {
      section.at("resolution").fail("the mean gap is shorter than this; gaps would be cut to none");
    }
  }
  if (options.process == Process::closed_loop) {
    options.population = static_cast<std::int32_t>(section.at("population").as_integer());
  } else {
    options.cap = static_cast<std::int32_t>(section.integer_or("cap", 0));
    const bool drop = section.string_or("cap_rule", "wait") == "drop";
    options.cap_rule = drop ? ArrivalOptions::CapRule::drop : ArrivalOptions::CapRule::wait;
    if (options.cap > 0 && options.initial_jobs > options.cap) {
      section.at("initial_jobs")
          .fail(fmt::format("{} initial jobs do not fit under a cap of {}", options.initial_jobs,
                            options.cap));
    }
  }
  if (options.process == Process::trace) {
    const Value& file = section.at("file");
    const std::string path = file.scalar[0] == '/' ? file.scalar : directory + file.scalar;
    options.trace = read_trace(path, applications, file.where);
  }
  return options;
}

}  // namespace

std::int32_t Workload::edge_count() const {
  std::int32_t count = 0;
  for (const Application& application : applications) count += application.graph.edge_count();
  return count;
}

Workload read_workload(const Value& document, const std::string& directory) {
  validate(document, workload_schema());
  Workload workload;
  workload.name = document.string_or("name", "");
  read_applications(document.at("applications"), directory, workload);
  const std::vector<std::string> names = application_names(workload);
  workload.arrivals = read_arrivals(document.at("arrivals"), directory, names);
  if (workload.arrivals.process == Process::periodic_mix) {
    workload.arrivals.sources = read_sources(document.at("applications"), names);
  }
  if (const Value* noise = document.find("noise")) {
    workload.noise.sigma = noise->number_or("sigma", 0);
    if (noise->string_or("distribution", "gaussian") == "exponential") {
      workload.noise.distribution = Noise::Distribution::exponential;
      if (const Value* sigma = noise->find("sigma")) {
        sigma->fail("noise.sigma: an exponential distribution has none; its deviation is its mean");
      }
    }
  }
  workload.jobs = document.integer_or("jobs", 0);
  workload.warmup_jobs = document.integer_or("warmup_jobs", 0);
  return workload;
}

}  // namespace weft
