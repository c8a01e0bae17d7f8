// SPDX-License-Identifier: Apache-2.0
#include "workload/generators/generators.h"

#include <fmt/format.h>

#include "workload/generators/cholesky.h"
#include "workload/generators/fft.h"
#include "workload/generators/fork_join.h"
#include "workload/generators/gaussian_elimination.h"
#include "workload/generators/layered.h"
#include "workload/generators/lu.h"
#include "workload/generators/series_parallel.h"
#include "workload/generators/tree.h"

namespace weft {

const Registry<std::unique_ptr<Generator>()>& generators() {
  static const Registry<std::unique_ptr<Generator>()> registry(
      "generator",
      {
          {"layered", "layered random graphs (daggen)", std::make_unique<Layered>},
          {"series_parallel", "random series-parallel graphs", std::make_unique<SeriesParallel>},
          {"fork_join", "forks and joins in series", std::make_unique<ForkJoin>},
          {"out_tree", "complete tree, edges away from the root",
           [] { return std::make_unique<Tree>(Tree::Direction::out); }},
          {"in_tree", "complete tree, edges to the root",
           [] { return std::make_unique<Tree>(Tree::Direction::in); }},
          {"gaussian_elimination", "Gaussian elimination by columns",
           std::make_unique<GaussianElimination>},
          {"fft", "fast Fourier transform", std::make_unique<Fft>},
          {"cholesky", "tiled Cholesky factorisation", std::make_unique<Cholesky>},
          {"lu", "tiled LU factorisation", std::make_unique<Lu>},
      });
  return registry;
}

InterchangeGraph generate_graph(const std::string& name, const GeneratorValues& values,
                                const CostOptions& costs, std::uint64_t seed) {
  const auto& entry = generators().find(name);
  const std::unique_ptr<Generator> generator = entry.make();
  const GraphShape shape = generator->shape(values, seed);
  return assign_costs(shape, costs, costs.spread.value_or(generator->usual_spread()), seed,
                      fmt::format("{}_{}", entry.name, seed));
}

}  // namespace weft
