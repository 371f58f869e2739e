import Foundation
import Testing
import _TestSupport

/// Data with other columns, read under its own contract, and what `config` prints.
@Suite("Contracts and settings")
struct ContractTests {
  private static let names = (1...28).map { ($0 < 10 ? "f0" : "f") + "\($0)" }

  private static let contract = """
    version: 1
    name: collisions
    label:
      positive: signal
      negative: background
      values: {"1": signal, "0": background}
    columns:
    - {name: event, role: identity}
    - {name: class, role: label}

    """ + names.map { "- {name: \($0), role: number, description: Detector reading.}\n" }.joined()

  /// Rows of 28 numbers, of which the first two decide: signal where 2·f01 > 1.5·f02 + noise.
  private static func rows(_ count: Int, seed: UInt64) -> [(numbers: [Double], isSignal: Bool)] {
    var state = seed
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24) * 2 - 1
    }
    return (0..<count).map { _ in
      let numbers = names.map { _ in uniform() }
      return (numbers, 2 * numbers[0] - 1.5 * numbers[1] > 0.5 * uniform())
    }
  }

  private static func csv(_ rows: [(numbers: [Double], isSignal: Bool)], labels: Bool) -> Data {
    var text = (["event"] + (labels ? ["class"] : []) + names).joined(separator: ",") + "\n"
    for (place, row) in rows.enumerated() {
      let label = labels ? [row.isSignal ? "1" : "0"] : []
      let fields = ["e\(place)"] + label + row.numbers.map { "\($0)" }
      text += fields.joined(separator: ",") + "\n"
    }
    return Data(text.utf8)
  }

  @Test("28 numbers and a 0/1 label train, predict and explain without touching code")
  func foreignData() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(Self.contract.utf8), to: "collisions.yaml")
    try folder.write(Self.csv(Self.rows(400, seed: 1), labels: true), to: "collisions.csv")
    let run = try folder.claimctl([
      "train", "--data", "collisions.csv", "--contract", "collisions.yaml", "--profile", "quick",
      "--output", "study", "--quiet",
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.output.contains("Generated data"))
    #expect(run.output.contains("signal"))

    let model = "study/Models/at-upload/champion.safetensors"
    let sheet = try folder.claimctl(["inspect", model])
    #expect(sheet.status == 0, "\(sheet.errors)")
    #expect(sheet.output.contains("signal / background"))

    let fresh = Self.rows(200, seed: 2)
    let scored = try folder.claimctl(
      ["predict", "--model", model, "--explain", "2"], input: Self.csv(fresh, labels: false))
    #expect(scored.status == 0, "\(scored.errors)")
    let verdicts = scored.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(verdicts[0].prefix(4) == ["event", "line", "probability", "label"])
    let right = zip(verdicts.dropFirst(), fresh).count { verdict, row in
      verdict[3] == (row.isSignal ? "signal" : "background")
    }
    #expect(right >= 160, "the planted rule is found")
    let first = verdicts.dropFirst().count { $0[6] == "f01" || $0[6] == "f02" }
    #expect(first >= 150, "and named as the reason")
  }

  @Test("a fault in such a file is told in its own words")
  func foreignFault() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(Self.contract.utf8), to: "collisions.yaml")
    var file = VideoFile(Self.csv(Self.rows(20, seed: 1), labels: true))
    file.set("class", line: 5, to: "2")
    file.set("f28", line: 9, to: "1e400")
    file.set("event", line: 12, to: "e3")
    try folder.write(file.data, to: "collisions.csv")
    let run = try folder.claimctl([
      "train", "--data", "collisions.csv", "--contract", "collisions.yaml", "--quiet",
    ])
    #expect(run.status == 3)
    let lines = run.errors.split(separator: "\n")
    try #require(lines.count == 4)
    #expect(
      lines[0] == "collisions.csv:5:class: \"2\" – this name is unknown – one of \"1\", \"0\"")
    #expect(lines[1].hasPrefix("collisions.csv:9:f28: \"1e400\" – this is infinite – a number"))
    #expect(lines[2].hasPrefix("collisions.csv:12:event: \"e3\" – this value stands in line 5"))
  }

  @Test("the contract that config prints is a contract, and the one that is shipped")
  func printedContract() throws {
    let folder = try TemporaryFolder()
    let printed = try folder.claimctl(["config"])
    #expect(printed.status == 0)
    try folder.write(Data(printed.output.utf8), to: "contract.yaml")
    let checked = try folder.claimctl(["config", "--check", "contract.yaml"])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output == "contract.yaml is a contract of 12 columns for tiktok-videos\n")
    #expect(try folder.claimctl(["config", "contract"]).output == printed.output)

    try folder.write(try VideoFile(generatedRows: 300).data, to: "videos.csv")
    try folder.write(Data(TrainedStudy.oneModel.utf8), to: "small.yaml")
    let train = [
      "--data", "videos.csv", "--settings", "small.yaml", "--profile", "quick",
    ]
    #expect(try folder.claimctl(["train", "--quiet"] + train).status == 0)
    let plan = try folder.claimctl(["plan", "--contract", "contract.yaml"] + train)
    #expect(plan.output.hasSuffix("\n0 of 13 stages would run\n"), "\(plan.output)")
  }

  @Test("the settings that config prints change nothing", arguments: ["quick", "full"])
  func printedSettings(profile: String) throws {
    let folder = try TemporaryFolder()
    let printed = try folder.claimctl(["config", "settings", "--profile", profile])
    #expect(printed.status == 0)
    #expect(printed.output.contains("seed: 1\n"))
    try folder.write(Data(printed.output.utf8), to: "settings.yaml")
    try folder.write(try VideoFile(generatedRows: 300).data, to: "videos.csv")
    let plan = ["plan", "--data", "videos.csv", "--profile", profile]
    let plain = try folder.claimctl(plan)
    // Every setting is in the file, so that it decides whatever the profile is.
    let other = profile == "quick" ? "full" : "quick"
    let given = try folder.claimctl(
      ["plan", "--data", "videos.csv", "--settings", "settings.yaml", "--profile", other])
    #expect(given.status == 0, "\(given.errors)")
    #expect(given.output == plain.output)
  }
}
