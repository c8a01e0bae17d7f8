// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <iterator>
#include <string>

#include "base/time.h"

namespace weft {

/// A text file that is written front to back through a buffer. RunError where the disk refuses;
/// `close` must be called for the last of it to be sure.
class TextFile {
 public:
  explicit TextFile(const std::string& path);
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;
  ~TextFile();

  /// Appends formatted text: `file.print("{},{}", a, b)`.
  template <typename... Arguments>
  void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(buffer_), format, std::forward<Arguments>(arguments)...);
    flush_if_full();
  }

  TextFile& operator<<(const std::string& text) {
    buffer_.append(text.data(), text.data() + text.size());
    return *this;
  }
  TextFile& operator<<(char letter) {
    buffer_.push_back(letter);
    return *this;
  }
  TextFile& operator<<(std::int64_t number) {
    const fmt::format_int text(number);
    buffer_.append(text.data(), text.data() + text.size());
    return *this;
  }
  /// An exact time in microseconds.
  TextFile& operator<<(Time time) {
    char text[kMaxUsLength];
    buffer_.append(text, write_us(text, time));
    return *this;
  }
  /// Ends a line, and writes the buffer out where it is full.
  void end_line() {
    buffer_.push_back('\n');
    flush_if_full();
  }

  void close();

 private:
  static constexpr std::size_t kBufferSize = 1 << 16;

  void flush_if_full() {
    if (buffer_.size() >= kBufferSize) flush();
  }
  void flush();
  [[noreturn]] void fail() const;

  std::string path_;
  std::FILE* file_;
  fmt::memory_buffer buffer_;
};

}  // namespace weft
