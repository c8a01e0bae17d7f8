// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/document.h"
#include "base/embedded.h"
#include "workload/application.h"
#include "workload/arrivals.h"
#include "workload/kernel_names.h"
#include "workload/noise.h"

namespace weft {

/// Applications in given shares, an arrival process and noise.
struct Workload {
  std::string name;
  KernelNames kernels;
  std::vector<Application> applications;  ///< edges numbered over all of them
  std::vector<double> shares;             ///< relative frequency of each application
  ArrivalOptions arrivals;
  Noise noise;
  std::int64_t jobs = 0;  ///< jobs to run unless told otherwise; 0: the file does not say
  std::int64_t warmup_jobs = 0;

  const Application& application(ApplicationId id) const { return applications[id.index()]; }
  std::int32_t edge_count() const;
};

/// Makes the workload of a document (workload/schema/workload.schema.json). Files that it names
/// are relative to `directory`. InputError where anything is wrong.
Workload read_workload(const Value& document, const std::string& directory);

/// The workloads that come with Weft: workload/*.yaml.
const std::vector<EmbeddedFile>& builtin_workloads();

}  // namespace weft
