// SPDX-License-Identifier: Apache-2.0
#include "models/memory/address_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "base/error.h"

namespace weft {
namespace {

enum Field { kChannel, kRank, kBankGroup, kBank, kRow, kColumn, kOffset };
const std::vector<std::string> kFields = {"channel", "rank",   "bank_group", "bank",
                                          "row",     "column", "offset"};

using Values = std::array<std::int64_t, 7>;  // by field

[[noreturn]] void fail(const std::string& what) {
  throw std::invalid_argument("address map: " + what);
}

int find_field(const std::string& name) {
  const auto field = std::find(kFields.begin(), kFields.end(), name);
  if (field == kFields.end()) {
    fail(fmt::format("unknown field '{}'; expected one of {}{}", name, quoted_list(kFields),
                     nearest_hint(name, kFields)));
  }
  return static_cast<int>(field - kFields.begin());
}

int parse_bits(const std::string& piece, const std::string& text) {
  const bool digits = !text.empty() && text.size() <= 2 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  const int bits = digits ? std::atoi(text.c_str()) : 0;
  if (bits < 1 || bits > 40) fail(fmt::format("expected 1 to 40 bits, found '{}'", piece));
  return bits;
}

int log2(std::int64_t power_of_two) {
  int bits = 0;
  for (; power_of_two > 1; power_of_two >>= 1) ++bits;
  return bits;
}

/// How many values each field has.
Values counts(const DramGeometry& geometry) {
  return {geometry.channels, geometry.ranks,     geometry.bank_groups,   geometry.banks_per_group,
          geometry.rows,     geometry.columns(), geometry.column_bytes()};
}

std::string piece_text(int field, int bits) {
  return bits == 0 ? "" : fmt::format("{}:{} ", kFields[field], bits);
}

}  // namespace

AddressMap::AddressMap(const std::string& text, const DramGeometry& geometry) {
  parse(text);
  check_widths(geometry);
  offset_bits_ = pieces_.back().bits;
  fill_tables(geometry);
}

void AddressMap::parse(const std::string& text) {
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::size_t colon = word.find(':');
    if (colon == std::string::npos) fail(fmt::format("expected 'FIELD:BITS', found '{}'", word));
    const int field = find_field(word.substr(0, colon));
    pieces_.push_back({field, parse_bits(word, word.substr(colon + 1)), 0, 0});
  }
  std::array<int, 7> field_bits{};
  int address_bits = 0;
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece) {
    piece->from = address_bits;
    piece->to = field_bits[piece->field];
    address_bits += piece->bits;
    field_bits[piece->field] += piece->bits;
  }
}

void AddressMap::check_widths(const DramGeometry& geometry) const {
  const Values needed = counts(geometry);
  if (pieces_.empty() || pieces_.back().field != kOffset) {
    fail(fmt::format("the last piece must be 'offset:{}', the {} bytes of a column access",
                     log2(needed[kOffset]), needed[kOffset]));
  }
  std::array<int, 7> found{};
  for (const Piece& piece : pieces_) found[piece.field] += piece.bits;
  for (int field = 0; field < 7; ++field) {
    if (found[field] == log2(needed[field])) continue;
    fail(fmt::format("field '{}' has {} bits in all, but the geometry needs {} (for {})",
                     kFields[field], found[field], log2(needed[field]), needed[field]));
  }
  const auto offsets = std::count_if(pieces_.begin(), pieces_.end(),
                                     [](const Piece& piece) { return piece.field == kOffset; });
  if (offsets > 1) fail("field 'offset' must be one piece, the last");
}

DramAddress AddressMap::decode(std::uint64_t address) const {
  Values values{};
  for (const Piece& piece : pieces_) {
    const std::uint64_t mask = (std::uint64_t{1} << piece.bits) - 1;
    values[piece.field] |= static_cast<std::int64_t>((address >> piece.from & mask) << piece.to);
  }
  return {values[kChannel], values[kRank],   values[kBankGroup], values[kBank],
          values[kRow],     values[kColumn], values[kOffset]};
}

void AddressMap::fill_tables(const DramGeometry& geometry) {
  const int bits = pieces_.front().from + pieces_.front().bits - offset_bits_;
  tables_.resize((bits + 7) / 8);
  for (std::size_t byte = 0; byte < tables_.size(); ++byte) {
    for (std::uint64_t value = 0; value < 256; ++value) {
      const DramAddress place = decode(value << (8 * byte) << offset_bits_);
      const std::int64_t bank =
          (place.rank * geometry.bank_groups + place.bank_group) * geometry.banks_per_group +
          place.bank;
      tables_[byte][value] =
          static_cast<std::uint64_t>(place.row << 32 | bank << 16 | place.channel);
    }
  }
}

std::string default_address_map(const DramGeometry& geometry) {
  constexpr int kInterleaveBits = 8;  // 256 bytes to a channel: a burst of most masters
  const Values values = counts(geometry);
  const int group_bits = log2(values[kBankGroup]);
  const int column_bits = log2(values[kColumn]);
  const int low_bits =
      std::clamp(kInterleaveBits - log2(values[kOffset]) - group_bits, 0, column_bits);
  return piece_text(kRow, log2(values[kRow])) + piece_text(kRank, log2(values[kRank])) +
         piece_text(kBank, log2(values[kBank])) + piece_text(kColumn, column_bits - low_bits) +
         piece_text(kChannel, log2(values[kChannel])) + piece_text(kColumn, low_bits) +
         piece_text(kBankGroup, group_bits) + fmt::format("offset:{}", log2(values[kOffset]));
}

}  // namespace weft
