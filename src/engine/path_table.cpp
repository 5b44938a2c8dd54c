#include "engine/path_table.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/block.hpp"
#include "engine/work_together.hpp"

namespace offersim {

namespace {

/// Blocks a worker takes at a time: few enough that two workers end together, many enough to stay in step.
constexpr std::uint64_t turn_paths = 8 * block_paths;

bool is_uncertain_draw(const Input& input) { return input.kind == Input::Kind::draw && !input.is_constant; }

void lay_out(const Plan& plan, const TableSettings& settings, PathTable& table) {
    const std::uint64_t paths = settings.paths;
    table.primary.assign(plan.offers.size(), std::vector<double>(paths));
    table.nominal.assign(plan.offers.size(), std::vector<double>(paths));
    if (!plan.inputs[static_cast<std::size_t>(plan.wealth)].is_constant) table.wealth.resize(paths);
    if (plan.leave.is_possible()) table.leave_month.assign(plan.offers.size(), std::vector<double>(paths));
    if (settings.with_exits) {
        table.companies.resize(plan.companies.size());
        for (PathTable::Exit& exit : table.companies) {
            exit.kind.resize(paths);
            exit.month.resize(paths);
            exit.price.resize(paths);
        }
    }
    if (settings.with_inputs) {
        table.inputs.resize(plan.inputs.size());
        for (std::size_t i = 0; i < plan.inputs.size(); ++i)
            if (is_uncertain_draw(plan.inputs[i])) table.inputs[i].resize(paths);
    }
}

void copy_exits(const Block& block, PathTable& table) {
    const Plan& plan = block.plan();
    for (std::size_t c = 0; c < table.companies.size(); ++c) {
        const Exits& exits = block.exits(static_cast<int>(c));
        PathTable::Exit& exit = table.companies[c];
        for (int i = 0; i < block.count(); ++i) {
            const auto lane = static_cast<std::size_t>(i);
            const std::size_t path = block.first_path() + lane;
            exit.kind[path] = plan.companies[c].has_events()
                                  ? block.market().events(static_cast<int>(c)).kind[lane]
                                  : EventKind::none;
            exit.month[path] = exits.month[lane];
            exit.price[path] = exit.kind[path] == EventKind::shutdown ? 0 : exits.price[lane];
        }
    }
}

void copy_block(const Block& block, PathTable& table) {
    const auto count = static_cast<std::size_t>(block.count());
    const auto copy = [&](const double* column, std::vector<double>& target) {
        if (!target.empty())
            std::copy_n(column, count, target.begin() + static_cast<std::ptrdiff_t>(block.first_path()));
    };
    for (std::size_t o = 0; o < table.primary.size(); ++o) {
        copy(block.present(static_cast<int>(o)), table.primary[o]);
        copy(block.nominal(static_cast<int>(o)), table.nominal[o]);
    }
    copy(block.inputs()[block.plan().wealth], table.wealth);
    for (std::size_t o = 0; o < table.leave_month.size(); ++o)
        copy(block.employment(static_cast<int>(o)).leave_month.data(), table.leave_month[o]);
    copy_exits(block, table);
    for (std::size_t i = 0; i < table.inputs.size(); ++i)
        copy(block.inputs()[static_cast<InputIndex>(i)], table.inputs[i]);
}

void trim(std::uint64_t paths, PathTable& table) {
    const auto cut = [paths](auto& column) {
        if (!column.empty()) column.resize(paths);
    };
    for (auto& column : table.primary) cut(column);
    for (auto& column : table.nominal) cut(column);
    cut(table.wealth);
    for (auto& column : table.leave_month) cut(column);
    for (PathTable::Exit& exit : table.companies) {
        cut(exit.kind);
        cut(exit.month);
        cut(exit.price);
    }
    for (auto& column : table.inputs) cut(column);
}

}  // namespace

PathTable tabulate(const Plan& plan, const TableSettings& settings) {
    const Kernels& kernels = settings.kernels != nullptr ? *settings.kernels : best_kernels();
    PathTable table;
    lay_out(plan, settings, table);
    std::atomic<std::uint64_t> next{0}, done{0};
    const auto work = [&](int) {
        Block block(plan, kernels, Resolution::total, settings.with_exits);
        while (!settings.stop.stop_requested()) {
            const std::uint64_t begin = next.fetch_add(turn_paths);
            if (begin >= settings.paths) return;
            const std::uint64_t end = std::min(begin + turn_paths, settings.paths);
            for (std::uint64_t path = begin; path < end; path += block_paths) {
                block.run(path, static_cast<int>(std::min<std::uint64_t>(block_paths, end - path)));
                copy_block(block, table);
            }
            done += end - begin;
            if (settings.progress) settings.progress(end - begin);
        }
    };
    const int asked = settings.threads > 0
                          ? settings.threads
                          : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int workers =
        std::min(asked, static_cast<int>(std::min<std::uint64_t>(settings.paths / turn_paths + 1, 4096)));
    work_together(workers, work, [&] { next = settings.paths; });
    table.paths = done;
    if (table.paths < settings.paths) trim(table.paths, table);
    return table;
}

}  // namespace offersim
