// SPDX-License-Identifier: Apache-2.0
#include "models/interconnect/registry.h"

#include "models/interconnect/topologies/bus.h"
#include "models/interconnect/topologies/crossbar.h"
#include "models/interconnect/topologies/hierarchical.h"
#include "models/interconnect/topologies/mesh.h"

namespace weft {

const Registry<Topologies(const InterconnectOptions&, const Ports&)>& interconnects() {
  static const Registry<Topologies(const InterconnectOptions&, const Ports&)> registry(
      "interconnect type",
      {
          {"bus", "one link that all share", make_bus},
          {"crossbar", "a link to each target, and from each initiator", make_crossbar},
          {"hierarchical", "a bus for each cluster, bridged to one at the top", make_hierarchical},
          {"mesh", "routers in rows and columns", make_mesh},
      });
  return registry;
}

}  // namespace weft
