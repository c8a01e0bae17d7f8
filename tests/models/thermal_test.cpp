// SPDX-License-Identifier: Apache-2.0
#include "models/power/thermal.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "base/error.h"
#include "models/power/leakage.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;
using Watts = std::vector<double>;

void print_row(const char* what, double expected, double measured) {
  std::printf("ROW|Power|%s|%.9g|%.9g|%.3g\n", what, expected, measured,
              100 * (measured / expected - 1));
}

// platforms/thermal/odroid_xu3.yaml; inputs big, little, memory, GPU, accelerator.
StateSpace odroid() {
  StateSpace board;
  board.step = microseconds(20);
  board.ambient_celsius = 42;
  board.nodes = {"n0", "n1", "n2", "n3", "n4"};
  board.inputs = {"big", "little", "memory", "gpu", "accelerator"};
  board.a = {0.9928,    0.000566,   0.004281, 0.0003725, 1.34e-5,    // n0
             0.006084,  0.9909,     0,        0.001016,  8.863e-5,   // n1
             0,         0.0008608,  0.993,    0,         0.0008842,  // n2
             0.006844,  -0.0005119, 0,        0.9904,    0.0003392,  // n3
             0.0007488, 0.003932,   8.654e-5, 0.002473,  0.9905};
  board.b = {0.0471,  0.02399,  0.07423, 6.898e-7, 0,  // n0
             0.01265, 0,        0,       0.001971, 0,  // n1
             0.113,   0.02819,  0.6708,  2.108e-6, 0,  // n2
             0.01646, 0.007198, 0,       0.01682,  0,  // n3
             0.01476, 0.03902,  0.01404, 0.03811,  0};
  return board;
}

// One node of 0.5 J/K at 10 K/W: time constant 5 s.
RcNetwork one_node() {
  RcNetwork network;
  network.ambient_celsius = 25;
  network.nodes = {{"die", 0.5, 10}};
  network.inputs = {{"cpu", 0}};
  return network;
}

// Two dies upon a board that alone touches the air.
RcNetwork three_nodes() {
  RcNetwork network;
  network.ambient_celsius = 30;
  network.nodes = {{"big", 0.05, 0}, {"little", 0.02, 0}, {"board", 20, 8}};
  network.resistances = {{0, 2, 4}, {1, 2, 6}, {0, 1, 3}};
  network.inputs = {{"big", 0}, {"little", 1}};
  return network;
}

