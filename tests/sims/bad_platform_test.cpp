// SPDX-License-Identifier: Apache-2.0
#include "tests/sims/bad_input.h"

namespace weft {
namespace {

using namespace std::string_literals;  // NOLINT(google-build-using-namespace)

class BadPlatform : public BadInput {};

TEST_P(BadPlatform, IsRefusedInOneLineAndLeavesNothing) { check(); }

// A number at the place of the count in platform.yaml.
Case count(const std::string& name, const std::string& number, const std::string& expected) {
  return {name,
          {{"platform.yaml", "count: 2", "count: " + number}},
          kRun,
          {"platform.yaml:2:36: cluster.big.count: expected " + expected + ", found '" + number}};
}

// A quantity at the place of the bandwidth in platform.yaml.
Case bandwidth(const std::string& name, const std::string& text, const std::string& message) {
  return {name,
          {{"platform.yaml", "1 GB/s", text}},
          kRun,
          {"platform.yaml:6:14: interconnect.bandwidth: ", message}};
}

const Case kPlatform[] = {
    {"UnknownKey",
     {{"platform.yaml", "cluster", "clusters"}},
     kRun,
     {"platform.yaml:2:3: unknown key 'clusters'; expected one of", "did you mean 'cluster'?"}},
    {"UnknownKeyBelow",
     {{"platform.yaml", "count: 2", "cuont: 2"}},
     kRun,
     {"platform.yaml:2:36: unknown key 'cuont' in cluster.big; expected one of 'pe_type', 'count'",
      "did you mean 'count'?"}},
    {"MissingKey",
     {{"platform.yaml", "  type: ideal\n", ""}},
     kRun,
     {"platform.yaml:5:3: interconnect: key 'type' is missing"}},
    {"NoClusters",
     {{"platform.yaml", "", "cluster: {}\ninterconnect: {type: ideal, bandwidth: 1 GB/s}\n"}},
     kRun,
     {"platform.yaml:1:10: cluster: expected at least one entry, found an empty section"}},
    {"UnknownInterconnect",
     {{"platform.yaml", "ideal", "idael"}},
     kRun,
     {"platform.yaml:5:9: interconnect.type: expected one of 'ideal'", "did you mean 'ideal'?"}},
    {"UnknownHost",
     {{"platform.yaml", "interconnect:", "scheduler_host: {type: fixde}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:24: scheduler_host.type: expected one of ", "did you mean 'fixed'?"}},
    {"DecisionsOfSeconds",
     {{"platform.yaml",
       "interconnect:", "scheduler_host: {type: fixed, latency: 2 s}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:40: latency: expected at most 1 s"}},
    {"HostOnNoPe",
     {{"platform.yaml", "interconnect:", "scheduler_host: {type: cpu, pe: big9}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:33: pe: there is no PE 'big9'; expected one of 'big0', 'big1'",
      "did you mean 'big0'?"}},
    {"HostWithoutPe",
     {{"platform.yaml", "interconnect:", "scheduler_host: {type: cpu}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:17: scheduler_host: key 'pe' is missing"}},
    {"KeyOfAnotherHost",
     {{"platform.yaml",
       "interconnect:", "scheduler_host: {type: cpu, pe: big0, tick: 1 ns}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:45: scheduler_host: key 'tick' goes with type 'hardware', not with 'cpu'"}},
    {"HostOfHours",
     {{"platform.yaml", "interconnect:",
       "scheduler_host: {type: cpu, pe: big0, operation_cycles: 999999999}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:57: scheduler_host.operation_cycles: expected at most 1000000"}},
    count("ZeroCount", "0", "at least 1"),
    count("NegativeCount", "-1", "at least 1"),
    count("CountTooLarge", "4097", "at most 4096"),
    count("HugeCount", "99999999999999999999999999", "a whole number"),
    count("FractionalCount", "1.5", "a whole number"),
    count("HexadecimalCount", "0x10", "a whole number"),
    count("CountInWords", "two", "a whole number"),
    {"CountIsAList", {{"platform.yaml", "count: 2", "count: [2]"}}, kRun, {":2:36: ", "a list"}},
    {"CountIsMissing", {{"platform.yaml", "count: 2", "count:"}}, kRun, {":2:29: ", "nothing"}},
    bandwidth("WrongUnit", "1 GHz", "'1 GHz' has the wrong unit 'GHz'; expected a bandwidth such"),
    bandwidth("WrongCaseOfUnit", "1 gb/s", "'1 gb/s' has the wrong unit 'gb/s'"),
    bandwidth("BareNumber", "1000", "'1000' has no unit; expected a bandwidth such as '10 MB/s'"),
    bandwidth("NegativeQuantity", "-1 GB/s", "'-1 GB/s' is negative"),
    bandwidth("ZeroQuantity", "0 B/s", "expected more than zero, found '0 B/s'"),
    bandwidth("HugeQuantity", "99999999999999999999 GB/s", "is too large"),
    bandwidth("EndlessQuantity", repeat("9", 500) + " GB/s", "is too long for a quantity"),
    bandwidth("TinyQuantity", "0.0001 B/s", "is finer than 1 B/s"),
    bandwidth("ExponentInQuantity", "1e9 B/s", "has the wrong unit 'e9 B/s'"),
    bandwidth("NoNumber", "fast", "does not begin with a number"),
    {"LinkToUnknownCluster",
     {{"platform.yaml", "[big, small]", "[big, smal]"}},
     kRun,
     {"platform.yaml:8:23: there is no cluster 'smal'; expected one of 'big', 'small'",
      "did you mean 'small'?"}},
    {"LinkOfOneCluster",
     {{"platform.yaml", "[big, small]", "[big]"}},
     kRun,
     {"platform.yaml:8:17: interconnect.links[0].between: expected at least 2 elements"}},
    {"LinkOfThreeClusters",
     {{"platform.yaml", "[big, small]", "[big, small, big]"}},
     kRun,
     {"platform.yaml:8:17: a link is between two clusters"}},
    {"NoOperatingPoint",
     {{"platform.yaml", "500 MHz", "700 MHz"}},
     kRun,
     {"platform.yaml:3:42: PE type 'core' has no operating point at 700 MHz; it has '500 MHz', "
      "'1 GHz'"}},
    {"ClusterTakesTheNameOfAPe",
     {{"platform.yaml", "small: {", "big0: {"}},
     kRun,
     {"platform.yaml:3:9: two parts of the SoC would be called 'big0'"}},
    {"ClusterTakesTheNameOfAModule",
     {{"platform.yaml", "small: {", "dispatcher: {"}},
     kRun,
     {"platform.yaml:3:15: two parts of the SoC would be called 'dispatcher'"}},
    {"StrangeClusterName",
     {{"platform.yaml", "small: {", "'sm,all': {"}},
     kRun,
     {"platform.yaml:3:13: 'sm,all' is not a name: letters, digits and '_' only"}},
    {"TransferWithoutEnd",
     {{"platform.yaml", "1 GB/s", "1 B/s"}, {"app.yaml", "64 B", "64 GiB"}},
     kRun,
     {"task 'a' of application 'demo' take longer than an hour on platform"}},
};

const Case kPeType[] = {
    {"OperatingPointsOutOfOrder",
     {{"core.yaml", "500 MHz", "2 GHz"}},
     kRun,
     {"core.yaml:5:5: operating points stand in the order of rising frequency"}},
    {"OperatingPointTwice", {{"core.yaml", "500 MHz", "1 GHz"}}, kRun, {"core.yaml:5:5: "}},
    {"TimeWithoutUnit",
     {{"core.yaml", "10 us", "10"}},
     kRun,
     {"core.yaml:7:8: execution_time.fft: '10' has no unit; expected a time such as '12 us'"}},
    {"NegativeTime", {{"core.yaml", "10 us", "-10 us"}}, kRun, {"core.yaml:7:8: ", "is negative"}},
    {"HugeTime", {{"core.yaml", "10 us", "99999999 s"}}, kRun, {"core.yaml:7:8: ", "is too large"}},
    {"TimeOfHours",
     {{"core.yaml", "10 us", "2000000 s"}},
     kRun,
     {"kernel 'fft' takes longer than an hour on cluster 'big'"}},
    {"ZeroFrequency",
     {{"core.yaml", "reference_frequency: 1 GHz", "reference_frequency: 0 Hz"}},
     kRun,
     {"core.yaml:2:22: reference_frequency: expected more than zero, found '0 Hz'"}},
    {"NoKernels",
     {{"core.yaml", "  fft: 10 us\n  decode: 20 us\n", ""}},
     kRun,
     {"core.yaml:6:1: execution_time: expected a section with keys, found nothing"}},
    name("NameOfType", {"core.yaml", "name: core", R"(name: "co,re")"}, "core.yaml:1:7: 'co,re'"),
    name("NameOfKernel", {"core.yaml", "  fft", R"(  "f\nft": 1 us
  fft)"},
         "core.yaml:7:12: 'f\\nft'"),
};

INSTANTIATE_TEST_SUITE_P(Platform, BadPlatform, ::testing::ValuesIn(kPlatform), name_of);
INSTANTIATE_TEST_SUITE_P(PeType, BadPlatform, ::testing::ValuesIn(kPeType), name_of);

}  // namespace
}  // namespace weft
