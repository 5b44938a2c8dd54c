#include "cli/batch_journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>

#include "base/sha256.hpp"
#include "cli/failure.hpp"

namespace offersim {

namespace {

constexpr std::string_view journal_name = "offersim batch journal 1 ";
constexpr std::size_t key_digits = 32;
constexpr std::size_t checksum_digits = 16;
constexpr std::size_t longest_record_line = 120;

std::string checksum_of(std::string_view rows) { return sha256(rows).substr(0, checksum_digits); }

Failure cannot_create(const std::string& path, std::string_view why, std::string suggestion) {
    return {ExitCode::cannot_create, fmt::format("cannot create the journal {}: {}", quoted_name(path), why),
            std::move(suggestion)};
}

std::string read_at(int file, std::uint64_t begin, std::size_t size) {
    std::string text(size, '\0');
    std::size_t used = 0;
    while (used < size) {
        const ssize_t count =
            ::pread(file, text.data() + used, size - used, static_cast<off_t>(begin + used));
        if (count == 0) break;
        if (count < 0 && errno == EINTR) continue;
        if (count < 0)
            throw Failure(ExitCode::no_input, fmt::format("cannot read the journal: {}", error_text(errno)));
        used += static_cast<std::size_t>(count);
    }
    text.resize(used);
    return text;
}

std::optional<BatchKey> parse_key(std::string_view digits) {
    BatchKey key{};
    if (digits.size() != key_digits) return std::nullopt;
    for (std::size_t half = 0; half < key.size(); ++half) {
        const char* const begin = digits.data() + half * key_digits / 2;
        const char* const end = begin + key_digits / 2;
        const auto [stop, error] = std::from_chars(begin, end, key[half], 16);
        if (error != std::errc{} || stop != end) return std::nullopt;
    }
    return key;
}

/// "rows KEY SIZE CHECKSUM ok|fault\n"
struct RecordLine {
    BatchKey key{};
    std::string_view checksum;
    std::uint32_t size = 0;
    bool has_fault = false;
    std::size_t length = 0;  ///< with its newline
};

std::string record_line(const BatchKey& key, std::string_view rows, bool has_fault) {
    return fmt::format("rows {:016x}{:016x} {} {} {}\n", key[0], key[1], rows.size(), checksum_of(rows),
                       has_fault ? "fault" : "ok");
}

std::optional<RecordLine> parse_record_line(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    std::array<std::string_view, 5> words;
    std::string_view rest = text.substr(0, end);
    for (std::string_view& word : words) {
        word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    const std::optional<BatchKey> key = parse_key(words[1]);
    RecordLine line{key.value_or(BatchKey{}), words[3], 0, words[4] == "fault", end + 1};
    const char* const stop = words[2].data() + words[2].size();
    const auto [parsed, error] = std::from_chars(words[2].data(), stop, line.size);
    const bool is_whole = words[0] == "rows" && key && error == std::errc{} && parsed == stop &&
                          line.checksum.size() == checksum_digits && (line.has_fault || words[4] == "ok");
    return is_whole ? std::optional(line) : std::nullopt;
}

}  // namespace

BatchKey batch_key(std::string_view name, std::string_view text) {
    std::string whole(name);
    whole += '\0';
    whole += text;
    return *parse_key(std::string_view(sha256(whole)).substr(0, key_digits));
}

BatchJournal::BatchJournal() {
    std::error_code error;
    std::string name = (std::filesystem::temp_directory_path(error) / "offersim-batch-XXXXXX").native();
    file_ = FileDescriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (!file_.is_open())
        throw Failure(ExitCode::cannot_create, fmt::format("cannot create a temporary file {}: {}",
                                                           quoted_name(name), error_text(errno)));
    static_cast<void>(::unlink(name.c_str()));
}

BatchJournal::BatchJournal(std::string path, std::string_view settings, bool force) : path_(std::move(path)) {
    const std::string heading = fmt::format("{}{}\n", journal_name, sha256(settings));
    file_ =
        FileDescriptor(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666));
    if (!file_.is_open()) throw cannot_create(path_, error_text(errno), "");
    if (::flock(file_.number(), LOCK_EX | LOCK_NB) != 0)
        throw cannot_create(path_, "another batch is writing it", "give another --output");
    struct stat status {};
    if (::fstat(file_.number(), &status) != 0 || !S_ISREG(status.st_mode))
        throw cannot_create(path_, "it is not a regular file", "");
    const std::string found = read_at(file_.number(), 0, heading.size());
    if (found == heading) {
        read_records(heading.size(), static_cast<std::uint64_t>(status.st_size));
        return;
    }
    const bool is_cut_off = heading.starts_with(found);  // also: empty
    const bool is_journal = found.starts_with(journal_name);
    if (!is_cut_off && !is_journal)
        throw cannot_create(path_, "it is there and is no journal", "move it away");
    if (!is_cut_off && !force)
        throw cannot_create(path_, "it is of a batch with other settings, or of another version",
                            "give the same options to go on with it, or --force to start anew");
    start(heading);
}

void BatchJournal::start(std::string_view heading) {
    clear();
    const int error = write_all(file_.number(), heading);
    if (error != 0)
        throw Failure(ExitCode::write_failed,
                      fmt::format("cannot write {}: {}", quoted_name(path_), error_text(error)));
    end_ = heading.size();
}

void BatchJournal::read_records(std::uint64_t begin, std::uint64_t end) {
    while (begin < end) {
        const std::string text = read_at(file_.number(), begin, longest_record_line);
        const std::optional<RecordLine> line = parse_record_line(text);
        if (!line || line->size > end - begin - line->length) break;
        const Record record{begin + line->length, line->size, line->has_fault};
        if (checksum_of(rows(record)) != line->checksum) break;
        found_[line->key] = record;
        begin = record.begin + record.size;
    }
    end_ = begin;
    if (::ftruncate(file_.number(), static_cast<off_t>(end_)) != 0 ||
        ::lseek(file_.number(), static_cast<off_t>(end_), SEEK_SET) < 0)
        throw cannot_create(path_, error_text(errno), "");
}

std::optional<BatchJournal::Record> BatchJournal::find(const BatchKey& key) const {
    const auto found = found_.find(key);
    return found == found_.end() ? std::nullopt : std::optional(found->second);
}

BatchJournal::Record BatchJournal::append(const BatchKey& key, std::string_view rows, bool has_fault) {
    const std::string line = record_line(key, rows, has_fault);
    const int error = write_all(file_.number(), line + std::string(rows));
    if (error != 0)
        throw Failure(ExitCode::write_failed,
                      fmt::format("cannot write the journal {}: {}", quoted_name(path_), error_text(error)));
    const Record record{end_ + line.size(), static_cast<std::uint32_t>(rows.size()), has_fault};
    end_ = record.begin + record.size;
    return record;
}

std::string BatchJournal::rows(const Record& record) const {
    return read_at(file_.number(), record.begin, record.size);
}

void BatchJournal::clear() {
    if (::ftruncate(file_.number(), 0) != 0 || ::lseek(file_.number(), 0, SEEK_SET) < 0)
        throw Failure(ExitCode::write_failed, fmt::format("cannot write the journal: {}", error_text(errno)));
    end_ = 0;
}

void BatchJournal::remove() { static_cast<void>(::unlink(path_.c_str())); }

}  // namespace offersim
