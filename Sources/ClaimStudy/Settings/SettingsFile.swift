import Workflow
import Yams

extension StudySettings {
  /// The settings of a profile with those of a YAML text laid over them.
  ///
  /// A file names only what differs. A name that no setting has is refused with its line.
  ///
  /// - Parameters:
  ///   - yaml: The text; empty changes nothing.
  ///   - profile: What holds where the text is silent.
  /// - Throws: `SettingsFault`.
  public init(yaml: String, over profile: Profile) throws {
    let base = profile.settings
    guard let node = try Self.composed(yaml) else {
      self = base
      return
    }
    let known = Mirror(reflecting: base).children.compactMap(\.label).sorted()
    try Self.refuseUnknown(node, known: known)
    let overlay = try Self.decoded(yaml)
    let merged = try JSONValue(of: base).overlaid(with: overlay)
    do {
      self = try merged.decoded(as: StudySettings.self)
    } catch let error as DecodingError {
      throw SettingsFault(error)
    }
    self = try checked()
  }

  private static func composed(_ yaml: String) throws -> Node? {
    do {
      return try Yams.compose(yaml: yaml)
    } catch {
      throw SettingsFault.unreadable("\(error)")
    }
  }

  private static func decoded(_ yaml: String) throws -> JSONValue {
    do {
      return try YAMLDecoder().decode(JSONValue.self, from: yaml)
    } catch {
      throw SettingsFault.unreadable("\(error)")
    }
  }

  private static func refuseUnknown(_ node: Node, known: [String]) throws {
    guard case .mapping(let mapping) = node else {
      throw SettingsFault.unreadable("expected names and values, such as `seed: 7`")
    }
    for (key, _) in mapping {
      guard let name = key.string, known.contains(name) else {
        throw SettingsFault.unknownSetting(
          path: key.string ?? "?", line: key.mark?.line, known: known)
      }
    }
  }

  /// The settings, if every value is in its range and every candidate's options are right.
  ///
  /// - Returns: The same settings.
  /// - Throws: `SettingsFault`.
  public func checked() throws -> StudySettings {
    try Self.expect(testShare > 0 && testShare < 1, "testShare", testShare, "between 0 and 1")
    try Self.expect(2...254 ~= folds, "folds", folds, "from 2 to 254")
    try Self.expect(
      threshold > 0 && threshold < 1, "threshold", threshold, "between 0 and 1")
    try Self.expect(!featureSets.isEmpty, "featureSets", "empty", "at least one feature set")
    try Self.expect(
      Set(featureSets).count == featureSets.count, "featureSets",
      featureSets.joined(separator: ", "), "each feature set once")
    _ = try featureChoices()
    try Self.expect(!candidates.isEmpty, "candidates", "empty", "at least one candidate")
    var names: Set<String> = []
    for candidate in candidates {
      guard names.insert(candidate.name).inserted else {
        throw SettingsFault.duplicateCandidate(candidate.name)
      }
      try Self.expect(
        candidate.hasUsableName, "candidates.name", candidate.name,
        "lowercase letters, digits and -, and not a baseline's name")
      _ = try candidate.learners()
    }
    return self
  }

  private static func expect(
    _ holds: Bool, _ path: String, _ value: some CustomStringConvertible, _ expected: String
  ) throws {
    guard holds else {
      throw SettingsFault.outOfRange(path: path, value: "\(value)", expected: expected)
    }
  }
}

extension SettingsFault {
  fileprivate init(_ error: DecodingError) {
    switch error {
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self = .wrongKind(path: Self.path(context), expected: "\(type)")
    case .keyNotFound(let key, let context):
      self = .wrongKind(path: Self.path(context), expected: "a member `\(key.stringValue)`")
    case .dataCorrupted(let context):
      self = .wrongKind(path: Self.path(context), expected: context.debugDescription)
    @unknown default:
      self = .unreadable("\(error)")
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}

extension StudySettings {
  /// Every setting with its value, as YAML that `init(yaml:over:)` reads back.
  public func yaml() throws -> String {
    let encoder = YAMLEncoder()
    encoder.options.sortKeys = true
    return try encoder.encode(JSONValue(of: self))
  }
}
