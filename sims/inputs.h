// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "platforms/description.h"
#include "workload/workload.h"

namespace weft {

/// A platform or workload as a command names it: the document with every `--set` applied, and
/// where the files that it names are looked for.
struct InputDocument {
  Value document;
  std::string directory;
};

/// What a run reads, resolved.
struct Inputs {
  InputDocument platform_document;
  InputDocument workload_document;
  PlatformDescription platform;
  Workload workload;
};

/// Loads a platform and a workload, each a file or a built-in name, with `key=value` settings
/// applied to whichever of the two knows the key. InputError where anything is wrong. `where` is
/// what asks for them, if not the command line.
Inputs load_inputs(const std::string& platform, const std::string& workload,
                   const std::vector<std::string>& settings, const Location& where = {});

/// Loads one document of a kind, `builtins` being those that come with Weft.
InputDocument load_document(const std::string& reference, const std::string& kind,
                            const std::vector<EmbeddedFile>& builtins, const Location& where = {});

/// InputError where the platform's scheduler host cannot decide as the policy of that name does:
/// the host `hardware` has list policies only (Policy::list_rule).
void check_policy(const PlatformDescription& platform, const std::string& policy);

/// Experiments that come with Weft: sims/*.yaml.
const std::vector<EmbeddedFile>& builtin_experiments();

/// The JSON Schema of an experiment.
const std::vector<EmbeddedFile>& experiment_schemas();

}  // namespace weft
