// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <ostream>
#include <string>

#include "base/error.h"

namespace weft {

/// A wrong input and what its error must say; the parameter of a test.
struct BadInput {
  const char* name;  ///< of the test
  const char* text;
  const char* place;    ///< what follows the source's name: ":2:5: "
  const char* message;  ///< a part of what follows the place
};

inline void PrintTo(const BadInput& input, std::ostream* out) { *out << input.name; }

/// The name of a test with a BadInput, for INSTANTIATE_TEST_SUITE_P.
inline std::string name_of(const ::testing::TestParamInfo<BadInput>& info) {
  return info.param.name;
}

/// Matches a callable that refuses `input`, which came from `source`.
inline auto refuses(const std::string& source, const BadInput& input) {
  return ::testing::ThrowsMessage<InputError>(::testing::AllOf(
      ::testing::StartsWith(source + input.place), ::testing::HasSubstr(input.message)));
}

}  // namespace weft
