import Foundation
import Testing
import _TestSupport

/// What the tool says about itself, and to those who call it wrongly.
@Suite("Help and wrong use")
struct HelpTests {
  private static let subcommands = [
    "explore", "test", "regress", "train", "report", "evaluate", "predict", "inspect", "plan",
    "synthesize", "config",
  ]
  private static let nested = ["report show", "report list"]

  @Test("--help of the tool and of each subcommand", arguments: [""] + subcommands + nested)
  func help(subcommand: String) throws {
    let arguments = subcommand.split(separator: " ").map(String.init)
    let run = try CommandLineRun(arguments + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("EXAMPLES\n"))
    try Golden.expect(
      run.output, isIn: (["help"] + arguments).joined(separator: "-") + ".txt")
    #expect(try CommandLineRun(["help"] + arguments).output == run.output)
  }

  @Test("the tool alone prints its help and names every subcommand")
  func alone() throws {
    let run = try CommandLineRun([])
    #expect(run.status == 0)
    for subcommand in Self.subcommands { #expect(run.output.contains("\n  \(subcommand) ")) }
  }

  @Test("--version")
  func version() throws {
    let run = try CommandLineRun(["--version"])
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(run.errors == "")
  }

  @Test("synthesize writes the same bytes for the same seed, to a file or to standard output")
  func synthesize() throws {
    let folder = try TemporaryFolder()
    let printed = try folder.claimctl(["synthesize", "--rows", "50", "--seed", "3"])
    let written = try folder.claimctl(
      ["synthesize", "--rows", "50", "--seed", "3", "--output", "v.csv", "--threads", "1"])
    #expect(printed.status == 0 && written.status == 0)
    #expect(try String(contentsOf: folder.file("v.csv"), encoding: .utf8) == printed.output)
    #expect(printed.output.count { $0 == "\n" } == 51)
    #expect(try folder.claimctl(["synthesize", "--rows", "50"]).output != printed.output)
  }
}

// MARK: - Wrong use

extension HelpTests {
  private static let files = [
    "unknown-setting.yaml": "seed: 3\nsead: 4\n",
    "wrong-kind.yaml": "folds: many\n",
    "out-of-range.yaml": "testShare: 1.5\n",
    "not-settings.yaml": "- 1\n- 2\n",
    "wrong-option.yaml": "candidates:\n- family: random-forest\n  options:\n    trees: 0\n",
    "no-label.yaml": "version: 1\nname: videos\ncolumns:\n- name: a\n  role: number\n",
    "unknown-role.yaml": """
    version: 1
    name: videos
    label: {positive: claim, negative: opinion}
    columns:
    - name: a
      role: digit

    """,
  ]

  private static let wrongUses: [[String]] = [
    ["nosuch"],
    ["train", "--bogus"],
    ["predict", "videos.csv"],
    ["inspect"],
    ["train", "--threads", "0"],
    ["train", "--threads", "two"],
    ["train", "--profile", "slow"],
    ["predict", "--model", "m.safetensors", "--explain", "5000"],
    ["predict", "--model", "m.safetensors", "--format", "xml"],
    ["synthesize", "--rows", "many"],
    ["config", "nonsense"],
    ["train", "--data", "videos.csv", "--profile", "quick", "--only", "nosuch"],
    ["plan", "--data", "videos.csv", "--profile", "quick", "--from", "nosuch"],
    ["train", "--data", "videos.csv", "--settings", "unknown-setting.yaml"],
    ["train", "--data", "videos.csv", "--settings", "wrong-kind.yaml"],
    ["train", "--data", "videos.csv", "--settings", "out-of-range.yaml"],
    ["train", "--data", "videos.csv", "--settings", "not-settings.yaml"],
    ["train", "--data", "videos.csv", "--settings", "wrong-option.yaml"],
    ["train", "--data", "videos.csv", "--settings", "none.yaml"],
    ["train", "--data", "videos.csv", "--contract", "no-label.yaml"],
    ["config", "--check", "unknown-role.yaml"],
    ["config", "--check", "none.yaml"],
  ]

  @Test("wrong use ends with exit code 2, says what is wrong and makes nothing")
  func wrongUse() throws {
    let folder = try TemporaryFolder()
    for (name, text) in Self.files { try folder.write(Data(text.utf8), to: name) }
    try folder.write(try VideoFile(generatedRows: 20).data, to: "videos.csv")
    let before = try folder.url.contents()
    var transcript = ""
    for arguments in Self.wrongUses {
      let run = try folder.claimctl(arguments)
      let line = "$ claimctl \(arguments.joined(separator: " "))\n"
      #expect(run.status == 2, "\(line)")
      #expect(run.output == "", "\(line)")
      transcript += line + run.errors + "\n"
    }
    try Golden.expect(transcript, isIn: "wrong-use.txt")
    #expect(try folder.url.contents() == before)
  }
}
