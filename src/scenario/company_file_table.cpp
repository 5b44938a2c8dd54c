#include "scenario/company_file_table.hpp"

#include <fmt/format.h>

#include "scenario/capital_table.hpp"
#include "scenario/file_fields.hpp"
#include "scenario/tables.hpp"

namespace offersim {
namespace {

/// The keys of a company as keys of the file: known and documented here, read by the company's own table.
std::vector<Field<CompanyFile>> company_fields(const Table<Company>& company) {
    std::vector<Field<CompanyFile>> fields;
    for (const auto& field : company.fields) {
        FieldDescription description = field.description();
        description.required = false;
        fields.push_back({std::move(description), [](Reading&, const Value&, CompanyFile&) { return true; }});
    }
    return fields;
}

}  // namespace

Table<CompanyFile> company_file_table() {
    using F = CompanyFile;
    std::vector<Field<F>> fields{
        format_field<F>(), field("title", &F::title, text("a line of text"), "What the company is"),
        field("currency", &F::currency, currency_code(), "The currency of every figure")
            .defaults_to("USD")
            .then([](Reading& reading, const F& file) {
                reading.scenario_currency = reading.currency = file.currency;
            }),
        field("discount", &F::discount, discount_type(),
              "The rate at which the company grows and is discounted")
            .defaults_to("0%/yr")};
    const Table<Company> company = company_table();
    for (auto& one : company_fields(company)) fields.push_back(std::move(one));
    auto table =
        make_table<F>("company file", "A company by itself, for `offersim value`.", std::move(fields));
    table.prepare = [company](Reading& reading, Value& value, F& file) {
        company.prepare(reading, value, file.company);
    };
    table.check = [company](Reading& reading, const Value& value, F& file) {
        const auto faults = [&] { return reading.diagnostics().error_count(); };
        const std::size_t faults_before = faults();
        for (const auto& one : company.fields)
            one.read(reading, value, file.company, faults() == faults_before);
        check_headline(reading, value, file.company);
    };
    return table;
}

}  // namespace offersim
