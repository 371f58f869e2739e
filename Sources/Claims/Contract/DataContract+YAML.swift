import Learning
import Tabular
import Yams

extension DataContract {
  /// Reads a contract from its YAML text.
  ///
  /// - Throws: What is wrong first, with its line.
  public init(yaml: String) throws(ContractError) {
    let root = try ContractNode(Self.composed(yaml), called: "a contract")
    try root.allow(["version", "name", "label", "columns"])
    guard let version = try root.number("version") else { throw root.fault(.missingKey("version")) }
    guard version == Double(Self.formatVersion) else {
      throw root.fault(.unknownVersion(Int(exactly: version) ?? -1), at: "version")
    }
    let (names, values) = try Self.labels(try ContractNode(root.node("label"), called: "label"))
    var columns: [ContractColumn] = []
    var lines: [String: Int] = [:]
    for node in try root.mappings("columns") {
      let column = try ContractColumn(node)
      columns.append(column)
      lines[column.name] = node.line
    }
    do {
      try self.init(
        name: try root.requiredText("name"), labelNames: names, labelValues: values,
        columns: columns)
    } catch {
      let line = error.line ?? error.column.flatMap { lines[$0] }
      throw ContractError(error.problem, column: error.column, line: line)
    }
  }

  private static func composed(_ yaml: String) throws(ContractError) -> Node {
    do {
      guard let node = try compose(yaml: yaml) else { throw ContractError(.notYAML("no document")) }
      return node
    } catch let error as ContractError {
      throw error
    } catch let error as YamlError {
      throw ContractError(.notYAML(error.words), line: error.line)
    } catch {
      throw ContractError(.notYAML("\(error)"))
    }
  }

  private static func labels(
    _ node: ContractNode
  ) throws(ContractError) -> (LabelNames, [LabelValue]?) {
    try node.allow(["positive", "negative", "values"])
    let names = LabelNames(
      positive: try node.requiredText("positive"), negative: try node.requiredText("negative"))
    guard let mapping = try? node.node("values") else { return (names, nil) }
    let values = try ContractNode(mapping, called: "values")
    var spellings: [LabelValue] = []
    for (text, meaning) in try values.pairs() {
      guard meaning == names.positive || meaning == names.negative else {
        let known = [names.positive, names.negative]
        throw values.fault(.unknownWord(key: text, value: meaning, known: known), at: text)
      }
      spellings.append(LabelValue(text, isPositive: meaning == names.positive))
    }
    return (names, spellings)
  }
}

extension ContractColumn {
  /// The column that a mapping describes.
  fileprivate init(_ source: ContractNode) throws(ContractError) {
    var node = source
    let name = try node.requiredText("name")
    node.column = name
    try node.allow([
      "name", "role", "known", "missing", "minimum", "maximum", "allowed", "whole", "exposure",
      "description",
    ])
    guard let role = try node.word("role", Role.self) else { throw node.fault(.missingKey("role")) }
    let minimum = try node.number("minimum")
    let maximum = try node.number("maximum")
    let hasRange = minimum != nil || maximum != nil
    self.init(
      name, role, known: try node.word("known", Known.self),
      missing: try node.word("missing", Missing.self) ?? .refused,
      range: hasRange ? NumberRange(minimum: minimum, maximum: maximum) : nil,
      allowed: try node.texts("allowed"), isWhole: try node.flag("whole") ?? false,
      exposure: try node.text("exposure"),
      description: try node.text("description") ?? "")
  }
}

extension YamlError {
  fileprivate var words: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _), .reader(let problem, _, _, _):
      problem
    case .duplicatedKeysInMapping(let duplicates, _):
      "the key “\(duplicates.joined(separator: ", "))” stands twice in one place"
    default: "\(self)"
    }
  }

  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}
