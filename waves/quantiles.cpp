// SPDX-License-Identifier: Apache-2.0
#include "waves/quantiles.h"

#include <algorithm>
#include <boost/histogram/axis/regular.hpp>
#include <cmath>

namespace weft {
namespace {

constexpr std::size_t kMostExact = 32'768;
constexpr double kLowest = 1e-3, kHighest = 1e9;
constexpr int kBins = 27'631;  // ln(kHighest / kLowest) / 0.1 %

using LogAxis = boost::histogram::axis::regular<double, boost::histogram::axis::transform::log>;

}  // namespace

struct Quantiles::Histogram {
  LogAxis axis{kBins, kLowest, kHighest};
  std::vector<std::int64_t> counts = std::vector<std::int64_t>(kBins);
  std::int64_t total = 0;

  void add(double value) {
    const int bin = std::clamp(axis.index(std::max(value, kLowest)), 0, kBins - 1);
    ++counts[static_cast<std::size_t>(bin)];
    ++total;
  }

  double quantile(double p) const {
    std::int64_t below = 0;
    const auto rank = static_cast<std::int64_t>(std::ceil(p * static_cast<double>(total)));
    const std::int64_t wanted = std::max<std::int64_t>(rank, 1);
    int bin = 0;
    while (bin < kBins - 1 && (below += counts[static_cast<std::size_t>(bin)]) < wanted) ++bin;
    return axis.value(bin + 0.5);
  }
};

Quantiles::Quantiles() = default;
Quantiles::~Quantiles() = default;
Quantiles::Quantiles(Quantiles&&) noexcept = default;
Quantiles& Quantiles::operator=(Quantiles&&) noexcept = default;

void Quantiles::add(double value) {
  if (histogram_ != nullptr) {
    histogram_->add(value);
    return;
  }
  values_.push_back(value);
  if (values_.size() <= kMostExact) return;
  histogram_ = std::make_unique<Histogram>();
  for (const double old : values_) histogram_->add(old);
  std::vector<double>().swap(values_);  // gives the memory back
}

double Quantiles::quantile(double p) const {
  return histogram_ != nullptr ? histogram_->quantile(p) : exact_quantile(p);
}

double Quantiles::exact_quantile(double p) const {
  if (values_.empty()) return 0;
  std::sort(values_.begin(), values_.end());
  const double position = p * static_cast<double>(values_.size() - 1);
  const auto lower = static_cast<std::size_t>(position);
  const std::size_t upper = std::min(lower + 1, values_.size() - 1);
  const double fraction = position - static_cast<double>(lower);
  return values_[lower] + fraction * (values_[upper] - values_[lower]);
}

}  // namespace weft
