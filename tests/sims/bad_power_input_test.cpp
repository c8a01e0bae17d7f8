// SPDX-License-Identifier: Apache-2.0
#include "tests/sims/bad_input.h"

namespace weft {
namespace {

class BadPower : public BadInput {};

TEST_P(BadPower, IsRefusedInOneLineAndLeavesNothing) { check(); }

constexpr const char* kLeakage =
    "leakage: {c1_ampere_per_kelvin2: 0.002, c2_kelvin: 2660, i_gate_ampere: 0.0005}";
constexpr const char* kProfiles =
    "profiles: [{frequency: 500 MHz, active: [0.1 W, 0.2 W]}, {frequency: 1 GHz, active: [0.3 W, "
    "0.5 W]}]";

// The PE type with a section `power` of these keys, at line 6; the platform counts energy.
Case pe_type(const std::string& name, const std::string& keys,
             const std::vector<std::string>& message) {
  return {name,
          {{"core.yaml", "execution_time:", "power: {" + keys + "}\nexecution_time:"},
           {"platform.yaml", "interconnect:", "power: {other: 1 W}\ninterconnect:"}},
          kRun,
          message};
}

// The platform with these sections at line 4, of PEs whose power is known.
Case platform(const std::string& name, const std::string& sections,
              const std::vector<std::string>& message) {
  return {name,
          {{"core.yaml", "execution_time:",
            "power: {capacitance: 0.85 nF, trip_frequencies: [1 GHz, 500 MHz]}\nexecution_time:"},
           {"platform.yaml", "interconnect:", sections + "interconnect:"}},
          kRun,
          message};
}

// The cluster `small` with these keys instead of its frequency.
Case cluster(const std::string& name, const std::string& keys,
             const std::vector<std::string>& message) {
  return {name, {{"platform.yaml", "frequency: 500 MHz", keys}}, kRun, message};
}

std::string rc(const std::string& keys) {
  return "power: {}\nthermal:\n  rc: {ambient: 25 C, " + keys + "}\n";
}

TEST_F(BadPower, GoodSectionsAreTaken) {
  apply({"core.yaml", "execution_time:",
         "power: {" + std::string(kProfiles) + ", profile_temperature: 42 C, " + kLeakage +
             "}\nexecution_time:"});
  apply({"platform.yaml", "frequency: 500 MHz", "governor: {type: ondemand, period: 5 us}"});
  apply({"platform.yaml", "interconnect:",
         "power: {memory: 47.3 mW, memory_energy_per_byte: 20 pJ, wire_energy_per_byte: 0.5 pJ}\n"
         "thermal:\n  trips: [85 C, 90 C]\n  hysteresis: 3 C\n  step: 10 us\n"
         "  rc: {ambient: 25 C, nodes: {die: {capacity_j_per_k: 0.5, to_ambient_k_per_w: 10}},\n"
         "       inputs: {big: die, small: die}}\ninterconnect:"});
  EXPECT_NE(weft(kRun), "");
  EXPECT_NE(weft("validate platform.yaml"), "");
}

const Case kPeTypes[] = {
    {"OppsOutOfOrder",
     {{"core.yaml", "frequency: 500 MHz", "frequency: 2 GHz"}},
     kRun,
     {"core.yaml:5:5: operating points stand in the order of rising frequency"}},
    pe_type("ProfileAtNoOpp", "profiles: [{frequency: 700 MHz, active: [1 W, 2 W]}]",
            {"core.yaml:6:8: the power profile at 700 MHz is at no operating point; there are "
             "'500 MHz', '1 GHz'"}),
    pe_type("ProfilesOutOfOrder",
            "profiles: [{frequency: 1 GHz, active: [1 W]}, {frequency: 500 MHz, active: [1 W]}]",
            {"power profiles stand in the order of rising frequency"}),
    pe_type("ProfileThatFalls", "profiles: [{frequency: 1 GHz, active: [2 W, 1 W]}]",
            {"the power profile at 1 GHz must rise with the active cores"}),
    pe_type("ProfilesOfSeveralLengths",
            "profiles: [{frequency: 500 MHz, active: [1 W]}, {frequency: 1 GHz, active: [1 W, 2 "
            "W]}]",
            {"expected 1 values, as many as in the first profile; found 2"}),
    pe_type("ProfilesForTooFewCores", "profiles: [{frequency: 1 GHz, active: [1 W]}]",
            {"platform.yaml:2:8: PE type 'core' has power profiles for up to 1 cores; the cluster "
             "has 2"}),
    pe_type("NoSourceOfPower", "idle_per_core: 1 mW",
            {"dynamic power comes either from power profiles or from an effective capacitance"}),
    pe_type("TwoSourcesOfPower", std::string(kProfiles) + ", capacitance: 1 nF",
            {"dynamic power comes either from power profiles or from an effective capacitance"}),
    pe_type("TemperatureOfNoProfile", "capacitance: 1 nF, profile_temperature: 42 C",
            {"power: 'profile_temperature' goes with 'profiles'"}),
    pe_type("BareTemperature", std::string(kProfiles) + ", profile_temperature: 42",
            {"power.profile_temperature: '42' has no unit; expected a temperature such as '85 C'"}),
    pe_type("CapacitanceInFarads", "capacitance: 1 F", {"has the wrong unit 'F'", "0.85 nF"}),
    pe_type("TripAtNoFrequency", "capacitance: 1 nF, trip_frequencies: [-1]",
            {"core.yaml:6:47: '-1' is negative; expected a frequency"}),
    pe_type("UnknownKey", "capacitence: 1 nF", {"did you mean 'capacitance'?"}),
    {"PowerWithoutOpps",
     {{"core.yaml", "",
       "name: core\nreference_frequency: 1 GHz\npower: {capacitance: 1 nF}\n"
       "execution_time: {fft: 10 us, decode: 20 us}\n"}},
     kRun,
     {"core.yaml:3:8: power: expected 'operating_points' in the PE type"}},
};

const Case kClusters[] = {
    cluster("UnknownGovernor", "governor: {type: ondemnad}", {"did you mean 'ondemand'?"}),
    cluster("GovernorOfNoFrequency", "governor: {type: constant, frequency: 700 MHz}",
            {"platform.yaml:3:41: there is no operating point at 700 MHz; expected one of '500 "
             "MHz', '1 GHz'"}),
    cluster("ConstantWithoutFrequency", "governor: {type: constant}",
            {"key 'frequency' is missing, which type 'constant' needs"}),
    cluster("PeriodOfAConstantGovernor", "governor: {type: performance, period: 1 ms}",
            {"key 'period' goes with type 'ondemand', 'schedutil', not with 'performance'"}),
    cluster("ThresholdsThatCross",
            "governor: {type: ondemand, up_threshold: 0.3, down_differential: 0.5}",
            {"governor ondemand: expected an up threshold of at most 1"}),
    cluster("GovernorBesideFrequency", "frequency: 1 GHz, governor: {type: performance}",
            {"key 'frequency' has no use beside 'governor'"}),
    cluster("ThermalInputWithoutModel", "thermal_input: big",
            {"key 'thermal_input' has no use without a section 'thermal'"}),
    {"GovernorWithoutOpps",
     {{"core.yaml", "",
       "name: core\nreference_frequency: 1 GHz\nexecution_time: {fft: 10 us, decode: 20 us}\n"},
      {"platform.yaml", "frequency: 500 MHz", "governor: {type: ondemand}"}},
     kRun,
     {"platform.yaml:3:41: a governor needs operating points, and the PE type has none"}},
    {"ReferenceFrequencyAtNoOpp",
     {{"core.yaml", "reference_frequency: 1 GHz",
       "reference_frequency: 2 GHz\npower: {capacitance: 1 nF}"},
      {"platform.yaml", "interconnect:", "power: {}\ninterconnect:"}},
     kRun,
     {"PE type 'core' has no operating point at 2 GHz", "expected 'frequency' or 'governor'"}},
};

const Case kPlatforms[] = {
    {"NothingDrawsPower",
     {{"platform.yaml", "interconnect:", "power: {other: 1 W}\ninterconnect:"}},
     kRun,
     {"platform.yaml:4:8: no PE type of this platform has a section 'power'"}},
    platform("ThermalWithoutPower", "thermal: {model: odroid_xu3}\n",
             {"section 'thermal' needs a section 'power'"}),
    platform("TemperatureBesideThermal",
             "power: {temperature: 40 C}\nthermal: {model: odroid_xu3}\n",
             {"power: key 'temperature' has no use beside a section 'thermal'"}),
    platform("NeitherModelNorRc", "power: {}\nthermal: {step: 1 ms}\n",
             {"platform.yaml:5:10: thermal: expected either 'model' or 'rc', and not both"}),
    platform("UnknownModel", "power: {}\nthermal: {model: odroid_xu4}\n",
             {"unknown thermal model 'odroid_xu4'", "did you mean 'odroid_xu3'?"}),
    platform("NoInputForACluster", "power: {}\nthermal: {model: odroid_xu3}\n",
             {"key 'thermal_input' is missing: the thermal model has no input 'small'",
              "'big', 'little', 'memory', 'gpu', 'accelerator'"}),
    platform("UnknownMemoryInput",
             "power: {}\nthermal: {model: odroid_xu3, memory_input: memroy}\n",
             {"there is no thermal input 'memroy'", "did you mean 'memory'?"}),
    platform("NodeThatIsNotThere",
             rc("nodes: {die: {capacity_j_per_k: 1, to_ambient_k_per_w: 1}}, inputs: {big: dei}"),
             {"there is no thermal node 'dei'", "did you mean 'die'?"}),
    platform("HeatWithoutAWayOut",
             rc("nodes: {die: {capacity_j_per_k: 1}}, inputs: {big: die, small: die}"),
             {"platform.yaml:6:7: thermal node 'die' has no way to ambient"}),
    platform("TripsOutOfOrder",
             "power: {}\nthermal:\n  trips: [90 C, 85 C]\n  rc: {ambient: 25 C, nodes: {die: "
             "{capacity_j_per_k: 1, to_ambient_k_per_w: 1}}, inputs: {big: die, small: die}}\n",
             {"platform.yaml:6:10: trip points stand in the order of rising temperature"}),
    platform("MoreTripFrequenciesThanTrips",
             "power: {}\nthermal:\n  trips: [90 C]\n  rc: {ambient: 25 C, nodes: {die: "
             "{capacity_j_per_k: 1, to_ambient_k_per_w: 1}}, inputs: {big: die, small: die}}\n",
             {"PE type 'core' has 2 trip frequencies; the platform has 1 trip point"}),
    platform("EnergyWithoutUnit", "power: {memory_energy_per_byte: 20}\n",
             {"'20' has no unit; expected an energy such as '20 pJ'"}),
    {"ClusterThatHeatsNothing",
     {{"core.yaml", "execution_time:", "power: {capacitance: 1 nF}\nexecution_time:"},
      {"platform.yaml", "frequency: 500 MHz", "thermal_input: litle"},
      {"platform.yaml", "big: {", "big: {thermal_input: big, "},
      {"platform.yaml", "interconnect:", "power: {}\nthermal: {model: odroid_xu3}\ninterconnect:"}},
     kRun,
     {"platform.yaml:3:46: there is no thermal input 'litle'", "did you mean 'little'?"}},
    {"ThermalModelThatIsNotStable",
     {{"hot.yaml", "",
       "name: hot\nstep: 1 ms\nambient: 25 C\nnodes: [die]\na: [[1.5]]\nb: {big: [1]}\n"}},
     "validate hot.yaml",
     {"hot.yaml:1:1: the thermal model is not stable"}},
    {"ThermalModelWithoutARow",
     {{"hot.yaml", "",
       "name: hot\nstep: 1 ms\nambient: 25 C\nnodes: [die, board]\na: [[0.5, 0]]\nb: {big: [1, "
       "0]}\n"}},
     "validate hot.yaml",
     {"hot.yaml:5:4: expected 2 rows, one for each node; found 1"}},
};

INSTANTIATE_TEST_SUITE_P(PeTypes, BadPower, ::testing::ValuesIn(kPeTypes), name_of);
INSTANTIATE_TEST_SUITE_P(Clusters, BadPower, ::testing::ValuesIn(kClusters), name_of);
INSTANTIATE_TEST_SUITE_P(Platforms, BadPower, ::testing::ValuesIn(kPlatforms), name_of);

}  // namespace
}  // namespace weft
