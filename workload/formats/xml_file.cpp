// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/xml_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace weft {

XmlFile::XmlFile(const FormatFile& file, const std::string& root) : file_(file) {
  const pugi::xml_parse_result result = document_.load_buffer(
      file.text.data(), file.text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result) {
    throw InputError(at_offset(result.offset), fmt::format("no XML: {}", result.description()));
  }
  root_ = document_.document_element();
  if (root != root_.name()) {
    throw InputError(at(root_), fmt::format("expected an element <{}>, found <{}>", root,
                                            std::string(root_.name()).substr(0, 40)));
  }
}

Location XmlFile::at(const pugi::xml_node& element) const {
  return at_offset(element.offset_debug());
}

Location XmlFile::at_offset(std::ptrdiff_t offset) const {
  const auto size = static_cast<std::ptrdiff_t>(file_.text.size());
  const auto end = file_.text.begin() + std::clamp<std::ptrdiff_t>(offset, 0, size);
  const auto line_begin = std::find(std::make_reverse_iterator(end), file_.text.rend(), '\n');
  return {file_.path, 1 + static_cast<int>(std::count(file_.text.begin(), end, '\n')),
          1 + static_cast<int>(end - line_begin.base())};
}

std::string XmlFile::attribute(const pugi::xml_node& element, const char* name) const {
  std::string value = element.attribute(name).value();
  if (!value.empty()) return value;
  throw InputError(at(element), fmt::format("expected an attribute '{}' of <{}>", name,
                                            std::string(element.name()).substr(0, 40)));
}

}  // namespace weft
