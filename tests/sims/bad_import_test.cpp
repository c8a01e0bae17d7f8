// SPDX-License-Identifier: Apache-2.0
#include "tests/sims/bad_input.h"

namespace weft {
namespace {

using namespace std::string_literals;  // NOLINT(google-build-using-namespace)

class BadImport : public BadInput {};

TEST_P(BadImport, IsRefusedInOneLineAndLeavesNothing) { check(); }

const Case kImports[] = {
    {"MissingSoc",
     {},
     "import ds3 --soc none.txt --jobs job.txt -o out",
     {"cannot read 'none.txt': No such file or directory"}},
    {"MissingJob",
     {},
     "import ds3 --soc soc.txt --jobs job.txt,none.txt -o out",
     {"cannot read 'none.txt': No such file or directory"}},
    {"DirectoryForSoc", {}, "import ds3 --soc . --jobs job.txt -o out", {"is a directory"}},
    {"FilesExchanged",
     {},
     "import ds3 --soc job.txt --jobs soc.txt -o out",
     {"job.txt:1:1: expected 'add_new_resource' before anything else, found 'job_name'"}},
    {"SocForAJob",
     {},
     "import ds3 --soc soc.txt --jobs soc.txt -o out",
     {"soc.txt:1:18: expected 'TASK ID PREDECESSOR...'"}},
    {"EmptySoc", {{"soc.txt", "", ""}}, kImport, {"soc.txt: holds nothing"}},
    {"BinarySoc", {{"soc.txt", "", "\x7f\0\1\n"s}}, kImport, {"soc.txt:1:1: ", "'\\x7f\\x00\\x01"}},
    {"UnsupportedTask",
     {{"soc.txt", "decode 13", "decoder 13"}},
     kImport,
     {"job.txt: no PE of soc.txt can run task 'decode'; did you mean 'decoder'?"}},
    {"NegativeTime", {{"soc.txt", "fft 14", "fft -14"}}, kImport, {"soc.txt:2:5: ", "at least 0"}},
    {"JobTwice",
     {},
     "import ds3 --soc soc.txt --jobs job.txt,job.txt -o out",
     {"job.txt: an application 'demo' is there already"}},
    {"CommaInTask",
     {{"job.txt", "fft 0", "f,ft 0"}},
     kImport,
     {"job.txt:3:1: 'f,ft' is not a name"}},
    {"CommaInKernel",
     {{"soc.txt", "fft 14", "f,ft 14"}},
     kImport,
     {"soc.txt:2:1: 'f,ft' is not a name"}},
    {"CommaInApplication",
     {{"job.txt", "job_name demo", "job_name de,mo"}},
     kImport,
     {"job.txt: 'de,mo' is not a name"}},
    {"RenameWithoutNewName", {}, kImport + " --rename P1="s, {"--rename P1=: expected OLD=NEW"}},
    {"RenameWithoutOldName", {}, kImport + " --rename =P1"s, {"--rename =P1: expected OLD=NEW"}},
    {"RenameWithoutEqualsSign", {}, kImport + " --rename P1"s, {"--rename P1: expected OLD=NEW"}},
    {"RenameOfNothing",
     {},
     kImport + " --rename P2=big"s,
     {"--rename P2=big: nothing is called 'P2'; expected one of 'P1', 'demo'"}},
    {"RenameTypeOfNothing", {}, kImport + " --rename-type P2=x"s, {"--rename-type P2=x: nothing"}},
    {"MissingOutput", {}, "import ds3 --soc soc.txt --jobs job.txt", {"--output is required"}},
    {"UnknownTool", {}, "import ds4", {"subcommand is required", "did you mean 'ds3'?"}},
};

INSTANTIATE_TEST_SUITE_P(Import, BadImport, ::testing::ValuesIn(kImports), name_of);

}  // namespace
}  // namespace weft
