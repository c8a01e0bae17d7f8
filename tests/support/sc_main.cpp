// SPDX-License-Identifier: Apache-2.0
// SystemC's library wants one in every program.
extern "C" int sc_main(int /*argc*/, char** /*argv*/) { return 0; }
