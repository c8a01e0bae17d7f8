// SPDX-License-Identifier: Apache-2.0
#include "models/power/governors.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/quantity.h"

namespace weft {
namespace {

class Performance final : public Governor {
 public:
  explicit Performance(const GovernorParameters&) {}
  std::size_t choose(const GovernorInput& input) const override { return input.opps.size() - 1; }
};

class Powersave final : public Governor {
 public:
  explicit Powersave(const GovernorParameters&) {}
  std::size_t choose(const GovernorInput&) const override { return 0; }
};

class Constant final : public Governor {
 public:
  explicit Constant(const GovernorParameters& parameters)
      : frequency_hz_(parameters.frequency_hz) {}

  std::size_t choose(const GovernorInput& input) const override {
    return lowest_opp_of_at_least(static_cast<double>(frequency_hz_), input.opps);
  }

  void check(Span<const Opp> opps, const Location& where) const override {
    Governor::check(opps, where);
    std::vector<std::string> names;
    for (const Opp& opp : opps) {
      if (opp.frequency_hz == frequency_hz_) return;
      names.push_back(format_quantity(opp.frequency_hz, Dimension::frequency));
    }
    throw InputError(where, fmt::format("there is no operating point at {}; expected one of {}",
                                        format_quantity(frequency_hz_, Dimension::frequency),
                                        quoted_list(names)));
  }

 private:
  std::int64_t frequency_hz_;
};

// Linux's ondemand of the years when it had a down differential (Pallipadi & Starikovskiy, "The
// Ondemand Governor", 2006): a busy core jumps to the highest frequency; one that would be less
// busy than the threshold less the differential at a lower frequency goes to the lowest frequency
// for which that holds.
class Ondemand final : public Governor {
 public:
  explicit Ondemand(const GovernorParameters& parameters)
      : period_(parameters.period),
        up_(parameters.up_threshold),
        down_(parameters.up_threshold - parameters.down_differential) {
    if (up_ <= 0 || up_ > 1 || down_ <= 0 || down_ > up_) {
      throw InputError(fmt::format(
          "governor ondemand: expected an up threshold of at most 1 and a down differential below "
          "it; found {} and {}",
          parameters.up_threshold, parameters.down_differential));
    }
  }

  std::size_t choose(const GovernorInput& input) const override {
    if (input.utilisation > up_) return input.opps.size() - 1;
    if (input.utilisation >= down_) return input.opp;
    const double load_hz = input.utilisation * input.opps[input.opp].hertz();
    return std::min(input.opp, lowest_opp_of_at_least(load_hz / down_, input.opps));
  }

  Time period() const override { return period_; }

 private:
  Time period_;
  double up_;
  double down_;
};

// After Linux's schedutil: f = 1.25 x f_max x util, where util counts against the highest
// frequency; the lowest OPP that is no slower. The period is its rate limit.
class Schedutil final : public Governor {
 public:
  explicit Schedutil(const GovernorParameters& parameters) : period_(parameters.period) {}

  std::size_t choose(const GovernorInput& input) const override {
    constexpr double kHeadroom = 1.25;
    // f_max x util = f_max x (busy part x f / f_max)
    const double load_hz = input.utilisation * input.opps[input.opp].hertz();
    return lowest_opp_of_at_least(kHeadroom * load_hz, input.opps);
  }

  Time period() const override { return period_; }

 private:
  Time period_;
};

template <typename Kind>
std::unique_ptr<Governor> make(const GovernorParameters& parameters) {
  return std::make_unique<Kind>(parameters);
}

}  // namespace

const Registry<std::unique_ptr<Governor>(const GovernorParameters&)>& governors() {
  static const Registry<std::unique_ptr<Governor>(const GovernorParameters&)> registry(
      "governor",
      {
          {"performance", "always the highest operating point", make<Performance>},
          {"powersave", "always the lowest operating point", make<Powersave>},
          {"constant", "always the operating point of a given frequency", make<Constant>},
          {"ondemand", "highest when busy, else as low as the load lets it (Pallipadi 2006)",
           make<Ondemand>},
          {"schedutil", "1.25 x the load's frequency, rate limited (after Linux's)",
           make<Schedutil>},
      });
  return registry;
}

}  // namespace weft
