// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/document.h"

namespace weft {

/// Checks a document against a JSON Schema and throws InputError at the first thing wrong: an
/// unknown key (with the nearest known one), a missing key, a wrong type, a value out of range,
/// a quantity without its unit.
///
/// The same schema files serve editors, so the two cannot disagree. Understood is the part of
/// JSON Schema 2020-12 that Weft's files use: `type`, `properties`, `required`,
/// `additionalProperties`, `items`, `minItems`, `minProperties`, `enum`, `minimum`, `maximum`,
/// `exclusiveMinimum`, `$ref` into `$defs`; and words of Weft's own: `x-quantity` (a
/// dimension of base/quantity.h, checked for number and unit), `x-positive` (a quantity above
/// zero), `x-address` (a hexadecimal address of up to 48 bits), and for sections that have a
/// `type`: `x-for` at a key lists the types that have it, and `x-needs` at the section the keys
/// that a type must have. `schema_text` is trusted: a fault in it is a bug, not the user's error.
void validate(const Value& document, const std::string& schema_text);

/// The document with every value that it leaves out and the schema has a `default` for.
Value with_defaults(Value document, const std::string& schema_text);

/// Applies one `--set path.to.key=value` to a document. The parents of the last key must exist,
/// or be sections that the schema knows; whether the last key is a right one is for `validate`
/// to say, whose errors then name the option. Returns false, with nothing changed, where the
/// document's schema does not know the first key of the path. `where` is where the setting stands,
/// if not on the command line.
bool apply_setting(Value& document, const std::string& schema_text, const std::string& setting,
                   const Location& where = {});

}  // namespace weft
