// SPDX-License-Identifier: Apache-2.0
#include "base/schema.h"

#include <gmock/gmock.h>

#include <string>

#include "tests/support/bad_input.h"

namespace weft {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::StartsWith;
using ::testing::ThrowsMessage;

constexpr const char* kSchema = R"({
  "type": "object",
  "additionalProperties": false,
  "required": ["name"],
  "properties": {
    "name": {"type": "string"},
    "count": {"type": "integer", "minimum": 1, "maximum": 10, "default": 4},
    "ratio": {"type": "number", "exclusiveMinimum": 0},
    "fast": {"type": "boolean", "default": false},
    "mode": {"type": "string", "enum": ["wait", "drop"], "default": "wait"},
    "period": {"$ref": "#/$defs/positive_time"},
    "volume": {"type": "string", "x-quantity": "data"},
    "parts": {
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["id"],
        "properties": {"id": {"type": "string"}, "weight": {"type": "number", "default": 1}}
      }
    },
    "host": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "latency": {"type": "string", "x-quantity": "time", "default": "0 ps"},
        "cache": {
          "type": "object",
          "additionalProperties": false,
          "required": ["size"],
          "properties": {"size": {"type": "string", "x-quantity": "data"},
                         "ways": {"type": "integer"}}
        }
      }
    },
    "noise": {
      "type": "object",
      "default": {},
      "additionalProperties": false,
      "properties": {"sigma": {"type": "number", "default": 0.5}}
    },
    "times": {
      "type": "object",
      "minProperties": 1,
      "additionalProperties": {"$ref": "#/$defs/positive_time"}
    }
  },
  "$defs": {
    "positive_time": {"type": "string", "x-quantity": "time", "x-positive": true}
  }
})";

Value parsed(const std::string& text) { return parse_yaml(text, "in.yaml"); }

TEST(Validate, TakesADocumentThatUsesEverything) {
  EXPECT_NO_THROW(validate(parsed("{name: demo, count: 1, ratio: 0.001, fast: true, mode: drop, "
                                  "period: 12 us, volume: 0 B, parts: [{id: a, weight: -2.5}], "
                                  "host: {latency: 0 ns}, times: {fft: 3 us}}"),
                           kSchema));
  EXPECT_NO_THROW(validate(parsed("{name: demo, count: 10}"), kSchema));
}

class ValidateWrong : public ::testing::TestWithParam<BadInput> {};

TEST_P(ValidateWrong, NamesPlaceFoundAndExpected) {
  EXPECT_THAT([] { validate(parsed(GetParam().text), kSchema); }, refuses("in.yaml", GetParam()));
}

