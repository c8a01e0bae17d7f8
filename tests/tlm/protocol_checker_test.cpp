// SPDX-License-Identifier: Apache-2.0
#include "tlm/protocol_checker.h"

#include "tests/tlm/protocol_checker_fixture.h"

namespace weft::protocol {
namespace {

TEST_F(ProtocolCheckerTest, PassesBlockingTransport) {
  sc_time delay(3, SC_NS);
  for (int time = 0; time < 3; ++time) {
    prepare(first_);
    initiator_->socket->b_transport(first_, delay);
  }
  EXPECT_EQ(delay, sc_time(18, SC_NS));
  EXPECT_EQ(checker_->transactions(), 3);
}

TEST_F(ProtocolCheckerTest, PassesBlockingTransportThatWaitsForItsDelay) {
  target_->serve = [](Payload& payload, sc_time& delay) {
    sc_start(delay);
    delay = SC_ZERO_TIME;
    payload.set_response_status(TLM_OK_RESPONSE);
  };
  EXPECT_NO_THROW(block(first_, 4));
}

TEST_F(ProtocolCheckerTest, PassesFourPhasesThatOverlapAndAnnotateDelays) {
  forward(first_, BEGIN_REQ, 2);
  backward(first_, END_REQ, 5);
  forward(second_, BEGIN_REQ, 1);
  sc_start(4, SC_NS);
  respond(first_, 1);  // local time 5 ns again
  EXPECT_EQ(checker_->in_flight(), 2);
  forward(first_, GRANTED, 1);
  forward(first_, END_RESP, 1);
  respond(second_, 0);  // skips END_REQ
  forward(second_, END_RESP, 7);
  EXPECT_EQ(checker_->transactions(), 2);
  EXPECT_EQ(checker_->in_flight(), 0);
}

TEST_F(ProtocolCheckerTest, PassesEarlyCompletionAndReturnPaths) {
  answers(TLM_COMPLETED, BEGIN_REQ, 3, TLM_OK_RESPONSE);
  EXPECT_EQ(forward(first_, BEGIN_REQ, 1), TLM_COMPLETED);
  answers(TLM_UPDATED, END_REQ, 3, TLM_INCOMPLETE_RESPONSE);
  EXPECT_EQ(forward(second_, BEGIN_REQ, 1), TLM_UPDATED);
  prepare(first_);
  answers(TLM_UPDATED, BEGIN_RESP, 3, TLM_OK_RESPONSE);
  EXPECT_EQ(forward(first_, BEGIN_REQ, 1), TLM_UPDATED);
  answers(TLM_COMPLETED, END_RESP, 3, TLM_OK_RESPONSE);
  EXPECT_EQ(forward(first_, END_RESP, 3), TLM_COMPLETED);
  initiator_->answer = [](Payload&, tlm_phase& phase, sc_time&) {
    phase = END_RESP;
    return TLM_UPDATED;
  };
  respond(second_, 9);
  EXPECT_EQ(checker_->transactions(), 3);
  EXPECT_EQ(checker_->in_flight(), 0);
}

TEST_F(ProtocolCheckerTest, PassesAnInitiatorThatLetsGoInItsAnswer) {
  forward(first_, BEGIN_REQ);
  initiator_->answer = [&](Payload& payload, tlm_phase&, sc_time&) {
    payload.release();
    payload.acquire();
    prepare(payload);
    payload.set_data_length(4);
    return TLM_COMPLETED;
  };
  EXPECT_NO_THROW(respond(first_));
  EXPECT_NO_THROW(forward(first_, BEGIN_REQ));
}

TEST_F(ProtocolCheckerTest, PassesCallsWithinCalls) {
  target_->answer = [this](Payload& payload, tlm_phase& phase, sc_time&) {
    if (phase == BEGIN_REQ) respond(payload);
    return TLM_ACCEPTED;
  };
  initiator_->answer = [this](Payload& payload, tlm_phase&, sc_time&) {
    forward(payload, END_RESP);
    return TLM_ACCEPTED;
  };
  forward(first_, BEGIN_REQ);
  EXPECT_EQ(checker_->transactions(), 1);
}

TEST_F(ProtocolCheckerTest, PassesDirectMemoryAndDebug) {
  tlm_dmi dmi;
  EXPECT_TRUE(initiator_->socket->get_direct_mem_ptr(first_, dmi));
  EXPECT_EQ(initiator_->socket->transport_dbg(first_), 3U);
  target_->socket->invalidate_direct_mem_ptr(7, 9);
  EXPECT_EQ(initiator_->invalidated, 7U);
}

TEST_F(ProtocolCheckerTest, ForgetsTransactionsAtReset) {
  forward(first_, BEGIN_REQ);
  checker_->reset();
  EXPECT_NO_THROW(forward(first_, BEGIN_REQ));
}

}  // namespace
}  // namespace weft::protocol
