#include "scenario/open_cap_format/package.hpp"

#include <fmt/format.h>
#include <md5.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "scenario/open_cap_format/exact.hpp"
#include "scenario/open_cap_format/fields.hpp"
#include "scenario/open_cap_format/terms.hpp"

namespace offersim::open_cap {

namespace {

std::string md5_of(const std::string& text) {
    std::array<char, MD5_DIGEST_STRING_LENGTH> digest{};
    MD5Data(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), digest.data());
    return digest.data();
}

Stakeholder read_stakeholder(const Fields& item) {
    return {item.text("id"), item.object("name").text("legal_name"), item.text("issuer_assigned_id", false)};
}

StockClass read_stock_class(const Fields& item) {
    StockClass result{item.text("id"),
                      item.text("name"),
                      item.choice("class_type", {"COMMON", "PREFERRED"}) == 1,
                      {},
                      {1, 1}};
    if (item.has("price_per_share")) result.price_per_share = item.monetary("price_per_share");
    for (const Fields& right : item.objects("conversion_rights")) {
        const Fields mechanism = right.object("conversion_mechanism");
        if (!mechanism.has("ratio")) continue;
        const Fields ratio = mechanism.object("ratio");
        const auto value = exact_ratio(ratio.numeric("numerator"), ratio.numeric("denominator"));
        if (value && value->numerator > 0)
            result.conversion_ratio = *value;
        else
            mechanism.fault("ratio", "must be a ratio above 0");
        break;
    }
    return result;
}

StockPlan read_stock_plan(const Fields& item) {
    return {item.text("id"), item.text("plan_name"), item.numeric("initial_shares_reserved")};
}

Valuation read_valuation(const Fields& item) {
    return {item.text("id"), item.text("stock_class_id"), item.monetary("price_per_share"),
            item.date("effective_date")};
}

SecurityKind compensation_kind(const Fields& item) {
    using enum SecurityKind;
    const std::array kinds{rsu, iso, nso, option, cash_sar, stock_sar};
    const auto kind = kinds[item.choice("compensation_type",
                                        {"RSU", "OPTION_ISO", "OPTION_NSO", "OPTION", "CSAR", "SSAR"})];
    const std::string grant_type =
        item.text("option_grant_type", false);  // where 1.0 said which option it is
    if (kind == option && grant_type == "ISO") return iso;
    if (kind == option && grant_type == "NSO") return nso;
    return kind;
}

std::optional<SecurityKind> issued_kind(std::string_view type, const Fields& item) {
    if (type == "TX_EQUITY_COMPENSATION_ISSUANCE" || type == "TX_PLAN_SECURITY_ISSUANCE")
        return compensation_kind(item);
    if (type == "TX_STOCK_ISSUANCE") return SecurityKind::stock;
    if (type == "TX_WARRANT_ISSUANCE") return SecurityKind::warrant;
    if (type == "TX_CONVERTIBLE_ISSUANCE") return SecurityKind::convertible;
    return {};
}

Security read_security(const Fields& item, SecurityKind kind) {
    Security result{.object_id = item.text("id"),
                    .object_type = item.text("object_type"),
                    .security_id = item.text("security_id"),
                    .custom_id = item.text("custom_id"),
                    .stakeholder_id = item.text("stakeholder_id"),
                    .date = item.date("date"),
                    .kind = kind,
                    .quantity = {},
                    .stock_class_id = item.text("stock_class_id", false),
                    .stock_plan_id = item.text("stock_plan_id", false),
                    .vesting_terms_id = item.text("vesting_terms_id", false),
                    .price = {},
                    .early_exercisable = item.boolean("early_exercisable"),
                    .vestings = {},
                    .expiration = {},
                    .windows = {}};
    if (kind == SecurityKind::convertible) return result;
    if (kind != SecurityKind::warrant || item.has("quantity")) result.quantity = item.numeric("quantity");
    if (result.quantity.numerator < 0) item.fault("quantity", "must not be negative");
    for (const char* key : {"share_price", "base_price", "exercise_price"})
        if (item.has(key)) result.price = item.monetary(key);
    for (const Fields& each : item.objects("vestings"))
        result.vestings.emplace_back(each.date("date"), each.numeric("amount"));
    if (item.has("expiration_date")) result.expiration = item.date("expiration_date");
    for (const Fields& each : item.objects("termination_exercise_windows"))
        result.windows.push_back({each.text("reason"), each.integer("period", 0), each.text("period_type")});
    return result;
}

Transaction read_transaction(const Fields& item) {
    Transaction result{item.text("id"),
                       item.text("object_type"),
                       item.text("security_id"),
                       item.date("date"),
                       {},
                       item.text("vesting_condition_id", false),
                       item.text("balance_security_id", false),
                       item.texts("resulting_security_ids"),
                       {}};
    if (item.has("quantity")) result.quantity = item.numeric("quantity");
    if (item.has("new_exercise_price")) result.new_exercise_price = item.monetary("new_exercise_price");
    return result;
}

Occasion read_occasion(const Fields& item) {
    Occasion result{item.text("id"), item.text("object_type"), {}, item.date("date")};
    for (const char* key : {"stock_class_id", "stock_plan_id", "stakeholder_id", "issuer_id"})
        if (result.subject_id.empty()) result.subject_id = item.text(key, false);
    return result;
}

class PackageReader {
public:
    PackageReader(const std::vector<PackageFile>& files, Diagnostics& diagnostics)
        : files_(files), diagnostics_(diagnostics) {}

