import Claims
import Learning
import Testing

@Suite("Faults of a contract")
struct ContractErrorTests {
  /// A small contract in which one thing can be wrong.
  private func yaml(
    version: String = "1", label: String = "{positive: yes please, negative: no}",
    columns: [String] = ["{name: y, role: label}", "{name: x, role: number}"]
  ) -> String {
    (["version: \(version)", "name: small", "label: \(label)", "columns:"]
      + columns.map { "  - \($0)" }).joined(separator: "\n")
  }

  private func fault(_ yaml: String) throws -> ContractError {
    do {
      _ = try DataContract(yaml: yaml)
    } catch {
      return error
    }
    throw TestFailure("the contract was taken")
  }

  @Test("the small contract itself is right")
  func right() throws {
    #expect(try DataContract(yaml: yaml()).labelNames.positive == "yes please")
  }

  @Test(
    "a column that cannot be, with its line",
    arguments: [
      (
        "{name: z, role: colour}",
        "contract, line 7, column “z”: “role” cannot be “colour”; expected one of "
          + "identity, label, text, count, number, category, ignored"
      ),
      ("{name: x, role: text}", "contract, line 7, column “x”: the column “x” is described twice"),
      (
        "{name: z, role: label}",
        "contract: 2 columns have the role label; exactly one must"
      ),
      (
        "{name: z, role: number, allowed: [a]}",
        "contract, line 7, column “z”: a column of the role number has no “allowed”"
      ),
      (
        "{name: z, role: category, maximum: 3}",
        "contract, line 7, column “z”: a column of the role category has no “maximum”"
      ),
      (
        "{name: z, role: category, minimum: 3}",
        "contract, line 7, column “z”: a column of the role category has no “minimum”"
      ),
      (
        "{name: z, role: number, minimum: 3, maximum: 2}",
        "contract, line 7, column “z”: the minimum is larger than the maximum, "
          + "or one of them is not finite"
      ),
      (
        "{name: z, role: number, colour: red}",
        "contract, line 7, column “z”: the key “colour” is unknown; expected one of name, role, "
          + "known, missing, minimum, maximum, allowed, whole, exposure, description"
      ),
      ("{name: z}", "contract, line 7, column “z”: the key “role” is missing"),
      ("{role: text}", "contract, line 7: the key “name” is missing"),
      (
        "{name: z, role: category, allowed: []}",
        "contract, line 7, column “z”: “allowed” must list at least one name, and none twice"
      ),
      (
        "{name: z, role: category, allowed: [a, a]}",
        "contract, line 7, column “z”: “allowed” must list at least one name, and none twice"
      ),
      (
        "{name: z, role: category, allowed: a}",
        "contract, line 7, column “z”: “allowed” must be a list of names"
      ),
      (
        "{name: z, role: number, minimum: low}",
        "contract, line 7, column “z”: “minimum” must be a finite number"
      ),
      (
        "{name: z, role: number, whole: perhaps}",
        "contract, line 7, column “z”: “whole” must be true or false"
      ),
      (
        "{name: z, role: text, known: tomorrow}",
        "contract, line 7, column “z”: “known” cannot be “tomorrow”; "
          + "expected one of at-upload, after-publication"
      ),
      (
        "{name: z, role: number, exposure: view}",
        "contract, line 7, column “z”: a column of the role number has no “exposure”"
      ),
      (
        "{name: z, role: identity, missing: kept}",
        "contract, line 7, column “z”: a column of the role identity has no “missing”"
      ),
      ("x", "contract, line 7: “columns” must be a list of keys and values"),
    ])
  func badColumn(column: String, sentence: String) throws {
    let text = yaml(columns: ["{name: y, role: label}", "{name: x, role: number}", column])
    #expect("\(try fault(text))" == sentence)
  }

  @Test("what the contract as a whole may lack")
  func whole() throws {
    #expect(try fault(yaml(version: "7")).problem == .unknownVersion(7))
    #expect(try fault(yaml(version: "7")).line == 1)
    #expect(
      try fault(yaml(columns: ["{name: x, role: number}"])).problem == .labelCount(0))
    #expect(try fault(yaml(columns: ["{name: y, role: label}"])).problem == .noFeatures)
    #expect(
      try fault(yaml(label: "{positive: a, negative: a}")).problem == .labelsNotApart)
    #expect(
      try fault(yaml(label: "{positive: a, negative: b, values: {1: a}}")).problem
        == .labelsNotApart)
    #expect(
      try fault(yaml(label: "{positive: a, negative: b, values: {1: c}}")).problem
        == .unknownWord(key: "1", value: "c", known: ["a", "b"]))
    #expect(
      try fault(yaml(label: "[a, b]")).problem
        == .wrongType(key: "label", expected: "a list of keys and values"))
    #expect(try fault("version: 1\nname: x\nlabel: {}\n").problem == .missingKey("positive"))
    #expect(try fault("").problem == .notYAML("no document"))
    let two = ["{name: y, role: label}", "{name: a, role: identity}", "{name: b, role: identity}"]
    #expect(
      try fault(yaml(columns: two + ["{name: x, role: text}"])).problem
        == .tooMany("identity"))
    let exposures =
      ["{name: y, role: label}"]
      + ["a", "b"].map {
        "{name: \($0), role: count, exposure: view}"
      }
    #expect(try fault(yaml(columns: exposures)).problem == .tooMany("exposure column"))
  }

  @Test("text that is not YAML, with its line")
  func notYAML() throws {
    let broken = try fault("version: 1\nname: [a\nlabel: x\n")
    #expect(broken.line != nil)
    #expect("\(broken)".contains("this is not YAML"))
    let twice = try fault("version: 1\nversion: 1\n")
    #expect("\(twice)".contains("the key “version” stands twice"))
  }
}
