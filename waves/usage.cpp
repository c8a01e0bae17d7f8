// SPDX-License-Identifier: Apache-2.0
#include "waves/usage.h"

#include <algorithm>

#include "waves/text_file.h"

namespace weft {

const LinkRecord* Usage::busiest_link() const {
  const auto busiest = std::max_element(
      links_.begin(), links_.end(),
      [](const LinkRecord& a, const LinkRecord& b) { return a.used.busy < b.used.busy; });
  return busiest == links_.end() ? nullptr : &*busiest;
}

double Usage::utilisation(Time busy) const {
  return end_ == Time(0) ? 0 : to_seconds(busy) / to_seconds(end_);
}

void write_links_table(const std::string& path, const Usage& usage) {
  TextFile file(path);
  file << "link,packets,bytes,busy_us,utilisation,mean_wait_us";
  file.end_line();
  for (const LinkRecord& link : usage.links()) {
    const LinkStatistics& used = link.used;
    file << link.name << ',' << used.packets << ',' << used.bytes << ',' << used.busy;
    file.print(",{:.6f},{:.6f}\n", usage.utilisation(used.busy),
               mean_wait_us(used.waiting, used.packets));
  }
  file.close();
}

double mean_wait_us(Time waiting, std::int64_t count) {
  return count == 0 ? 0 : to_us(waiting) / static_cast<double>(count);
}

}  // namespace weft