double farthest(Span<const double> a, const std::vector<double>& b) {
  double most = 0;
  for (std::size_t i = 0; i < b.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

TEST(StateSpaceThermal, SteppingConvergesToTheSteadyStateOfTheBoard) {
  StateSpaceThermal board(odroid());
  const Watts watts = {3.32, 0.81, 0.0473, 0.1201, 0.5};
  const std::vector<double> expected = board.steady_state(watts);
  for (int step = 0; step < 10'000; ++step) board.advance(watts);  // 33 time constants
  EXPECT_LT(farthest(board.celsius(), expected), 1e-6);
  print_row("Odroid XU3, steady state of the hottest node (C)",
            *std::max_element(expected.begin(), expected.end()), board.hottest_celsius());
}

TEST(StateSpaceThermal, StaysAtAmbientWithoutPowerAndOnceReset) {
  StateSpaceThermal board(odroid());
  const Watts none(5, 0.0);
  board.advance(none);
  EXPECT_DOUBLE_EQ(board.hottest_celsius(), 42);
  board.advance(Watts{1, 1, 1, 1, 1});
  EXPECT_GT(board.hottest_celsius(), 42);
  board.reset();
  EXPECT_DOUBLE_EQ(board.hottest_celsius(), 42);
}

TEST(StateSpaceThermal, TimeConstantOfTheBoardIsThatOfItsLargestEigenvalue) {
  // By power iteration elsewhere: 0.996644, so -1 / ln 0.996644 steps.
  const double steps = StateSpaceThermal(odroid()).longest_time_constant_steps();
  EXPECT_NEAR(steps, 297.4, 0.05);
}

TEST(RcNetwork, StepIsExactAgainstTheExponential) {
  // T = T_amb + P R (1 - exp(-t / RC)), whatever the step.
  for (const std::int64_t step_ms : {1, 100, 5'000, 100'000}) {
    StateSpaceThermal die(one_node().discretise(std::chrono::milliseconds(step_ms)));
    for (int step = 1; step <= 20; ++step) {
      die.advance(Watts{2});
      const double seconds = static_cast<double>(step * step_ms) * 1e-3;
      const double expected = 25 + 2 * 10 * (1 - std::exp(-seconds / 5));
      ASSERT_NEAR(die.celsius()[0], expected, 1e-10) << step_ms << " ms, step " << step;
    }
    if (step_ms == 100) {
      print_row("RC node, 2 W x 10 K/W, tau 5 s, after 2 s (C)", 25 + 20 * (1 - std::exp(-0.4)),
                die.celsius()[0]);
    }
  }
}

TEST(RcNetwork, SteadyStateIsThatOfTheResistances) {
  // All 5 W leave through the board: 30 + 5 x 8. Between the dies Kirchhoff's law, by hand:
  // (b - 70) / 4 + (b - l) / 3 = 4 and (l - 70) / 6 + (l - b) / 3 = 1.
  StateSpaceThermal soc(three_nodes().discretise(std::chrono::milliseconds(10)));
  const std::vector<double> steady = soc.steady_state(Watts{4, 1});
  const double big = 70 + 168.0 / 13, little = 70 + 138.0 / 13;
  EXPECT_NEAR(steady[0], big, 1e-9);
  EXPECT_NEAR(steady[1], little, 1e-9);
  EXPECT_NEAR(steady[2], 70, 1e-9);
  print_row("RC network of 3 nodes, steady state of the hot die (C)", big, steady[0]);
}

TEST(RcNetwork, SteppingConvergesToTheSteadyState) {
  StateSpaceThermal soc(three_nodes().discretise(std::chrono::seconds(1)));
  for (int step = 0; step < 5'000; ++step) soc.advance(Watts{4, 1});
  EXPECT_LT(farthest(soc.celsius(), soc.steady_state(Watts{4, 1})), 1e-6);
}

TEST(RcNetwork, TwoStepsAreOneOfTwiceTheLength) {
  StateSpaceThermal fine(three_nodes().discretise(std::chrono::milliseconds(5)));
  StateSpaceThermal coarse(three_nodes().discretise(std::chrono::milliseconds(10)));
  std::mt19937 random(3);
  for (int step = 0; step < 1'000; ++step) {
    const Watts watts = {static_cast<double>(random() % 7), static_cast<double>(random() % 3)};
    fine.advance(watts);
    fine.advance(watts);
    coarse.advance(watts);
    ASSERT_NEAR(fine.celsius()[0], coarse.celsius()[0], 1e-9);
    ASSERT_NEAR(fine.celsius()[2], coarse.celsius()[2], 1e-9);
  }
}

TEST(StateSpaceThermal, LeakageFindsItsFixedPoint) {
  // T = T_amb + R (P + leakage(T)), solved by bisection.
  const LeakageModel leakage = {0.002488, 2660, 0.000519, 1};
  const auto excess = [&](double celsius) {
    return 25 + 10 * (2 + leakage.watts(1.362, celsius)) - celsius;
  };
  double low = 25, high = 90;
  ASSERT_GT(excess(low), 0);
  ASSERT_LT(excess(high), 0);
  for (int i = 0; i < 100; ++i) (excess((low + high) / 2) > 0 ? low : high) = (low + high) / 2;
  StateSpaceThermal die(one_node().discretise(std::chrono::milliseconds(100)));
  for (int step = 0; step < 5'000; ++step) {
    die.advance(Watts{2 + leakage.watts(1.362, die.hottest_celsius())});
  }
  EXPECT_NEAR(die.hottest_celsius(), low, 1e-6);
  print_row("leakage and temperature, fixed point by bisection (C)", low, die.hottest_celsius());
}

TEST(StateSpaceThermal, WithoutAFixedPointTemperatureRunsAway) {
  const LeakageModel leakage = {0.002488, 2660, 0.000519, 10};
  StateSpaceThermal die(one_node().discretise(std::chrono::milliseconds(100)));
  for (int step = 0; step < 5'000; ++step) {
    die.advance(Watts{8 + leakage.watts(1.362, die.hottest_celsius())});
  }
  EXPECT_GT(die.hottest_celsius(), 1'000);
}

template <typename Spoil>
void expect_refused(const char* message, const Spoil& spoil) {
  RcNetwork network = three_nodes();
  spoil(network);
  EXPECT_THAT([&] { network.discretise(microseconds(20)); },
              ThrowsMessage<InputError>(HasSubstr(message)));
}

TEST(RcNetwork, RefusesWhatCannotBe) {
  expect_refused("at least one node", [](RcNetwork& n) { n.nodes.clear(); });
  expect_refused("'big' needs a capacity", [](RcNetwork& n) { n.nodes[0].capacity_j_per_k = 0; });
  expect_refused("no negative", [](RcNetwork& n) { n.nodes[2].to_ambient_k_per_w = -1; });
  expect_refused("'big' has no way", [](RcNetwork& n) { n.nodes[2].to_ambient_k_per_w = 0; });
  expect_refused("'little' has no way", [](RcNetwork& n) { n.resistances.resize(1); });
  expect_refused("two nodes", [](RcNetwork& n) { n.resistances[0].b = 3; });
  expect_refused("above 0", [](RcNetwork& n) { n.resistances[0].k_per_w = 0; });
  expect_refused("'little' heats no node", [](RcNetwork& n) { n.inputs[1].node = 3; });
}

TEST(StateSpaceThermal, RefusesWhatDoesNotFitOrIsNotStable) {
  StateSpace unstable = odroid();
  unstable.a[0] = 1.01;
  EXPECT_THAT([&] { StateSpaceThermal{unstable}; },
              ThrowsMessage<InputError>(HasSubstr("not stable")));
  StateSpace ragged = odroid();
  ragged.b.pop_back();
  EXPECT_THAT([&] { StateSpaceThermal{ragged}; },
              ThrowsMessage<InputError>(HasSubstr("found 25 and 24")));
  StateSpace frozen = odroid();
  frozen.step = Time(0);
  EXPECT_THAT([&] { StateSpaceThermal{frozen}; }, ThrowsMessage<InputError>(HasSubstr("step")));
}

}  // namespace
}  // namespace weft
