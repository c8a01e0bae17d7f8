// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "rtl/model/neural_reference.h"

namespace weft {

/// The parameters of the hardware scheduler that its behaviour depends on.
struct GoldenSize {
  std::int32_t pes = 16;
  std::int32_t tasks = 256;  ///< slots
  std::int32_t queue_depth = 32;
  std::int32_t time_width = 40;
  bool communication = true;
  std::int32_t kernels = 64;
  std::int32_t neural_lanes = 0;  ///< 0: without the policy neural
};

/// Values of the register `policy`.
enum class GoldenPolicy : std::uint8_t { kHeftRt, kRankU, kEft, kMet, kEdf, kNeural };

/// An edge of a template: successor, and time of its data by link class (class 0 takes none).
struct GoldenEdge {
  std::int32_t successor = 0;
  std::array<std::uint32_t, 5> times{};
};

/// A task of a template, and the edges that leave it.
struct GoldenTemplateTask {
  std::int32_t kernel = 0;
  std::int32_t in_degree = 0;
  std::uint32_t mean = 0;
  std::uint32_t rank_u = 0;
  std::vector<GoldenEdge> edges;
};

/// A template: the tasks of an application.
using GoldenTemplate = std::vector<GoldenTemplateTask>;

/// A node of the decision tree, as the register `tree_node` packs it.
struct GoldenTreeNode {
  std::uint32_t threshold = 0;
  std::uint32_t feature = 0;
  std::uint32_t left = 0;
  bool left_leaf = false;
  std::uint32_t right = 0;
  bool right_leaf = false;
};

/// The tables of the hardware scheduler, as words of the bus.
class GoldenTables {
 public:
  /// An execution time of this value says that the PE cannot run the kernel.
  static constexpr std::uint32_t kUnsupported = 0xffffffff;

  explicit GoldenTables(const GoldenSize& size);

  void set_cost(std::int32_t kernel, std::int32_t pe, std::uint32_t ticks) {
    costs_[at(kernel, pe)] = ticks;
  }
  void set_link(std::int32_t from, std::int32_t to, std::int32_t link_class) {
    links_[at(from, to)] = link_class;
  }
  void set_template(std::int32_t index, GoldenTemplate tasks) {
    templates_[static_cast<std::size_t>(index)] = std::move(tasks);
  }
  void set_node(std::int32_t index, const GoldenTreeNode& node) {
    nodes_[static_cast<std::size_t>(index)] = node;
  }

  void set_weights(const NeuralWeights& weights) { weights_ = weights; }

  bool supported(std::int32_t kernel, std::int32_t pe) const {
    return costs_[at(kernel, pe)] != kUnsupported;
  }
  /// As the hardware stores it: what its memory cannot hold is the longest that it can.
  std::int64_t cost(std::int32_t kernel, std::int32_t pe) const {
    return cut(costs_[at(kernel, pe)]);
  }
  std::int64_t link_time(const GoldenEdge& edge, std::int32_t from, std::int32_t to) const {
    const auto link = static_cast<std::size_t>(links_[at(from, to)]);
    return link == 0 ? 0 : cut(edge.times[link]);
  }
  const GoldenTemplate& tasks(std::int32_t index) const {
    return templates_[static_cast<std::size_t>(index)];
  }
  const NeuralWeights& weights() const { return weights_; }
  const GoldenTreeNode& node(std::uint32_t index) const { return nodes_[index]; }

  /// A duration as the tables store it.
  std::int64_t cut(std::uint32_t ticks) const;

 private:
  std::size_t at(std::int32_t row, std::int32_t pe) const {
    return static_cast<std::size_t>(row) * 32 + static_cast<std::size_t>(pe);
  }

  std::int32_t time_width_;
  std::vector<std::uint32_t> costs_;
  std::vector<std::int32_t> links_;
  std::array<GoldenTemplate, 16> templates_;
  std::array<GoldenTreeNode, 16> nodes_{};
  NeuralWeights weights_;
};

}  // namespace weft
