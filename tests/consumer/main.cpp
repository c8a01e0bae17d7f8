// SPDX-License-Identifier: Apache-2.0
// Uses an installed Weft as another front end would: a policy, without the simulation kernel.
#include <iostream>

#include "scheduler/registry.h"

int main() {
  for (const auto& entry : weft::policies().entries()) std::cout << entry.name << '\n';
  return weft::policies().find("etf").make() == nullptr ? 1 : 0;
}
