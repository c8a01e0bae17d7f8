// SPDX-License-Identifier: Apache-2.0
//
// weft_neural_train FILE: trains the network of the hardware scheduler to imitate a teacher that
// looks ahead, on simulated queues; quantises it; writes it to FILE; and prints how often it takes
// the teacher's choice, and what becomes of the tasks under it, on queues that it never saw. The
// same bits on every run.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>

#include "rtl/model/neural_file.h"
#include "rtl/neural/network.h"
#include "rtl/neural/situations.h"

namespace weft {
namespace {

constexpr std::size_t kDepth = 8;  // how far the teacher looks into the queue
constexpr std::uint64_t kTrainingSeed = 1000;
constexpr std::uint64_t kTestSeed = 900000;

/// Decisions of many small simulations. One in four is taken at random, so that the network also
/// sees what its own mistakes would lead to.
std::vector<Lesson> draw_lessons(std::uint64_t seed, int platforms, int bursts) {
  std::vector<Lesson> lessons;
  for (int platform = 0; platform < platforms; ++platform) {
    QueueSimulation simulation(seed + static_cast<std::uint64_t>(platform));
    std::mt19937_64 random(seed ^ static_cast<std::uint64_t>(platform));
    for (int burst = 0; burst < bursts; ++burst) {
      simulation.run_burst([&](const QueueSimulation& now) {
        const NeuralSituation situation = now.situation();
        const std::int32_t taken = now.look_ahead(kDepth);
        Lesson lesson;
        for (std::size_t pe = 0; pe < situation.pes.size(); ++pe) {
          if (!situation.pes[pe].supported) continue;
          if (static_cast<std::int32_t>(pe) == taken) lesson.taken = lesson.pes.size();
          lesson.pes.push_back(static_cast<std::int32_t>(pe));
          lesson.inputs.push_back(neural_inputs(situation, pe));
        }
        if (lesson.pes.size() > 1) lessons.push_back(lesson);
        return random() % 4 == 0 ? simulation.random_pe() : taken;
      });
    }
  }
  return lessons;
}

void train(FloatNetwork& network, const std::vector<Lesson>& lessons) {
  constexpr std::size_t kBatch = 64;
  constexpr int kEpochs = 24;
  std::vector<const Lesson*> order;
  for (const Lesson& lesson : lessons) order.push_back(&lesson);
  std::mt19937_64 random(7);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double loss = 0;
    std::size_t batches = 0;
    for (std::size_t at = 0; at + kBatch <= order.size(); at += kBatch, ++batches) {
      const auto begin = order.begin() + static_cast<std::ptrdiff_t>(at);
      loss += network.learn({begin, begin + kBatch}, epoch < kEpochs / 2 ? 3e-3 : 5e-4);
    }
    if (epoch % 4 == 3) {
      std::cout << "epoch " << epoch + 1 << ": loss " << loss / static_cast<double>(batches)
                << '\n';
    }
  }
}

std::size_t quantised_choice(const NeuralWeights& weights, const Lesson& lesson) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < lesson.inputs.size(); ++i) {
    if (neural_score(weights, lesson.inputs[i]) > neural_score(weights, lesson.inputs[best])) {
      best = i;
    }
  }
  return best;
}

template <typename Choose>
double percent_agreed(const std::vector<Lesson>& lessons, const Choose& choose) {
  const auto agrees = [&](const Lesson& lesson) { return choose(lesson) == lesson.taken; };
  return 100.0 * static_cast<double>(std::count_if(lessons.begin(), lessons.end(), agrees)) /
         static_cast<double>(lessons.size());
}

/// The index of the least value of one input, the first of equals.
std::size_t least_input(const Lesson& lesson, std::size_t input) {
  const auto least = std::min_element(
      lesson.inputs.begin(), lesson.inputs.end(),
      [&](const NeuralInputs& a, const NeuralInputs& b) { return a[input] < b[input]; });
  return static_cast<std::size_t>(least - lesson.inputs.begin());
}

/// Mean over platforms of the mean slowdown of their tasks, all placed by one policy.
double mean_slowdown(const QueueSimulation::Chooser& choose) {
  constexpr int kPlatforms = 200;
  double sum = 0;
  for (std::uint64_t platform = 0; platform < kPlatforms; ++platform) {
    QueueSimulation simulation(kTestSeed + 10000 + platform);
    for (int burst = 0; burst < 60; ++burst) simulation.run_burst(choose);
    sum += simulation.mean_slowdown();
  }
  return sum / kPlatforms;
}

void print_results(const FloatNetwork& network, const NeuralWeights& weights) {
  const std::vector<Lesson> unseen = draw_lessons(kTestSeed, 200, 40);
  std::cout << "decisions that agree with the teacher, of " << unseen.size() << " unseen:\n"
            << "  float network       "
            << percent_agreed(unseen, [&](const auto& l) { return network.choice(l); }) << " %\n"
            << "  int8 network        "
            << percent_agreed(unseen, [&](const auto& l) { return quantised_choice(weights, l); })
            << " %\n  earliest finish     "
            << percent_agreed(unseen, [](const auto& l) { return least_input(l, 0); })
            << " %\n  least execution time "
            << percent_agreed(unseen, [](const auto& l) { return least_input(l, 1); }) << " %\n";
  std::cout << "mean of (finish - ready) / least execution time, 200 unseen platforms:\n"
            << "  teacher             "
            << mean_slowdown([](const auto& now) { return now.look_ahead(kDepth); })
            << "\n  int8 network        " << mean_slowdown([&](const auto& now) {
                 return neural_choice(weights, now.situation());
               })
            << "\n  earliest finish     "
            << mean_slowdown([](const auto& now) { return now.earliest_finish(); })
            << "\n  least execution time "
            << mean_slowdown([](const auto& now) { return now.least_cost(); }) << '\n';
}

int run(const std::string& path) {
  const std::vector<Lesson> lessons = draw_lessons(kTrainingSeed, 600, 40);
  std::cout << lessons.size() << " lessons\n";
  FloatNetwork network(1);
  train(network, lessons);
  const NeuralWeights weights = network.quantised(lessons);
  std::ofstream out(path);
  out << write_neural_weights(weights,
                              "# SPDX-License-Identifier: Apache-2.0\n"
                              "# Written by weft_neural_train. The network of the policy neural; "
                              "see rtl/model/neural_reference.h.\n");
  if (!out.flush()) {
    std::cerr << "cannot write " << path << '\n';
    return 1;
  }
  print_results(network, weights);
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: weft_neural_train FILE\n";
    return 2;
  }
  return weft::run(argv[1]);
}
