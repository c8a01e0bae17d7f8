// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/ds3_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/lexical_cast/try_lexical_convert.hpp>
#include <sstream>
#include <stdexcept>

#include "base/document.h"

namespace weft {
namespace {

constexpr const char* kBlanks = " \t\r\v\f";  // DS3 cuts at blanks; Windows leaves the '\r'

// A word as errors show it: a file that is no text at all may have words of any length.
std::string shown(const std::string& word) {
  constexpr std::size_t kLongest = 40;
  return word.size() <= kLongest ? word : word.substr(0, kLongest) + "...";
}

}  // namespace

Ds3Line::Ds3Line(const std::string& source, int number, const std::string& text)
    : end_{source, number, 1} {
  std::size_t begin = text.find_first_not_of(kBlanks);
  while (begin != std::string::npos) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
    words_.push_back(text.substr(begin, end - begin));
    columns_.push_back(static_cast<int>(begin) + 1);
    end_.column = static_cast<int>(end) + 1;
    begin = text.find_first_not_of(kBlanks, end);
  }
}

const std::string& Ds3Line::operator[](std::size_t i) const {
  static const std::string nothing;
  return i < words_.size() ? words_[i] : nothing;
}

const std::string& Ds3Line::word(std::size_t i, const std::string& what) const {
  if (i >= words_.size()) expected(i, what);
  return words_[i];
}

std::int32_t Ds3Line::integer(std::size_t i, const std::string& what) const {
  std::int32_t number = 0;
  if (!boost::conversion::try_lexical_convert(word(i, what), number) || number < 0) {
    expected(i, what + ", a whole number of at least 0");
  }
  return number;
}

std::int64_t Ds3Line::quantity(std::size_t i, Dimension dimension, const std::string& unit,
                               const std::string& what) const {
  try {
    return parse_quantity(fmt::format("{} {}", word(i, what), unit), dimension);
  } catch (const std::invalid_argument&) {
    expected(i, fmt::format("{}, a number of at least 0 in {}", what, unit));
  }
}

void Ds3Line::keyword(std::size_t i, const std::string& keyword) const {
  if ((*this)[i] != keyword) expected(i, fmt::format("'{}'", keyword));
}

void Ds3Line::end(std::size_t size) const {
  if (words_.size() > size) expected(size, "the end of the line");
}

Location Ds3Line::at(std::size_t i) const {
  Location where = end_;
  if (i < columns_.size()) where.column = columns_[i];
  return where;
}

void Ds3Line::fail(std::size_t i, const std::string& what) const { throw InputError(at(i), what); }

void Ds3Line::expected(std::size_t i, const std::string& what) const {
  const std::string found =
      i < words_.size() ? fmt::format("'{}'", shown(words_[i])) : "the end of the line";
  fail(i, fmt::format("expected {}, found {}", what, found));
}

std::vector<Ds3Line> read_ds3_lines(const std::string& path) {
  return parse_ds3_lines(read_file(path), path);
}

std::vector<Ds3Line> parse_ds3_lines(const std::string& text, const std::string& source) {
  std::istringstream in(text);
  std::vector<Ds3Line> lines;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    Ds3Line words(source, number, line);
    if (words.size() > 0 && words[0][0] != '#') lines.push_back(std::move(words));
  }
  if (lines.empty()) throw InputError(Location{source}, "holds nothing but comments and blanks");
  return lines;
}

void check_ds3_ids(std::vector<Ds3Id> ids, const std::string& kind) {
  std::stable_sort(ids.begin(), ids.end(),
                   [](const Ds3Id& a, const Ds3Id& b) { return a.value < b.value; });
  std::int32_t next = 0;
  for (const Ds3Id& id : ids) {
    if (id.value < next) {
      id.line->fail(id.word, fmt::format("{} id {} is taken already", kind, id.value));
    }
    if (id.value > next) {
      id.line->fail(id.word, fmt::format("{} ids count from 0 without a gap, but there is no {}, "
                                         "only {}",
                                         kind, next, id.value));
    }
    ++next;
  }
}

}  // namespace weft