const BadInput kWrong[] = {
    {"UnknownKey", "name: a\ncuont: 3\n",
     ":2:", "unknown key 'cuont'; expected one of 'name', 'count', 'ratio'"},
    {"NearestKey", "name: a\ncuont: 3\n", ":2:", "; did you mean 'count'?"},
    {"UnknownKeyInAList", "name: a\nparts: [{id: a, wieght: 1}]\n", ":2:",
     "unknown key 'wieght' in parts[0]; expected one of 'id', 'weight'; did you mean 'weight'?"},
    {"MissingKey", "count: 3\n", ":1:1: ", "key 'name' is missing"},
    {"MissingKeyInAList", "name: a\nparts: [{id: a}, {weight: 1}]\n",
     ":2:18: ", "parts[1]: key 'id' is missing"},
    {"DocumentIsAList", "[a, b]\n",
     ":1:1: ", "the document: expected a section with keys, found a list"},
    {"ListForScalar", "name: [a]\n", ":1:7: ", "name: expected a single value, found a list"},
    {"NothingForScalar", "name:\n", ":1:1: ", "name: expected a single value, found nothing"},
    {"ScalarForList", "{name: a, parts: b}", ":1:18: ", "parts: expected a list, found 'b'"},
    {"ScalarForMap", "{name: a, host: b}",
     ":1:17: ", "host: expected a section with keys, found 'b'"},
    {"MapForScalar", "{name: {a: b}}", ":1:8: ", "found a section with keys"},
    {"WordForInteger", "{name: a, count: b}",
     ":1:18: ", "count: expected a whole number, found 'b'"},
    {"FractionForInteger", "{name: a, count: 2.5}", ":1:18: ", "expected a whole number"},
    {"WordForNumber", "{name: a, ratio: b}", ":1:18: ", "ratio: expected a number, found 'b'"},
    {"WordForBoolean", "{name: a, fast: yes}",
     ":1:17: ", "fast: expected true or false, found 'yes'"},
    {"BelowMinimum", "{name: a, count: 0}", ":1:18: ", "count: expected at least 1, found '0'"},
    {"AboveMaximum", "{name: a, count: 11}", ":1:18: ", "count: expected at most 10, found '11'"},
    {"AtExclusiveMinimum", "{name: a, ratio: 0}", ":1:18: ", "ratio: expected more than 0"},
    {"NotInEnum", "{name: a, mode: dorp}",
     ":1:17: ", "mode: expected one of 'wait', 'drop', found 'dorp'; did you mean 'drop'?"},
    {"BareNumberForQuantity", "{name: a, period: 12}", ":1:19: ", "period: '12' has no unit"},
    {"WrongUnit", "{name: a, volume: 12 us}", ":1:19: ", "volume: '12 us' has the wrong unit"},
    {"ZeroForPositive", "{name: a, period: 0 us}",
     ":1:19: ", "period: expected more than zero, found '0 us'"},
    {"EmptyList", "{name: a, parts: []}",
     ":1:18: ", "parts: expected at least one element, found an empty list"},
    {"EmptyMap", "{name: a, times: {}}",
     ":1:18: ", "times: expected at least one entry, found an empty section"},
    {"WrongInAdditional", "{name: a, times: {fft: 3}}", ":1:24: ", "times.fft: '3' has no unit"},
};

INSTANTIATE_TEST_SUITE_P(All, ValidateWrong, ::testing::ValuesIn(kWrong), name_of);

TEST(WithDefaults, FillsInWhatIsLeftOut) {
  const Value document = with_defaults(parsed("{name: a, parts: [{id: b}], host: {}}"), kSchema);
  EXPECT_EQ(document.at("count").as_integer(), 4);
  EXPECT_FALSE(document.at("fast").as_bool());
  EXPECT_EQ(document.at("mode").scalar, "wait");
  EXPECT_EQ(document.at("parts").items[0].at("weight").as_integer(), 1);
  EXPECT_EQ(document.at("host").at("latency").scalar, "0 ps");
  EXPECT_EQ(document.at("noise").at("sigma").scalar, "0.5") << "within a section left out";
  EXPECT_EQ(document.find("ratio"), nullptr) << "it has no default";
  EXPECT_NO_THROW(validate(document, kSchema));
}

TEST(WithDefaults, KeepsWhatIsThere) {
  const Value document =
      with_defaults(parsed("{name: a, count: 7, host: {latency: 3 us}}"), kSchema);
  EXPECT_EQ(document.at("count").as_integer(), 7);
  EXPECT_EQ(document.at("host").at("latency").scalar, "3 us");
  EXPECT_EQ(document.at("host").keys().size(), 1u) << "nothing stands there twice";
}

class ApplySetting : public ::testing::Test {
 protected:
  bool apply(const std::string& setting) { return apply_setting(document_, kSchema, setting); }
  auto refuses(const std::string& setting, const std::string& message) {
    EXPECT_THAT([&] { apply(setting); }, ThrowsMessage<InputError>(AllOf(
                                             StartsWith("--set " + setting), EndsWith(message))));
  }

  Value document_ = parsed("{name: a, count: 3, parts: [{id: b}, {id: c}], times: {fft: 3 us}}");
};

TEST_F(ApplySetting, ReplacesAnExistingKey) {
  EXPECT_TRUE(apply("count=5"));
  EXPECT_EQ(document_.at("count").as_integer(), 5);
  EXPECT_TRUE(apply("times.fft=4 us"));
  EXPECT_EQ(document_.at("times").at("fft").as_time(), microseconds(4));
}

TEST_F(ApplySetting, AddsAKeyThatTheSchemaKnows) {
  EXPECT_TRUE(apply("mode=drop"));
  EXPECT_EQ(document_.at("mode").scalar, "drop");
  EXPECT_NO_THROW(validate(document_, kSchema));
}

