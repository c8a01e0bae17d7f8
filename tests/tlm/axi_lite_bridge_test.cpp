// SPDX-License-Identifier: Apache-2.0
#include "tlm/axi_lite_bridge.h"

#include <gtest/gtest.h>

#include <cstring>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "tlm/payload_pool.h"
#include "tlm/protocol_checker.h"

namespace weft {
namespace {

// A memory of words behind an AXI4-Lite port that takes its time, a different one for each access.
class SlowMemory {
 public:
  AxiLiteSubordinatePins drive() const {
    AxiLiteSubordinatePins pins;
    pins.aw_ready = !have_address_ && wait_ == 0;
    pins.w_ready = !have_data_ && wait_ != 1;
    pins.ar_ready = !have_read_ && wait_ == 0;
    pins.b_valid = have_address_ && have_data_ && wait_ == 0;
    pins.r_valid = have_read_ && wait_ == 0;
    pins.b_resp = address_ < kSize ? 0 : 2;
    pins.r_resp = read_ < kSize ? 0 : 2;
    const auto word = words_.find(read_);
    pins.r_data = word == words_.end() ? 0 : word->second;
    return pins;
  }
  void edge(const AxiLiteManagerPins& manager, const AxiLiteSubordinatePins& mine) {
    if (wait_ > 0) --wait_;
    if (manager.aw_valid && mine.aw_ready) {
      have_address_ = true;
      address_ = manager.aw_addr;
      wait_ = next_wait();
    }
    if (manager.w_valid && mine.w_ready) {
      have_data_ = true;
      data_ = manager.w_data;
    }
    if (manager.ar_valid && mine.ar_ready) {
      have_read_ = true;
      read_ = manager.ar_addr;
      wait_ = next_wait();
    }
    if (mine.b_valid && manager.b_ready) {
      words_[address_] = data_;
      have_address_ = have_data_ = false;
      wait_ = next_wait();
    }
    if (mine.r_valid && manager.r_ready) {
      have_read_ = false;
      wait_ = next_wait();
    }
  }

 private:
  static constexpr std::uint32_t kSize = 0x1000;

  int next_wait() { return (turn_ = (turn_ * 5 + 1) % 16) % 4; }

  std::map<std::uint32_t, std::uint32_t> words_;
  bool have_address_ = false, have_data_ = false, have_read_ = false;
  std::uint32_t address_ = 0, data_ = 0, read_ = 0;
  int wait_ = 0, turn_ = 0;
};

struct Access {
  bool write;
  std::uint64_t address;
  std::uint32_t word;
};

// Sends accesses one after the other through the bridge into the memory, clock edge by clock edge.
class Bus : public sc_core::sc_module, public ClockRequestIf, public tlm::tlm_bw_transport_if<> {
 public:
  tlm::tlm_initiator_socket<> socket;
  AxiLiteBridge bridge;
  ProtocolChecker checker;
  SlowMemory memory;
  std::vector<std::uint32_t> words;  // read, or written
  std::vector<tlm::tlm_response_status> statuses;

  explicit Bus(const sc_core::sc_module_name& name)
      : sc_module(name), socket("socket"), bridge("bridge"), checker("checker") {
    socket.bind(*this);
    socket.bind(checker.target);
    checker.initiator.bind(bridge.target);
    bridge.clock.bind(*this);
    SC_HAS_PROCESS(Bus);
    SC_METHOD(on_clock);
    sensitive << clock_;
    dont_initialize();
    SC_METHOD(send);
    sensitive << send_;
  }

  void run(std::deque<Access> accesses) {
    accesses_ = std::move(accesses);
    sc_core::sc_start();
  }

  void request_clock() override { clock_.notify(1, sc_core::SC_NS); }

  tlm::tlm_sync_enum nb_transport_bw(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& /*delay*/) override {
    EXPECT_EQ(phase, tlm::BEGIN_RESP);
    finish(payload);
    return tlm::TLM_COMPLETED;
  }
  void invalidate_direct_mem_ptr(sc_dt::uint64 /*begin*/, sc_dt::uint64 /*end*/) override {}

 private:
  void on_clock() {
    const AxiLiteSubordinatePins answer = memory.drive();
    const AxiLiteManagerPins pins = bridge.pins();
    bridge.edge(answer);
    memory.edge(pins, answer);
    if (!bridge.idle()) clock_.notify(1, sc_core::SC_NS);
  }

  void send() {
    if (accesses_.empty()) return;
    const Access access = accesses_.front();
    accesses_.pop_front();
    word_ = access.word;
    tlm::tlm_generic_payload& payload = pool_.take(0);
    payload.set_command(access.write ? tlm::TLM_WRITE_COMMAND : tlm::TLM_READ_COMMAND);
    payload.set_address(access.address);
    payload.set_data_ptr(reinterpret_cast<unsigned char*>(&word_));
    payload.set_data_length(4);
    payload.set_streaming_width(4);
    payload.set_byte_enable_ptr(nullptr);
    payload.set_dmi_allowed(false);
    payload.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    tlm::tlm_phase phase = tlm::BEGIN_REQ;
    sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
    if (socket->nb_transport_fw(payload, phase, delay) == tlm::TLM_COMPLETED) finish(payload);
  }

  void finish(tlm::tlm_generic_payload& payload) {
    words.push_back(word_);
    statuses.push_back(payload.get_response_status());
    payload.release();
    send_.notify(sc_core::SC_ZERO_TIME);
  }

