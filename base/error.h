// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace weft {

/// Where in the user's input something stands. Line and column count from 1; 0 means unknown.
struct Location {
  std::string source;  ///< a file, "built-in NAME" or a command-line option as it was typed
  int line = 0;
  int column = 0;

  /// "file:line:column", as compilers and editors print it.
  std::string text() const;
};

/// The user's input is wrong: a file or the command line. Ends the program with status 2. The
/// message is one line, whatever the input holds (see `one_line`).
class InputError : public std::runtime_error {
 public:
  InputError(const Location& where, const std::string& what);
  explicit InputError(const std::string& what);
};

/// The run itself failed: a disk that is full, a policy that breaks its contract. Status 1.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// "; did you mean 'NAME'?" for the candidate nearest to `wrong` (Levenshtein distance, letter
/// case ignored), or nothing where none is near enough to be a slip of the hand.
std::string nearest_hint(const std::string& wrong, const std::vector<std::string>& candidates);

/// Whether a character is one of ASCII's control characters.
constexpr bool is_control(char letter) {
  return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
}

/// `text` as a message shows it: on one line, control characters as "\n" or "\x00", and the
/// middle left out where it is longer than a screen.
std::string one_line(const std::string& text);

/// Names in quotes, separated by commas: "'a', 'b', 'c'".
std::string quoted_list(const std::vector<std::string>& names);

}  // namespace weft
