#pragma once
/// What is carried along while a tree becomes a Scenario: where we are, what was found, which names exist.
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "scenario/model_library.hpp"
#include "scenario/node.hpp"
#include "scenario/scenario.hpp"

namespace offersim {

/// The value of a key with what lies under it: a company's own mapping over the mapping of its model. A
/// scalar or a list comes from the uppermost layer; mappings merge key by key.
struct Value {
    std::vector<const Node*> layers;

    const Node& node() const { return *layers.front(); }
    /// The value of `key`, or one without layers.
    Value find(std::string_view key) const;
    bool gives(std::string_view key) const { return !find(key).layers.empty(); }
    /// Whether the author of the uppermost layer wrote `key`.
    bool gives_on_top(std::string_view key) const { return node().find(key) != nullptr; }
};

class Reading {
public:
    Reading(ModelLibrary& library, Diagnostics& diagnostics);

    void error(const Node& at, std::string code, std::string message, std::string suggestion = {});
    void error(const Source& source, SourceSpan span, std::string code, std::string message,
               std::string suggestion = {});
    void warn(const Node& at, std::string code, std::string message, std::string suggestion = {});
    Diagnostics& diagnostics() { return diagnostics_; }
    ModelLibrary& library() { return library_; }

    /// The key being read (empty at the top of a file), and all of its ancestors:
    /// "offers.groq.equity.0.value".
    std::string key() const { return path_.empty() ? std::string() : path_.back(); }
    std::string path() const;
    void enter(std::string key) { path_.push_back(std::move(key)); }
    void leave() { path_.pop_back(); }

    /// Records the value in force at the current path, for `check --explain`.
    void record(const Node& node, std::string reading);
    /// `sources` of the company at the current path, as `source` gives them.
    void add_sources(const Node& sources);
    /// Keeps a tree that was put together while reading for as long as the reading lasts.
    const Node& keep(Node node) { return kept_.emplace_back(std::move(node)); }
    /// The tree of a default as one would write it; its values are recorded as coming from "default".
    const Node& default_node(const std::string& text, const std::string& why);

    std::vector<std::string_view> company_names,
        offer_names;  ///< of the file, known before their mappings are read
    std::string scenario_currency = "USD";
    std::string currency = "USD";  ///< of the amounts being read: an offer may have its own
    std::map<std::string, double> exchange_rates;
    std::optional<Date> start;  ///< of the scenario, once it is read
    int settle_months = 0;
    /// As ReaderSettings::read_beside has it for the file being read.
    std::function<std::optional<std::string>(const std::string& name, std::string& fault)> read_beside;
    std::vector<EffectiveValue> effective_values;

private:
    struct FigureSource {
        const Source* file;
        std::string path, text;
    };
    struct Default {
        Source source;
        Node node;
    };
    std::string origin(const Node& node) const;

    ModelLibrary& library_;
    Diagnostics& diagnostics_;
    std::vector<std::string> path_;
    std::vector<FigureSource> figure_sources_;
    std::deque<Default> defaults_;
    std::deque<Node> kept_;
};

/// Enters a key for as long as it lives.
class AtKey {
public:
    AtKey(Reading& reading, std::string_view key) : reading_(reading) { reading.enter(std::string(key)); }
    ~AtKey() { reading_.leave(); }
    AtKey(const AtKey&) = delete;
    AtKey& operator=(const AtKey&) = delete;

private:
    Reading& reading_;
};

/// The node as one would write it on one line.
std::string written(const Node& node);
/// "a mapping", "a list", "text": for messages about the wrong one.
std::string_view kind_name(const Node& node);
/// "did you mean 'volatility'?", or empty where nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace offersim
