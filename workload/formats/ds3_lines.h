// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/quantity.h"

namespace weft {

/// A line of one of DS3's text files, cut at blanks. Whatever asks it for a word that is missing
/// or does not fit throws InputError at the word's place, with what was expected there.
class Ds3Line {
 public:
  Ds3Line(const std::string& source, int number, const std::string& text);

  std::size_t size() const { return words_.size(); }
  /// The i-th word, or nothing where the line is shorter.
  const std::string& operator[](std::size_t i) const;
  /// The i-th word; `what` it should be ("the job's name") is for the error.
  const std::string& word(std::size_t i, const std::string& what) const;
  /// The i-th word as a whole number of at least 0.
  std::int32_t integer(std::size_t i, const std::string& what) const;
  /// The i-th word as a number, decimals allowed, of the unit that DS3 holds it in ("us").
  std::int64_t quantity(std::size_t i, Dimension dimension, const std::string& unit,
                        const std::string& what) const;
  /// That the i-th word is `keyword`.
  void keyword(std::size_t i, const std::string& keyword) const;
  /// That the line has no more than `size` words.
  void end(std::size_t size) const;

  /// The place of the i-th word, or of the line's end where it is shorter.
  Location at(std::size_t i) const;
  /// An InputError at the i-th word.
  [[noreturn]] void fail(std::size_t i, const std::string& what) const;
  /// An InputError "expected WHAT, found" the i-th word.
  [[noreturn]] void expected(std::size_t i, const std::string& what) const;

 private:
  Location end_;  // behind the last word
  std::vector<std::string> words_;
  std::vector<int> columns_;
};

/// The lines of a DS3 file that say something: all but comments, which begin with '#', and blank
/// ones. InputError where the file cannot be read or no line is left.
std::vector<Ds3Line> read_ds3_lines(const std::string& path);

/// The same of a text; `source` is what errors call it.
std::vector<Ds3Line> parse_ds3_lines(const std::string& text, const std::string& source);

/// The id that a line gives to a task or a resource, and which of its words that is.
struct Ds3Id {
  std::int32_t value = 0;
  const Ds3Line* line = nullptr;
  std::size_t word = 0;
};

/// That ids count from 0, each once, in whatever order they stand. `kind` is for the error.
void check_ds3_ids(std::vector<Ds3Id> ids, const std::string& kind);

}  // namespace weft
