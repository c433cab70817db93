// Which classes there are, and which of two is the positive one.
#include <fmt/format.h>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

namespace {

std::string options_for(const std::vector<std::string>& names) {
  const auto option = [](const std::string& name) { return "--positive " + in_quotes(name); };
  return option(names[0]) + " or " + option(names[1]);
}

}  // namespace

std::optional<std::size_t> positive_class(const std::vector<std::string>& names,
                                          const std::optional<std::string>& asked, const std::string& where) {
  if (!asked) {
    if (names.size() != 2) return std::nullopt;
    if (const auto known = known_positive(names)) return known;
    Error error = data_error(fmt::format("{}: cannot tell whether {} or {} is the positive class", where,
                                         in_quotes(names[0]), in_quotes(names[1])),
                             "give " + options_for(names));
    error.remedy = {"--positive", "POSITIVE"};
    throw error;
  }
  const auto found = find_class(names, *asked);
  if (!found)
    throw data_error(fmt::format("{}: no label {}{}", where, in_quotes(*asked), did_you_mean(*asked, names)),
                     "the labels are: " + listed(names));
  if (names.size() != 2)
    throw data_error(fmt::format("{}: --positive needs two labels, and there are {}: {}", where, names.size(),
                                 listed(names)),
                     "leave --positive out for a report on all classes");
  return found;
}

}  // namespace assay
