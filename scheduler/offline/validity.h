// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scheduler/offline/problem.h"
#include "scheduler/offline/schedule.h"

namespace weft {

/// A rule of the offline problem that a schedule can break.
enum class Rule {
  known,         ///< an entry names a task and a PE that there are
  complete,      ///< every task is there
  single,        ///< a task is there once, unless duplicates are allowed
  supported,     ///< the PE can run the task
  not_negative,  ///< no task starts before 0
  duration,      ///< end - start is the execution time: no preemption
  exclusive,     ///< a PE runs one task at a time
  data_there,    ///< a task starts when the data of all predecessors has arrived, not before
};

/// The rule's name, as messages begin with it: "data_there".
const char* name_of(Rule rule);

/// A breach of a rule.
struct Violation {
  Rule rule;
  std::string message;  ///< "data_there: task 3 starts on PE 1 at 10; the data of ..."
};

/// Whether a task may stand in a schedule more than once.
enum class Duplicates { forbidden, allowed };

/// Everything that is wrong with a schedule, by rule and then by task; empty for a valid one.
/// With duplicates, each execution of a task must have the data of each predecessor from one
/// execution of that. An entry that breaks `known` is left out of the other rules.
std::vector<Violation> violations(const Problem& problem, const Schedule& schedule,
                                  Duplicates duplicates = Duplicates::allowed);

}  // namespace weft
