// SPDX-License-Identifier: Apache-2.0
#include "waves/text_file.h"

#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace weft {

TextFile::TextFile(const std::string& path) : path_(path), file_(std::fopen(path.c_str(), "wb")) {
  if (file_ == nullptr) fail();
}

TextFile::~TextFile() {
  if (file_ != nullptr) std::fclose(file_);
}

void TextFile::close() {
  flush();
  std::FILE* file = file_;
  file_ = nullptr;
  if (std::fclose(file) != 0) fail();
}

void TextFile::flush() {
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) fail();
  buffer_.clear();
}

void TextFile::fail() const {
  throw RunError(fmt::format("cannot write '{}': {}", path_, std::strerror(errno)));
}

}  // namespace weft
