#include "cli/batch_letters.hpp"

#include <stdexcept>

namespace offersim {

namespace {

/// Numbers as 8 bytes, little-endian; texts as their length and their bytes, whatever these are.
class Writer {
public:
    void number(std::uint64_t value) {
        for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(value >> shift & 0xff);
    }
    void text(std::string_view text) {
        number(text.size());
        bytes_ += text;
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    bool is_at_end() const { return rest_.empty(); }
    std::uint64_t number() {
        std::uint64_t value = 0;
        int shift = 0;
        for (const char byte : take(sizeof value)) {
            value |= std::uint64_t{static_cast<unsigned char>(byte)} << shift;
            shift += 8;
        }
        return value;
    }
    std::string text() {
        const std::uint64_t size = number();
        return std::string(take(size));
    }

private:
    std::string_view take(std::uint64_t size) {
        if (size > rest_.size()) throw std::runtime_error("a letter from another rank is cut off");
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    std::string_view rest_;
};

}  // namespace

std::string task_letter(const std::vector<BatchTask>& tasks) {
    Writer writer;
    for (const BatchTask& task : tasks) {
        writer.number(task.index);
        writer.text(task.input.name);
        writer.text(task.input.text);
    }
    return writer.take();
}

std::vector<BatchTask> tasks_in(std::string_view letter) {
    std::vector<BatchTask> tasks;
    for (Reader reader(letter); !reader.is_at_end();) {
        BatchTask& task = tasks.emplace_back();
        task.index = reader.number();
        task.input.name = reader.text();
        task.input.text = reader.text();
    }
    return tasks;
}

std::string return_letter(const ReturnLetter& letter) {
    Writer writer;
    writer.number(letter.wanted);
    for (const FinishedTask& task : letter.finished) {
        writer.number(task.index);
        writer.number(task.item ? 1 : 0);
        if (!task.item) continue;
        writer.number(task.item->has_fault ? 1 : 0);
        writer.text(task.item->rows);
    }
    return writer.take();
}

ReturnLetter return_in(std::string_view letter) {
    Reader reader(letter);
    ReturnLetter read{reader.number(), {}};
    while (!reader.is_at_end()) {
        FinishedTask& task = read.finished.emplace_back();
        task.index = reader.number();
        if (reader.number() == 0) continue;
        const bool has_fault = reader.number() != 0;
        task.item = {reader.text(), has_fault};
    }
    return read;
}

}  // namespace offersim
