#pragma once
/// A company that is simulated month by month: its courses, each on the paths that follow it, and what a
/// holder of its shares sees of them together.
///
/// Where events do not hang on the path they are drawn first, and then nobody follows a path longer than
/// somebody can read it: not after a shutdown or a deal, nor once it is listed and all has been sold.
#include <memory>
#include <span>
#include <vector>

#include "engine/months_read.hpp"
#include "engine/stepped_course.hpp"

namespace offersim {

class SteppedCompany final : SingleValues {
public:
    SteppedCompany(const Plan& plan, int company, const MonthsRead& read);
    SteppedCompany(const SteppedCompany&) = delete;

    /// Whether `begin` already knows how every path ends; otherwise all are followed to the last month.
    bool knows_ends() const { return knows_ends_; }
    /// Starts a block, whose events come from `events`; `latest_leave_month` as for Market::start.
    void begin(const Kernels& kernels, const InputColumns& inputs, const UniformSource& events, int count,
               const double* latest_leave_month);
    /// Up to this month every path is followed; beyond, the first `followed_count(month)` of these lanes.
    int last_whole_month() const { return last_whole_month_; }
    std::span<const std::int32_t> followed_lanes() const { return followed_; }
    int followed_count(int month) const { return followed_count_[static_cast<std::size_t>(month)]; }
    /// In which anybody is followed.
    int last_followed_month() const;
    /// The rest of the block.
    void run(const CompanyLevels& levels, const AcquirerPrice& acquirer_price);

    const CompanyEvents& events() const { return store_.events; }
    const double* price(int month) { return store_.price.row(month); }
    const HistoryColumns& columns() const { return columns_; }

private:
    double price(int month, std::int32_t lane) const override;
    void prices(int month, std::span<const std::int32_t> lanes, double* result) const override;
    void listed_prices(int month, std::span<const std::int32_t> lanes, double* result) const override;
    double appraisal(int month, std::int32_t lane) const override;
    double unlocked(int month, std::int32_t lane) const override;
    const SteppedCourse& course_of(std::int32_t lane) const;

    void make_store(const MonthsRead& read);
    void point_columns(const InputColumns& inputs);
    void list_unlockings();
    void share_lanes(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path, int count);
    void write_events();
    void list_followed();
    int last_followed_month(std::int32_t lane) const;
    void share_followed();
    bool is_followed(int month) const { return month <= last_whole_month_ || followed_count(month) > 0; }
    void grow(const CompanyLevels& levels);
    void grow_plainly(const CompanyLevels& levels, std::size_t course);
    const double* whole_level(const CompanyLevels& levels, int month);

    const PlanCompany* company_;
    int horizon_, last_month_, listed_until_, left_until_, last_whole_month_;
    bool knows_ends_;
    std::vector<std::unique_ptr<SteppedCourse>> courses_;
    HistoryStore store_;
    HistoryColumns columns_;
    std::vector<double> ones_, zeros_;
    Unlockings unlockings_;

    // Of the block
    const Kernels* kernels_ = nullptr;
    const InputColumns* inputs_ = nullptr;
    const double* latest_leave_month_ = nullptr;
    int count_ = 0;
    std::vector<std::int32_t> place_;           ///< of each lane among those of its course
    std::vector<std::int32_t> followed_;        ///< by last month, the latest first; padded to list_padding
    std::vector<int> followed_count_;           ///< by month
    std::vector<int> followed_until_;           ///< by lane
    std::vector<std::int32_t> place_followed_;  ///< by lane: its place among the followed
    /// Those of one course, beyond the last whole month.
    struct FollowedPart {
        std::vector<std::int32_t> from, to;  ///< places among all followed and in the course; padded
        std::vector<int> count;              ///< by month
    };
    std::vector<FollowedPart> parts_;  ///< by course
    std::vector<double> level_, spread_level_;
};

}  // namespace offersim
