#include "cli/batch.hpp"
#include "cli/check.hpp"
#include "cli/command.hpp"
#include "cli/compare.hpp"
#include "cli/completion.hpp"
#include "cli/explain.hpp"
#include "cli/guide.hpp"
#include "cli/import.hpp"
#include "cli/init.hpp"
#include "cli/merge.hpp"
#include "cli/models.hpp"
#include "cli/negotiate.hpp"
#include "cli/report.hpp"
#include "cli/run.hpp"
#include "cli/schema.hpp"
#include "cli/sensitivity.hpp"
#include "cli/value.hpp"
#include "cli/vesting.hpp"

namespace offersim {

std::vector<Command> all_commands() {
    return {
        run_command(),          //
        compare_command(),      //
        negotiate_command(),    //
        sensitivity_command(),  //
        explain_command(),      //
        merge_command(),        //
        report_command(),       //
        value_command(),        //
        vesting_command(),      //
        check_command(),        //
        guide_command(),        //
        batch_command(),        //
        models_command(),       //
        init_command(),         //
        import_command(),       //
        schema_command(),       //
        completion_command(),
    };
}

const Command* find_command(const std::vector<Command>& commands, std::string_view name) {
    for (const Command& command : commands)
        if (command.name == name) return &command;
    return nullptr;
}

}  // namespace offersim
