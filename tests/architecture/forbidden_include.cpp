// SPDX-License-Identifier: Apache-2.0
// Built as part of workload/, this must not compile: models/ stands to its right.
#include "models/pe/task_queue.h"
