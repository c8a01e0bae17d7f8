// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <numeric>

namespace weft {
namespace {

int lower(char letter) { return std::tolower(static_cast<unsigned char>(letter)); }

std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Location::text() const {
  if (line == 0) return source;
  return fmt::format("{}:{}:{}", source, line, column);
}

InputError::InputError(const Location& where, const std::string& what)
    : InputError(where.source.empty() ? what : fmt::format("{}: {}", where.text(), what)) {}

InputError::InputError(const std::string& what) : std::runtime_error(one_line(what)) {}

std::string nearest_hint(const std::string& wrong, const std::vector<std::string>& candidates) {
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(2, wrong.size() / 2) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wrong, candidate);
    // Where no letter stays, the two have nothing in common.
    if (distance < best_distance && distance < std::max(wrong.size(), candidate.size())) {
      best = &candidate;
      best_distance = distance;
    }
  }
  return best == nullptr ? "" : fmt::format("; did you mean '{}'?", *best);
}

std::string one_line(const std::string& text) {
  std::string line;
  for (const char letter : text) {
    if (letter == '\n') {
      line += "\\n";
    } else if (is_control(letter)) {
      line += fmt::format("\\x{:02x}", static_cast<unsigned char>(letter));
    } else {
      line += letter;
    }
  }
  constexpr std::size_t kLongest = 1000, kTail = 400;  // what was expected stands at the end
  if (line.size() <= kLongest) return line;
  return line.substr(0, kLongest - kTail) + " ... " + line.substr(line.size() - kTail);
}

std::string quoted_list(const std::vector<std::string>& names) {
  return names.empty() ? "none" : fmt::format("'{}'", fmt::join(names, "', '"));
}

}  // namespace weft
