// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/support/bad_input.h"
#include "tests/support/temporary_directory.h"
#include "workload/arrivals.h"

namespace weft {
namespace {

using ::testing::StartsWith;
using ::testing::ThrowsMessage;

const std::vector<std::string> kApplications = {"wifi_tx", "wifi_rx"};

std::vector<TraceEntry> read(const std::string& text) {
  const TemporaryDirectory directory;
  return read_trace(directory.write("trace.csv", text), kApplications);
}

TEST(ReadTrace, ReadsArrivalsAndApplications) {
  const auto trace = read("arrival,application\n0 ps,wifi_rx\n1.5 us,wifi_tx\n1.5 us,wifi_rx\n");
  ASSERT_EQ(trace.size(), 3u);
  EXPECT_EQ(trace[0].arrival, Time(0));
  EXPECT_EQ(trace[0].application, ApplicationId(1));
  EXPECT_EQ(trace[1].arrival, nanoseconds(1'500));
  EXPECT_EQ(trace[1].application, ApplicationId(0));
  EXPECT_EQ(trace[2].arrival, nanoseconds(1'500)) << "two may come in one instant";
}

TEST(ReadTrace, TakesBlanksEmptyLinesAndOtherLineEnds) {
  const auto trace = read("arrival,application\r\n\r\n  12 us ,  wifi_tx  \r\n\r\n13 us,wifi_rx");
  ASSERT_EQ(trace.size(), 2u);
  EXPECT_EQ(trace[0].arrival, microseconds(12));
  EXPECT_EQ(trace[1].application, ApplicationId(1));
}

class ReadWrongTrace : public ::testing::TestWithParam<BadInput> {};

TEST_P(ReadWrongTrace, NamesTheLine) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("trace.csv", GetParam().text);
  EXPECT_THAT([&] { read_trace(path, kApplications); }, refuses(path, GetParam()));
}

#define HEADER "arrival,application\n"

const BadInput kWrong[] = {
    {"Empty", "", ": ", "the trace has no arrivals"},
    {"OnlyAHeader", HEADER "\n", ": ", "the trace has no arrivals"},
    {"NoHeader", "12 us,wifi_tx\n",
     ":1:1: ", "expected the header 'arrival,application', found '12 us"},
    {"OtherHeader", "application,arrival\n", ":1:1: ", "expected the header"},
    {"NoComma", HEADER "12 us wifi_tx\n",
     ":2:1: ", "expected 'arrival,application', found '12 us w"},
    {"UnknownApplication", HEADER "1 us,wifi_tx\n2 us,wifi_xr\n", ":3:1: ",
     "the workload has no application 'wifi_xr'; it has 'wifi_tx', 'wifi_rx'; did you mean"},
    {"BareNumber", HEADER "12,wifi_tx\n", ":2:1: ", "'12' has no unit"},
    {"WrongUnit", HEADER "12 Hz,wifi_tx\n", ":2:1: ", "'12 Hz' has the wrong unit"},
    {"Negative", HEADER "-1 us,wifi_tx\n", ":2:1: ", "'-1 us' is negative"},
    {"OutOfOrder", HEADER "12 us,wifi_tx\n\n11 us,wifi_tx\n",
     ":4:1: ", "this arrival is earlier than the one before it"},
};

INSTANTIATE_TEST_SUITE_P(All, ReadWrongTrace, ::testing::ValuesIn(kWrong), name_of);

TEST(ReadTrace, RefusesAMissingFileWhereItIsNamed) {
  EXPECT_THAT(
      [] {
        read_trace("/nowhere/trace.csv", kApplications, {"workload.yaml", 3, 5});
      },
      ThrowsMessage<InputError>(StartsWith("workload.yaml:3:5: cannot read "
                                           "'/nowhere/trace.csv'")));
}

}  // namespace
}  // namespace weft
