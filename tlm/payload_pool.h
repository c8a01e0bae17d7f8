// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <tlm>
#include <vector>

namespace weft {

/// Generic payloads that are used over and over, as transactions of four phases need them: each is
/// counted, and comes back to the pool when the last who holds it lets go (IEEE 1666-2011, 14.5).
/// A payload carries one `Tag` of its initiator's. No allocation once the pool has grown.
template <typename Tag>
class PayloadPool : public tlm::tlm_mm_interface {
 public:
  PayloadPool() = default;
  PayloadPool(const PayloadPool&) = delete;
  PayloadPool& operator=(const PayloadPool&) = delete;

  /// A payload with one reference, to be given back by `release`.
  tlm::tlm_generic_payload& take(const Tag& tag) {
    if (free_.empty()) {
      all_.push_back(std::make_unique<tlm::tlm_generic_payload>(this));
      all_.back()->set_extension(new TagExtension);  // the payload deletes it
      free_.push_back(all_.back().get());
    }
    tlm::tlm_generic_payload& payload = *free_.back();
    free_.pop_back();
    payload.acquire();
    payload.template get_extension<TagExtension>()->tag = tag;
    return payload;
  }

  static const Tag& tag(const tlm::tlm_generic_payload& payload) {
    return payload.get_extension<TagExtension>()->tag;
  }

  /// Destroys all payloads, those that are out too: when a run is cut off and every module forgets
  /// what it holds.
  void clear() {
    free_.clear();
    all_.clear();
  }

  /// Payloads that are out.
  std::size_t taken() const { return all_.size() - free_.size(); }

  void free(tlm::tlm_generic_payload* payload) override { free_.push_back(payload); }

 private:
  struct TagExtension : tlm::tlm_extension<TagExtension> {
    tlm::tlm_extension_base* clone() const override { return new TagExtension(*this); }
    void copy_from(const tlm::tlm_extension_base& other) override {
      tag = static_cast<const TagExtension&>(other).tag;
    }
    Tag tag{};
  };

  std::vector<std::unique_ptr<tlm::tlm_generic_payload>> all_;
  std::vector<tlm::tlm_generic_payload*> free_;
};

}  // namespace weft
