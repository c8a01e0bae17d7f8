// SPDX-License-Identifier: Apache-2.0
#include "sims/result_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace weft {
namespace {

using Json = nlohmann::ordered_json;

// Columns on the terminal: UTF-8 continuation bytes take none.
std::size_t display_width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

double mean_utilisation(const Json& summary) {
  double sum = 0;
  for (const auto& pe : summary.at("utilisation").items()) sum += pe.value().get<double>();
  return sum / static_cast<double>(summary.at("utilisation").size());
}

std::vector<std::string> make_row(const Json& summary) {
  const Json& latency = summary.at("latency_us");
  const auto missed = summary.at("deadlines").at("missed").get<double>();
  const auto total = summary.at("deadlines").at("total").get<double>();
  const auto us = [&](const char* key) {
    return latency.at(key).is_null() ? "-" : fmt::format("{:.1f}", latency.at(key).get<double>());
  };
  return {summary.at("policy").get<std::string>(),
          latency.at("mean").is_null()
              ? "-"
              : with_interval(latency.at("mean").get<double>(), latency.at("ci95")),
          us("p50"),
          us("p95"),
          us("p99"),
          fmt::format("{:.0f}", summary.at("throughput_jobs_per_s").get<double>()),
          percent(mean_utilisation(summary)),
          total == 0 ? "-" : fmt::format("{:.0f} of {:.0f}", missed, total)};
}

}  // namespace

std::string align_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.at(0).size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - display_width(row[i]), ' ');
      text += (i == 0 ? "" : "  ") + (i == 0 ? row[i] + padding : padding + row[i]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

std::string make_result_table(const std::vector<Json>& summaries) {
  std::vector<std::vector<std::string>> rows = {{"policy", "mean latency us", "p50 us", "p95 us",
                                                 "p99 us", "jobs/s", "utilisation",
                                                 "deadlines missed"}};
  for (const Json& summary : summaries) rows.push_back(make_row(summary));
  return align_table(rows);
}

std::string with_interval(double mean, const Json& half_width) {
  return half_width.is_null() ? fmt::format("{:.1f}", mean)
                              : fmt::format("{:.1f} ± {:.1f}", mean, half_width.get<double>());
}

}  // namespace weft
