// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/sched_oracle.h"

#include <gmock/gmock.h>

#include "tests/support/bad_input.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

constexpr const char* kGood = R"({"format": "sched-oracle-1", "id": "two", "num_tasks": 2,
  "exec": [[3, null], [4, 5]], "edges": [{"src": 0, "dst": 1, "data": 6}],
  "bandwidth": [[0, 0.8], [1.25, 0]],
  "ref": {"HEFT": {"makespan": 7, "order_invariant": true, "schedule": [
    {"task": 0, "pe": 0, "start": 0, "end": 3}, {"task": 1, "pe": 0, "start": 3, "end": 7}]}},
  "published": {"HEFT": 7}, "optimum": {"status": "proved", "makespan": 7}})";

TEST(SchedOracle, ReadsAllThatAFileSays) {
  const OracleCase oracle = parse_sched_oracle(kGood, "good.json");
  EXPECT_EQ(oracle.id, "two");
  EXPECT_EQ(oracle.problem.execution(TaskId(0), PeId(0)), 3);
  EXPECT_FALSE(oracle.problem.supports(TaskId(0), PeId(1)));
  ASSERT_EQ(oracle.references.size(), 1U);
  EXPECT_EQ(oracle.references[0].algorithm, "HEFT");
  EXPECT_EQ(oracle.references[0].makespan, 7);
  EXPECT_TRUE(oracle.references[0].order_invariant);
  EXPECT_EQ(oracle.references[0].schedule.at(1), (ScheduledTask{TaskId(1), PeId(0), 3, 7}));
  ASSERT_EQ(oracle.published.size(), 1U);
  EXPECT_EQ(oracle.published[0].makespan, 7);
  ASSERT_TRUE(oracle.optimum.has_value());
  EXPECT_TRUE(oracle.optimum->proved);
}

// 6 / 0.8 = 7.5 and 6 / 1.25 = 4.8, rounded up.
TEST(SchedOracle, BandwidthsWithDecimalsAreExact) {
  const Problem problem = parse_sched_oracle(kGood, "good.json").problem;
  EXPECT_EQ(problem.communication(EdgeId(0), PeId(0), PeId(1)), 8);
  EXPECT_EQ(problem.communication(EdgeId(0), PeId(1), PeId(0)), 5);
}

// 0.1 is no binary fraction: 7 / 0.1 in doubles is 70, but 3 / 0.1 would be 30.000000000000004.
TEST(SchedOracle, AQuotientThatIsWholeInDecimalsIsNotRoundedUp) {
  const auto text = [](const std::string& data, const std::string& rate) {
    return R"({"format": "sched-oracle-1", "exec": [[1, 1], [1, 1]], "edges": [{"src": 0, "dst": 1,
      "data": )" +
           data + R"(}], "bandwidth": [[0, )" + rate + "], [" + rate + ", 0]]}";
  };
  const auto time = [&](const std::string& data, const std::string& rate) {
    return parse_sched_oracle(text(data, rate), "x.json")
        .problem.communication(EdgeId(0), PeId(0), PeId(1));
  };
  EXPECT_EQ(time("3", "0.1"), 30);
  EXPECT_EQ(time("7", "0.7"), 10);
  EXPECT_EQ(time("2.1", "0.3"), 7);
  EXPECT_EQ(time("3", "0.3333333333333333"), 9);
  EXPECT_EQ(time("4e3", "1e1"), 400);
}

TEST(SchedOracle, ReadsAFileAndNamesOneThatIsNotThere) {
  const TemporaryDirectory directory;
  EXPECT_EQ(read_sched_oracle(directory.write("good.json", kGood)).problem.task_count(), 2);
  EXPECT_THROW(read_sched_oracle(directory / "none.json"), InputError);
}

class BadOracles : public ::testing::TestWithParam<BadInput> {};

TEST_P(BadOracles, AreRefusedWithPlaceAndExpectation) {
  EXPECT_THAT([] { parse_sched_oracle(GetParam().text, "bad.json"); },
              refuses("bad.json", GetParam()));
}

#define WEFT_HEAD R"({"format": "sched-oracle-1", )"
#define WEFT_TAIL R"("edges": [], "bandwidth": [[0, 1], [1, 0]]})"

