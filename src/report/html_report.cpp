#include "report/html_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/sha256.hpp"
#include "report/figures.hpp"
#include "report/future_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/html_text.hpp"
#include "report/json_report.hpp"
#include "report/page_assets.hpp"
#include "report/versus.hpp"
#include "report/words.hpp"

namespace offersim {

namespace {

constexpr std::size_t most_drawn = 6;

/// Nothing may be fetched from anywhere, and nothing run or applied but what is here.
std::string head(const RunAnswer& run) {
    const std::string title = run.title.empty() ? run.file : run.title;
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; "
        "script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light "
        "dark\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n",
        sha256_base64(page_style()), sha256_base64(page_script()), html_name(title), page_style());
}

std::string masthead(const PageContext& page) {
    const RunAnswer& run = page.run;
    std::string html = "<header>\n";
    html += fmt::format("<h1>{}</h1>\n", html_name(run.title.empty() ? run.file : run.title));
    html += fmt::format("<p class=\"scope\">{} of pay from {}, settled within {}. Money in {}, {}.</p>\n",
                        duration_text(run.horizon_months), html_escape(run.start),
                        duration_text(run.settle_months), html_name(run.currency), measure_words(run));
    if (run.partial)
        html += fmt::format("<p class=\"warning\">partial: {} of {} paths (the run was interrupted)</p>\n",
                            count_text(run.paths), count_text(run.paths_asked));
    if (!page.unfinished.empty())
        html += fmt::format("<p class=\"warning\">interrupted: this page lacks {}</p>\n",
                            html_escape(listed(page.unfinished)));
    return html + "</header>\n";
}

std::string footer(const RunAnswer& run) {
    std::string html = "<footer>\n";
    for (const std::string& warning : run.warnings)
        html += "<p class=\"warning\">warning: " + html_escape(shown(warning)) + "</p>\n";
    html += fmt::format(
        "<p>{} paths, seed {}, {}, {} {}, {:.2f} s, offersim {}.</p>\n<p>The same figures again: "
        "<code>{}</code><br>What "
        "was assumed: <code>{}</code></p>\n<p>{}, SHA-256 <code>{}</code></p>\n</footer>\n",
        count_text(run.paths), run.seed, html_escape(run.rng), run.threads,
        run.threads == 1 ? "thread" : "threads", run.seconds, html_escape(run.program_version),
        html_escape(replay_command(run)), html_escape(assumptions_command(run)), html_name(run.file),
        html_escape(run.sha256));
    return html;
}

}  // namespace

std::string PageContext::money(double amount) const {
    static constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"JPY", "¥"}, {"INR", "₹"}};
    std::string text = money_text(amount, unit);
    if (text == "0") return text;
    for (const auto& [currency, sign] : signs)
        if (run.currency == currency) text.insert(text.starts_with('-') ? 1 : 0, sign);
    return text;
}

std::string PageContext::signed_money(double amount) const {
    std::string text = money(amount);
    return text == "0" || text.starts_with('-') ? text : "+" + text;
}

std::vector<std::string> PageContext::money_labels(const std::vector<double>& ticks, bool is_signed) const {
    const double step = ticks.size() > 1 ? std::abs(ticks[1] - ticks[0]) / unit.size : 1;
    int decimals = 0;
    for (double size = step; decimals < 2 && std::abs(size - std::round(size)) > 1e-6; size *= 10) ++decimals;
    std::vector<std::string> labels;
    for (const double tick : ticks) {
        labels.push_back(money_text(tick, unit, decimals));
        if (is_signed && tick > 0 && labels.back() != "0") labels.back().insert(0, "+");
    }
    return labels;
}

std::string PageContext::name(int index) const { return shown(offer(index).name); }

std::string series_class(std::size_t k) { return fmt::format("s{}", k % most_drawn); }

std::vector<std::string> percent_labels(const std::vector<double>& ticks) {
    std::vector<std::string> labels;
    for (const double tick : ticks) labels.push_back(tick == 0 ? "" : fmt::format("{:g} %", 100 * tick));
    return labels;
}

std::string figure_block(const FigureTable& figures) {
    if (figures.is_empty()) return {};
    std::string html = html_table(figures.table, figures.heading + figures.scope);
    for (const std::string& note : figures.notes) html += "<p class=\"note\">" + html_escape(note) + "</p>\n";
    return html;
}

std::string folded_figures(const std::vector<FigureTable>& figures) {
    std::string html;
    for (const FigureTable& table : figures) html += figure_block(table);
    return html.empty() ? html
                        : "<details class=\"more\"><summary>More figures of this section</summary>\n" + html +
                              "</details>\n";
}

namespace {

std::string equity_worth_block(const PageContext& page) {
    const std::vector<std::string> paragraphs = equity_worth_paragraphs(page.run, page.unit);
    if (paragraphs.empty()) return {};
    std::string html = "<h3>What the headline valuation is worth</h3>\n";
    for (const std::string& paragraph : paragraphs) html += "<p>" + html_escape(paragraph) + "</p>\n";
    return html;
}

}  // namespace

std::string figures_section(const PageContext& page) {
    std::string html = figure_block(head_to_head_figures(page.run, page.unit)) +
                       figure_block(measure_figures(page.run, page.unit)) + equity_worth_block(page);
    html += figure_block(year_figures(page.run, page.unit)) +
            figure_block(component_figures(page.run, page.unit)) + figure_block(fate_figures(page.run));
    for (const FigureTable& figures : detail_figures(page.run, page.unit)) html += figure_block(figures);
    return "<section id=\"figures\">\n<h2>Every figure</h2>\n" + html + "</section>\n";
}

std::vector<int> offers_to_draw(const RunAnswer& run) {
    std::vector<Versus> rivals = versus_others(run);
    std::stable_sort(rivals.begin(), rivals.end(),
                     [](const Versus& a, const Versus& b) { return a.wins.value < b.wins.value; });
    if (rivals.size() >= most_drawn) rivals.resize(most_drawn - 1);
    const auto index_of = [&](const OfferAnswer* offer) {
        return static_cast<int>(offer - run.offers.data());
    };
    std::vector<int> drawn;
    for (const Versus& rival : rivals) drawn.push_back(index_of(rival.other));
    std::sort(drawn.begin(), drawn.end());
    drawn.insert(drawn.begin(), index_of(&subject_of(run)));
    return drawn;
}

std::string html_report(const PageContent& content) {
    const PageContext page{content, unit_for(content.run)};
    std::string html =
        head(page.run) + "<body>\n<a class=\"skip\" href=\"#figures\">Skip to the figures</a>\n";
    html += masthead(page) + "<main>\n";
    html += answer_section(page) + rivals_section(page) + difference_section(page) + ask_section(page) +
            worth_section(page) + time_section(page) + fate_section(page) + future_section(page) +
            compare_section(page) + sensitivity_section(page) + figures_section(page);
    html += "</main>\n" + footer(page.run);
    html +=
        "<script type=\"application/json\" id=\"report\">" + html_json(json_report(page.run)) + "</script>\n";
    html += "<script>" + std::string(page_script()) + "</script>\n</body>\n</html>\n";
    return html;
}

}  // namespace offersim
