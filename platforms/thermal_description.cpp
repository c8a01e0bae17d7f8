// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/schema.h"
#include "models/power/throttle.h"
#include "platforms/description.h"
#include "platforms/power_description.h"

namespace weft {
namespace {

double as_celsius(const Value& value) {
  constexpr double kMilli = 1e-3;
  return static_cast<double>(value.as_quantity(Dimension::temperature)) * kMilli;
}

std::vector<double> as_celsius_list(const Value& list) {
  std::vector<double> celsius;
  for (const Value& item : list.items) celsius.push_back(as_celsius(item));
  return celsius;
}

std::size_t find_name(const Value& name, const char* kind, const std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), name.scalar);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  name.fail(fmt::format("there is no thermal {} '{}'; expected one of {}{}", kind, name.scalar,
                        quoted_list(names), nearest_hint(name.scalar, names)));
}

void append_row(const Value& row, std::size_t nodes, std::vector<double>& values) {
  if (row.items.size() != nodes) {
    row.fail(
        fmt::format("expected {} numbers, one for each node; found {}", nodes, row.items.size()));
  }
  for (const Value& number : row.items) values.push_back(number.as_number());
}

RcNetwork read_network(const Value& section) {
  RcNetwork network;
  network.ambient_celsius = as_celsius(section.at("ambient"));
  const std::vector<std::string> names = section.at("nodes").keys();
  for (const auto& [name, node] : section.at("nodes").members) {
    network.nodes.push_back(
        {name, node.at("capacity_j_per_k").as_number(), node.number_or("to_ambient_k_per_w", 0)});
  }
  if (const Value* resistances = section.find("resistances")) {
    for (const Value& entry : resistances->items) {
      const Value& ends = entry.at("between");
      if (ends.items.size() != 2) ends.fail("a thermal resistance is between two nodes");
      network.resistances.push_back({find_name(ends.items[0], "node", names),
                                     find_name(ends.items[1], "node", names),
                                     entry.at("k_per_w").as_number()});
    }
  }
  for (const auto& [name, node] : section.at("inputs").members) {
    network.inputs.push_back({name, find_name(node, "node", names)});
  }
  return network;
}

ThermalModelFile load_model(const Value& reference, const std::string& directory) {
  if (is_file_reference(reference.scalar)) {
    const std::string path =
        reference.scalar[0] == '/' ? reference.scalar : directory + reference.scalar;
    return read_thermal_model(parse_yaml(read_file(path, reference.where), path));
  }
  const EmbeddedFile& file =
      find_embedded(builtin_thermal_models(), "thermal model", reference.scalar, reference.where);
  return read_thermal_model(parse_yaml(file.text, "built-in " + file.name));
}

// The model of the section's `model` or `rc`, with what its file says of trip points.
ThermalModelFile make_model(const Value& section, const std::string& directory) {
  const Value* model = section.find("model");
  const Value* rc = section.find("rc");
  if ((model == nullptr) == (rc == nullptr)) {
    section.fail("thermal: expected either 'model' or 'rc', and not both");
  }
  if (model != nullptr) {
    ThermalModelFile file = load_model(*model, directory);
    file.model.step = section.time_or("step", file.model.step);
    return file;
  }
  const RcNetwork network = read_network(*rc);
  try {
    ThermalModelFile file;
    file.model = network.discretise(section.time_or("step", std::chrono::milliseconds(1)));
    const StateSpaceThermal trial(file.model);
    return file;
  } catch (const InputError& error) {
    rc->fail(error.what());
  }
}

std::vector<std::optional<std::size_t>> find_cluster_inputs(
    const Value& section, const std::vector<Cluster>& clusters,
    const std::vector<std::string>& inputs) {
  std::vector<std::optional<std::size_t>> found;
  for (const Cluster& cluster : clusters) {
    const Value& entry = section.at(cluster.name);
    if (const Value* name = entry.find("thermal_input")) {
      found.emplace_back(find_name(*name, "input", inputs));
      continue;
    }
    const auto own = std::find(inputs.begin(), inputs.end(), cluster.name);
    if (own == inputs.end() && cluster.type.power) {
      entry.fail(
          fmt::format("key 'thermal_input' is missing: the thermal model has no input '{}'; "
                      "expected one of {}",
                      cluster.name, quoted_list(inputs)));
    }
    found.emplace_back();
    if (own != inputs.end()) found.back() = static_cast<std::size_t>(own - inputs.begin());
  }
  return found;
}

}  // namespace

ThermalModelFile read_thermal_model(const Value& document) {
  validate(document, find_embedded(platform_schemas(), "schema", "thermal").text);
  ThermalModelFile file;
  StateSpace& model = file.model;
  model.step = document.at("step").as_time();
  model.ambient_celsius = as_celsius(document.at("ambient"));
  for (const Value& node : document.at("nodes").items) model.nodes.push_back(node.scalar);
  const std::size_t nodes = model.nodes.size();
  const Value& a = document.at("a");
  if (a.items.size() != nodes) {
    a.fail(fmt::format("expected {} rows, one for each node; found {}", nodes, a.items.size()));
  }
  for (const Value& row : a.items) append_row(row, nodes, model.a);
  std::vector<double> by_input;
  for (const auto& [input, column] : document.at("b").members) {
    model.inputs.push_back(input);
    append_row(column, nodes, by_input);
  }
  for (std::size_t node = 0; node < nodes; ++node) {
    for (std::size_t input = 0; input < model.inputs.size(); ++input) {
      model.b.push_back(by_input[input * nodes + node]);
    }
  }
  if (const Value* trips = document.find("trips")) file.trips_celsius = as_celsius_list(*trips);
  if (const Value* hysteresis = document.find("hysteresis")) {
    file.hysteresis_kelvin = as_celsius(*hysteresis);
  }
  try {
    const StateSpaceThermal trial(model);
    const Throttle throttle(file.trips_celsius, file.hysteresis_kelvin);
  } catch (const InputError& error) {
    document.fail(error.what());
  }
  return file;
}

ThermalOptions read_thermal(const Value& section, const Value& section_of_clusters,
                            const std::vector<Cluster>& clusters, const std::string& directory) {
  ThermalModelFile file = make_model(section, directory);
  ThermalOptions thermal;
  const std::vector<std::string>& inputs = file.model.inputs;
  if (const Value* name = section.find("memory_input")) {
    thermal.memory_input = find_name(*name, "input", inputs);
  }
  if (const Value* name = section.find("other_input")) {
    thermal.other_input = find_name(*name, "input", inputs);
  }
  thermal.cluster_inputs = find_cluster_inputs(section_of_clusters, clusters, inputs);
  thermal.trips_celsius = std::move(file.trips_celsius);
  if (const Value* trips = section.find("trips")) {
    thermal.trips_celsius = as_celsius_list(*trips);
    try {
      const Throttle trial(thermal.trips_celsius, 0);
    } catch (const InputError& error) {
      trips->fail(error.what());
    }
  }
  const Value* hysteresis = section.find("hysteresis");
  thermal.hysteresis_kelvin =
      hysteresis == nullptr ? file.hysteresis_kelvin : as_celsius(*hysteresis);
  thermal.model = std::move(file.model);
  return thermal;
}

}  // namespace weft
