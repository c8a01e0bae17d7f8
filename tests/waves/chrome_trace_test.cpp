// SPDX-License-Identifier: Apache-2.0
#include "waves/chrome_trace.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "tests/support/temporary_directory.h"
#include "tests/waves/small_run.h"

namespace weft {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

// Times are decimals of a microsecond, exact to the picosecond.
std::int64_t picoseconds_of(const json& us) { return std::llround(us.get<double>() * 1e6); }

/// A task on its track, from begin to end in picoseconds.
struct Slice {
  int track;
  std::int64_t begin, end;
};

class ChromeTraceTest : public ::testing::Test {
 protected:
  template <typename Play>
  void record(Play play) {
    const TemporaryDirectory directory;
    const std::string path = directory / "trace.json";
    ChromeTrace trace(path, platform_, workload_);
    play(trace);
    events_ = json::parse(read_file(path)).at("traceEvents");
  }
  void record_small_run() {
    record([](Probe& probe) { SmallRun(probe).play(); });
  }
  std::vector<json> events(const std::string& phase) const {
    std::vector<json> found;
    for (const json& event : events_) {
      if (event.at("ph") == phase) found.push_back(event);
    }
    return found;
  }
  std::map<std::string, Slice> slices() const {
    std::map<std::string, Slice> found;
    for (const json& event : events("X")) {
      const std::int64_t begin = picoseconds_of(event.at("ts"));
      found[event.at("name")] = {event.at("tid"), begin, begin + picoseconds_of(event.at("dur"))};
    }
    return found;
  }
  std::vector<int> counter(const std::string& name, const std::string& key) const {
    std::vector<int> values;
    for (const json& event : events("C")) {
      if (event.at("name") == name) values.push_back(event.at("args").at(key));
    }
    return values;
  }

