// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/document.h"
#include "platforms/formats/ds3_soc.h"
#include "platforms/formats/renaming.h"

namespace weft {

/// A document and the name of what it describes.
using NamedDocument = std::pair<std::string, Value>;

/// The documents of a SoC: its `platform.yaml` and the PE types that it refers to.
struct Ds3Platform {
  Value platform;
  std::vector<NamedDocument> pe_types;
};

/// Makes the documents of a SoC file of that name ("SoC.Top.txt"). Names that Weft does not take
/// are changed, with a note; InputError where two clusters or types would have the same name.
Ds3Platform make_ds3_platform(const Ds3Soc& soc, const std::string& file_name, Renaming& rename,
                              Renaming& rename_type, std::vector<std::string>& notes);

}  // namespace weft
