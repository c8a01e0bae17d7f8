// SPDX-License-Identifier: Apache-2.0
#include "scheduler/offline/sched_oracle.h"

#include <fmt/format.h>

#include <numeric>
#include <utility>

#include "base/document.h"
#include "base/error.h"
#include "scheduler/offline/json_node.h"
#include "scheduler/offline/schedule_json.h"

namespace weft {

namespace {

constexpr std::int64_t kLargestScaled = std::int64_t{1} << 60;

std::vector<std::vector<Ticks>> read_execution(const JsonNode& node) {
  std::vector<std::vector<Ticks>> execution;
  for (const JsonNode& row : node.items()) {
    std::vector<Ticks>& times = execution.emplace_back();
    for (const JsonNode& time : row.items()) {
      times.push_back(time.is_null() ? kNoTicks : time.integer());
    }
  }
  return execution;
}

/// Data and bandwidths, brought to whole numbers by one common factor, which their quotients do
/// not see.
class CommonUnit {
 public:
  void add(const JsonNode& node) {
    nodes_.push_back(node);
    fractions_.push_back(node.fraction());
    if (fractions_.back().numerator < 0) node.fail("a number, 0 or more");
    factor_ = std::lcm(factor_, fractions_.back().denominator);
    if (factor_ > kLargestScaled / kLargestDenominator) node.fail("a number with fewer decimals");
  }

  /// The numbers in the order of being added, times the factor.
  std::vector<std::int64_t> scaled() const {
    std::vector<std::int64_t> result;
    for (std::size_t i = 0; i < fractions_.size(); ++i) {
      const Wide value = Wide{fractions_[i].numerator} * (factor_ / fractions_[i].denominator);
      if (value > kLargestScaled) nodes_[i].fail("a smaller number");
      result.push_back(static_cast<std::int64_t>(value));
    }
    return result;
  }

 private:
  static constexpr std::int64_t kLargestDenominator = 1'000'000;

  std::vector<JsonNode> nodes_;
  std::vector<Fraction> fractions_;
  std::int64_t factor_ = 1;
};

Problem read_problem(const JsonNode& root) {
  const std::vector<std::vector<Ticks>> execution = read_execution(root.at("exec"));
  CommonUnit unit;
  std::vector<DataEdge> edges;
  for (const JsonNode& edge : root.at("edges").items()) {
    edges.push_back({TaskId(edge.at("src").index()), TaskId(edge.at("dst").index())});
    unit.add(edge.at("data"));
  }
  std::vector<std::vector<std::int64_t>> bandwidth;
  for (const JsonNode& row : root.at("bandwidth").items()) {
    bandwidth.emplace_back(row.items().size());
    for (const JsonNode& rate : row.items()) unit.add(rate);
  }
  const std::vector<std::int64_t> scaled = unit.scaled();
  auto next = scaled.begin();
  for (DataEdge& edge : edges) edge.data = *next++;
  for (std::vector<std::int64_t>& row : bandwidth) {
    for (std::int64_t& rate : row) rate = *next++;
  }
  return Problem::with_bandwidth(execution, edges, bandwidth);
}

OracleOptimum read_optimum(const JsonNode& node) {
  const std::string status = node.at("status").text();
  if (status != "proved" && status != "best_known") {
    node.at("status").fail("\"proved\" or \"best_known\"");
  }
  OracleOptimum optimum{status == "proved", node.at("makespan").integer(), {}};
  if (node.has("schedule")) optimum.schedule = read_entries(node.at("schedule"));
  return optimum;
}

void check_count(const JsonNode& root, const char* key, std::int32_t count) {
  if (root.has(key) && root.at(key).integer() != count) {
    root.at(key).fail(fmt::format("{}, as many as 'exec' has", count));
  }
}

void read_references(const JsonNode& root, OracleCase& result) {
  if (root.has("ref")) {
    for (const auto& [algorithm, node] : root.at("ref").members()) {
      result.references.push_back({algorithm, node.at("makespan").integer(),
                                   node.at("order_invariant").boolean(),
                                   read_entries(node.at("schedule"))});
    }
  }
  if (root.has("published") && !root.at("published").is_null()) {
    for (const auto& [algorithm, node] : root.at("published").members()) {
      result.published.push_back({algorithm, node.integer()});
    }
  }
  if (root.has("optimum") && !root.at("optimum").is_null()) {
    result.optimum = read_optimum(root.at("optimum"));
  }
}

}  // namespace

OracleCase parse_sched_oracle(const std::string& text, const std::string& source) {
  const nlohmann::json document = parse_json(text, source);
  const JsonNode root(document, source);
  if (root.at("format").text() != "sched-oracle-1") root.at("format").fail("\"sched-oracle-1\"");
  const auto problem = [&] {
    try {
      return read_problem(root);
    } catch (const InputError& error) {
      const std::string what = error.what();
      if (what.rfind(source, 0) == 0) throw;
      throw InputError(Location{source, 0, 0}, what);
    }
  };
  OracleCase result{root.has("id") ? root.at("id").text() : "", problem(), {}, {}, {}};
  check_count(root, "num_tasks", result.problem.task_count());
  check_count(root, "num_pes", result.problem.pe_count());
  read_references(root, result);
  return result;
}

OracleCase read_sched_oracle(const std::string& path) {
  return parse_sched_oracle(read_file(path), path);
}

}  // namespace weft
