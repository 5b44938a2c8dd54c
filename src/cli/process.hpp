#pragma once
/// What the process sets up before anything else, so that every failure reaches the code that can tell it.

namespace offersim {

/// Ignores SIGPIPE and SIGXFSZ, whose errors writes then report, and fills closed standard streams with
/// descriptors that refuse every read and write, so that no file that is opened later can be taken for one of
/// them. Failure: ExitCode::out_of_resources.
void prepare_process();

}  // namespace offersim
