#include "cli/program.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/project_paths.hpp"

namespace offersim {

namespace {

/// A child's streams are files: no pipe can fill up and stop it.
struct Stream {
    std::FILE* file = std::tmpfile();
    ~Stream() { std::fclose(file); }
    int number() const { return ::fileno(file); }
    std::string text() const {
        std::string text;
        std::rewind(file);
        for (int letter; (letter = std::fgetc(file)) != EOF;) text += static_cast<char>(letter);
        return text;
    }
};

Ran run(const std::vector<std::string>& words, const std::string& input,
        const std::function<void()>& prepare) {
    Stream in, out, err;
    std::fwrite(input.data(), 1, input.size(), in.file);
    std::rewind(in.file);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(in.number(), STDIN_FILENO);
        ::dup2(out.number(), STDOUT_FILENO);
        ::dup2(err.number(), STDERR_FILENO);
        if (prepare) prepare();
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return {code, out.text(), err.text()};
}

}  // namespace

Ran run_offersim(const std::vector<std::string>& words, const std::string& input,
                 const std::function<void()>& prepare) {
    std::vector<std::string> all{offersim_program};
    all.insert(all.end(), words.begin(), words.end());
    return run(all, input, prepare);
}

Ran run_shell(const std::string& line) {
    return run({"/bin/bash", "-c", line}, {}, [] {
        ::setenv("OFFERSIM", offersim_program, 1);
        std::signal(SIGPIPE, SIG_DFL);
    });
}

TemporaryDirectory::TemporaryDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "offersim-test-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
}

TemporaryDirectory::~TemporaryDirectory() { std::filesystem::remove_all(root_); }

std::string TemporaryDirectory::write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
}

std::vector<std::string> TemporaryDirectory::names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(root_))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

namespace {

TEST(Program, NeedsACommand) {
    const Ran ran = run_offersim({});
    EXPECT_EQ(ran.code, 64);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "offersim: error: no command given\n  try: offersim run FILE, or offersim --help\n");
}

TEST(Program, TellsItsVersionEverywhere) {
    const Ran plain = run_offersim({"--version"});
    EXPECT_EQ(plain.code, 0);
    EXPECT_TRUE(plain.out.starts_with("offersim ")) << plain.out;
    EXPECT_EQ(run_offersim({"run", "--version"}).out, plain.out);
    EXPECT_EQ(run_offersim({"completion", "--version"}).out, plain.out);
}

TEST(Program, HelpsEverywhere) {
    const Ran help = run_offersim({"--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_EQ(help.err, "");
    EXPECT_NE(help.out.find("\n  run "), std::string::npos) << help.out;
    EXPECT_EQ(run_offersim({"-h"}).out, help.out);
    EXPECT_EQ(run_offersim({"help"}).out, help.out);
    const Ran run_help = run_offersim({"run", "--seed", "-1", "--help"});
    EXPECT_EQ(run_help.code, 0);
    EXPECT_TRUE(run_help.out.starts_with("usage: offersim run [OPTIONS] FILE\n")) << run_help.out;
    EXPECT_EQ(run_offersim({"help", "run"}).out, run_help.out);
}

TEST(Program, NamesTheCommandThatWasMeant) {
    const Ran ran = run_offersim({"complation", "bash"});
    EXPECT_EQ(ran.code, 64);
    EXPECT_EQ(ran.err, "offersim: error: unknown command 'complation'\n  did you mean 'completion'?\n");
    EXPECT_EQ(run_offersim({"simulate"}).err,
              "offersim: error: unknown command 'simulate'\n  'offersim --help' lists the commands\n");
}

TEST(Program, WantsTheCommandFirst) {
    const Ran ran = run_offersim({"--paths", "10", "x.yaml"});
    EXPECT_EQ(ran.code, 64);
    EXPECT_EQ(ran.err,
              "offersim: error: unknown option '--paths' before the command\n"
              "  options follow the command: offersim run FILE --paths 1M\n");
}

TEST(Program, LetsNoArgumentCommandTheTerminal) {
    EXPECT_EQ(run_offersim({"run", "\x1b[31mred\xff.yaml"}).err,
              "offersim: error: cannot read '\\x1b[31mred\\xff.yaml': No such file or directory\n");
}

}  // namespace

}  // namespace offersim