TEST_F(ApplySetting, OpensSectionsThatTheSchemaKnows) {
  EXPECT_TRUE(apply("host.cache.size=64 KiB"));
  EXPECT_EQ(document_.at("host").at("cache").at("size").scalar, "64 KiB");
  EXPECT_NO_THROW(validate(document_, kSchema));
}

TEST_F(ApplySetting, OpensASectionThatStandsThereEmpty) {
  document_ = parsed("name: a\nhost:\n");
  EXPECT_TRUE(apply("host.latency=2 us"));
  EXPECT_EQ(document_.at("host").at("latency").as_time(), microseconds(2));
}

TEST_F(ApplySetting, CountsIntoLists) {
  EXPECT_TRUE(apply("parts.1.weight=2.5"));
  EXPECT_DOUBLE_EQ(document_.at("parts").items[1].at("weight").as_number(), 2.5);
  EXPECT_EQ(document_.at("parts").items[0].find("weight"), nullptr);
}

TEST_F(ApplySetting, ReplacesWholeSections) {
  EXPECT_TRUE(apply("parts=[{id: z}]"));
  ASSERT_EQ(document_.at("parts").items.size(), 1u);
  EXPECT_EQ(document_.at("parts").items[0].at("id").scalar, "z");
}

TEST_F(ApplySetting, ErrorsOfTheNewValueNameTheOption) {
  EXPECT_TRUE(apply("count=many"));
  EXPECT_TRUE(apply("host.latncy=2 us"));
  EXPECT_THAT(
      [&] { validate(document_, kSchema); },
      ThrowsMessage<InputError>("--set count=many: count: expected a whole number, found 'many'"));
  EXPECT_TRUE(apply("count=2"));
  EXPECT_THAT([&] { validate(document_, kSchema); },
              ThrowsMessage<InputError>(AllOf(StartsWith("--set host.latncy=2 us: unknown key"),
                                              EndsWith("did you mean 'latency'?"))));
}

TEST_F(ApplySetting, ErrorsOfASectionThatItOpensNameTheOption) {
  EXPECT_TRUE(apply("host.cache.ways=4"));
  EXPECT_THAT(
      [&] { validate(document_, kSchema); },
      ThrowsMessage<InputError>("--set host.cache.ways=4: host.cache: key 'size' is missing"));
}

TEST_F(ApplySetting, ErrorsNameThePlaceThatTheSettingComesFrom) {
  EXPECT_THAT(
      [&] {
        apply_setting(document_, kSchema, "parts.7.id=d", {"study.yaml", 3, 5});
      },
      ThrowsMessage<InputError>(StartsWith("study.yaml:3:5: there is no element '7'")));
}

TEST_F(ApplySetting, AForeignFirstKeyChangesNothing) {
  const std::string before = write_yaml(document_);
  EXPECT_FALSE(apply("arrivals.cap=3"));
  EXPECT_FALSE(apply("jobs=3"));
  EXPECT_EQ(write_yaml(document_), before);
}

TEST_F(ApplySetting, UnknownParentsAreRefused) {
  refuses("host.cahce.size=64 KiB",
          "there is no 'cahce' here; expected one of 'latency', 'cache'; did you mean 'cache'?");
  refuses("times.ftt.x=3 us", "there is no 'ftt' here; expected one of 'fft'; did you mean 'fft'?");
  refuses("name.first=b", "there is no 'first' here; expected one of none");
}

TEST_F(ApplySetting, IndicesOutsideTheListAreRefused) {
  refuses("parts.2.id=d", "there is no element '2' here; expected a number below 2");
  refuses("parts.-1.id=d", "there is no element '-1' here; expected a number below 2");
  refuses("parts.first.id=d", "expected a number below 2");
  refuses("parts.99999999999999999999.id=d", "expected a number below 2");
}

TEST_F(ApplySetting, MalformedSettingsAreRefused) {
  refuses("count", ": expected path.to.key=value");
  refuses("=3", ": expected path.to.key=value");
  refuses("count=", ": is empty");
  refuses("parts=[", "end of sequence flow not found");
}

}  // namespace
}  // namespace weft
