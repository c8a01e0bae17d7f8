// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "workload/application.h"
#include "workload/kernel_names.h"

namespace weft {

/// Reads a job file of DS3 or gym-ds3, which is a task graph. A task's kernel is its name, its
/// TaskId the id that the file gives it. Volumes become bytes, one for one, such that a volume
/// over a bandwidth in MB/s is in microseconds, as in DS3.
///
/// The deadline is that of the TAIL task, the latest one where there are several; it may be 0,
/// which DS3 files use as a placeholder. `earliest_start`, `input_vol` and `output_vol` are
/// checked and left out: Weft's tasks start when their data is there. InputError, with the line
/// and what was expected, where anything is wrong.
Application read_ds3_application(const std::string& path, KernelNames& kernels);

/// The same of a text; `source` is what errors call it.
Application parse_ds3_application(const std::string& text, const std::string& source,
                                  KernelNames& kernels);

}  // namespace weft
