// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <exception>

#include "base/error.h"
#include "sims/commands.h"
#include "sims/stop_signal.h"

namespace weft {
namespace {

constexpr int kRunFailed = 1, kInputWrong = 2;

void set_up_log() {
  spdlog::set_default_logger(spdlog::stderr_color_mt("weft"));
  spdlog::set_pattern("%n: %^%l%$: %v");
}

// The options and subcommands of whichever command was chosen, for a hint at a mistyped one.
std::vector<std::string> known_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  for (const CLI::App* command : app.get_subcommands({})) {
    words.push_back(command->get_name());
    if (!command->parsed()) continue;
    for (const std::string& word : known_words(*command)) words.push_back(word);
  }
  return words;
}

int refuse_command_line(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
  std::string hint;
  for (const std::string& word : app.remaining(true)) {
    if (hint.empty()) hint = nearest_hint(word, known_words(app));
  }
  spdlog::error("{}{} (--help shows what there is)", one_line(error.what()), hint);
  return kInputWrong;
}

int main_guarded(int argc, char** argv) {
  set_up_log();
  catch_stop_signals();
  CLI::App app("Weft: simulates heterogeneous SoCs whose task scheduler is a swappable part.");
  app.set_version_flag("--version", WEFT_VERSION);
  app.require_subcommand(1);
  app.footer("Example:\n  weft run dssoc16 six_mix --policy ETF --jobs 1000 -o results/etf");
  add_run_command(app);
  add_validate_command(app);
  add_list_command(app);
  add_import_command(app);
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& error) {
    return refuse_command_line(app, error);
  } catch (const InputError& error) {
    spdlog::error("{}", error.what());
    return kInputWrong;
  } catch (const std::exception& error) {
    spdlog::error("{}", error.what());
    return kRunFailed;
  }
}

}  // namespace
}  // namespace weft

// SystemC's library wants one of these in every program, even in one with a main of its own.
extern "C" int sc_main(int /*argc*/, char** /*argv*/) { return 0; }

int main(int argc, char** argv) { return weft::main_guarded(argc, argv); }
