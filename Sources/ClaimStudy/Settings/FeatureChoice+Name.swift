public import Claims

extension FeatureChoice {
  private static let withoutText = "-without-text"

  /// The name in settings, folders and stages, such as `at-upload-without-text`.
  public var name: String { featureSet.rawValue + (withText ? "" : Self.withoutText) }

  /// The choice of a name; nil when no choice has it.
  public init?(name: String) {
    let isWithout = name.hasSuffix(Self.withoutText)
    let stem = isWithout ? String(name.dropLast(Self.withoutText.count)) : name
    guard let known = FeatureSet(rawValue: stem) else { return nil }
    self.init(known, withText: !isWithout)
  }
}

extension StudySettings {
  /// What the models may know, typed.
  ///
  /// - Throws: `SettingsFault` for a name that no feature set has.
  func featureChoices() throws -> [FeatureChoice] {
    try featureSets.map { name in
      guard let choice = FeatureChoice(name: name) else {
        throw SettingsFault.outOfRange(
          path: "featureSets", value: name,
          expected: "one of \(FeatureChoice.all.map(\.name).joined(separator: ", "))")
      }
      return choice
    }
  }
}
