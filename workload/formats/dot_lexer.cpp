// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/dot_lexer.h"

#include <fmt/format.h>

#include <boost/algorithm/string/predicate.hpp>
#include <cctype>

namespace weft {
namespace {

bool is_letter(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return std::isalnum(code) != 0 || letter == '_' || code >= 0x80;
}

bool is_numeral(char letter) {
  return std::isdigit(static_cast<unsigned char>(letter)) != 0 || letter == '.';
}

}  // namespace

bool DotToken::is_keyword(const char* keyword) const {
  return kind == Kind::id && boost::iequals(text, keyword);
}

void DotLexer::step() {
  const bool line_ends = peek() == '\n';
  where_.line += line_ends ? 1 : 0;
  where_.column = line_ends ? 1 : where_.column + 1;
  ++at_;
}

void DotLexer::skip_comment() {
  const Location begin = where_;
  step();
  step();
  while (!(peek() == '*' && peek(1) == '/')) {
    if (ended()) throw InputError(begin, "this comment is not closed; expected '*/'");
    step();
  }
  step();
  step();
}

void DotLexer::skip_blanks() {
  while (!ended()) {
    if (std::isspace(static_cast<unsigned char>(peek())) != 0) {
      step();
    } else if ((peek() == '/' && peek(1) == '/') || (peek() == '#' && where_.column == 1)) {
      while (!ended() && peek() != '\n') step();
    } else if (peek() == '/' && peek(1) == '*') {
      skip_comment();
    } else {
      return;
    }
  }
}

std::string DotLexer::read_quoted() {
  const Location begin = where_;
  std::string text;
  for (step(); peek() != '"'; step()) {
    if (ended()) throw InputError(begin, "this text is not closed; expected '\"'");
    // Escapes: a quotation mark, a line that goes on, and the backslash, so that one may end a
    // text.
    if (peek() == '\\' && (peek(1) == '"' || peek(1) == '\\')) step();
    if (peek() == '\\' && peek(1) == '\n') {
      step();
      continue;
    }
    text += peek();
  }
  step();
  return text;
}

std::string DotLexer::read_plain() {
  std::string text;
  const bool numeral = peek() == '-' || is_numeral(peek());
  do {
    text += peek();
    step();
  } while (numeral ? is_numeral(peek()) : is_letter(peek()));
  return text;
}

DotToken DotLexer::next() {
  skip_blanks();
  DotToken token{DotToken::Kind::end, "", where_};
  if (ended()) return token;
  if (peek() == '"') {
    token.kind = DotToken::Kind::quoted;
    token.text = read_quoted();
    return token;
  }
  if (is_letter(peek()) || is_numeral(peek()) || (peek() == '-' && is_numeral(peek(1)))) {
    token.kind = DotToken::Kind::id;
    token.text = read_plain();
    return token;
  }
  token.kind = DotToken::Kind::punctuation;
  token.text = peek();
  const bool edge = peek() == '-' && (peek(1) == '>' || peek(1) == '-');
  if (edge) token.text += peek(1);
  if (!edge && std::string("{}[]=,;:+").find(peek()) == std::string::npos) {
    throw InputError(where_, peek() == '<' ? std::string("HTML texts are not understood")
                                           : fmt::format("'{}' means nothing here", peek()));
  }
  for (std::size_t i = 0; i < token.text.size(); ++i) step();
  return token;
}

}  // namespace weft
