// SPDX-License-Identifier: Apache-2.0
#include "tests/sims/bad_input.h"

namespace weft {
namespace {

using namespace std::string_literals;  // NOLINT(google-build-using-namespace)

class BadTransport : public BadInput {};

TEST_P(BadTransport, IsRefusedInOneLineAndLeavesNothing) { check(); }

constexpr const char* kHead = R"(cluster:
  big: {pe_type: core.yaml, count: 2}
  small: {pe_type: core.yaml, frequency: 500 MHz}
)";
constexpr const char* kMesh = "interconnect: {type: mesh, columns: 2, rows: 2}\n";
constexpr const char* kBus = "interconnect: {type: bus}\n";
constexpr const char* kSram = "memory:\n  l2: {type: sram, size: 64 KiB}\n";
constexpr const char* kShared = "transfers: {path: shared_memory}\n";

// A platform of these sections; they begin at line 4.
Case platform(const std::string& name, const std::string& sections,
              const std::vector<std::string>& message) {
  return {name, {{"platform.yaml", "", kHead + sections}}, kRun, message};
}

Case mesh(const std::string& name, const std::string& keys,
          const std::vector<std::string>& message) {
  return platform(name, "interconnect: {type: mesh, columns: 2, rows: 2, " + keys + "}\n", message);
}

Case memory(const std::string& name, const std::string& entry,
            const std::vector<std::string>& message) {
  return platform(name, kBus + "memory:\n  main: "s + entry + "\n" + kShared, message);
}

TEST_F(BadTransport, ManyPesOnALargeMeshAreRefusedBeforeMemoryRunsOut) {
  write("platform.yaml",
        "cluster:\n  big: {pe_type: core.yaml, count: 4096}\n"
        "interconnect: {type: mesh, columns: 64, rows: 64}\n");
  const CommandResult result = run_weft(kRun);
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, ::testing::HasSubstr("for 4096 PEs is too large"));
}

TEST_F(BadTransport, ImpossibleMemoriesDoNotPassAsValid) {
  write("platform.yaml",
        kHead + ""s + kBus + "memory:\n  main: {type: dram, preset: ddr4-2401, size: 1 GiB}\n");
  EXPECT_EQ(run_weft("validate platform.yaml").status, 2);
}

TEST_F(BadTransport, GoodSectionsAreTaken) {
  for (const std::string& sections :
       {kMesh + ""s, kBus + ""s + kSram + kShared,
        kBus + "memory:\n  main: {type: dram, preset: ddr4-2400, size: 1 GiB}\n"s + kShared}) {
    write("platform.yaml", kHead + sections);
    EXPECT_NE(weft(kRun), "");
  }
}

const Case kInterconnect[] = {
    platform("UnknownType", "interconnect: {type: mehs}\n",
             {"platform.yaml:4:22: interconnect.type: expected one of", "did you mean 'mesh'?"}),
    platform("KeyOfAnotherType", "interconnect: {type: bus, columns: 2}\n",
             {"platform.yaml:4:36: interconnect: key 'columns' goes with type 'mesh', not with "
              "'bus'"}),
    platform("KeyOfTheIdealOne", "interconnect: {type: bus, bandwidth: 1 GB/s}\n",
             {"key 'bandwidth' goes with type 'ideal', not with 'bus'"}),
    platform("MeshWithoutRows", "interconnect: {type: mesh, columns: 2}\n",
             {"interconnect: key 'rows' is missing, which type 'mesh' needs"}),
    platform("UnknownFidelity", "interconnect: {type: bus, fidelity: tl}\n",
             {"interconnect.fidelity: expected one of 'lt', 'at'"}),
    platform("NoWidth", "interconnect: {type: bus, width: 0 B}\n",
             {"interconnect.width: expected more than zero"}),
    platform("UnknownArbitration", "interconnect: {type: bus, arbitration: round_robbin}\n",
             {"did you mean 'round_robin'?"}),
    platform("ClockTooFast", "interconnect: {type: bus, frequency: 20 GHz}\n",
             {"platform.yaml:4:38: frequency: expected at most 10 GHz"}),
    platform("SlotsOfAHeldBus", "interconnect: {type: bus, pipelined: false, arbitration: tdma}\n",
             {"platform.yaml:4:38: a bus that is held for a whole transaction keeps no slots"}),
    mesh("NodeOfAPortThatIsNotThere", "nodes: {scheduler: [0]}",
         {"nodes: there is no cluster, memory or port 'scheduler'"}),
    mesh("NodeOffTheMesh", "nodes: {big: [0, 4]}",
         {"platform.yaml:4:66: node 4 is off the mesh of 2 x 2: nodes go from 0 to 3"}),
    mesh("NodesOfNobody", "nodes: {bgi: [0]}",
         {"nodes: there is no cluster, memory or port 'bgi'; expected one of",
          "did you mean 'big'?"}),
    mesh("NodesForOtherThanAll", "nodes: {big: [0, 1, 2]}",
         {"nodes.big: expected one node, or 2, found 3"}),
};

