// SPDX-License-Identifier: Apache-2.0
#include "platforms/formats/ds3_soc.h"

#include <ostream>
#include <string>

#include "tests/platforms/ds3_import_fixture.h"

namespace weft {
namespace {

struct BadSoc {
  const char* name;
  const char* soc;
  const char* place;  // behind the file's name, ":LINE:COLUMN: "
  const char* message;
};

void PrintTo(const BadSoc& soc, std::ostream* out) { *out << soc.name; }

class Ds3BadSocTest : public Ds3ImportTest, public ::testing::WithParamInterface<BadSoc> {};

TEST_P(Ds3BadSocTest, NamesPlaceAndExpectation) {
  const Ds3Import import = request(GetParam().soc);
  try {
    import_ds3(import);
    FAIL() << "expected an InputError";
  } catch (const InputError& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find(GetParam().place), std::string::npos) << what;
    EXPECT_NE(what.find(GetParam().message), std::string::npos) << what;
  }
}

#define PE "add_new_resource CPU P1 0 1 2 performance\nfft 14 14\ndecode 13\n"  // lines 1 to 3
#define TWO PE "add_new_resource CPU P2 1 1 1 performance\nfft 14\n"            // and 4, 5

const BadSoc kBadSocs[] = {
    {"Empty", "", "SoC.Demo.txt: ", "nothing but comments and blanks"},
    {"NoResource", "comm_band 0 1 5\n", "SoC.Demo.txt: ", "expected a line 'add_new_resource"},
    {"NoPe", "add_new_resource MEM M 0 1 1 none\nNone 0\n",
     "SoC.Demo.txt: ", "neither memory nor cache"},
    {"BeforeResources", "fft 14\n", ":1:1: ", "expected 'add_new_resource' before anything else"},
    {"ShortResource", "add_new_resource CPU P1 0\n", ":1:1: ", "found 4 words"},
    {"LongResource", "add_new_resource a b c d e f g h\n", ":1:1: ", "found 9 words"},
    {"BadId", "add_new_resource CPU P1 x 1 1 none\n", ":1:25: ", "expected the resource's id"},
    {"BadCapacity", "add_new_resource CPU P1 0 0 1 none\n", ":1:27: ", "a capacity from 1 to 4096"},
    {"HugeCapacity", "add_new_resource CPU P1 0 99999 1 none\n", ":1:27: ", "found '99999'"},
    {"BadCount", "add_new_resource CPU P1 0 1 -2 none\n", ":1:29: ", "number of functionalities"},
    {"DuplicateId", PE "add_new_resource CPU P2 0 1 1\nfft 1\n", ":4:25: ", "0 is taken already"},
    {"IdGap", PE "add_new_resource CPU P2 2 1 1\nfft 1\n", ":4:25: ", "there is no 1, only 2"},
    {"DuplicateName", PE "add_new_resource CPU P1 1 1 1\n", ":4:22: ", "'P1' stands here for the"},
    {"NoFunctionality", "add_new_resource CPU P1 0 1 0 none\n", ":1:1: ", "no functionality"},
    {"NoTime", PE "fir\n", ":4:4: ", "expected the execution time of 'fir'"},
    {"NegativeTime", PE "fir -3\n", ":4:5: ", "a number of at least 0 in us, found '-3'"},
    {"WordsBehindTime", PE "fir 3 4 5\n", ":4:9: ", "expected the end of the line, found '5'"},
    {"BadFrequency", PE "opp fast 900\n", ":4:5: ", "expected the frequency"},
    {"ZeroFrequency", PE "opp 0 900\n", ":4:5: ", "a frequency above 0"},
    {"ZeroVoltage", PE "opp 900 0\n", ":4:9: ", "a voltage above 0"},
    {"PointTwice", PE "opp 900 900\nopp 900 950\n", ":5:5: ", "for the second time"},
    {"UnknownEnd", PE "comm_band 0 1 5\n", ":4:13: ", "there is no resource 1"},
    {"BadEnd", PE "comm_band 0 b 5\n", ":4:13: ", "expected a resource's id"},
    {"NoBandwidth", TWO "comm_band 0 1\n", ":6:14: ", "expected the bandwidth"},
    {"ZeroBandwidth", TWO "comm_band 0 1 0\n", ":6:15: ", "a bandwidth above 0 between PEs"},
    {"TaskThatNothingRuns", "add_new_resource CPU P1 0 1 1\nfft 1\n",
     "job_Demo.txt: ", "no PE of SoC.Demo.txt can run task 'decode'"},
    {"TaskThatOnlyMemoryRuns",
     "add_new_resource CPU P1 0 1 1\nfft 1\n"
     "add_new_resource MEM M 1 1 1\ndecode 1\n",
     "job_Demo.txt: ", "task 'decode'"},
    {"SameNameOnceMadePlain",
     PE "add_new_resource CPU P-2 1 1 1\nfft 1\n"
        "add_new_resource CPU P_2 2 1 1\nfft 1\n",
     "", "two PEs would be called 'P_2'"},
};

INSTANTIATE_TEST_SUITE_P(All, Ds3BadSocTest, ::testing::ValuesIn(kBadSocs),
                         [](const auto& bad) { return std::string(bad.param.name); });

// Any cut of a good file is either good or refused; nothing else may come of it.
using Ds3SocTest = Ds3ImportTest;

TEST_F(Ds3SocTest, SurvivesTruncation) {
  const std::string text =
      TWO "opp 900 900\ntrip_freq -1 -1\ncomm_band 0 1 5\ncomm_band_self 100\n# comm_band 1 0 2\n";
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::string path = write("cut.txt", text.substr(0, length));
    try {
      read_ds3_soc(path);
    } catch (const InputError&) {
    }
  }
}

}  // namespace
}  // namespace weft
