import Foundation
import Learning
import Statistics

/// Groups compared with a third column held fixed, by statsmodels; `Fixtures/adjusted.py` made it.
struct AdjustedFixture: Decodable {
  struct Fit: Decodable {
    /// Estimate, HC3 error, p, low and high end of each level but the reference.
    let rows: [[Double]]
    let statistic, p: Double
    let df, rse: Double?
    let classical: [Double]
  }

  struct Answer: Decodable {
    let reference: Int
    let rest: [Int]
    let crude, adjusted: Fit
  }

  struct Case: Decodable {
    let name: String
    let levels, strata: Int
    let factor, control: [Int]
    let y: [Double]
    let hit: [UInt8]
    let numbers, odds: Answer
  }

  let cases: [Case]

  static func read() throws -> [Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/adjusted.json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file)).cases
  }
}

extension AdjustedFixture.Case {
  /// The level and stratum of each cell that has rows, and its rows.
  var cells: [(level: Int, stratum: Int, rows: [Int])] {
    (0..<levels).flatMap { level in
      (0..<strata).compactMap { stratum in
        let rows = y.indices.filter { factor[$0] == level && control[$0] == stratum }
        return rows.isEmpty ? nil : (level, stratum, rows)
      }
    }
  }

  /// Indicators of all levels but the reference and, if asked for, of all strata but the most frequent.
  func indicators(
    of pairs: [(level: Int, stratum: Int)], withStrata: Bool
  ) -> FeatureTable {
    let counts = (0..<strata).map { stratum in control.count { $0 == stratum } }
    let first = counts.firstIndex(of: counts.max() ?? 0) ?? 0
    let others = (0..<strata).filter { $0 != first && counts[$0] > 0 }
    return FeatureTable(
      rowCount: pairs.count,
      columns: numbers.rest.map { level in
        FeatureColumn("level \(level)", pairs.map { $0.level == level ? 1 : 0 })
      }
        + (withStrata ? others : []).map { stratum in
          FeatureColumn("stratum \(stratum)", pairs.map { $0.stratum == stratum ? 1 : 0 })
        })
  }

  /// The names of the coefficients that compare levels.
  var tested: [String] { numbers.rest.map { "level \($0)" } }
}
