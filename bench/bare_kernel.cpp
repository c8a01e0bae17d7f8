// SPDX-License-Identifier: Apache-2.0
#include "bench/bare_kernel.h"

#include <chrono>
#include <systemc>

#include "tlm/kernel.h"

namespace weft {
namespace {

class Ticker : public sc_core::sc_module {
 public:
  Ticker(const sc_core::sc_module_name& name, std::int64_t& left, std::uint32_t seed)
      : sc_module(name), left_(left), random_(seed) {
    SC_HAS_PROCESS(Ticker);
    SC_METHOD(tick);
    sensitive << event_;
  }

 private:
  void tick() {
    if (--left_ < 0) return;
    random_ = random_ * 1664525U + 1013904223U;
    event_.notify(sc_core::sc_time::from_value(1 + (random_ >> 12U)));
  }

  std::int64_t& left_;
  std::uint32_t random_;
  sc_core::sc_event event_;
};

}  // namespace

double bare_kernel_events_per_s(int pending, std::int64_t events) {
  double seconds = 0;
  {
    std::int64_t left = events;
    sc_core::sc_vector<Ticker> tickers(
        "ticker", static_cast<std::size_t>(pending), [&](const char* name, std::size_t i) {
          return new Ticker(name, left, static_cast<std::uint32_t>(i) * 77777U);
        });
    const auto start = std::chrono::steady_clock::now();
    sc_core::sc_start();
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  renew_kernel();
  return static_cast<double>(events) / seconds;
}

}  // namespace weft
