// SPDX-License-Identifier: Apache-2.0
#include "models/power/thermal.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"

namespace weft {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

Eigen::Map<const Matrix> matrix(const std::vector<double>& values, std::size_t rows,
                                std::size_t columns) {
  return {values.data(), index(rows), index(columns)};
}

std::vector<double> values_of(const Matrix& matrix) {
  return {matrix.data(), matrix.data() + matrix.size()};
}

void check_sizes(const StateSpace& model) {
  const std::size_t nodes = model.nodes.size();
  if (nodes == 0) throw InputError("a thermal model has at least one node");
  if (model.step <= Time(0)) throw InputError("the step of a thermal model must be above 0");
  if (model.a.size() != nodes * nodes || model.b.size() != nodes * model.inputs.size()) {
    throw InputError(fmt::format(
        "a thermal model of {} nodes and {} inputs has {} values in A and {} in B; found {} and {}",
        nodes, model.inputs.size(), nodes * nodes, nodes * model.inputs.size(), model.a.size(),
        model.b.size()));
  }
}

// The conductance matrix G, watts per kelvin, of a network whose parts are in order.
Matrix conductances(const RcNetwork& network) {
  const Eigen::Index nodes = index(network.nodes.size());
  Matrix g = Matrix::Zero(nodes, nodes);
  for (Eigen::Index i = 0; i < nodes; ++i) {
    const double resistance = network.nodes[static_cast<std::size_t>(i)].to_ambient_k_per_w;
    if (resistance > 0) g(i, i) += 1 / resistance;
  }
  for (const RcNetwork::Resistance& resistance : network.resistances) {
    const Eigen::Index a = index(resistance.a);
    const Eigen::Index b = index(resistance.b);
    g(a, a) += 1 / resistance.k_per_w;
    g(b, b) += 1 / resistance.k_per_w;
    g(a, b) -= 1 / resistance.k_per_w;
    g(b, a) -= 1 / resistance.k_per_w;
  }
  return g;
}

// That heat of every node can get to ambient; without that G has no inverse.
void check_ways_out(const RcNetwork& network) {
  std::vector<bool> open;
  for (const RcNetwork::Node& node : network.nodes) open.push_back(node.to_ambient_k_per_w > 0);
  for (std::size_t round = 0; round < network.nodes.size(); ++round) {
    for (const RcNetwork::Resistance& resistance : network.resistances) {
      open[resistance.a] = open[resistance.b] = open[resistance.a] || open[resistance.b];
    }
  }
  const auto closed = std::find(open.begin(), open.end(), false);
  if (closed == open.end()) return;
  const auto i = static_cast<std::size_t>(closed - open.begin());
  throw InputError(fmt::format("thermal node '{}' has no way to ambient", network.nodes[i].name));
}

void check_network(const RcNetwork& network) {
  const std::size_t nodes = network.nodes.size();
  if (nodes == 0) throw InputError("a thermal network has at least one node");
  for (const RcNetwork::Node& node : network.nodes) {
    if (!(node.capacity_j_per_k > 0) || !(node.to_ambient_k_per_w >= 0)) {
      throw InputError(fmt::format(
          "thermal node '{}' needs a capacity above 0 and no negative resistance", node.name));
    }
  }
  for (const RcNetwork::Resistance& resistance : network.resistances) {
    if (resistance.a >= nodes || resistance.b >= nodes || resistance.a == resistance.b) {
      throw InputError("a thermal resistance is between two nodes of the network");
    }
    if (!(resistance.k_per_w > 0)) throw InputError("a thermal resistance must be above 0");
  }
  for (const RcNetwork::Input& input : network.inputs) {
    if (input.node >= nodes) {
      throw InputError(fmt::format("thermal input '{}' heats no node", input.name));
    }
  }
  check_ways_out(network);
}

}  // namespace

StateSpaceThermal::StateSpaceThermal(StateSpace model) : model_(std::move(model)) {
  check_sizes(model_);
  const std::size_t nodes = model_.nodes.size();
  largest_eigenvalue_ = Matrix(matrix(model_.a, nodes, nodes)).eigenvalues().cwiseAbs().maxCoeff();
  if (!(largest_eigenvalue_ < 1)) {
    throw InputError(
        fmt::format("the thermal model is not stable: its A has an eigenvalue of absolute value "
                    "{:.6}; expected all below 1",
                    largest_eigenvalue_));
  }
  reset();
}

void StateSpaceThermal::reset() {
  celsius_.assign(model_.nodes.size(), model_.ambient_celsius);
  next_ = celsius_;
}

void StateSpaceThermal::advance(Span<const double> watts) {
  const std::size_t nodes = celsius_.size();
  for (std::size_t i = 0; i < nodes; ++i) {
    double rise = 0;
    for (std::size_t j = 0; j < nodes; ++j) {
      rise += model_.a[i * nodes + j] * (celsius_[j] - model_.ambient_celsius);
    }
    for (std::size_t j = 0; j < watts.size(); ++j) {
      rise += model_.b[i * watts.size() + j] * watts[j];
    }
    next_[i] = model_.ambient_celsius + rise;
  }
  celsius_.swap(next_);
}

double StateSpaceThermal::hottest_celsius() const {
  return *std::max_element(celsius_.begin(), celsius_.end());
}

std::vector<double> StateSpaceThermal::steady_state(Span<const double> watts) const {
  const std::size_t nodes = celsius_.size();
  const Matrix a = matrix(model_.a, nodes, nodes);
  const Matrix b = matrix(model_.b, nodes, model_.inputs.size());
  const Eigen::Map<const Vector> power(watts.begin(), index(watts.size()));
  const Vector rise =
      (Matrix::Identity(a.rows(), a.cols()) - a).partialPivLu().solve(b * power).eval();
  std::vector<double> celsius;
  for (const double kelvin : rise) celsius.push_back(model_.ambient_celsius + kelvin);
  return celsius;
}

double StateSpaceThermal::longest_time_constant_steps() const {
  return -1 / std::log(largest_eigenvalue_);
}

StateSpace RcNetwork::discretise(Time step) const {
  check_network(*this);
  const Matrix g = conductances(*this);
  Vector root(index(nodes.size()));  // of the capacities
  Matrix e = Matrix::Zero(root.size(), index(inputs.size()));
  StateSpace model;
  model.step = step;
  model.ambient_celsius = ambient_celsius;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    root(index(i)) = std::sqrt(nodes[i].capacity_j_per_k);
    model.nodes.push_back(nodes[i].name);
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    e(index(inputs[i].node), index(i)) = 1;
    model.inputs.push_back(inputs[i].name);
  }
  // C^-1/2 G C^-1/2 is symmetric with positive eigenvalues, so the exponential is one of numbers.
  const Vector inverse_root = root.cwiseInverse();
  const Matrix symmetric = inverse_root.asDiagonal() * g * inverse_root.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Matrix> modes(symmetric);
  const Vector decay = (-modes.eigenvalues() * to_seconds(step)).array().exp();
  const Matrix a = inverse_root.asDiagonal() * modes.eigenvectors() * decay.asDiagonal() *
                   modes.eigenvectors().transpose() * root.asDiagonal();
  const Matrix b = (Matrix::Identity(a.rows(), a.cols()) - a) * g.partialPivLu().solve(e);
  model.a = values_of(a);
  model.b = values_of(b);
  return model;
}

}  // namespace weft
