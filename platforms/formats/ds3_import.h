// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

namespace weft {

/// What to import from DS3 or gym-ds3.
struct Ds3Import {
  std::string soc_path;
  std::vector<std::string> job_paths;
  /// New names for applications and clusters, by the names that the source gives them.
  std::map<std::string, std::string> rename;
  /// New names for PE types, by the source's name of the first cluster of the type. A type that
  /// is not here is called as that cluster is.
  std::map<std::string, std::string> rename_type;
};

/// A file to write; its path is relative to the directory of the import.
struct ImportedFile {
  std::string path;
  std::string text;
};

/// What an import made, and what its user should know of it.
struct ImportResult {
  std::vector<ImportedFile> files;
  std::vector<std::string> notes;
};

/// Makes Weft's files of a SoC file and job files in DS3's format: `platform.yaml`,
/// `workload.yaml` (all applications in equal shares), `apps/<application>.yaml` and
/// `pe_types/<type>.yaml`. Writes nothing itself. Clusters that agree in execution times and
/// operating points, and in power, share a PE type. Where the SoC has power profiles, the platform
/// counts energy, on the board that DS3 has its figures from.
///
/// A deadline is kept where a job could meet it: where it is no shorter than the critical path on
/// the fastest PEs of this SoC, communication left out. DS3's files have placeholders of a few
/// microseconds, which are dropped with a note. InputError where anything is wrong, where the
/// SoC cannot run a task, or where nothing has a name that is to be replaced.
ImportResult import_ds3(const Ds3Import& request);

}  // namespace weft
