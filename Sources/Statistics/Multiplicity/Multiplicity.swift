internal import Foundation

/// How p-values of a family of tests are adjusted, so that they can be read together.
///
/// Adjusted values are made of logarithms, so that tiny ones keep their order.
public enum Multiplicity: String, Hashable, Sendable, Codable, CaseIterable {
  /// As they are.
  case none
  /// m·p: no false discovery in the family, whatever the dependence (Bonferroni).
  case bonferroni
  /// The same promise, and never less power (Holm, Scandinavian Journal of Statistics 6, 1979).
  case holm
  /// The expected share of false discoveries among the discoveries, for independent or positively
  /// dependent tests (Benjamini and Hochberg, JRSS B 57, 1995).
  case benjaminiHochberg = "Benjamini–Hochberg"
  /// The same whatever the dependence (Benjamini and Yekutieli, Annals of Statistics 29, 2001).
  case benjaminiYekutieli = "Benjamini–Yekutieli"

  /// The adjusted p-values, in the order of the given ones.
  ///
  /// - Parameter pValues: Those of the whole family; none gives none. NaN, where a test had no
  ///   answer, stays NaN and does not count as one of the family.
  /// - Returns: As many p-values, none smaller than before.
  /// - Complexity: O(*m* log *m*).
  public func adjusted(_ pValues: [PValue]) -> [PValue] {
    let order = pValues.indices.filter { !pValues[$0].value.isNaN }
      .sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    let count = order.count
    guard count > 0, self != .none else { return pValues }
    var logs = order.enumerated().map { place, original in
      pValues[original].logarithm + log(factor(place, count))
    }
    switch self {
    case .none, .bonferroni: break
    case .holm:
      for place in 1..<count where logs[place] < logs[place - 1] { logs[place] = logs[place - 1] }
    case .benjaminiHochberg, .benjaminiYekutieli:
      for place in (0..<(count - 1)).reversed() where logs[place] > logs[place + 1] {
        logs[place] = logs[place + 1]
      }
    }
    var adjusted = pValues
    for (place, original) in order.enumerated() {
      adjusted[original] = PValue(naturalLog: logs[place])
    }
    return adjusted
  }

  /// By what the p-value at a place of the ascending order is multiplied.
  private func factor(_ place: Int, _ count: Int) -> Double {
    switch self {
    case .none: 1
    case .bonferroni: Double(count)
    case .holm: Double(count - place)
    case .benjaminiHochberg: Double(count) / Double(place + 1)
    case .benjaminiYekutieli:
      Double(count) / Double(place + 1) * (1...count).reduce(0) { $0 + 1 / Double($1) }
    }
  }
}