    std::optional<Package> read() {
        const std::size_t faults_before = diagnostics_.error_count();
        if (const PackageFile* manifest = find_manifest()) read_manifest(*manifest);
        if (diagnostics_.error_count() > faults_before) return {};
        for (auto& [id, transactions] : package_.transactions)
            std::ranges::stable_sort(transactions, {}, &Transaction::date);
        return std::move(package_);
    }

private:
    void fault(std::string code, const std::string& file, std::string message, std::string suggestion = {}) {
        diagnostics_.add(
            {Severity::error, std::move(code), std::move(message), std::move(suggestion), file, {}, {}});
    }

    const PackageFile* find_manifest() {
        const PackageFile* found = nullptr;
        for (const PackageFile& file : files_) {
            if (file.text.find("\"OCF_MANIFEST_FILE\"") == std::string::npos) continue;
            if (found) {
                fault("E703", file.path,
                      fmt::format("the package has a second manifest (the first is '{}')", found->path));
                return nullptr;
            }
            found = &file;
        }
        if (!found)
            fault("E703", "",
                  "the package has no manifest (a JSON file whose file_type is OCF_MANIFEST_FILE)",
                  "give the directory or zip file that holds Manifest.ocf.json");
        return found;
    }

    void read_manifest(const PackageFile& file) {
        const auto json = JsonFile::parse(file, diagnostics_);
        if (!json) return;
        const Fields top = json->top();
        package_.version = top.text("ocf_version");
        if (!package_.version.starts_with("1.") && !package_.version.empty())
            fault("E704", file.path,
                  fmt::format("version '{}' of the format is not read (1.0 to 1.2 are)",
                              shorten(escape_control(package_.version), 40)));
        const Fields issuer = top.object("issuer");
        package_.issuer_id = issuer.text("id");
        package_.issuer_name = issuer.text("legal_name");
        if (issuer.has("dba")) package_.issuer_name = issuer.text("dba");
        package_.as_of = top.date("as_of");
        const auto slash = file.path.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : file.path.substr(0, slash + 1);
        for (const char* key : {"stakeholders_files", "stock_classes_files", "stock_plans_files",
                                "vesting_terms_files", "valuations_files", "transactions_files"})
            for (const Fields& entry : top.objects(key)) read_file(folder, entry);
    }

    void read_file(const std::string& folder, const Fields& entry) {
        std::string path = entry.text("filepath");
        while (path.starts_with("./")) path.erase(0, 2);
        const auto file = std::ranges::find(files_, folder + path, &PackageFile::path);
        if (file == files_.end()) {
            if (!path.empty())
                fault("E703", folder + path,
                      "the manifest names this file, and the package does not have it");
            return;
        }
        const std::string checksum = entry.text("md5", false);
        if (!checksum.empty() && checksum != md5_of(file->text))
            diagnostics_.add({Severity::warning,
                              "W701",
                              "the file is not the one that the manifest gives the MD5 of",
                              {},
                              file->path,
                              {},
                              {}});
        const auto json = JsonFile::parse(*file, diagnostics_);
        if (!json) return;
        for (const Fields& item : json->top().objects("items")) read_item(item);
    }

    void read_item(const Fields& item) {
        const std::string type = item.text("object_type");
        if (type == "STAKEHOLDER") {
            package_.stakeholders.push_back(read_stakeholder(item));
        } else if (type == "STOCK_CLASS") {
            add(package_.stock_classes, read_stock_class(item), item);
        } else if (type == "STOCK_PLAN") {
            add(package_.stock_plans, read_stock_plan(item), item);
        } else if (type == "VALUATION") {
            package_.valuations.push_back(read_valuation(item));
        } else if (type == "VESTING_TERMS") {
            add(package_.vesting_terms, read_vesting_terms(item), item);
        } else if (type == "TX_STOCK_PLAN_POOL_ADJUSTMENT") {
            read_pool_adjustment(item);
        } else if (const auto kind = issued_kind(type, item)) {
            package_.securities.push_back(read_security(item, *kind));
            if (!security_ids_.insert(package_.securities.back().security_id).second)
                item.fault("security_id",
                           fmt::format("'{}' is issued twice", package_.securities.back().security_id));
        } else if (item.has("security_id")) {
            Transaction transaction = read_transaction(item);
            package_.transactions[transaction.security_id].push_back(std::move(transaction));
        } else if (!type.empty()) {
            package_.occasions.push_back(read_occasion(item));
        }
    }

    template <typename Object>
    void add(std::map<std::string, Object>& objects, Object object, const Fields& item) {
        const std::string id = object.id;
        if (!objects.emplace(id, std::move(object)).second)
            item.fault("id", fmt::format("'{}' is given twice", id));
    }

    /// The last adjustment until the package's day counts.
    void read_pool_adjustment(const Fields& item) {
        const std::string plan = item.text("stock_plan_id");
        const Date date = item.date("date");
        const Rational reserved = item.numeric("shares_reserved");
        Date& last = pool_dates_[plan];
        const auto found = package_.stock_plans.find(plan);
        if (found == package_.stock_plans.end() || date > package_.as_of || (last.ok() && date < last))
            return;
        last = date;
        found->second.shares_reserved = reserved;
    }

    const std::vector<PackageFile>& files_;
    Diagnostics& diagnostics_;
    Package package_;
    std::set<std::string> security_ids_;
    std::map<std::string, Date> pool_dates_;
};

}  // namespace

const std::vector<Transaction>& transactions_on(const Package& package, const std::string& security_id) {
    static const std::vector<Transaction> none;
    const auto found = package.transactions.find(security_id);
    return found == package.transactions.end() ? none : found->second;
}

std::optional<Package> read_package(const std::vector<PackageFile>& files, Diagnostics& diagnostics) {
    return PackageReader(files, diagnostics).read();
}

}  // namespace offersim::open_cap
