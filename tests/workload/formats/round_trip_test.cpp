// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/random.h"
#include "tests/support/temporary_directory.h"
#include "tests/workload/formats/sample_graphs.h"
#include "workload/generators/generators.h"

namespace weft {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class EveryFormat : public ::testing::TestWithParam<std::string> {
 protected:
  const std::unique_ptr<GraphFormat> format = graph_formats().find(GetParam()).make();

  InterchangeGraph there_and_back(const InterchangeGraph& graph) const {
    const std::vector<InterchangeGraph> graphs = format->read(format->write(graph));
    EXPECT_EQ(graphs.size(), 1u);
    return graphs.at(0);
  }
};

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& entry : graph_formats().entries()) names.push_back(entry.name);
  return names;
}

std::string test_name(const ::testing::TestParamInfo<std::string>& parameter) {
  std::string name = parameter.param;
  name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryFormat, ::testing::ValuesIn(format_names()), test_name);

TEST_P(EveryFormat, GivesBackWhatItCanExpress) {
  InterchangeGraph graph = sample_graph();
  graph.tasks[3].name = "odd_one";  // TGFF and DS3 have no blanks
  for (InterchangeTask& task : graph.tasks) {
    if (task.kernel == "mul") task.times[0] = microseconds(12);  // STG has whole units
  }
  graph = fitted(graph, *format);
  if (!graph.pes.empty() && GetParam() == "stg") {
    for (InterchangeTask& task : graph.tasks) task.times[0] = microseconds(21);
  }
  expect_equal(there_and_back(graph), graph);
}

TEST_P(EveryFormat, NamesWhatItCannotExpress) {
  const InterchangeGraph graph = sample_graph();
  for (const GraphFeature feature : features_of(graph)) {
    if (format->expresses().count(feature) > 0) continue;
    EXPECT_THAT([&] { format->write(graph); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("'sample'"), HasSubstr("'" + feature_name(feature) + "'"))));
  }
}

TEST_P(EveryFormat, GivesBackGeneratedGraphs) {
  for (const auto& entry : generators().entries()) {
    SCOPED_TRACE(entry.name);
    CostOptions costs;
    costs.pes = 3;
    const InterchangeGraph graph = fitted(generate_graph(entry.name, {}, costs, 7), *format);
    InterchangeGraph whole_times = graph;
    for (InterchangeTask& task : whole_times.tasks) {
      for (Time& time : task.times) time = time - time % microseconds(1);
    }
    expect_equal(there_and_back(whole_times), whole_times);
  }
}

// Any cut of a good file is either good or refused, and so is any with a byte changed.
TEST_P(EveryFormat, SurvivesTruncationAndNoise) {
  InterchangeGraph graph = sample_graph();
  graph.tasks[3].name = "odd_one";
  for (InterchangeTask& task : graph.tasks) task.times = {microseconds(5), kNever};
  graph.tasks[0].times = {microseconds(5), microseconds(7)};
  const std::vector<FormatFile> files = format->write(fitted(graph, *format));
  const auto try_to_read = [&](const std::vector<FormatFile>& broken) {
    try {
      format->read(broken);
    } catch (const InputError&) {
    }
  };
  for (std::size_t file = 0; file < files.size(); ++file) {
    const std::string& text = files[file].text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::vector<FormatFile> broken = files;
      broken[file].text = text.substr(0, i);
      try_to_read(broken);
      RandomEngine engine(1, RandomStream::policy, static_cast<std::int64_t>(i));
      broken[file].text = text;
      broken[file].text[i] = static_cast<char>(engine() % 256);
      try_to_read(broken);
    }
  }
}

TEST_P(EveryFormat, RefusesNulBytesWithTheirPlace) {
  std::vector<FormatFile> files;
  for (const std::string& ending : format->endings()) {
    files.push_back({"bad" + ending, std::string("a\nb\0c", 5)});
  }
  EXPECT_THAT([&] { format->read(files); },
              ThrowsMessage<InputError>(
                  AllOf(HasSubstr("bad" + format->endings()[0] + ":2:2: "), HasSubstr("UTF-8"))));
}

TEST(GraphFormats, EndingsChooseTheFormat) {
  const auto name = [](const std::string& path, const std::string& text) {
    return format_of_file({path, text})->name();
  };
  EXPECT_EQ(name("a/b.STG", ""), "stg");
  EXPECT_EQ(name("b.gv", ""), "dot");
  EXPECT_EQ(name("b.json", R"({"schemaVersion": "1.5"})"), "wfformat");
  EXPECT_EQ(name("b.json", R"({"format":"sched-oracle-1"})"), "sched-oracle");
  EXPECT_EQ(name("b.json", R"({"AppName": "x", "DAG": {}})"), "cedr");
  EXPECT_THAT([&] { name("b.json", "{}"); },
              ThrowsMessage<InputError>(HasSubstr("none of 'wfformat', 'sched-oracle', 'cedr'")));
  EXPECT_THAT([&] { name("b.xls", ""); }, ThrowsMessage<InputError>(HasSubstr("'.stg'")));
}

TEST(GraphFormats, FilesOfOneGraphBelongTogether) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("a.graphml", "<graphml/>");
  EXPECT_THAT([&] { load_graphs({path}); },
              ThrowsMessage<InputError>(HasSubstr("has 2 files ('.graphml', '.csv'), found 1")));
}

// The files of tests/fuzz/corpus begin with a byte that chooses the format.
TEST(GraphFormats, CorpusOfTheFuzzerIsReadOrRefused) {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(WEFT_SOURCE_DIR "/tests/fuzz/corpus")) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    ASSERT_FALSE(bytes.empty()) << entry.path();
    const auto& entries = graph_formats().entries();
    const auto format = entries[static_cast<unsigned char>(bytes[0]) % entries.size()].make();
    if (format->endings().size() > 1) continue;
    try {
      format->read({{entry.path().string(), bytes.substr(1)}});
    } catch (const InputError&) {
    }
    ++count;
  }
  EXPECT_GE(count, 9u);
}

TEST(InterchangeGraph, WithoutTakesOutWhatItNames) {
  const InterchangeGraph graph = sample_graph();
  GraphFeatures all = features_of(graph);
  EXPECT_EQ(all.size(), 10u) << "the sample has every feature";
  EXPECT_TRUE(features_of(without(graph, all)).empty());
  for (const GraphFeature feature : all) {
    EXPECT_EQ(features_of(without(graph, {feature})).count(feature), 0u) << feature_name(feature);
    EXPECT_EQ(feature_named(feature_name(feature)), feature);
  }
  EXPECT_EQ(without(graph, {GraphFeature::pe_times}).tasks[1].times,
            std::vector<Time>{nanoseconds(21'500)});
  EXPECT_THROW(feature_named("kernel"), InputError);
}

TEST(InterchangeGraph, KernelsAreSplitWhereTheirTimesDiffer) {
  InterchangeGraph graph = sample_graph();
  graph.tasks[2].times[0] = microseconds(41);
  EXPECT_EQ(kernels_by_time(graph),
            (std::vector<std::string>{"head", "fft256", "right", "mul", "mul"}));
}

}  // namespace
}  // namespace weft
