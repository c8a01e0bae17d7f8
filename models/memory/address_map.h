// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/memory/dram_timings.h"

namespace weft {

/// Where an address lies, field by field. `column` counts column accesses, `offset` bytes in one.
struct DramAddress {
  std::int64_t channel = 0;
  std::int64_t rank = 0;
  std::int64_t bank_group = 0;
  std::int64_t bank = 0;  ///< in its group
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::int64_t offset = 0;
};

/// What the timing of a column access depends on.
struct DramTarget {
  std::uint32_t channel;
  std::uint32_t bank;  ///< of the channel: (rank x bank groups + bank group) x banks + bank
  std::int64_t row;
};

/// Maps addresses to places in a DRAM by a string of bit fields, the most significant first:
///
///     row:16 bank:2 column:7 channel:1 bank_group:2 offset:6
///
/// Each piece is FIELD:BITS, pieces are separated by blanks. Fields are `channel`, `rank`,
/// `bank_group`, `bank`, `row`, `column` and `offset`. A field may come in several pieces; the
/// first of them has its highest bits. A field of one value (a rank of one) is left out. The last
/// piece is `offset`, the bytes of one column access.
class AddressMap {
 public:
  /// Throws std::invalid_argument, with a message of one line, where the text is not of that form,
  /// names an unknown field, or its widths are not those of the geometry. The geometry is one that
  /// `check` lets pass.
  AddressMap(const std::string& text, const DramGeometry& geometry);

  /// The whole place of a byte. Addresses wrap at the capacity.
  DramAddress decode(std::uint64_t address) const;

  /// The number of bits of the last piece: `address >> offset_bits()` counts column accesses.
  int offset_bits() const { return offset_bits_; }

  /// The place of the column access with that number, in a few loads.
  DramTarget target(std::uint64_t column_access) const {
    std::uint64_t packed = 0;
    for (const Table& table : tables_) {
      packed |= table[column_access & 0xff];
      column_access >>= 8;
    }
    return {static_cast<std::uint32_t>(packed & 0xffff),
            static_cast<std::uint32_t>(packed >> 16 & 0xffff),
            static_cast<std::int64_t>(packed >> 32)};
  }

 private:
  // What each value of one byte of the number contributes: channel, bank << 16, row << 32.
  // Fields have no bit in common, so that the bytes' contributions need only be joined.
  using Table = std::array<std::uint64_t, 256>;

  struct Piece {
    int field;  // index of kFields
    int bits;
    int from;  // lowest bit in the address
    int to;    // lowest bit in the field
  };

  void parse(const std::string& text);
  void check_widths(const DramGeometry& geometry) const;
  void fill_tables(const DramGeometry& geometry);

  std::vector<Piece> pieces_;  // most significant first
  int offset_bits_ = 0;
  std::vector<Table> tables_;  // least significant byte first
};

/// The map that suits streams: consecutive column accesses go round the bank groups, so that they
/// follow at tCCD_S; every 256 bytes (more, where a round is longer) the channel changes; rows
/// are the highest bits, banks next, so that a stream opens a row long after the bank's last.
std::string default_address_map(const DramGeometry& geometry);

}  // namespace weft
