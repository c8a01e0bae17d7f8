// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/probe.h"

namespace weft {

/// What the links and memories of a run did, from its beginning to its end (a warm-up is not left
/// out), and the energy that the run took after its warm-up. Empty where the interconnect is ideal
/// and power not modelled.
class Usage : public Probe {
 public:
  void link_used(const LinkRecord& link) override { links_.push_back(link); }
  void memory_used(const MemoryRecord& memory) override { memories_.push_back(memory); }
  void energy_used(const EnergyRecord& energy) override { energy_ = energy; }
  void run_ended(Time now) override { end_ = now; }

  /// By direction and link, those that carried something.
  const std::vector<LinkRecord>& links() const { return links_; }
  const std::vector<MemoryRecord>& memories() const { return memories_; }
  /// None where power is not modelled.
  const std::optional<EnergyRecord>& energy() const { return energy_; }
  /// The link that was busy longest; null where there is none.
  const LinkRecord* busiest_link() const;
  /// The share of the run for which a link or memory was busy.
  double utilisation(Time busy) const;

 private:
  std::vector<LinkRecord> links_;
  std::vector<MemoryRecord> memories_;
  std::optional<EnergyRecord> energy_;
  Time end_{0};
};

/// Writes `links.csv`: a row a link that carried something.
void write_links_table(const std::string& path, const Usage& usage);

/// The mean time that a packet, or an access, stood before it was served; 0 for none.
double mean_wait_us(Time waiting, std::int64_t count);

}  // namespace weft
