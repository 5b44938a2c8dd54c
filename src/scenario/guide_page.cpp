#include "scenario/guide_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "scenario/guide_scanner.hpp"

namespace offersim {
namespace {

void write_model(Page& page, const Employer* known, bool is_private) {
    const Standing standing = is_private ? Standing::private_held : Standing::public_listed;
    if (known && known->standing == standing && !known->model.empty())
        return page.line("    model: " + known->model, "models/guides/employers.yaml");
    page.line(fmt::format("    model: {}", is_private ? "late-stage-private" : "public-large-cap"),
              "default");
}

}  // namespace

void Page::line(std::string_view yaml, std::string_view comment) {
    text += yaml;
    if (!comment.empty()) {
        constexpr std::size_t column = 44;
        text.append(yaml.size() + 2 < column ? column - yaml.size() : 2, ' ');
        text += "# " + escape_control(comment);
    }
    text += '\n';
}

Names names_of(const Guide& guide, const GuideRegion& region) {
    Names names{scenario_name(guide.company), {}, {}, {}};
    std::set<std::string> taken{names.company};
    for (const GuideRival& rival : guide.rivals) {
        if (!default_exchange_rate(rival.currency, region.currency)) continue;
        names.rival_jobs.push_back(&rival);
        const std::string company = scenario_name(rival.employer);
        std::string offer = company;
        for (int i = 2; taken.contains(offer); ++i) offer = fmt::format("{}-{}", company, i);
        taken.insert(offer);
        names.rivals.push_back(offer);
        names.rival_companies.push_back(company);
    }
    return names;
}

std::string scenario_name(std::string_view employer) {
    std::string name;
    for (const char c : lower(employer)) {
        if ((c >= 'a' && c <= 'z') || is_digit(c)) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    if (name.empty() || is_digit(name[0]) || name == "null" || name == "true" || name == "false")
        name = "company" + (name.empty() ? "" : "-" + name);
    return name;
}

void write_companies(Page& page, const Guide& guide, const GuideTerms& terms, const Names& names,
                     const std::vector<Employer>& employers) {
    page.line("companies:");
    page.line(fmt::format("  {}:", names.company), terms.standing_origin);
    write_model(page, find_employer(employers, guide.company), terms.is_private);
    if (terms.is_private)
        page.line(fmt::format("    value: {}", spell_range(terms.valuation.figure)), terms.valuation.origin);
    std::set<std::string> written{names.company};
    for (std::size_t i = 0; i < names.rival_jobs.size(); ++i) {
        if (!written.insert(names.rival_companies[i]).second) continue;
        const GuideRival& rival = *names.rival_jobs[i];
        const Employer* known = find_employer(employers, rival.employer);
        const bool is_private = known && known->standing == Standing::private_held;
        std::string origin =
            known ? fmt::format("{} by models/guides/employers.yaml", is_private ? "private" : "public")
                  : "default: public";
        if (is_private && rival.said_to_be_liquid) {
            origin += fmt::format("; line {} calls its equity fully liquid", rival.total.line);
        }
        page.line(fmt::format("  {}:", names.rival_companies[i]), origin);
        write_model(page, known, is_private);
        if (is_private) page.line("    value: 1B", unknown_value_words);
    }
    if (written.size() < 2) return;
    page.line("correlation:", "default: companies of one trade move together");
    const std::vector<std::string> all = [&] {
        std::vector<std::string> list{names.company};
        for (const std::string& name : names.rival_companies) {
            if (std::ranges::find(list, name) == list.end()) list.push_back(name);
        }
        return list;
    }();
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        std::string row;
        for (std::size_t j = i + 1; j < all.size(); ++j)
            row += fmt::format("{}{}: 0.5", row.empty() ? "" : ", ", all[j]);
        page.line(fmt::format("  {}: {{{}}}", all[i], row));
    }
}

}  // namespace offersim
