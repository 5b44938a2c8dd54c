#pragma once
/// offersim as a library: five calls, which are the five steps from a text to a report.
///   Diagnostics diagnostics;
///   auto scenario = read_scenario(text, "mine.yaml", {}, diagnostics);   // 1. text -> validated Scenario
///   auto plan = make_plan(*scenario);                                     // 2. Scenario -> Plan
///   auto outcomes = simulate(plan, settings);                             // 3. Plan -> Outcomes
///   auto answer = answer_run(*scenario, plan, outcomes);                  // 4. Outcomes -> answers
///   std::string page = text_report(answer, {});                           // 5. answers -> text
