// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>

#include "base/error.h"
#include "workload/formats/graph_format.h"

namespace weft {

/// An XML document that knows where its elements stand. Entities that a document defines itself
/// are not expanded.
class XmlFile {
 public:
  /// InputError, with line and column, where the text is no XML, or its root is another element.
  XmlFile(const FormatFile& file, const std::string& root);

  const pugi::xml_node& root() const { return root_; }
  /// The place of an element's name.
  Location at(const pugi::xml_node& element) const;
  /// An attribute's value; InputError where it is missing or empty.
  std::string attribute(const pugi::xml_node& element, const char* name) const;

 private:
  Location at_offset(std::ptrdiff_t offset) const;

  const FormatFile& file_;
  pugi::xml_document document_;
  pugi::xml_node root_;
};

}  // namespace weft
