/// Where a run was made, and how.
package struct MachineLine: Hashable, Sendable, Decodable {
  package let processor: String
  package let cores: Int
  package let memory_gib: Double
  package let system: String
  package let swift: String
  package let python: String
  package let date: String
  package let threads: Int
  package let rows: String
  package let runs: Int
}

/// A peer and its version.
package struct VersionLine: Hashable, Sendable, Decodable {
  package let name: String
  package let version: String
}

/// What could not be measured, and why.
package struct MissingLine: Hashable, Sendable, Decodable {
  package let name: String
  package let reason: String
  package let contest: String?
}

/// Programs that do the same work.
package struct ContestLine: Hashable, Sendable, Decodable {
  package let id: String
  package let title: String
  package let about: String
}

/// What must be reached: a factor of what a peer reaches, or a value.
package struct Target: Hashable, Sendable, Decodable {
  /// What the peer's number is multiplied by.
  package let factor: Double?
  /// Which peer; the best when nil.
  package let of: String?
  /// A number that stands by itself.
  package let value: Double?
}

/// One thing that is read from every program of a contest.
package struct WorkLine: Hashable, Sendable, Decodable {
  package let contest: String
  package let id: String
  package let title: String
  /// Where peers have it; several names with `+` between them are added.
  package let key: String
  /// Where ours has it.
  package let ours_key: String
  /// Which of ours, where there are several.
  package let contestant: String?
  package let unit: String
  /// Whether more is better.
  package let more: Bool
  package let floor: Target?
  package let goal: Target?
  package let remark: String
}

/// What one program printed in one turn.
package struct SampleLine: Hashable, Sendable, Decodable {
  package let contest: String
  package let name: String
  package let ours: Bool
  /// Whether it fits the same model as ours, so that their AUC can be compared.
  package let matched: Bool
  package let run: Int
  package let values: [String: Double?]

  /// Whether other programs, or the host, took more than a quarter of a core.
  package var isDisturbed: Bool { (value("others") ?? 0) + (value("stolen") ?? 0) > 0.25 }

  /// The sum of the values whose names stand in `key`; nil unless all are there.
  package func value(_ key: String) -> Double? {
    var sum = 0.0
    for name in key.split(separator: "+") {
      guard let value = values[String(name)] ?? nil else { return nil }
      sum += value
    }
    return sum
  }
}

/// One fit of ours, with one thing larger than before.
package struct GrowthLine: Hashable, Sendable, Decodable {
  package let learner: String
  package let axis: String
  package let at: Double
  package let run: Int
  package let seconds: Double
  package let memory: Double
}

/// A data set on which quality is compared.
package struct SetLine: Hashable, Sendable, Decodable {
  package let id: String
  package let title: String
  package let about: String
  package let rows: Int
  package let columns: Int
}

/// What one library reached with one seed.
package struct QualityLine: Hashable, Sendable, Decodable {
  package let set: String
  package let learner: String
  package let settings: String
  package let seed: Int
  package let ours: Bool
  package let auc: Double
  package let logloss: Double
  package let seconds: Double
  package let memory: Double
}
