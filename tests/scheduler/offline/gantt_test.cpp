// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/gantt.h"

#include <gmock/gmock.h>

#include "scheduler/offline/schedule_json.h"

namespace weft {
namespace {

using ::testing::HasSubstr;

Schedule two_pes() {
  return {
      {{TaskId(0), PeId(0), 0, 10}, {TaskId(1), PeId(1), 10, 11}, {TaskId(2), PeId(0), 15, 20}}};
}

const GanttNames kNames{{"fft", "b", "<long name>"}, {"big0", "gpu"}};

TEST(Gantt, TextHasALineAPeAndAnAxis) {
  EXPECT_EQ(text_gantt(two_pes(), kNames, 25),
            "big0 [  fft   ].....[   ]\n"
            "gpu  ..........|.........\n"
            "     0                 20\n");
}

TEST(Gantt, TextIsNoNarrowerThanTenColumnsOfTime) {
  EXPECT_EQ(text_gantt(two_pes(), kNames, 0),
            "big0 [fft]..[ ]\n"
            "gpu  .....|....\n"
            "     0       20\n");
}

TEST(Gantt, AnEmptyScheduleHasAChart) {
  EXPECT_THAT(text_gantt({}, kNames, 20), HasSubstr("big0 ..............."));
  EXPECT_THAT(svg_gantt({}, kNames, "none"), HasSubstr("</svg>"));
}

TEST(Gantt, SvgHasABoxATaskAndEscapesNames) {
  const std::string svg = svg_gantt(two_pes(), kNames, "heft & co");
  EXPECT_THAT(svg, HasSubstr("heft &amp; co: makespan 20"));
  EXPECT_THAT(svg, HasSubstr("<title>&lt;long name&gt;: 15 to 20</title>"));
  EXPECT_THAT(svg, ::testing::Not(HasSubstr("<long")));
}

TEST(ScheduleJson, WhatIsWrittenIsReadBack) {
  const nlohmann::ordered_json document = to_json("heft", two_pes());
  EXPECT_EQ(document["policy"], "heft");
  EXPECT_EQ(document["makespan"], 20);
  EXPECT_EQ(document["schedule"].size(), 3U);
  EXPECT_EQ(parse_schedule(document.dump(), "x").tasks, by_task(two_pes()));
}

}  // namespace
}  // namespace weft
