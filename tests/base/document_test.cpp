// SPDX-License-Identifier: Apache-2.0
#include "base/document.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <random>
#include <string>

#include "tests/support/bad_input.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::testing::StrEq;
using ::testing::ThrowsMessage;

Value parsed(const std::string& text) { return parse_yaml(text, "in.yaml"); }

auto refuses(const ::testing::Matcher<const std::string&>& message) {
  return ThrowsMessage<InputError>(message);
}

TEST(ParseYaml, EveryNodeKnowsItsLineAndColumn) {
  const Value document = parsed(
      "name: demo\n"
      "parts:\n"
      "  - first\n"
      "  - {key: 12 us}\n");
  EXPECT_EQ(document.at("name").where.text(), "in.yaml:1:7");
  EXPECT_EQ(document.at("parts").items[0].where.text(), "in.yaml:3:5");
  EXPECT_EQ(document.at("parts").items[1].where.text(), "in.yaml:4:5");
  EXPECT_EQ(document.at("parts").items[1].at("key").where.text(), "in.yaml:4:11");
}

TEST(ParseYaml, AnEmptyValueStandsWhereItsKeyDoes) {
  const Value document = parsed("name: demo\nparts:\n");
  EXPECT_EQ(document.at("parts").kind, Value::Kind::null);
  EXPECT_EQ(document.at("parts").where.text(), "in.yaml:2:1");
}

TEST(ParseYaml, KeepsTheOrderOfKeys) {
  EXPECT_THAT(parsed("b: 1\na: 2\nc: 3\n").keys(), ElementsAre("b", "a", "c"));
}

class ParseBadYaml : public ::testing::TestWithParam<BadInput> {};

TEST_P(ParseBadYaml, NamesThePlace) {
  EXPECT_THAT([] { parsed(GetParam().text); }, refuses("in.yaml", GetParam()));
}

const BadInput kBadYaml[] = {
    {"Empty", "", ": ", "is empty"},
    {"OnlyAComment", "# nothing\n", ": ", "is empty"},
    {"SeveralDocuments", "a: 1\n---\nb: 2\n", ": ", "holds more than one YAML document"},
    {"DuplicateKey", "a: 1\nb: 2\na: 3\n", ":3:1: ", "key 'a' stands here for the second time"},
    {"NestedDuplicateKey", "a: {b: 1, b: 2}\n", ":1:11: ", "key 'b' stands here"},
    {"ListForKey", "? [a, b]\n: 1\n", ":1:3: ", "a key must be a plain name"},
    {"OpenBracket", "a: 1\nb: [1, 2\n", ":3:1: ", "broken YAML: "},
    {"Tab", "a:\n\tb: 1\n", ":2:3: ", "broken YAML: "},
    {"WrongIndent", "a: 1\n  b: 2\n", ":2:4: ", "broken YAML: "},
    {"NotUtf8", "a: 1\nb: \xff\n", ":2:4: ", "this is no UTF-8 text"},
    {"ControlCharacter", "a: \x01\n", ":1:4: ", "this is no UTF-8 text"},
    {"UnknownAlias", "a: *nowhere\n", ":1:4: ", "broken YAML: "},
};

INSTANTIATE_TEST_SUITE_P(All, ParseBadYaml, ::testing::ValuesIn(kBadYaml), name_of);

std::string nested_lists(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

TEST(ParseYaml, RefusesDeepNesting) {
  EXPECT_NO_THROW(parsed(nested_lists(65)));
  EXPECT_THAT([] { parsed(nested_lists(66)); }, refuses(StrEq("in.yaml:1:66: nested too deeply")));
  EXPECT_THROW(parsed(nested_lists(1'000'000)), InputError);
}

TEST(ParseYaml, RefusesAnAliasOfItself) {
  EXPECT_THAT([] { parsed("a: &loop [*loop, *loop]\n"); }, refuses(HasSubstr("too deeply")));
}

TEST(ParseYaml, RefusesAliasesThatMultiply) {
  std::string text = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int level = 1; level <= 9; ++level) {  // ten of the last each: 10^10 nodes in all
    const std::string last = fmt::format("*l{}", level - 1);
    text += fmt::format("l{0}: &l{0} [{1}", level, last);
    for (int i = 1; i < 10; ++i) text += ", " + last;
    text += "]\n";
  }
  EXPECT_THAT([&] { parsed(text); }, refuses(HasSubstr("aliases make the document too large")));
}

TEST(ReadYaml, ReadsAFileAndCallsItByItsPath) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("in.yaml", "a: 1\n");
  EXPECT_EQ(read_yaml(path).at("a").where.text(), path + ":1:4");
}

TEST(ReadYaml, RefusesWhatIsNoFile) {
  const TemporaryDirectory directory;
  EXPECT_THAT([&] { read_yaml(directory / "none.yaml"); },
              refuses(HasSubstr("none.yaml': No such file or directory")));
  EXPECT_THAT([&] { read_yaml(directory.path()); },
              refuses(HasSubstr("is a directory, not a file")));
}

