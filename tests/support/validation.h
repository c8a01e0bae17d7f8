// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace weft {

/// Compares a measured figure with what a formula, a data sheet or another program says, within
/// `bound_percent`, and prints the line that tools/validation_table.py puts into the docs.
inline void expect_agreement(const std::string& area, const std::string& what, double expected,
                             double measured, double bound_percent) {
  const double error_percent = expected == measured ? 0 : 100 * (measured / expected - 1);
  fmt::print("ROW|{}|{}|{:.6g}|{:.6g}|{:+.3g}\n", area, what, expected, measured, error_percent);
  EXPECT_LE(std::abs(error_percent), bound_percent) << area << ": " << what;
}

}  // namespace weft
