// SPDX-License-Identifier: Apache-2.0
// The main of every test executable. SystemC's library brings a main of its own, which a linker
// may take before GoogleTest's, and then no test would run and none fail; it wants an sc_main too.
#include <gtest/gtest.h>

extern "C" int sc_main(int /*argc*/, char** /*argv*/) { return 0; }

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
