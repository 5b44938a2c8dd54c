#include "report/part_file.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "base/sha256.hpp"

namespace offersim {

namespace {

using Json = nlohmann::json;

constexpr std::string_view magic = "offersim part 1\n", family = "offersim part ";
constexpr std::size_t length_bytes = 8, digest_digits = 64;
constexpr std::uint64_t most_shards = 1'000'000, most_paths = 1'000'000'000'000;

std::string length_of(std::uint64_t n) {
    std::string bytes;
    for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(n >> shift));
    return bytes;
}

std::uint64_t length_in(std::string_view bytes) {
    std::uint64_t n = 0;
    for (std::size_t i = 0; i < length_bytes; ++i)
        n |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return n;
}

Json header_of(const PartFile& part) {
    const RunIdentity& run = part.run;
    return {{"version", run.version},     {"rng", run.rng},
            {"file", run.file},           {"text", run.text},
            {"overrides", run.overrides}, {"reading", run.reading},
            {"paths", run.paths},         {"seed", run.seed},
            {"sampler", run.sampler},     {"detail", static_cast<int>(run.detail)},
            {"exact", run.exact},         {"percentiles", run.percentiles},
            {"shard", part.shard},        {"shards", part.shards}};
}

/// Throws what nlohmann::json throws where a member is missing or of another type.
PartFile part_from(const Json& header) {
    PartFile part;
    RunIdentity& run = part.run;
    header.at("version").get_to(run.version);
    header.at("rng").get_to(run.rng);
    header.at("file").get_to(run.file);
    header.at("text").get_to(run.text);
    header.at("overrides").get_to(run.overrides);
    header.at("reading").get_to(run.reading);
    header.at("paths").get_to(run.paths);
    header.at("seed").get_to(run.seed);
    header.at("sampler").get_to(run.sampler);
    run.detail = static_cast<DetailLevel>(header.at("detail").get<int>());
    header.at("exact").get_to(run.exact);
    header.at("percentiles").get_to(run.percentiles);
    header.at("shard").get_to(part.shard);
    header.at("shards").get_to(part.shards);
    return part;
}

bool is_sound(const PartFile& part) {
    const RunIdentity& run = part.run;
    const bool has_known_names = (run.sampler == "philox" || run.sampler == "sobol") &&
                                 run.detail >= DetailLevel::brief && run.detail <= DetailLevel::full;
    bool rises = true;
    for (std::size_t i = 0; i < run.percentiles.size(); ++i)
        rises =
            rises && run.percentiles[i] > (i == 0 ? 0 : run.percentiles[i - 1]) && run.percentiles[i] < 100;
    return has_known_names && rises && run.paths >= 1 && run.paths <= most_paths && part.shard >= 1 &&
           part.shard <= part.shards && part.shards <= most_shards;
}

}  // namespace

std::string RunIdentity::difference(const RunIdentity& other) const {
    if (version != other.version) return "version of offersim (" + version + ", " + other.version + ")";
    if (rng != other.rng) return "random number generator";
    if (text != other.text || file != other.file) return "scenario";
    if (overrides != other.overrides) return "values of --set";
    if (reading != other.reading) return "models";
    if (seed != other.seed) return "seed (" + std::to_string(seed) + ", " + std::to_string(other.seed) + ")";
    if (paths != other.paths)
        return "number of paths (" + std::to_string(paths) + ", " + std::to_string(other.paths) + ")";
    if (sampler != other.sampler) return "sampler (" + sampler + ", " + other.sampler + ")";
    if (detail != other.detail) return "detail (--brief or --detail)";
    if (exact != other.exact) return "precision of percentiles (--exact)";
    if (percentiles != other.percentiles) return "percentiles";
    return {};
}

std::string reading_fingerprint(const Scenario& scenario) {
    std::string everything;
    for (const EffectiveValue& value : scenario.effective_values)
        for (const std::string* part : {&value.key, &value.text, &value.reading, &value.origin}) {
            everything += *part;
            everything.push_back('\0');
        }
    return sha256(everything);
}

std::string identity_bytes(const RunIdentity& run) {
    return header_of({run, 1, 1, {}}).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<RunIdentity> identity_from_bytes(std::string_view bytes) {
    const Json header = Json::parse(bytes, nullptr, false);
    try {
        return part_from(header).run;
    } catch (const Json::exception&) {
        return {};
    }
}

std::string part_file_bytes(const PartFile& part) {
    const std::string header = header_of(part).dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string bytes(magic);
    bytes += length_of(header.size()) + header + part.outcomes;
    return bytes + sha256(bytes);
}

std::variant<PartFile, std::string> parse_part_file(std::string_view bytes) {
    if (!bytes.starts_with(magic)) {
        if (bytes.starts_with(family))
            return "it is of another version of the format (this program reads version 1)";
        return "it is no part that 'run --shard' wrote";
    }
    if (bytes.size() < magic.size() + length_bytes + digest_digits) return "it is cut off";
    const std::string_view content = bytes.substr(0, bytes.size() - digest_digits);
    if (sha256(content) != bytes.substr(content.size()))
        return "it is cut off or damaged (its checksum is wrong)";
    const std::string_view body = content.substr(magic.size());
    const std::uint64_t length = length_in(body);
    if (length > body.size() - length_bytes) return "its header is longer than the file";
    const Json header = Json::parse(body.substr(length_bytes, length), nullptr, false);
    try {
        PartFile part = part_from(header);
        if (!is_sound(part)) return "its header has values out of range";
        part.outcomes = body.substr(length_bytes + length);
        return part;
    } catch (const Json::exception&) {
        return "its header is not understood";
    }
}

}  // namespace offersim
