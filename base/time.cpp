// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <fmt/format.h>

#include <algorithm>

namespace weft {
namespace {

constexpr std::int64_t kPicosecondsPerUs = 1'000'000;
constexpr int kFractionDigits = 6;

char* write_fraction(char* out, std::int64_t fraction_ps) {
  *out++ = '.';
  for (int i = kFractionDigits - 1; i >= 0; --i) {
    out[i] = static_cast<char>('0' + fraction_ps % 10);
    fraction_ps /= 10;
  }
  char* end = out + kFractionDigits;
  while (end[-1] == '0') --end;
  return end;
}

}  // namespace

char* write_us(char* out, Time time) {
  std::int64_t count = time.count();
  if (count < 0) {
    *out++ = '-';
    count = -count;
  }
  const fmt::format_int whole(count / kPicosecondsPerUs);
  out = std::copy_n(whole.data(), whole.size(), out);
  const std::int64_t fraction_ps = count % kPicosecondsPerUs;
  return fraction_ps == 0 ? out : write_fraction(out, fraction_ps);
}

}  // namespace weft
