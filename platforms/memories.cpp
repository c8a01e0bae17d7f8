// SPDX-License-Identifier: Apache-2.0
#include "platforms/memories.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "models/memory/cache.h"
#include "models/memory/cached_controller.h"
#include "models/memory/dram.h"
#include "models/memory/dram_presets.h"
#include "models/memory/fr_fcfs.h"
#include "models/memory/sram.h"
#include "platforms/clock.h"

namespace weft {
namespace {

constexpr std::int64_t kDefaultFrequency = 1'000'000'000;

SramOptions read_sram(const Value& section) {
  SramOptions options;
  options.latency = section.time_or("latency", Time(0));
  options.width_bytes = section.quantity_or("width", Dimension::data, 16);
  options.cycle = cycle_of(section, kDefaultFrequency);
  options.ports = static_cast<std::int32_t>(section.integer_or("ports", 1));
  return options;
}

// The preset with the channels, ranks and size of the file: what the size asks for over that of
// one row in every bank are rows.
DramGeometry read_geometry(const Value& section, const DramPreset& preset) {
  DramGeometry geometry = preset.geometry;
  geometry.channels = static_cast<std::int32_t>(section.integer_or("channels", geometry.channels));
  geometry.ranks = static_cast<std::int32_t>(section.integer_or("ranks", geometry.ranks));
  geometry.rows = 1;
  const std::int64_t size = section.at("size").as_quantity(Dimension::data);
  const std::int64_t all_banks = geometry.capacity_bytes();
  if (size % all_banks != 0) {
    section.at("size").fail(fmt::format(
        "impossible DRAM geometry: {} are no whole number of rows over {} channels x {} ranks x {} "
        "banks of {} a row; expected a multiple of {}",
        section.at("size").scalar, geometry.channels, geometry.ranks, geometry.banks_per_rank(),
        format_quantity(geometry.row_bytes, Dimension::data),
        format_quantity(all_banks, Dimension::data)));
  }
  geometry.rows = size / all_banks;
  return geometry;
}

DramOptions read_dram(const Value& section) {
  const Value& name = section.at("preset");
  const DramPreset preset = dram_presets().find(name.scalar, name.where).make();
  const DramGeometry geometry = read_geometry(section, preset);
  try {
    check(geometry, preset.timings);
    const std::string map = section.string_or("address_map", default_address_map(geometry));
    DramOptions options{geometry, preset.timings, AddressMap(map, geometry)};
    options.page_policy = section.string_or("page_policy", "open") == "closed" ? PagePolicy::closed
                                                                               : PagePolicy::open;
    options.front_end_latency = section.time_or("latency", Time(0));
    return options;
  } catch (const std::invalid_argument& error) {
    section.fail(fmt::format("impossible DRAM geometry: {}", error.what()));
  }
}

CacheOptions read_cache(const Value& section) {
  CacheOptions options;
  options.geometry.line_bytes = section.quantity_or("line", Dimension::data, 64);
  options.geometry.ways = static_cast<std::int32_t>(section.integer_or("ways", 1));
  const std::int64_t size = section.at("size").as_quantity(Dimension::data);
  const std::int64_t way_bytes = options.geometry.line_bytes * options.geometry.ways;
  if (size % way_bytes != 0) {
    section.at("size").fail(
        fmt::format("expected a multiple of {} ways x {} lines", options.geometry.ways,
                    format_quantity(options.geometry.line_bytes, Dimension::data)));
  }
  options.geometry.sets = size / way_bytes;
  options.hit_latency = section.time_or("latency", nanoseconds(10));
  options.width_bytes = section.quantity_or("width", Dimension::data, 64);
  options.cycle = cycle_of(section, kDefaultFrequency);
  return options;
}

// Runs `make`, and gives what it finds wrong with the options the place of the section.
template <typename Make>
auto made_of(const Value& section, Make make) {
  try {
    return make();
  } catch (const std::invalid_argument& error) {
    section.fail(error.what());
  }
}

}  // namespace

std::unique_ptr<MemoryTiming> make_memory_timing(const MemoryDescription& memory) {
  const Value& section = memory.section;
  return made_of(section, [&]() -> std::unique_ptr<MemoryTiming> {
    std::unique_ptr<MemoryTiming> timing;
    if (section.at("type").scalar == "dram") {
      timing = std::make_unique<DramTiming>(read_dram(section));
    } else {
      timing = std::make_unique<SramTiming>(read_sram(section));
    }
    const Value* cache = section.find("cache");
    if (cache == nullptr) return timing;
    return std::make_unique<CachedTiming>(read_cache(*cache), std::move(timing));
  });
}

std::unique_ptr<MemoryController> make_memory_controller(const MemoryDescription& memory) {
  const Value& section = memory.section;
  const auto depth = static_cast<std::int32_t>(section.integer_or("queue_depth", 16));
  return made_of(section, [&]() -> std::unique_ptr<MemoryController> {
    std::unique_ptr<MemoryController> controller;
    if (section.at("type").scalar == "dram") {
      FrFcfsOptions options{read_dram(section)};
      options.depth = depth;
      options.window = static_cast<std::int32_t>(section.integer_or("window", options.window));
      options.cap = static_cast<std::int32_t>(section.integer_or("starvation_cap", options.cap));
      controller = std::make_unique<FrFcfsController>(options);
    } else {
      controller = std::make_unique<SramController>(read_sram(section), depth);
    }
    const Value* cache = section.find("cache");
    if (cache == nullptr) return controller;
    return std::make_unique<CachedController>(read_cache(*cache), depth, std::move(controller));
  });
}

}  // namespace weft
