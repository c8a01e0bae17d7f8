// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/document.h"

namespace weft {

/// A CSV table of the results: no cell holds a comma, and every line ends.
class Table {
 public:
  explicit Table(const std::string& path) : text_(read_file(path)) {
    if (text_.empty() || text_.back() != '\n') throw std::runtime_error(path + ": a line is cut");
    std::istringstream lines(text_);
    std::getline(lines, header_);
    columns_ = split(header_);
    for (std::string line; std::getline(lines, line);) {
      rows_.push_back(split(line));
      if (rows_.back().size() != columns_.size()) throw std::runtime_error(path + ": " + line);
    }
  }

  const std::string& text() const { return text_; }
  const std::string& header() const { return header_; }
  std::size_t size() const { return rows_.size(); }
  const std::string& cell(std::size_t row, const std::string& column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    return rows_.at(row).at(static_cast<std::size_t>(found - columns_.begin()));
  }
  double number(std::size_t row, const std::string& column) const {
    return std::stod(cell(row, column));
  }
  /// A time in microseconds, exactly, in picoseconds.
  Time time(std::size_t row, const std::string& column) const {
    return Value(cell(row, column) + " us").as_time();
  }

 private:
  static std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> cells;
    boost::algorithm::split(cells, line, boost::algorithm::is_any_of(","));
    return cells;
  }

  std::string text_;
  std::string header_;
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace weft
