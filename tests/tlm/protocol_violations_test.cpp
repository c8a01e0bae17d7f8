// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <utility>

#include "tests/tlm/protocol_checker_fixture.h"

namespace weft::protocol {
namespace {

TEST_F(ProtocolCheckerTest, FindsPhasesOutOfOrder) {
  expect_broken("nb_transport_fw END_RESP", "15.2.4", [&] { forward(first_, END_RESP); });
  expect_broken("nb_transport_bw END_REQ", "15.2.4", [&] { backward(first_, END_REQ); });
  forward(first_, BEGIN_REQ);
  expect_broken("nb_transport_fw END_RESP", "15.2.4", [&] { forward(first_, END_RESP); });
  backward(first_, END_REQ);
  expect_broken("nb_transport_bw END_REQ", "15.2.4", [&] { backward(first_, END_REQ); });
  respond(first_);
  expect_broken("nb_transport_bw BEGIN_RESP", "15.2.4", [&] { respond(first_); });
  expect_broken("nb_transport_bw END_REQ", "15.2.4", [&] { backward(first_, END_REQ); });
  forward(first_, END_RESP);
  expect_broken("nb_transport_fw GRANTED", "15.2.4", [&] { forward(first_, GRANTED); });
}

TEST_F(ProtocolCheckerTest, FindsPhasesOnTheWrongPath) {
  forward(first_, BEGIN_REQ);
  expect_broken("nb_transport_fw END_REQ", "15.2.3 c", [&] { forward(first_, END_REQ); });
  expect_broken("nb_transport_fw BEGIN_RESP", "15.2.3 c", [&] { forward(first_, BEGIN_RESP); });
  expect_broken("nb_transport_bw BEGIN_REQ", "15.2.3 c", [&] { backward(first_, BEGIN_REQ); });
  expect_broken("nb_transport_bw END_RESP", "15.2.3 c", [&] { backward(first_, END_RESP); });
  expect_broken("nb_transport_fw", "15.2.3 c", [&] { forward(first_, tlm_phase()); });
}

TEST_F(ProtocolCheckerTest, FindsASecondRequestBeforeTheFirstHasEnded) {
  forward(first_, BEGIN_REQ);
  expect_broken("nb_transport_fw BEGIN_REQ", "15.2.6 e", [&] { forward(second_, BEGIN_REQ); });
}

TEST_F(ProtocolCheckerTest, FindsASecondResponseBeforeTheFirstHasEnded) {
  forward(first_, BEGIN_REQ);
  respond(first_);
  forward(second_, BEGIN_REQ);
  expect_broken("nb_transport_bw BEGIN_RESP", "15.2.6 f", [&] { respond(second_); });
  answers(TLM_UPDATED, BEGIN_RESP, 0, TLM_OK_RESPONSE);
  expect_broken("return from nb_transport_fw GRANTED", "15.2.6 f",
                [&] { forward(second_, GRANTED); });
}

TEST_F(ProtocolCheckerTest, FindsWrongReturns) {
  answers(TLM_UPDATED, END_RESP, 0, TLM_INCOMPLETE_RESPONSE);
  expect_broken("return from nb_transport_fw BEGIN_REQ", "15.2.3 c",
                [&] { forward(first_, BEGIN_REQ); });
  checker_->reset();
  answers(TLM_ACCEPTED, END_REQ, 0, TLM_INCOMPLETE_RESPONSE);
  expect_broken("return from nb_transport_fw BEGIN_REQ", "11.1.2.5",
                [&] { forward(first_, BEGIN_REQ); });
  checker_->reset();
  answers(TLM_ACCEPTED, BEGIN_REQ, 2, TLM_INCOMPLETE_RESPONSE);
  expect_broken("return from nb_transport_fw BEGIN_REQ", "11.1.2.5",
                [&] { forward(first_, BEGIN_REQ); });
  checker_->reset();
  answers(TLM_ACCEPTED, BEGIN_REQ, 0, TLM_OK_RESPONSE);
  expect_broken("return from nb_transport_fw BEGIN_REQ", "11.1.2.5",
                [&] { forward(first_, BEGIN_REQ); });
}

TEST_F(ProtocolCheckerTest, FindsWrongReturnsOfTheInitiator) {
  initiator_->answer = [](Payload&, tlm_phase&, sc_time&) { return TLM_COMPLETED; };
  forward(first_, BEGIN_REQ);
  expect_broken("return from nb_transport_bw END_REQ", "15.2.4",
                [&] { backward(first_, END_REQ); });
  initiator_->answer = [](Payload&, tlm_phase& phase, sc_time&) {
    phase = BEGIN_REQ;
    return TLM_UPDATED;
  };
  expect_broken("return from nb_transport_bw BEGIN_RESP", "15.2.3 c", [&] { respond(first_); });
}

TEST_F(ProtocolCheckerTest, FindsATransactionThatIsCompletedTwice) {
  target_->answer = [this](Payload& payload, tlm_phase& phase, sc_time&) {
    if (phase == BEGIN_REQ) respond(payload);
    return TLM_COMPLETED;
  };
  initiator_->answer = [](Payload&, tlm_phase&, sc_time&) { return TLM_COMPLETED; };
  expect_broken("return from nb_transport_fw BEGIN_REQ", "15.2.4",
                [&] { forward(first_, BEGIN_REQ); });
}

TEST_F(ProtocolCheckerTest, FindsTimeThatGoesBack) {
  forward(first_, BEGIN_REQ, 5);
  expect_broken("nb_transport_bw END_REQ", "15.2.7 c", [&] { backward(first_, END_REQ, 4); });
  checker_->reset();
  answers(TLM_UPDATED, END_REQ, 4, TLM_INCOMPLETE_RESPONSE);
  expect_broken("return from nb_transport_fw BEGIN_REQ", "15.2.7 c",
                [&] { forward(first_, BEGIN_REQ, 5); });
  target_->serve = [](Payload& payload, sc_time& delay) {
    delay = SC_ZERO_TIME;
    payload.set_response_status(TLM_OK_RESPONSE);
  };
  expect_broken("return from b_transport", "15.2.7 c", [&] { block(second_, 1); });
}

TEST_F(ProtocolCheckerTest, FindsRequestsWithAttributesOutOfOrder) {
  const std::pair<std::function<void(Payload&)>, const char*> cases[] = {
      {[](Payload& payload) { payload.set_command(static_cast<tlm_command>(3)); }, "14.9"},
      {[](Payload& payload) { payload.set_data_ptr(nullptr); }, "14.11 e"},
      {[](Payload& payload) { payload.set_data_length(0); }, "14.12 d"},
      {[](Payload& payload) { payload.set_byte_enable_ptr(payload.get_data_ptr()); }, "14.14 f"},
      {[](Payload& payload) { payload.set_streaming_width(0); }, "14.15 f"},
      {[](Payload& payload) { payload.set_dmi_allowed(true); }, "14.16"},
      {[](Payload& payload) { payload.set_response_status(TLM_OK_RESPONSE); }, "14.17 e"},
      {[](Payload& payload) { payload.set_gp_option(TLM_FULL_PAYLOAD); }, "14.8 g"}};
  for (const auto& [spoil, clause] : cases) {
    Payload payload(&memory_);
    payload.acquire();
    prepare(payload);
    spoil(payload);
    expect_broken("b_transport", clause, [&, &payload = payload] { block(payload); });
    expect_broken("nb_transport_fw BEGIN_REQ", clause,
                  [&, &payload = payload] { forward(payload, BEGIN_REQ); });
    checker_->reset();
  }
}

TEST_F(ProtocolCheckerTest, FindsAttributesThatAreModified) {
  const std::function<void(Payload&)> cases[] = {
      [](Payload& payload) { payload.set_write(); },
      [](Payload& payload) { payload.set_data_ptr(payload.get_data_ptr() + 1); },
      [](Payload& payload) { payload.set_data_length(4); },
      [](Payload& payload) { payload.set_byte_enable_ptr(payload.get_data_ptr()); },
      [](Payload& payload) { payload.set_byte_enable_length(1); },
      [](Payload& payload) { payload.set_streaming_width(4); }};
  for (const auto& spoil : cases) {
    Payload payload(&memory_);
    payload.acquire();
    prepare(payload);
    target_->serve = [&](Payload& served, sc_time&) {
      served.set_response_status(TLM_OK_RESPONSE);
      spoil(served);
    };
    expect_broken("return from b_transport", "14.7", [&] { block(payload); });
    checker_->reset();
    prepare(payload);
    payload.set_byte_enable_ptr(nullptr);
    payload.set_byte_enable_length(0);
    forward(payload, BEGIN_REQ);
    spoil(payload);
    expect_broken("nb_transport_bw BEGIN_RESP", "14.7", [&] { respond(payload); });
    checker_->reset();
  }
}

TEST_F(ProtocolCheckerTest, FindsResponsesThatAreNotSet) {
  target_->serve = [](Payload&, sc_time&) {};
  expect_broken("return from b_transport", "14.17", [&] { block(second_); });
  answers(TLM_COMPLETED, BEGIN_REQ, 0, TLM_INCOMPLETE_RESPONSE);
  expect_broken("return from nb_transport_fw BEGIN_REQ", "14.17",
                [&] { forward(first_, BEGIN_REQ); });
  expect_broken("nb_transport_bw BEGIN_RESP", "14.17", [&] { backward(first_, BEGIN_RESP); });
}

TEST_F(ProtocolCheckerTest, FindsAResponseThatIsChanged) {
  forward(first_, BEGIN_REQ);
  respond(first_);
  first_.set_response_status(TLM_GENERIC_ERROR_RESPONSE);
  expect_broken("nb_transport_fw END_RESP", "14.17", [&] { forward(first_, END_RESP); });
}

TEST_F(ProtocolCheckerTest, FindsPayloadsWithoutMemoryManagerOrReference) {
  Payload unmanaged;
  prepare(unmanaged);
  expect_broken("nb_transport_fw BEGIN_REQ", "14.5 i", [&] { forward(unmanaged, BEGIN_REQ); });
  EXPECT_NO_THROW(block(unmanaged));
  forward(first_, BEGIN_REQ);
  first_.release();
  expect_broken("nb_transport_bw END_REQ", "14.5 t", [&] { backward(first_, END_REQ); });
  second_.release();
  expect_broken("b_transport", "14.5 t", [&] { block(second_); });
}

TEST_F(ProtocolCheckerTest, FindsPayloadsThatAreUsedTwice) {
  forward(first_, BEGIN_REQ);
  expect_broken("nb_transport_fw BEGIN_REQ", "15.2.4", [&] { forward(first_, BEGIN_REQ); });
  expect_broken("b_transport", "15.2.10 c", [&] { block(first_); });
  target_->serve = [&](Payload& payload, sc_time&) { forward(payload, BEGIN_REQ); };
  expect_broken("nb_transport_fw BEGIN_REQ", "15.2.10 c", [&] { block(second_); });
  expect_broken("nb_transport_bw END_REQ", "15.2.10 c", [&] { backward(second_, END_REQ); });
}

}  // namespace
}  // namespace weft::protocol
