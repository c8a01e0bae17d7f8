// SPDX-License-Identifier: Apache-2.0
#include "tests/rtl/verilated_dut.h"

#include <stdexcept>

#include "Vpe16.h"
#include "Vpe32.h"
#include "Vpe4.h"
#include "Vpe4n.h"
#include "Vpe4s.h"
#include "Vpe8.h"

namespace weft {

// The sizes repeat what CMakeLists.txt gives to Verilator; a test compares both with the
// capability registers.
std::unique_ptr<Dut> make_dut(const std::string& name) {
  const GoldenSize small{4, 64, 16, 32, true, 64};
  GoldenSize silent = small;
  silent.communication = false;
  silent.neural_lanes = 1;
  if (name == "pe4") return std::make_unique<VerilatedDut<Vpe4>>(small);
  if (name == "pe4s") return std::make_unique<VerilatedDut<Vpe4s>>(small);
  if (name == "pe4n") return std::make_unique<VerilatedDut<Vpe4n>>(silent);
  if (name == "pe8") {
    return std::make_unique<VerilatedDut<Vpe8>>(GoldenSize{8, 128, 16, 24, true, 64, 3});
  }
  if (name == "pe16") {
    return std::make_unique<VerilatedDut<Vpe16>>(GoldenSize{16, 256, 32, 40, true, 64});
  }
  if (name == "pe32") {
    return std::make_unique<VerilatedDut<Vpe32>>(GoldenSize{32, 1024, 64, 40, true, 64});
  }
  throw std::invalid_argument("no build of the block is called " + name);
}

}  // namespace weft
