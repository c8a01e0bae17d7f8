// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace weft {

/// Lines up rows of cells under a header, numbers to the right: a table for a terminal.
std::string align_table(const std::vector<std::vector<std::string>>& rows);

/// The summaries of several runs as a table, one row a policy.
std::string make_result_table(const std::vector<nlohmann::ordered_json>& summaries);

/// "104.2 ± 1.1", or without the interval where there is none.
std::string with_interval(double mean, const nlohmann::ordered_json& half_width);

}  // namespace weft