const Case kMemory[] = {
    memory("UnknownType", "{type: drma, size: 1 GiB}", {"did you mean 'dram'?"}),
    memory("UnknownPreset", "{type: dram, preset: ddr4-2401, size: 1 GiB}",
           {"platform.yaml:6:30: unknown DRAM preset 'ddr4-2401'; expected one of",
            "did you mean 'ddr4-2400'?"}),
    memory("DramWithoutPreset", "{type: dram, size: 1 GiB}",
           {"key 'preset' is missing, which type 'dram' needs"}),
    memory("SizeOfNoRows", "{type: dram, preset: ddr4-2400, size: 1000 B}",
           {"platform.yaml:6:47: impossible DRAM geometry: 1000 B are no whole number of rows"}),
    memory("SizeOfNoPowerOfTwo", "{type: dram, preset: ddr4-2400, size: 3 GiB}",
           {"impossible DRAM geometry: "}),
    memory("ThreeRanks", "{type: dram, preset: ddr4-2400, size: 3 GiB, ranks: 3}",
           {"impossible DRAM geometry: "}),
    memory("AddressMapTooShort",
           "{type: dram, preset: ddr4-2400, size: 1 GiB, address_map: 'row:2 offset:6'}",
           {"impossible DRAM geometry: "}),
    memory("UnknownFieldInAddressMap",
           "{type: dram, preset: ddr4-2400, size: 1 GiB, address_map: 'rwo:2 offset:6'}",
           {"impossible DRAM geometry: ", "did you mean 'row'?"}),
    memory("AddressIsNoNumber", "{type: sram, size: 1 MiB, base: 4096}",
           {"memory.main.base: expected an address like 0x80000000, found '4096'"}),
    memory("BehindTheLastAddress", "{type: sram, size: 1 MiB, base: 0xffffffffffff}",
           {"memory 'main' reaches over 0x10000000000"}),
    memory("CacheOfNoWholeSets", "{type: sram, size: 1 MiB, cache: {size: 1000 B, ways: 4}}",
           {"expected a multiple of 4 ways x 64 B lines"}),
    memory("CacheOfThreeSets", "{type: sram, size: 1 MiB, cache: {size: 768 B, ways: 4}}",
           {"platform.yaml:6:"}),
    platform("Overlap",
             kBus + "memory:\n  a: {type: sram, size: 1 MiB, base: 0x1000}\n"
                    "  b: {type: sram, size: 1 MiB, base: 0x100000}\n"s,
             {"platform.yaml:7:6: memory 'b' from 0x100000 to 0x1fffff overlaps memory 'a' from "
              "0x1000 to 0x100fff"}),
    platform("TakesTheNameOfAChecker",
             kBus + "memory:\n  big1_checker: {type: sram, size: 1 MiB}\n"s + kShared,
             {"platform.yaml:6:17: 'big1_checker': names that end in '_checker' are"}),
    platform("TakesTheNameOfAPe", kBus + "memory:\n  big1: {type: sram, size: 1 MiB}\n"s + kShared,
             {"platform.yaml:6:9: two parts of the SoC would be called 'big1'"}),
};

const Case kTransfers[] = {
    platform("EagerAndDirect", kBus + "transfers: {start: eager}\n"s,
             {"platform.yaml:5:20: transfers.start: where data goes is not known when it is "
              "produced"}),
    platform("SharedMemoryWithoutMemory", kBus + ""s + kShared,
             {"platform.yaml:5:19: transfers.path: 'shared_memory' needs a section 'memory'"}),
    platform("UnknownMemory", kBus + ""s + kSram + "transfers: {path: shared_memory, memory: l3}\n",
             {"there is no memory 'l3'; expected one of 'l2'", "did you mean 'l2'?"}),
    platform("BuffersOutsideTheMemory",
             kBus + ""s + kSram +
                 "transfers: {path: shared_memory, buffers: {base: 0x80008000, size: 64 KiB}}\n",
             {"platform.yaml:7:43: unmapped address: the buffers from 0x80008000 to 0x80017fff do "
              "not lie in memory 'l2' from 0x80000000 to 0x8000ffff"}),
    platform("DmaOfTheIdealInterconnect",
             "interconnect: {type: ideal, bandwidth: 1 GB/s}\ntransfers: {dma: {burst: 1 KiB}}\n",
             {"transfers: key 'dma' has no use with an ideal interconnect"}),
    platform("MemoryOfTheIdealInterconnect",
             "interconnect: {type: ideal, bandwidth: 1 GB/s}\n"s + kSram,
             {"section 'memory' has no use with an ideal interconnect"}),
    platform("MemoryOfADirectPath", kBus + ""s + kSram + "transfers: {path: direct, memory: l2}\n",
             {"transfers: key 'memory' has no use with path 'direct'"}),
    {"LocalMemoryOfTheIdealInterconnect",
     {},
     set("cluster.big.local_memory=1 KiB"),
     {"local_memory has no use with an ideal interconnect"}},
    platform("HugeBurst", kBus + "transfers: {dma: {burst: 2 MiB}}\n"s, {"expected at most 1 MiB"}),
    {"DataTooLargeForTheBuffers",
     {{"platform.yaml", "", kHead + ""s + kBus + kSram + kShared}, {"app.yaml", "64 B", "128 KiB"}},
     kRun,
     {"the 128 KiB from task 'a' of application 'demo' do not fit the 64 KiB for buffers in memory "
      "'l2'"}},
};

INSTANTIATE_TEST_SUITE_P(Interconnect, BadTransport, ::testing::ValuesIn(kInterconnect), name_of);
INSTANTIATE_TEST_SUITE_P(Memory, BadTransport, ::testing::ValuesIn(kMemory), name_of);
INSTANTIATE_TEST_SUITE_P(Transfers, BadTransport, ::testing::ValuesIn(kTransfers), name_of);

}  // namespace
}  // namespace weft
