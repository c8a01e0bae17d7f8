// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/reserved_links.h"

#include <gtest/gtest.h>

#include "models/interconnect/topologies/bus.h"
#include "models/interconnect/topologies/crossbar.h"

namespace weft {
namespace {

// Three initiators and two targets at 16 bytes and 1 ns a beat.
Ports ports() { return {{{"a", "", 0}, {"b", "", 0}, {"c", "", 0}}, {{"x", "", 0}, {"y", "", 0}}}; }

constexpr std::int64_t kTenBeats = 160;

TEST(ReservedLinks, ServeInTheOrderOfTheCalls) {
  const InterconnectOptions options;
  const Topologies bus = make_bus(options, ports());
  ReservedLinks links(bus.requests, options);
  EXPECT_EQ(links.send(0, 0, kTenBeats, nanoseconds(5), Time(0)), nanoseconds(15));
  EXPECT_EQ(links.send(1, 1, kTenBeats, nanoseconds(5), Time(0)), nanoseconds(25));
  EXPECT_EQ(links.send(2, 1, 0, nanoseconds(0), Time(0)), nanoseconds(1));  // fits before
}

TEST(ReservedLinks, OfACrossbarMeetAtTheSameTargetAlone) {
  const InterconnectOptions options;
  const Topologies crossbar = make_crossbar(options, ports());
  ReservedLinks links(crossbar.requests, options);
  EXPECT_EQ(links.send(0, 0, kTenBeats, Time(0), Time(0)), nanoseconds(11));
  EXPECT_EQ(links.send(1, 1, kTenBeats, Time(0), Time(0)), nanoseconds(11));
  EXPECT_EQ(links.send(2, 0, kTenBeats, Time(0), Time(0)), nanoseconds(21));
}

TEST(ReservedLinks, KeepWhatTheyDid) {
  const InterconnectOptions options;
  const Topologies bus = make_bus(options, ports());
  ReservedLinks links(bus.requests, options);
  links.send(0, 0, kTenBeats, Time(0), Time(0));
  links.send(1, 0, kTenBeats, nanoseconds(4), Time(0));
  const LinkStatistics& used = links.statistics().front();
  EXPECT_EQ(used.busy, nanoseconds(20));
  EXPECT_EQ(used.waiting, nanoseconds(6));
  EXPECT_EQ(used.packets, 2);
  EXPECT_EQ(used.bytes, 2 * kTenBeats);
  links.reset();
  EXPECT_EQ(links.statistics().front().packets, 0);
  EXPECT_EQ(links.send(0, 0, kTenBeats, Time(0), Time(0)), nanoseconds(10));
}

TEST(ReservedLinks, AreHeldForAWholeTransaction) {
  const InterconnectOptions options;
  const Topologies bus = make_bus(options, ports());
  ReservedLinks links(bus.requests, options);
  links.send(0, 0, 0, Time(0), Time(0));
  links.hold(0, 0, nanoseconds(50));
  EXPECT_EQ(links.send(1, 0, 0, nanoseconds(1), Time(0)), nanoseconds(51));
}

// Slots of 4 ns go round three sources: source 1 has 4..8, 16..20, 28..32 ns and so on.
TEST(ReservedLinks, GiveEachSourceItsSlots) {
  InterconnectOptions options;
  options.arbitration = Arbitration::tdma;
  options.tdma_slot_cycles = 4;
  const Topologies bus = make_bus(options, ports());
  ReservedLinks links(bus.requests, options);
  // Ten beats: four, four and two. The last one begins at 29 ns.
  EXPECT_EQ(links.send(1, 0, kTenBeats, Time(0), Time(0)), nanoseconds(30));
  // What the others send makes no difference; source 0 begins in its own slot at 0.
  EXPECT_EQ(links.send(0, 0, 64, Time(0), Time(0)), nanoseconds(4));
  // Behind the ten beats, in what is left of that slot.
  EXPECT_EQ(links.send(1, 0, 32, Time(0), Time(0)), nanoseconds(32));
}

}  // namespace
}  // namespace weft
