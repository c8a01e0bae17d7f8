// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "base/embedded.h"
#include "base/time.h"
#include "workload/kernel_names.h"
#include "workload/task_graph.h"

namespace weft {

/// A task graph with a name and, if it has one, a deadline.
struct Application {
  std::string name;
  std::string description;
  Time deadline = kNever;  ///< from arrival to finish; kNever where there is none
  TaskGraph graph;
};

/// Makes the application of a document (workload/schema/application.schema.json). InputError at
/// the place where it breaks the schema, names a task that is not there, or closes a cycle.
Application read_application(const Value& document, KernelNames& kernels);

/// Loads an application by built-in name or by file; a file's path is relative to `directory`.
Application load_application(const std::string& reference, const std::string& directory,
                             KernelNames& kernels, const Location& where = {});

/// The document of an application, such that reading it gives the application back.
Value write_application(const Application& application, const KernelNames& kernels);

/// The applications that come with Weft: workload/apps/*.yaml.
const std::vector<EmbeddedFile>& builtin_applications();

}  // namespace weft
