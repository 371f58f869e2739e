/// What is left out so that a picture or a table stays readable, and how that is said.
package enum Thinning {
  /// How many rows of bars, shares or cells a picture shows.
  package static let categories = 40

  /// Indices from first to last, evenly spaced, at most so many.
  ///
  /// - Complexity: O(min(`count`, `limit`))
  package static func evenly(_ count: Int, to limit: Int) -> [Int] {
    guard count > max(limit, 2) else { return Array(0..<count) }
    let limit = max(limit, 2)
    return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
  }

  static func remark(on count: Int, shown limit: Int) -> InlineText? {
    count > limit
      ? "The picture shows the first \(limit), and \(count - limit) more are not in it." : nil
  }
}