TEST(Value, GettersConvertScalars) {
  const Value document = parsed("{count: -3, ratio: 2.5, on: true, off: false, span: 2 us}");
  EXPECT_EQ(document.at("count").as_integer(), -3);
  EXPECT_DOUBLE_EQ(document.at("ratio").as_number(), 2.5);
  EXPECT_TRUE(document.at("on").as_bool());
  EXPECT_FALSE(document.at("off").as_bool());
  EXPECT_EQ(document.at("span").as_time(), microseconds(2));
}

TEST(Value, GettersRefuseWhatDoesNotFit) {
  const Value value = parsed("x: 1.5 apples\n").at("x");
  EXPECT_THAT([&] { value.as_integer(); }, refuses(StartsWith("in.yaml:1:4: '1.5 apples' is")));
  EXPECT_THROW(value.as_number(), InputError);
  EXPECT_THROW(value.as_bool(), InputError);
  EXPECT_THAT([&] { value.as_time(); }, refuses(HasSubstr("wrong unit 'apples'")));
  EXPECT_THROW(Value("9223372036854775808").as_integer(), InputError);
  EXPECT_THROW(Value("1.0").as_integer(), InputError);
  EXPECT_THROW(Value("inf").as_number(), InputError);
  EXPECT_THROW(Value("nan").as_number(), InputError);
}

TEST(Value, FallbackStandsInForAMissingKeyOnly) {
  const Value document = parsed("{name: demo, count: 3, ratio: 2.5, span: 2 us}");
  EXPECT_EQ(document.string_or("name", "other"), "demo");
  EXPECT_EQ(document.string_or("none", "other"), "other");
  EXPECT_EQ(document.integer_or("count", 7), 3);
  EXPECT_EQ(document.integer_or("none", 7), 7);
  EXPECT_DOUBLE_EQ(document.number_or("ratio", 7), 2.5);
  EXPECT_DOUBLE_EQ(document.number_or("none", 7), 7);
  EXPECT_EQ(document.time_or("span", Time(7)), microseconds(2));
  EXPECT_EQ(document.time_or("none", Time(7)), Time(7));
}

TEST(Value, MissingKeyIsRefusedWhereTheMapStands) {
  EXPECT_THAT([] { parsed("a: {b: 1}\n").at("a").at("c"); },
              refuses(StrEq("in.yaml:1:4: key 'c' is missing")));
}

TEST(WriteYaml, PutsShortMapsOfAListOnOneLine) {
  const std::string text =
      "name: demo\n"
      "tasks:\n"
      "  - {name: fft, sizes: [1, 2]}\n"
      "  - {name: decode}\n"
      "host:\n"
      "  type: ideal\n";
  EXPECT_EQ(write_yaml(parsed(text)), text);
}

// Everything but places, which a written document does not keep.
bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind || a.scalar != b.scalar) return false;
  if (a.items.size() != b.items.size() || a.keys() != b.keys()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    if (!same(a.members[i].second, b.members[i].second)) return false;
  }
  return true;
}

// Scalars that a careless writer would turn into something else.
const char* const kScalars[] = {
    "plain", "12 us", "",     " ",  "~",    "null", "true",  "a: b", "a:", "- a", "-",
    "? a",   "#",     "a #b", "'",  "\"",   "\\",   "\n",    "a\nb", "\t", "&a",  "*a",
    "!t",    "{",     "a, b", "[1", "%",    "@",    "`",     "|",    ">",  "---", "...",
    "é",     "€",     " a",   "a ", "\x01", "0x1F", "1e400", "=",    "<<", "a'b", "a\"b"};

Value random_value(std::mt19937& random, int depth) {
  Value value;
  const auto scalar = [&] { return std::string(kScalars[random() % std::size(kScalars)]); };
  const auto kind = depth == 0 ? 1 : random() % 4;
  value.kind = static_cast<Value::Kind>(kind);
  if (value.kind == Value::Kind::scalar) value.scalar = scalar();
  for (auto left = random() % 4; left > 0 && kind >= 2; --left) {
    Value member = random_value(random, depth - 1);
    if (value.kind == Value::Kind::list) {
      value.items.push_back(member);
    } else if (const std::string key = scalar(); value.find(key) == nullptr) {
      value.add(key, member);
    }
  }
  return value;
}

TEST(WriteYaml, ParsesBackToTheSameDocument) {
  std::mt19937 random(1);
  for (int i = 0; i < 3'000; ++i) {
    Value document;
    for (const char* key : {"a", "b"}) document.add(key, random_value(random, 4));
    const std::string text = write_yaml(document);
    ASSERT_TRUE(same(parsed(text), document)) << text;
  }
}

TEST(CheckColumnName, RefusesWhatWouldBreakATable) {
  EXPECT_NO_THROW(check_column_name("fft 4x4 (caf\u00e9)", {}));
  for (const char* name : {"", "a,b", "a\"b", "a\nb"}) {
    EXPECT_THAT(
        [&] {
          check_column_name(name, Location{"in.yaml", 3, 4});
        },
        refuses(HasSubstr("in.yaml:3:4: ")))
        << name;
  }
}

TEST(DirectoryOf, KeepsTheSlash) {
  EXPECT_EQ(directory_of("a/b/c.yaml"), "a/b/");
  EXPECT_EQ(directory_of("/c.yaml"), "/");
  EXPECT_EQ(directory_of("c.yaml"), "");
}

}  // namespace
}  // namespace weft
