// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_soc.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/document.h"
#include "platforms/formats/ds3_soc_power.h"
#include "workload/formats/ds3_lines.h"

namespace weft {
namespace {

constexpr std::int32_t kMostPes = 4096;  // of a cluster, as platforms/schema has it

struct Resource {
  Ds3Resource data;
  const Ds3Line* line = nullptr;
  std::size_t id_word = 0;
  std::int32_t announced = 0;               // functionalities that the resource's line promises
  std::int32_t found = 0;                   // those that follow, twice listed ones counted twice
  std::vector<const Ds3Line*> power_lines;  // read once all operating points are known
};

class SocReader {
 public:
  explicit SocReader(const std::string& path) : path_(path), lines_(read_ds3_lines(path)) {}

  Ds3Soc read();

 private:
  void read_line(const Ds3Line& line);
  void read_resource(const Ds3Line& line);
  void read_operating_point(const Ds3Line& line);
  void read_functionality(const Ds3Line& line);
  void read_kernel_power(const Ds3Line& line, Ds3Resource& resource);
  void read_bandwidth(const Ds3Line& line);
  bool is_taken(const std::string& name) const;
  Resource& open_resource(const Ds3Line& line);
  void check_ids();
  void check_resource(const Resource& resource);

  std::string path_;
  std::vector<Ds3Line> lines_;
  std::vector<Resource> resources_;  // ordered by id once they are checked
  std::vector<const Ds3Line*> bandwidth_lines_;
  Ds3Soc soc_;
};

void SocReader::read_line(const Ds3Line& line) {
  if (line[0] == "add_new_resource") {
    read_resource(line);
  } else if (line[0] == "opp") {
    read_operating_point(line);
  } else if (line[0] == "comm_band") {
    bandwidth_lines_.push_back(&line);  // read once all resources are known
  } else if (is_ds3_power_keyword(line[0])) {
    open_resource(line).power_lines.push_back(&line);
  } else if (line[0] != "comm_band_self") {  // within a PE a transfer takes no time
    read_functionality(line);
  }
}

// Keyword dialect: add_new_resource resource_type T resource_name N resource_ID I capacity C
// num_supported_functionalities F [DVFS_mode M]. gym-ds3: add_new_resource T N I C F [M]. The
// keywords themselves are not looked at, since DS3's own files misspell them.
void SocReader::read_resource(const Ds3Line& line) {
  const std::size_t size = line.size();
  const bool with_keywords = size == 11 || size == 13;
  if (!with_keywords && size != 6 && size != 7) {
    line.fail(0, fmt::format("expected 'add_new_resource' with type, name, id, capacity, number "
                             "of functionalities and DVFS mode, each behind a keyword (13 words) "
                             "or not (7 words); found {} words",
                             size));
  }
  const std::size_t step = with_keywords ? 2 : 1;
  Resource resource;
  resource.line = &line;
  resource.id_word = 3 * step;
  resource.data.type = line[step];
  resource.data.name = line[2 * step];
  resource.data.id = line.integer(3 * step, "the resource's id");
  resource.data.capacity = line.integer(4 * step, "the resource's capacity");
  resource.announced = line.integer(5 * step, "the number of functionalities");
  if (resource.data.capacity < 1 || resource.data.capacity > kMostPes) {
    line.expected(4 * step, fmt::format("a capacity from 1 to {}", kMostPes));
  }
  if (is_taken(resource.data.name)) {
    line.fail(2 * step,
              fmt::format("resource '{}' stands here for the second time", resource.data.name));
  }
  resource.data.dvfs_mode = line[6 * step];
  if (resources_.empty()) soc_.gym_dialect = !with_keywords;
  resources_.push_back(std::move(resource));
}

bool SocReader::is_taken(const std::string& name) const {
  return std::any_of(resources_.begin(), resources_.end(),
                     [&](const Resource& other) { return other.data.name == name; });
}

Resource& SocReader::open_resource(const Ds3Line& line) {
  if (resources_.empty()) line.expected(0, "'add_new_resource' before anything else");
  return resources_.back();
}

void SocReader::read_operating_point(const Ds3Line& line) {
  auto& points = open_resource(line).data.operating_points;
  const OperatingPoint point{line.quantity(1, Dimension::frequency, "MHz", "the frequency"),
                             line.quantity(2, Dimension::voltage, "mV", "the voltage")};
  line.end(3);
  if (point.frequency_hz == 0) line.expected(1, "a frequency above 0");
  if (point.voltage_uv == 0) line.expected(2, "a voltage above 0");
  const auto place = std::find_if(points.begin(), points.end(), [&](const OperatingPoint& other) {
    return other.frequency_hz >= point.frequency_hz;
  });
  if (place != points.end() && place->frequency_hz == point.frequency_hz) {
    line.fail(
        1, fmt::format("the operating point at {} MHz stands here for the second time", line[1]));
  }
  points.insert(place, point);
}

void SocReader::read_functionality(const Ds3Line& line) {
  Resource& resource = open_resource(line);
  const Time time(
      line.quantity(1, Dimension::time, "us", "the execution time of '" + line[0] + "'"));
  check_column_name(line[0], line.at(0));
  line.end(3);
  ++resource.found;
  auto& times = resource.data.execution_time;
  const auto first = std::find_if(times.begin(), times.end(),
                                  [&](const auto& entry) { return entry.first == line[0]; });
  if (first == times.end()) {
    times.emplace_back(line[0], time);
    read_kernel_power(line, resource.data);
  } else if (first->second != time) {
    soc_.warnings.push_back(
        fmt::format("{}: resource '{}' lists '{}' twice; the first time, {} us, counts, not {} us",
                    line.at(0).text(), resource.data.name, line[0], to_us(first->second), line[1]));
  }
}

void SocReader::read_kernel_power(const Ds3Line& line, Ds3Resource& resource) {
  if (!soc_.gym_dialect || line.size() < 3) return;
  const std::int64_t power_uw =
      line.quantity(2, Dimension::power, "W", "the power of '" + line[0] + "'");
  resource.kernel_power_uw.emplace_back(line[0], power_uw);
}

void SocReader::read_bandwidth(const Ds3Line& line) {
  std::int32_t ends[2];
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    ends[i] = line.integer(i + 1, "a resource's id");
    if (ends[i] >= count_of(resources_)) {
      line.fail(i + 1, fmt::format("there is no resource {}; ids go from 0 to {}", ends[i],
                                   resources_.size() - 1));
    }
  }
  const std::int64_t bandwidth = line.quantity(3, Dimension::bandwidth, "MB/s", "the bandwidth");
  line.end(4);
  const auto is_pe = [&](std::int32_t id) {
    return resources_[static_cast<std::size_t>(id)].data.is_pe();
  };
  if (!is_pe(ends[0]) || !is_pe(ends[1])) return;
  if (bandwidth == 0) line.expected(3, "a bandwidth above 0 between PEs");
  const auto pair = std::minmax(ends[0], ends[1]);
  const auto [entry, is_new] = soc_.bandwidths.emplace(pair, bandwidth);
  if (!is_new && entry->second != bandwidth) {
    soc_.warnings.push_back(
        fmt::format("{}: the bandwidth between {} and {} is given twice; the "
                    "last one counts",
                    line.at(0).text(), ends[0], ends[1]));
  }
  entry->second = bandwidth;
}

void SocReader::check_ids() {
  if (resources_.empty()) {
    throw InputError(Location{path_}, "expected a line 'add_new_resource ...'");
  }
  if (std::none_of(resources_.begin(), resources_.end(),
                   [](const Resource& resource) { return resource.data.is_pe(); })) {
    throw InputError(Location{path_}, "expected a resource that is neither memory nor cache");
  }
  std::vector<Ds3Id> ids;
  for (const Resource& resource : resources_) {
    ids.push_back({resource.data.id, resource.line, resource.id_word});
  }
  check_ds3_ids(ids, "resource");
  std::sort(resources_.begin(), resources_.end(),
            [](const Resource& a, const Resource& b) { return a.data.id < b.data.id; });
}

void SocReader::check_resource(const Resource& resource) {
  if (!resource.data.is_pe()) return;
  if (resource.data.execution_time.empty()) {
    resource.line->fail(0, fmt::format("no functionality follows for resource '{}'; expected "
                                       "lines 'KERNEL TIME'",
                                       resource.data.name));
  }
  if (resource.announced != resource.found) {
    soc_.warnings.push_back(fmt::format("{}: resource '{}' announces {} functionalities and has {}",
                                        resource.line->at(0).text(), resource.data.name,
                                        resource.announced, resource.found));
  }
}

Ds3Soc SocReader::read() {
  for (const Ds3Line& line : lines_) read_line(line);
  check_ids();
  for (const Ds3Line* line : bandwidth_lines_) read_bandwidth(*line);
  for (Resource& resource : resources_) {
    for (const Ds3Line* line : resource.power_lines) read_ds3_power_line(*line, resource.data);
    check_resource(resource);
    soc_.resources.push_back(resource.data);
  }
  return std::move(soc_);
}

}  // namespace

std::int64_t Ds3Soc::bandwidth(std::int32_t a, std::int32_t b) const {
  constexpr std::int64_t kNotGiven = 1'000'000;  // DS3's matrix begins as all ones
  const auto entry = bandwidths.find(std::minmax(a, b));
  return entry == bandwidths.end() ? kNotGiven : entry->second;
}

Ds3Soc read_ds3_soc(const std::string& path) { return SocReader(path).read(); }

}  // namespace weft
