#include "base/probe.h"