INSTANTIATE_TEST_SUITE_P(
    SchedOracle, BadOracles,
    ::testing::Values(
        BadInput{"Empty", "", ": ", "no JSON"},
        BadInput{"Truncated", "{\"format\": ", ": ", "no JSON"},
        BadInput{"NoObject", "[1, 2]", ": ", "found a list; expected an object"},
        BadInput{"OtherFormat", R"({"format": "stg"})",
                 ": format: ", R"(found "stg"; expected "sched-oracle-1")"},
        BadInput{"NoExec", WEFT_HEAD WEFT_TAIL, ": ", "'exec' is missing"},
        BadInput{"ExecNoList", WEFT_HEAD R"("exec": 3, )" WEFT_TAIL,
                 ": exec: ", "found 3; expected a list"},
        BadInput{"ExecText", WEFT_HEAD R"("exec": [[1, "x"]], )" WEFT_TAIL,
                 ": exec[0][1]: ", R"(found "x"; expected a whole number, 0 or more)"},
        BadInput{"ExecFraction", WEFT_HEAD R"("exec": [[1, 1.5]], )" WEFT_TAIL,
                 ": exec[0][1]: ", "found 1.5; expected a whole number"},
        BadInput{"ExecNegative", WEFT_HEAD R"("exec": [[1, -1]], )" WEFT_TAIL,
                 ": exec[0][1]: ", "found -1; expected"},
        BadInput{"ExecHuge", WEFT_HEAD R"("exec": [[1, 1e300]], )" WEFT_TAIL,
                 ": exec[0][1]: ", "found 1e+300; expected"},
        BadInput{"ExecBeyondInt64", WEFT_HEAD R"("exec": [[18446744073709551615, 1]], )" WEFT_TAIL,
                 ": exec[0][0]: ", "expected"},
        BadInput{"NobodyRunsIt", WEFT_HEAD R"("exec": [[null, null]], )" WEFT_TAIL, ": ",
                 "no PE can run task 0"},
        BadInput{"WrongCount", WEFT_HEAD R"("num_tasks": 3, "exec": [[1, 1]], )" WEFT_TAIL,
                 ": num_tasks: ", "found 3; expected 1, as many as 'exec' has"},
        BadInput{"BadEdge", WEFT_HEAD R"("exec": [[1]], "edges": [{"src": 0, "dst": 5, "data": 1}],
                   "bandwidth": [[0]]})",
                 ": ", "edge 0 -> 5 names task 5"},
        BadInput{"EdgeWithoutData",
                 WEFT_HEAD R"("exec": [[1]], "edges": [{"src": 0, "dst": 0}], "bandwidth": [[0]]})",
                 ": edges[0]: ", "'data' is missing"},
        BadInput{"EdgeIndexHuge",
                 WEFT_HEAD R"("exec": [[1]], "edges": [{"src": 4294967296, "dst": 0, "data": 1}],
                   "bandwidth": [[0]]})",
                 ": edges[0].src: ", "expected an index below 2^31"},
        BadInput{"BandwidthNegative",
                 WEFT_HEAD R"("exec": [[1, 1]], "edges": [], "bandwidth": [[0, -1], [1, 0]]})",
                 ": bandwidth[0][1]: ", "found -1; expected a number, 0 or more"},
        BadInput{"BandwidthZero",
                 WEFT_HEAD R"("exec": [[1, 1]], "edges": [], "bandwidth": [[0, 0], [1, 0]]})", ": ",
                 "bandwidth from PE 0 to PE 1 must be above 0"},
        BadInput{"BandwidthTooFine",
                 WEFT_HEAD R"("exec": [[1, 1]], "edges": [], "bandwidth": [[0, 1e-9], [1, 0]]})",
                 ": bandwidth[0][1]: ", "denominator of at most 10^6"},
        BadInput{"NulByte", "{\"format\": \"sched\x01\"}", ": ", "no JSON"},
        BadInput{"BadStatus",
                 WEFT_HEAD
                 R"("optimum": {"status": "sure", "makespan": 1}, "exec": [[1, 1]], )" WEFT_TAIL,
                 ": optimum.status: ", R"(expected "proved" or "best_known")"}),
    name_of);

}  // namespace
}  // namespace weft
