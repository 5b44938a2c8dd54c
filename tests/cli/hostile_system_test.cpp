/// Rows 68 to 87 of what a user must see where files, streams and the system are not as one would wish.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace offersim {

namespace {

const std::string groq = std::string(project_directory) + "/scenarios/groq-lpu.yaml";

/// A short run of the default scenario into `output`.
Ran run_into(const std::string& output, const std::vector<std::string>& more = {},
             const std::function<void()>& prepare = {}) {
    std::vector<std::string> words{"run", groq, "--paths", "200", "--quiet", "--output", output};
    words.insert(words.end(), more.begin(), more.end());
    return run_offersim(words, {}, prepare);
}

void limit(int resource, rlim_t most) {
    const rlimit value{most, most};
    static_cast<void>(::setrlimit(static_cast<__rlimit_resource_t>(resource), &value));
}

// Inputs.

TEST(Inputs, ThatCannotBeReadAreToldInOneLine) {
    const TemporaryDirectory directory;
    const auto told = [](const std::string& path) {
        const Ran ran = run_offersim({"run", path});
        EXPECT_EQ(ran.code, 66) << path;
        EXPECT_EQ(ran.out, "");
        return ran.err;
    };
    const std::string missing = directory.path("none.yaml");
    EXPECT_EQ(told(missing), "offersim: error: cannot read '" + missing + "': No such file or directory\n");
    EXPECT_EQ(told(directory.path("")),
              "offersim: error: cannot read '" + directory.path("") + "': it is a directory\n");
    const std::string fifo = directory.path("fifo");
    ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
    EXPECT_EQ(told(fifo), "offersim: error: cannot read '" + fifo +
                              "': it is a pipe (only regular files are read)\n"
                              "  pipes are read from standard input: offersim run -\n");
    EXPECT_EQ(told("/dev/zero"),
              "offersim: error: cannot read '/dev/zero': it is a device (only regular files are read)\n"
              "  pipes are read from standard input: offersim run -\n");
    const std::string loop = directory.path("loop");
    ASSERT_EQ(::symlink(loop.c_str(), loop.c_str()), 0);
    EXPECT_EQ(told(loop), "offersim: error: cannot read '" + loop + "': Too many levels of symbolic links\n");
}

TEST(Inputs, AnEndlessStandardInputIsCutOff) {
    const Ran ran = run_shell("yes 'a: 1' | timeout 20 $OFFERSIM run -");
    EXPECT_EQ(ran.code, 66);
    EXPECT_EQ(ran.err, "offersim: error: cannot read standard input: it is larger than 4 MiB\n");
}

TEST(Inputs, ALargeFileIsRefusedUnread) {
    const TemporaryDirectory directory;
    const std::string large = directory.write("large.yaml", "");
    ASSERT_EQ(::truncate(large.c_str(), off_t{1} << 30), 0);
    const auto start = std::chrono::steady_clock::now();
    const Ran ran = run_offersim({"check", large});
    EXPECT_EQ(ran.code, 65);
    EXPECT_EQ(ran.err, "offersim: error: '" + large + "' is larger than 4 MiB (a scenario is a few kB)\n");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(Inputs, AreHashedAsTheyWereRead) {
    const Ran ran =
        run_offersim({"run", "-", "--paths", "100", "--format", "json", "--quiet"}, read_file(groq));
    const Ran sum = run_shell("sha256sum '" + groq + "'");
    EXPECT_NE(ran.out.find("\"sha256\": \"" + sum.out.substr(0, 64) + "\""), std::string::npos);
}

TEST(Inputs, MayHaveAnyName) {
    const TemporaryDirectory directory;
    for (const std::string name :
         {"a b.yaml", "-first.yaml", "line\nbreak.yaml", "not-\xff-utf8.yaml", "'quoted'.yaml"}) {
        const std::string path = directory.write(name, read_file(groq));
        const Ran ran = run_offersim({"run", path, "--paths", "100", "--format", "json", "--quiet"});
        EXPECT_EQ(ran.code, 0) << ran.err;
    }
    const Ran faulty = run_offersim({"check", directory.write("line\nbreak\x1b[31m.yaml", "format: 1\n")});
    EXPECT_EQ(faulty.code, 65);
    EXPECT_EQ(faulty.err.find('\x1b'), std::string::npos);
    EXPECT_NE(faulty.err.find("line\\nbreak\\x1b[31m.yaml:1:1: error["), std::string::npos) << faulty.err;
}

// Outputs.

TEST(Outputs, ThatCannotBeCreatedAreToldBeforeTheRun) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("file", "kept");
    const auto told = [](const std::string& path, const std::vector<std::string>& more = {}) {
        const Ran ran = run_into(path, more);
        EXPECT_EQ(ran.code, 73) << path;
        EXPECT_EQ(ran.out, "");
        return ran.err;
    };
    EXPECT_EQ(told(directory.path("none/x")), "offersim: error: cannot create '" + directory.path("none/x") +
                                                  "': No such file or directory\n");
    EXPECT_EQ(told(file + "/x"), "offersim: error: cannot create '" + file + "/x': Not a directory\n");
    EXPECT_EQ(told(directory.path("")),
              "offersim: error: cannot create '" + directory.path("") + "': Is a directory\n");
    EXPECT_EQ(told(file),
              "offersim: error: cannot create '" + file + "': File exists\n  --force replaces it\n");
    EXPECT_EQ(read_file(file), "kept");
    const std::string link = directory.path("link");
    ASSERT_EQ(::symlink("file", link.c_str()), 0);
    EXPECT_EQ(told(link),
              "offersim: error: cannot create '" + link + "': it is a symbolic link\n  --force follows it\n");
    EXPECT_EQ(read_file(file), "kept");
}

TEST(Outputs, NeverReplaceTheInput) {
    const TemporaryDirectory directory;
    const std::string input = directory.write("in.yaml", read_file(groq));
    const std::string link = directory.path("link.yaml");
    ASSERT_EQ(::symlink("in.yaml", link.c_str()), 0);
    for (const std::string& output : {input, link}) {
        const Ran ran =
            run_offersim({"run", input, "--paths", "100", "--output", output, "--force", "--quiet"});
        EXPECT_EQ(ran.code, 73);
        EXPECT_EQ(ran.err, "offersim: error: cannot create '" + output + "': it is the input\n");
    }
    EXPECT_EQ(read_file(input), read_file(groq));
}

TEST(Outputs, AppearWholeOrNotAtAll) {
    const TemporaryDirectory directory;
    const std::string file = directory.path("report.txt");
    EXPECT_EQ(run_into(file).code, 0);
    const std::string first = read_file(file);
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(run_into(file, {"--force", "--brief"}).code, 0);
    EXPECT_LT(read_file(file).size(), first.size());
    EXPECT_EQ(directory.names(), std::vector<std::string>{"report.txt"}) << "no temporary file is left";
}

TEST(Outputs, AreWrittenByNobodyForABadInput) {
    const TemporaryDirectory directory;
    const std::string file = directory.path("report.txt");
    EXPECT_EQ(run_offersim({"run", "-", "--output", file}, "format: 1\n").code, 65);
    EXPECT_EQ(run_offersim({"run", "none.yaml", "--output", file}).code, 66);
    EXPECT_EQ(run_offersim({"run", groq, "--paths", "0", "--output", file}).code, 64);
    EXPECT_TRUE(directory.names().empty());
}

TEST(Outputs, AFullDiskIsAnError) {
    const Ran device = run_into("/dev/full");
    EXPECT_EQ(device.code, 74);
    EXPECT_EQ(device.err, "offersim: error: cannot write '/dev/full': No space left on device\n");
    for (const std::string& command :
         {"run '" + groq + "' --paths 100 --quiet", std::string("--help"), std::string("schema"),
          std::string("models"), std::string("init"), std::string("completion bash")}) {
        const Ran ran = run_shell("$OFFERSIM " + command + " >/dev/full");
        EXPECT_EQ(ran.code, 74) << command;
        EXPECT_EQ(ran.err, "offersim: error: cannot write standard output: No space left on device\n")
            << command;
    }
}

TEST(Outputs, ALimitOnFileSizesLeavesTheOldReport) {
    const TemporaryDirectory directory;
    const std::string file = directory.write("report.csv", "old");
    const Ran ran =
        run_into(file, {"--force", "--format", "csv", "--detail"}, [] { limit(RLIMIT_FSIZE, 4096); });
    EXPECT_EQ(ran.code, 74);
    EXPECT_EQ(ran.err, "offersim: error: cannot write '" + file + "': File too large\n");
    EXPECT_EQ(read_file(file), "old");
    EXPECT_EQ(directory.names(), std::vector<std::string>{"report.csv"});
}

TEST(Outputs, AReaderThatGoesAwayIsNoFault) {
    const Ran ran = run_shell("$OFFERSIM run '" + groq +
                              "' --paths 500 --detail --format csv --quiet | head -1 >/dev/null; "
                              "echo ${PIPESTATUS[0]}");
    EXPECT_EQ(ran.out, "141\n");
    EXPECT_EQ(ran.err, "");
}

// Signals.

/// The shell's line for a long run that is sent signals after half a second.
Ran interrupted(const std::string& signals, const std::string& options = "") {
    return run_shell("$OFFERSIM run '" + groq + "' --paths 1e9 --quiet " + options +
                     " & run=$!; sleep 0.7; " + signals + "; wait $run; code=$?; echo \"code $code\"");
}

TEST(Signals, AnInterruptedRunReportsWhatItHas) {
    for (const auto& [name, code] : {std::pair{"INT", "130"}, std::pair{"TERM", "143"}}) {
        const auto start = std::chrono::steady_clock::now();
        const Ran ran = interrupted(std::string("kill -") + name + " $run");
        EXPECT_NE(ran.out.find("\npartial: "), std::string::npos) << ran.out;
        EXPECT_NE(ran.out.find(" of 1,000,000,000 paths (the run was interrupted)\n"), std::string::npos)
            << ran.out;
        EXPECT_TRUE(ran.out.ends_with(std::string("code ") + code + "\n")) << ran.out;
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
    }
}

TEST(Signals, APartialReportSaysSoToProgramsToo) {
    const Ran ran = interrupted("kill -INT $run", "--format json");
    EXPECT_NE(ran.out.find("\"partial\": true"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("\"paths_asked\": 1000000000"), std::string::npos) << ran.out;
}

TEST(Signals, TheFiguresOfAPartialReportAreThoseOfSoManyPaths) {
    const Ran ran = interrupted("kill -INT $run", "--format json");
    const auto partial = nlohmann::json::parse(ran.out.substr(0, ran.out.rfind("code ")));
    const std::string paths = std::to_string(partial["run"]["paths"].get<std::uint64_t>());
    const Ran again = run_offersim({"run", groq, "--paths", paths, "--format", "json", "--quiet"});
    const auto whole = nlohmann::json::parse(again.out);
    // Percentiles may come from a histogram here and from all values there; everything else is the same.
    for (std::size_t i = 0; i < whole["offers"].size(); ++i) {
        EXPECT_EQ(partial["offers"][i]["components"], whole["offers"][i]["components"]) << paths;
        EXPECT_EQ(partial["offers"][i]["fate"], whole["offers"][i]["fate"]) << paths;
        EXPECT_EQ(partial["comparisons"][i]["p_a_beats_b"], whole["comparisons"][i]["p_a_beats_b"]) << paths;
    }
}

// Memory, descriptors and closed streams.

TEST(Limits, ClosedStreamsAreNeverAFile) {
    const TemporaryDirectory directory;
    const std::string file = directory.path("report.txt");
    const Ran no_output = run_shell("$OFFERSIM run '" + groq + "' --paths 100 --quiet >&-");
    EXPECT_EQ(no_output.code, 71);
    EXPECT_EQ(no_output.err, "offersim: error: cannot write standard output: it is closed\n");
    EXPECT_EQ(run_shell("$OFFERSIM run - --paths 100 --quiet <&-").code, 66);
    // With 1 and 2 closed the report's file must not become one of them and take up warnings.
    EXPECT_EQ(run_shell("$OFFERSIM run '" + groq + "' --paths 100 --output '" + file + "' >&- 2>&-").code, 0);
    EXPECT_EQ(read_file(file).find("warning["), std::string::npos);
    EXPECT_TRUE(read_file(file).starts_with("LPU engineer"));
}

TEST(Limits, NoDescriptorIsLeft) {
    const Ran ran =
        run_offersim({"run", groq, "--paths", "100", "--quiet"}, {}, [] { limit(RLIMIT_NOFILE, 3); });
    EXPECT_TRUE(ran.code == 71 || ran.code == 127) << ran.code << ran.err;  // 127: the loader's
}

TEST(Limits, NoHomeIsNeeded) {
    const Ran ran = run_offersim({"run", groq, "--paths", "100", "--quiet"}, {}, [] { ::unsetenv("HOME"); });
    EXPECT_EQ(ran.code, 0) << ran.err;
}

TEST(Limits, ManyThreadsAreCapped) {
    const Ran ran =
        run_offersim({"run", groq, "--paths", "2000", "--threads", "1024", "--format", "json", "--quiet"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(run_offersim({"run", groq, "--threads", "1000000"}).code, 64);
}

TEST(Limits, LittleMemoryIsAnErrorOrEnough) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer's shadow memory does not fit into such limits";
#endif
    // From too little for anything but starting up to plenty: whole reports or none, and never a crash.
    int errors = 0, reports = 0;
    for (rlim_t megabytes = 24; megabytes <= 96; megabytes += 6) {
        const TemporaryDirectory directory;
        const std::string file = directory.path("report.json");
        const Ran ran = run_offersim({"run", groq, "--paths", "20k", "--threads", "2", "--format", "json",
                                      "--quiet", "--output", file},
                                     {}, [&] { limit(RLIMIT_AS, megabytes << 20); });
        if (ran.code == 0) {
            ++reports;
            EXPECT_TRUE(read_file(file).ends_with("}\n"));
        } else if (ran.code == 71 || ran.code == 65) {  // 65: told beforehand that the values do not fit
            ++errors;
            EXPECT_TRUE(ran.err.starts_with("offersim: error: ")) << ran.err;
            EXPECT_TRUE(directory.names().empty()) << megabytes << " MB";
        } else {
            EXPECT_EQ(ran.code, 127) << megabytes
                                     << " MB: " << ran.err;  // the loader's, before there is a program
        }
    }
    EXPECT_GT(reports, 0);
    EXPECT_GT(errors, 0);
}

}  // namespace

}  // namespace offersim
