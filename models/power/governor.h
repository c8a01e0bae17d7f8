// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "base/span.h"
#include "base/time.h"
#include "models/power/opp.h"

namespace weft {

/// What a governor decides by.
struct GovernorInput {
  /// The busy part of the last period, 0 to 1, at the present OPP. Of a cluster with several cores
  /// the busiest one's, as Linux has it for CPUs that share a clock.
  double utilisation = 0;
  std::size_t opp = 0;   ///< the present one
  Span<const Opp> opps;  ///< frequency rising
};

/// Picks a cluster's OPP (DVFS). A governor holds no state: the same input gives the same OPP.
///
/// The owner asks it at the begin of a run with the highest OPP as the present one and a
/// utilisation of 1, and again at the end of each period.
class Governor {
 public:
  Governor() = default;
  Governor(const Governor&) = delete;
  Governor& operator=(const Governor&) = delete;
  virtual ~Governor() = default;

  /// The OPP that the cluster shall run at, as an index into `input.opps`.
  virtual std::size_t choose(const GovernorInput& input) const = 0;
  /// How often it is asked; kNever where its answer never changes.
  virtual Time period() const { return kNever; }
  /// InputError at `where` if it cannot govern a cluster of these OPPs: there are none, or not the
  /// one that it names.
  virtual void check(Span<const Opp> opps, const Location& where) const;
};

/// The lowest OPP of at least that frequency; the highest one where none is so fast.
std::size_t lowest_opp_of_at_least(double frequency_hz, Span<const Opp> opps);

}  // namespace weft
