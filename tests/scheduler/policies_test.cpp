// SPDX-License-Identifier: Apache-2.0
// What every policy must keep to, on random situations.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "tests/scheduler/scene.h"

namespace weft {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::StartsWith;
using ::testing::ThrowsMessage;

constexpr int kScenes = 500;
constexpr int kNow = 100;
constexpr int kTasks = 10;  // of an application

// Small numbers, so that ties abound.
Scene random_scene(std::mt19937& random, bool all_idle = false) {
  const auto below = [&](int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
  };
  std::vector<std::vector<int>> costs(static_cast<std::size_t>(1 + below(5)));
  const int pes = 1 + below(6);
  for (std::vector<int>& row : costs) {
    for (int pe = 0; pe < pes; ++pe) row.push_back(below(4) == 0 ? Scene::kNo : below(7));
    row[static_cast<std::size_t>(below(pes))] = 3;  // some PE supports it
  }
  Scene scene(costs, kNow);
  for (int pe = 0; pe < pes && !all_idle; ++pe) {
    const int until = kNow - 10 + below(30);
    scene.busy(pe, until, until > kNow ? 1 + below(3) : 0);
  }
  TaskGraphBuilder builder;
  for (int task = 0; task < kTasks; ++task)
    builder.add_task("t" + std::to_string(task), KernelId(0));
  scene.workload.applications.emplace_back().graph = builder.build();
  std::set<std::pair<int, int>> tasks;
  for (int left = 1 + below(15); left > 0; --left) {
    const int job = below(4), task = below(kTasks);
    if (!tasks.emplace(job, task).second) continue;
    scene.ready(job, task, below(count_of(costs)));
    for (int inputs = below(4); inputs > 0; --inputs) {
      scene.input(below(pes), kNow - below(20), below(20));
    }
  }
  return scene;
}

class EveryPolicy : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryPolicy, PlacesATaskAtMostOnceAndOnlyWhereItIsSupported) {
  std::mt19937 random(1);
  for (int i = 0; i < kScenes; ++i) {
    const Scene scene = random_scene(random);
    const Situation now = scene.situation();
    std::set<std::int32_t> placed;
    for (const auto& [index, pe] : decide(GetParam(), scene)) {
      ASSERT_TRUE(index >= 0 && index < static_cast<std::int32_t>(now.ready.size()));
      ASSERT_TRUE(placed.insert(index).second) << "placed twice";
      ASSERT_TRUE(pe >= 0 && pe < scene.platform.pe_count());
      const KernelId kernel = now.ready[static_cast<std::size_t>(index)].kernel;
      ASSERT_TRUE(scene.platform.cost.supports(kernel, PeId(pe)));
    }
  }
}

// Or a run could come to a stand.
TEST_P(EveryPolicy, PlacesSomethingWhereAllPesAreIdle) {
  std::mt19937 random(2);
  for (int i = 0; i < kScenes; ++i) {
    ASSERT_FALSE(decide(GetParam(), random_scene(random, true)).empty());
  }
}

TEST_P(EveryPolicy, DecidesTheSameOnTheSame) {
  std::mt19937 random(3);
  for (int i = 0; i < kScenes; ++i) {
    const Scene scene = random_scene(random);
    ASSERT_EQ(decide(GetParam(), scene), decide(GetParam(), scene));
  }
}

TEST_P(EveryPolicy, ForgetsTheLastRunWhenOneBegins) {
  std::mt19937 random(4);
  const auto veteran = policies().find(GetParam()).make();
  for (int i = 0; i < kScenes; ++i) {
    const Scene scene = random_scene(random);
    veteran->begin(scene.platform, scene.workload, 1);
    ASSERT_EQ(decide(*veteran, scene), decide(GetParam(), scene)) << "run " << i;
  }
}

std::vector<std::string> policy_names() {
  std::vector<std::string> names;
  for (const auto& entry : policies().entries()) names.push_back(entry.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, EveryPolicy, ::testing::ValuesIn(policy_names()),
                         [](const auto& policy) { return policy.param; });

/// A pair of ETF's: in the order of finish, job, task and PE (rule R10).
using Pair = std::tuple<Time, JobId, TaskId, PeId, std::int32_t>;

// ETF as the paper writes it: all pairs anew after each placement.
Placements naive_etf(const Scene& scene) {
  const Situation now = scene.situation();
  std::vector<Time> free_at;
  for (const PeState& pe : now.pes) free_at.push_back(std::max(now.now, pe.free_at));
  std::set<std::int32_t> open;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(now.ready.size()); ++i) open.insert(i);
  Placements placements;
  while (!open.empty()) {
    std::vector<Pair> pairs;
    for (const std::int32_t index : open) {
      const ReadyTask& task = now.ready[static_cast<std::size_t>(index)];
      for (std::int32_t i = 0; i < scene.platform.pe_count(); ++i) {
        const PeId pe(i);
        if (!scene.platform.cost.supports(task.kernel, pe)) continue;
        Time start = free_at[pe.index()];
        for (const Edge& input : task.inputs) {
          const TaskState& producer = task.job_tasks[input.task.index()];
          const Time transfer = scene.platform.communication.time(input.id, producer.pe, pe);
          start = std::max(start, producer.finish + transfer);
        }
        const Time finish = start + scene.platform.cost.time(task.kernel, pe);
        pairs.emplace_back(finish, task.job, task.task, pe, index);
      }
    }
    const auto& [finish, job, task, pe, index] = *std::min_element(pairs.begin(), pairs.end());
    free_at[pe.index()] = finish;
    open.erase(index);
    placements.emplace_back(index, pe.value());
  }
  return placements;
}

TEST(Etf, AgreesWithTheNaiveLoop) {
  std::mt19937 random(5);
  for (int i = 0; i < kScenes; ++i) {
    const Scene scene = random_scene(random);
    ASSERT_EQ(decide("ETF", scene), naive_etf(scene));
  }
}

TEST(MinMin, BindsToEachIdlePeWhatEtfMapsToItFirst) {
  std::mt19937 random(6);
  for (int i = 0; i < kScenes; ++i) {
    const Scene scene = random_scene(random);
    std::set<std::int32_t> bound;
    Placements expected;
    for (const auto& [index, pe] : naive_etf(scene)) {
      const bool idle = scene.situation().pes[static_cast<std::size_t>(pe)].outstanding == 0;
      if (idle && bound.insert(pe).second) expected.emplace_back(index, pe);
    }
    ASSERT_EQ(decide("MinMin", scene), expected);
  }
}

TEST(Policies, AreFoundWithoutRegardToCase) {
  EXPECT_EQ(policies().find("etf").name, "ETF");
  EXPECT_EQ(policies().find("heft_rt").name, "HEFT_RT");
  EXPECT_EQ(policies().find("ROUNDROBIN").name, "RoundRobin");
}

TEST(Policies, AnUnknownNameHasAHint) {
  EXPECT_THAT([] { policies().find("RoundRobbin"); },
              ThrowsMessage<InputError>(AllOf(StartsWith("unknown policy 'RoundRobbin'; expected"),
                                              EndsWith("; did you mean 'RoundRobin'?"))));
}

TEST(Policies, HaveOneNameEachAndASummary) {
  std::set<std::string> names;
  for (const auto& entry : policies().entries()) {
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
    EXPECT_FALSE(entry.summary.empty()) << entry.name;
  }
}

}  // namespace
}  // namespace weft