  std::deque<Access> accesses_;
  PayloadPool<int> pool_;
  std::uint32_t word_ = 0;
  sc_core::sc_event clock_, send_;
};

TEST(AxiLiteBridge, WhatIsWrittenIsReadBackHoweverSlowThePort) {
  Bus bus("bus");
  std::deque<Access> accesses;
  std::vector<std::uint32_t> expected;
  for (std::uint32_t i = 0; i < 200; ++i) {
    accesses.push_back({true, 4 * (i % 32), 0x1000 + i});
    accesses.push_back({false, 4 * (i % 32), 0});
    expected.insert(expected.end(), {0x1000 + i, 0x1000 + i});
  }
  bus.run(accesses);
  EXPECT_EQ(bus.words, expected);
  EXPECT_EQ(bus.bridge.checker().writes(), 200);
  EXPECT_EQ(bus.bridge.checker().reads(), 200);
  EXPECT_EQ(bus.checker.transactions(), 400);
  EXPECT_EQ(bus.checker.in_flight(), 0);
}

TEST(AxiLiteBridge, AnErrorOfThePortIsAnAddressError) {
  Bus bus("bus");
  bus.run({{true, 0x2000, 1}, {false, 0x2000, 0}, {true, 0, 1}});
  const std::vector<tlm::tlm_response_status> expected = {
      tlm::TLM_ADDRESS_ERROR_RESPONSE, tlm::TLM_ADDRESS_ERROR_RESPONSE, tlm::TLM_OK_RESPONSE};
  EXPECT_EQ(bus.statuses, expected);
}

TEST(AxiLiteBridge, WhatThePortCannotDoIsRefusedAtOnce) {
  Bus bus("bus");
  bus.run({{true, 2, 1}, {false, 0x100000000, 0}});
  const std::vector<tlm::tlm_response_status> expected(2, tlm::TLM_GENERIC_ERROR_RESPONSE);
  EXPECT_EQ(bus.statuses, expected);
  EXPECT_EQ(sc_core::sc_time_stamp(), sc_core::SC_ZERO_TIME);
}

template <typename Action>
std::string error_of(const Action& action) {
  try {
    action();
  } catch (const RunError& error) {
    return error.what();
  }
  return "none";
}

// Each rule, broken once.
TEST(AxiLiteChecker, NamesTheRuleThatIsBroken) {
  const auto broken = [](const std::vector<AxiLiteManagerPins>& manager,
                         const std::vector<AxiLiteSubordinatePins>& subordinate) {
    AxiLiteChecker checker;
    for (std::size_t i = 0; i < manager.size(); ++i) checker.edge(manager[i], subordinate[i]);
  };
  AxiLiteManagerPins write, other, read, silent;
  write.aw_valid = write.w_valid = true;
  other = write;
  other.aw_addr = 4;
  read.ar_valid = true;
  AxiLiteSubordinatePins nothing, late, odd, data;
  late.b_valid = true;
  data.r_valid = true;
  odd.ar_ready = true;
  EXPECT_EQ(error_of([&] {
              broken({write, other}, {nothing, nothing});
            }),
            "AXI4-Lite rule broken: AWVALID and AWADDR stay until AWREADY");
  other = write;
  other.w_data = 1;
  EXPECT_EQ(error_of([&] {
              broken({write, other}, {nothing, nothing});
            }),
            "AXI4-Lite rule broken: WVALID, WDATA and WSTRB stay until WREADY");
  EXPECT_EQ(error_of([&] {
              broken({read, silent}, {nothing, nothing});
            }),
            "AXI4-Lite rule broken: ARVALID and ARADDR stay until ARREADY");
  EXPECT_EQ(error_of([&] { broken({silent}, {late}); }),
            "AXI4-Lite rule broken: a write response follows address and data");
  EXPECT_EQ(error_of([&] { broken({read}, {data}); }),
            "AXI4-Lite rule broken: read data follows its address");
  other = read;
  other.ar_addr = 8;
  EXPECT_EQ(error_of([&] {
              broken({read, other}, {nothing, nothing});
            }),
            "AXI4-Lite rule broken: ARVALID and ARADDR stay until ARREADY");
  AxiLiteSubordinatePins taken = nothing;
  taken.aw_ready = taken.w_ready = true;
  EXPECT_EQ(error_of([&] {
              broken({write, silent, silent}, {taken, late, nothing});
            }),
            "AXI4-Lite rule broken: BVALID and BRESP stay until BREADY");
  AxiLiteSubordinatePins odd_answer = late;
  odd_answer.b_resp = 1;
  EXPECT_EQ(error_of([&] {
              broken({write, silent}, {taken, odd_answer});
            }),
            "AXI4-Lite rule broken: EXOKAY is no response of AXI4-Lite (BRESP)");
  AxiLiteSubordinatePins exokay = data;
  exokay.r_resp = 1;
  EXPECT_EQ(error_of([&] {
              broken({read, silent}, {odd, exokay});
            }),
            "AXI4-Lite rule broken: EXOKAY is no response of AXI4-Lite (RRESP)");
  EXPECT_EQ(error_of([&] {
              broken({read, silent, silent}, {odd, data, nothing});
            }),
            "AXI4-Lite rule broken: RVALID, RDATA and RRESP stay until RREADY");
}

}  // namespace
}  // namespace weft
