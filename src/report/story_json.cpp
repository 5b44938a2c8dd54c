#include "report/json_parts.hpp"
#include "report/story_report.hpp"
#include "report/story_words.hpp"

namespace offersim {

namespace {

using Layout = JsonWriter::Layout;

const char* event_name(EventKind kind) {
    switch (kind) {
        case EventKind::ipo: return "ipo";
        case EventKind::acquisition: return "acquired";
        case EventKind::shutdown: return "shutdown";
        case EventKind::none: break;
    }
    return "none";
}

std::string grant_name(const PathStory& story, int grant) {
    if (grant == -2) return "purchase_plan";
    if (grant < 0 || static_cast<std::size_t>(grant) >= story.grants.size()) return "sign_on";
    return component_names[static_cast<std::size_t>(story.grants[static_cast<std::size_t>(grant)])];
}

void put_components(JsonWriter& json, const std::array<double, component_count>& components) {
    json.key("components").begin_object(Layout::line);
    for (std::size_t c = 0; c < component_count; ++c) json.member(component_names[c], components[c]);
    json.end_object();
}

void put_path(JsonWriter& json, const PathStory& story) {
    json.member("path", story.path);
    json.key("found_by");
    if (story.choice) {
        json.begin_object(Layout::line);
        json.member("percentile", story.choice->percentile);
        json.member("rank", story.choice->rank);
        json.member("among", story.choice->among);
        json.end_object();
    } else {
        json.value("number");
    }
    json.member("offer", story.offer);
    json.member("company", story.company);
}

void put_event(JsonWriter& json, const PathStory& story) {
    json.key("event").begin_object(Layout::line);
    json.member("kind", event_name(story.event));
    json.key("month");
    if (story.event == EventKind::none)
        json.null();
    else
        json.value(story.event_month);
    if (story.event == EventKind::acquisition) {
        json.member("deal_price", story.deal_price);
        if (story.deal_value) {
            json.member("deal_value", *story.deal_value);
            json.member("preferences", story.deal_preferences);
        }
    }
    json.end_object();
    json.key("leave_month");
    if (story.leave_month)
        json.value(*story.leave_month);
    else
        json.null();
    json.member("last_pay_month", story.last_pay_month);
}

void put_months(JsonWriter& json, const PathStory& story) {
    json.key("months").begin_array();
    double so_far = 0;
    for (const StoryMonth& month : story.months) {
        so_far += month.present;
        json.begin_object();
        json.member("month", month.month);
        json.key("price");
        if (month.price)
            json.value(*month.price);
        else
            json.null();
        json.member("round", month.has_round);
        json.member("nominal", month.nominal);
        json.member("of_shares", month.shares);
        json.member("present", month.present);
        json.member("present_so_far", so_far);
        put_components(json, month.components);
        json.end_object();
    }
    json.end_array();
}

void put_journal(JsonWriter& json, const PathStory& story) {
    json.key("journal").begin_array();
    for (const JournalEntry& entry : story.journal) {
        json.begin_object(Layout::line);
        json.member("month", entry.month);
        json.member("kind", journal_kind_name(entry.kind));
        json.member("grant", entry.grant);
        json.member("component", grant_name(story, entry.grant));
        json.member("units", entry.units);
        json.member("price", entry.price);
        json.member("amount", entry.amount);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string story_json(const PathStory& story) {
    JsonWriter json;
    json.begin_object();
    put_head(json, "offersim.explain/1", story.run);
    put_path(json, story);
    put_texts(json, "story", story_lines(story, money_unit(story.nominal)));
    put_event(json, story);
    json.member("nominal", story.nominal);
    json.member("present", story.present);
    json.member("paper_at_settlement", story.paper);
    put_components(json, story.components);
    json.key("others").begin_array();
    for (const StoryRival& rival : story.rivals) {
        json.begin_object(Layout::line);
        json.member("offer", rival.name);
        json.member("present", rival.worth);
        json.end_object();
    }
    json.end_array();
    json.key("draws").begin_object();
    for (const StoryDraw& draw : story.draws) json.member(draw.key, draw.value);
    json.end_object();
    put_months(json, story);
    put_journal(json, story);
    json.end_object();
    return json.text();
}

}  // namespace offersim
