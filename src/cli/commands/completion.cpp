// assay completion: the script for bash, zsh or fish.
#include "cli/completion/completion.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "cli/command.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

std::string script_of(const std::string& shell) {
  const auto shells = completed_shells();
  if (shell.empty())
    throw usage_error("no shell is named",
                      "in bash: source <(assay completion bash); the shells are: " + listed(shells));
  if (std::find(shells.begin(), shells.end(), shell) == shells.end())
    throw usage_error("no completion for " + in_quotes(shell) + did_you_mean(shell, shells),
                      "the shells are: " + listed(shells));
  return completion_script(shell);
}

}  // namespace

Task declare_completion(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")
      ->type_name("")
      ->check(completed_to(one_of(completed_shells())));
  return {.prints = [shell] { return script_of(*shell); }};
}

}  // namespace assay::cli
