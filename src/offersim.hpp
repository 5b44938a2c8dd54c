#pragma once
/// offersim as a library: five calls, which are the five steps from a text to a report.
///   Diagnostics diagnostics;
///   auto scenario = read_scenario(text, "mine.yaml", {}, diagnostics);   // 1. text -> validated Scenario
///   if (!scenario) { ... format_diagnostic ... }                          //    or every fault of it
///   auto plan = make_plan(*scenario, seed);                              // 2. Scenario -> Plan
///   auto outcomes = simulate(plan, {.paths = 100'000});                  // 3. Plan -> Outcomes
///   auto answer = answer_run(*scenario, plan, outcomes);                 // 4. Outcomes -> answers
///   std::string page = text_report(answer);                              // 5. answers -> text
/// The library never prints, exits or aborts; tests/install/consumer.cpp is a whole program that uses it.
#include "analysis/answer_run.hpp"
#include "base/diagnostic.hpp"
#include "engine/simulate.hpp"
#include "plan/make_plan.hpp"
#include "report/json_report.hpp"
#include "report/text_report.hpp"
#include "scenario/reader.hpp"
