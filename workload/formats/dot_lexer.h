// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/error.h"
#include "workload/formats/graph_format.h"

namespace weft {

/// A token of the DOT language.
struct DotToken {
  enum class Kind { id, quoted, punctuation, end };
  Kind kind = Kind::end;
  std::string text;  ///< of an ID, with quotes and escapes resolved; or "{", "->", ...
  Location where;

  /// Whether this is the keyword, which quotes would have prevented.
  bool is_keyword(const char* keyword) const;
  bool is(const char* mark) const { return kind == Kind::punctuation && text == mark; }
};

/// Cuts a DOT file into tokens, comments and lines that begin with '#' left out.
class DotLexer {
 public:
  explicit DotLexer(const FormatFile& file) : text_(file.text), where_{file.path, 1, 1} {}

  DotToken next();

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool ended() const { return at_ == text_.size(); }
  void step();
  void skip_blanks();
  void skip_comment();
  std::string read_quoted();
  std::string read_plain();

  const std::string& text_;
  std::size_t at_ = 0;
  Location where_;
};

}  // namespace weft
