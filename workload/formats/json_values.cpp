// SPDX-License-Identifier: Apache-2.0
#include "workload/formats/json_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "workload/formats/decimal.h"

namespace weft {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepestNesting = 64;

// Lets the parser read a text while another looks on how far it has come.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* read) : at_(at), read_(read) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

 private:
  const char* at_;
  std::size_t* read_;
};

// Turns offsets that only rise into lines and columns.
class Places {
 public:
  Places(const std::string& text, std::string source)
      : text_(text), where_{std::move(source), 1, 1} {}

  const Location& at(std::size_t offset) {
    for (; offset_ < std::min(offset, text_.size()); ++offset_) {
      const bool line_ends = text_[offset_] == '\n';
      where_.line += line_ends ? 1 : 0;
      where_.column = line_ends ? 1 : where_.column + 1;
    }
    return where_;
  }

 private:
  const std::string& text_;
  std::size_t offset_ = 0;
  Location where_;
};

// Builds the tree from the parser's events.
class Builder : public nlohmann::json_sax<Json> {
 public:
  Builder(const std::string& text, const std::string& source)
      : text_(text), places_(text, source), source_(source) {}

  std::size_t* read() { return &read_; }
  Value take() { return std::move(root_); }

  bool null() override { return add(Value()); }
  bool boolean(bool value) override { return add(Value(value ? "true" : "false")); }
  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
  bool number_float(number_float_t /*value*/, const string_t& text) override {
    return number(text);
  }
  bool string(string_t& value) override { return add(Value(value)); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return open(Value::Kind::map); }
  bool start_array(std::size_t /*size*/) override { return open(Value::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    const Location where = token();
    if (!keys_.back().insert(name).second) {
      throw InputError(where, fmt::format("key '{}' stands here for the second time", name));
    }
    names_.back() = name;
    return true;
  }

  bool parse_error(std::size_t /*position*/, const std::string& last,
                   const Json::exception& error) override {
    // The library puts its own name, number and place in front of the colon.
    const std::string what = error.what();
    const std::size_t begin = what.find(": ");
    constexpr std::size_t kShown = 40;
    const std::size_t at = read_ > 0 ? read_ - 1 : 0;
    throw InputError(places_.at(at), fmt::format("no JSON at '{}': {}", last.substr(0, kShown),
                                                 what.substr(begin == what.npos ? 0 : begin + 2)));
  }

 private:
  // The place of the token that the parser has just read.
  Location token() {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n,:", end_);
    end_ = read_;
    return places_.at(begin == std::string::npos ? text_.size() : begin);
  }

  bool number(const std::string& text) {
    add(Value(text));
    // The parser has read one character beyond the number, unless the text ends there.
    const bool ended = end_ > 0 && end_ == text_.size() && text_[end_ - 1] >= '0';
    end_ -= ended && text_[end_ - 1] <= '9' ? 0 : 1;
    return true;
  }

  bool add(Value value) {
    value.where = token();
    place(std::move(value));
    return true;
  }

  Value* place(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Value& parent = *open_.back();
    if (parent.kind == Value::Kind::list) {
      parent.items.push_back(std::move(value));
      return &parent.items.back();
    }
    parent.members.emplace_back(names_.back(), std::move(value));
    return &parent.members.back().second;
  }

  bool open(Value::Kind kind) {
    Value value;
    value.kind = kind;
    value.where = token();
    if (open_.size() == kDeepestNesting) throw InputError(value.where, "nested too deeply");
    open_.push_back(place(std::move(value)));  // stays there until it is closed
    names_.emplace_back();
    keys_.emplace_back();
    return true;
  }

  bool close() {
    token();
    open_.pop_back();
    names_.pop_back();
    keys_.pop_back();
    return true;
  }

  const std::string& text_;
  Places places_;
  std::string source_;
  std::size_t read_ = 0;
  std::size_t end_ = 0;  // of the token before
  Value root_;
  std::vector<Value*> open_;
  std::vector<std::string> names_;
  std::vector<std::unordered_set<std::string>> keys_;
};

const char* noun(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::list:
      return "a list";
    case Value::Kind::map:
      return "an object";
    case Value::Kind::scalar:
      return "a text or a number";
    case Value::Kind::null:
      break;
  }
  return "nothing";
}

}  // namespace

Value parse_json_values(const std::string& text, const std::string& source) {
  Builder builder(text, source);
  const char* begin = text.data();
  Json::sax_parse(CountingIterator(begin, builder.read()),
                  CountingIterator(begin + text.size(), builder.read()), &builder);
  return builder.take();
}

void require_kind(const Value& value, Value::Kind kind) {
  if (value.kind == kind) return;
  value.fail(fmt::format("expected {}, found {}", noun(kind), noun(value.kind)));
}

const Value& member(const Value& object, const std::string& key, Value::Kind kind) {
  require_kind(object, Value::Kind::map);
  const Value& value = object.at(key);
  require_kind(value, kind);
  return value;
}

const Value* optional_member(const Value& object, const std::string& key, Value::Kind kind) {
  require_kind(object, Value::Kind::map);
  const Value* value = object.find(key);
  if (value != nullptr) require_kind(*value, kind);
  return value;
}

nlohmann::ordered_json json_number(std::int64_t value, int power) {
  const std::string text = decimal_text(value, power);
  nlohmann::ordered_json number = nlohmann::ordered_json::parse(text);
  if (scaled_decimal(number.dump(), power) != value) {
    throw InputError(fmt::format("{} has more digits than a number in JSON carries", text));
  }
  return number;
}

}  // namespace weft