  PlatformView platform_ = small_platform();
  Workload workload_ = small_workload();
  json events_;
};

TEST_F(ChromeTraceTest, HasATrackAPe) {
  record_small_run();
  std::map<int, std::string> tracks;
  for (const json& event : events("M")) {
    if (event.at("name") == "thread_name") tracks[event.at("tid")] = event.at("args").at("name");
  }
  EXPECT_EQ(tracks, (std::map<int, std::string>{{0, "cpu"}, {1, "acc"}}));
}

TEST_F(ChromeTraceTest, HasASliceATask) {
  record_small_run();
  const std::map<std::string, Slice> found = slices();
  ASSERT_EQ(found.size(), 5u);
  EXPECT_EQ(found.at("pair#0 second").track, 1);
  EXPECT_EQ(found.at("pair#0 second").begin, 6'000'000);
  EXPECT_EQ(found.at("pair#0 second").end, 10'500'000);
  const json args = events("X")[2].at("args");
  EXPECT_EQ(args.at("job"), 0);
  EXPECT_EQ(args.at("kernel"), "decode");
  EXPECT_EQ(args.at("ready_us"), 5);
}

TEST_F(ChromeTraceTest, HasAnArrowWhereDataChangesPes) {
  record_small_run();
  const std::vector<json> starts = events("s"), ends = events("f");
  ASSERT_EQ(starts.size(), 1u) << "job 2 stays on cpu";
  ASSERT_EQ(ends.size(), 1u);
  EXPECT_EQ(starts[0].at("name"), "3 B");
  EXPECT_EQ(starts[0].at("tid"), 0);
  EXPECT_EQ(ends[0].at("tid"), 1);
  EXPECT_EQ(picoseconds_of(starts[0].at("ts")), 4'999'000) << "a nanosecond before the end";
  EXPECT_EQ(picoseconds_of(ends[0].at("ts")), 6'000'000);
}

// Instants with a change, in us: 0, 2, 4, 5, 5.5, 8, 10.5, 12, 30.
TEST_F(ChromeTraceTest, CountsJobsAndReadyTasksOnceAnInstant) {
  record_small_run();
  EXPECT_THAT(counter("jobs in flight", "jobs"), ElementsAre(1, 2, 1, 1, 1, 2, 1, 1, 0));
  EXPECT_THAT(counter("ready tasks", "tasks"), ElementsAre(0, 0, 0, 1, 0, 0, 0, 0, 0));
}

TEST_F(ChromeTraceTest, EscapesNames) {
  TaskGraphBuilder graph;
  graph.add_task("back\\slash", workload_.kernels.intern("tab\tt"));
  graph.add_task("second", KernelId(0));
  workload_.applications[0].name = "say \"hi\"";
  workload_.applications[0].graph = graph.build();
  platform_.name = "new\nline";
  platform_.pes[0].name = "\"cpu\"";
  record_small_run();
  EXPECT_EQ(slices().count(R"(say "hi"#0 back\slash)"), 1u);
  EXPECT_EQ(events("X")[1].at("args").at("kernel"), "tab\tt");
  EXPECT_EQ(events("M")[0].at("args").at("name"), "new\nline");
  EXPECT_EQ(events("M")[2].at("args").at("name"), "\"cpu\"");
}

// Pairs at random instants, on random PEs, some shorter than the nanosecond to which viewers work.
void play_random_pairs(Probe& probe, int jobs) {
  std::mt19937 random(1);
  std::multimap<Time, std::function<void()>> happenings;  // of equal times, in order of insertion
  for (int i = 0; i < jobs; ++i) {
    const JobId job(i);
    const auto span = [&] { return Time(random() % (random() % 2 == 0 ? 500 : 5'000'000)); };
    Time now = span() * 40;
    const Time arrival = now;
    happenings.emplace(now, [&probe, job, now] { probe.job_arrived(job, ApplicationId(0), now); });
    for (int t = 0; t < 2; ++t) {
      const TaskId task(t);
      const PeId pe(static_cast<std::int32_t>(random() % 2));
      TaskRecord record{job, ApplicationId(0), task, pe, now, now + span()};
      record.start = record.placed + span();
      record.finish = record.start + span();
      happenings.emplace(record.ready, [&probe, record] {
        probe.task_ready(record.job, record.task, record.ready);
      });
      happenings.emplace(record.placed, [&probe, record] {
        probe.task_placed(record.job, record.task, record.pe, record.placed);
      });
      happenings.emplace(record.finish, [&probe, record] { probe.task_end(record); });
      now = record.finish;
    }
    happenings.emplace(now, [&probe, job, arrival, now] {
      probe.job_finished({job, ApplicationId(0), arrival, now});
    });
  }
  for (const auto& [when, happen] : happenings) happen();
  probe.run_ended(happenings.rbegin()->first);
}

TEST_F(ChromeTraceTest, ArrowsPairUpAndLieWithinTheirSlices) {
  record([](Probe& probe) { play_random_pairs(probe, 300); });
  const std::map<std::string, Slice> tasks = slices();
  ASSERT_EQ(tasks.size(), 600u);
  const auto lies_within = [](const json& end, const Slice& slice) {
    const std::int64_t instant = picoseconds_of(end.at("ts"));
    return end.at("tid") == slice.track && instant >= slice.begin && instant <= slice.end;
  };
  std::map<int, json> open;
  std::set<int> ids;
  std::size_t arrows = 0, crossing = 0;
  for (const json& event : events_) {
    if (event.at("ph") == "s") {
      ASSERT_TRUE(ids.insert(event.at("id").get<int>()).second) << "a second arrow of that id";
      open.emplace(event.at("id"), event);
    } else if (event.at("ph") == "f") {
      const auto start = open.find(event.at("id"));
      ASSERT_NE(start, open.end());
      const bool some_pair = std::any_of(tasks.begin(), tasks.end(), [&](const auto& task) {
        const std::string& name = task.first;  // "pair#7 first" for the start, "... second"
        if (name.find("first") == std::string::npos) return false;
        const Slice& consumer = tasks.at(name.substr(0, name.find(' ')) + " second");
        return lies_within(start->second, task.second) && lies_within(event, consumer);
      });
      EXPECT_TRUE(some_pair) << start->second << event;
      open.erase(start);
      ++arrows;
    }
  }
  EXPECT_TRUE(open.empty());
  for (int job = 0; job < 300; ++job) {
    const std::string name = "pair#" + std::to_string(job);
    crossing += tasks.at(name + " first").track != tasks.at(name + " second").track ? 1 : 0;
  }
  EXPECT_EQ(arrows, crossing);
}

TEST_F(ChromeTraceTest, CountersAreNeverNegativeAndEndAtZero) {
  record([](Probe& probe) { play_random_pairs(probe, 300); });
  for (const auto& [name, key] : {std::pair("ready tasks", "tasks"), {"jobs in flight", "jobs"}}) {
    const std::vector<int> values = counter(name, key);
    EXPECT_THAT(values, ::testing::Each(::testing::Ge(0))) << name;
    EXPECT_GT(*std::max_element(values.begin(), values.end()), 1) << name;
    EXPECT_EQ(values.back(), 0) << name;
  }
  std::int64_t last = -1;
  for (const json& event : events("C")) {
    if (event.at("name") != "ready tasks") continue;
    EXPECT_GT(picoseconds_of(event.at("ts")), last) << "one value an instant, in order";
    last = picoseconds_of(event.at("ts"));
  }
}

}  // namespace
}  // namespace weft
