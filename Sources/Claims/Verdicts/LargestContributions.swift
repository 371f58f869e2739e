/// The contributions of one record with the largest absolute values, largest first.
///
/// Equal ones stand in the order in which they came; zeros and NaN are not taken.
///
/// - Complexity: O(`limit`) a contribution at worst, O(1) for one that is too small.
struct LargestContributions {
  private(set) var items: [(feature: Int, contribution: Double)] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func add(_ contribution: Double, of feature: Int) {
    let size = contribution.magnitude
    guard size > 0, limit > 0 else { return }
    if items.count == limit {
      guard let last = items.last, size > last.contribution.magnitude else { return }
      items.removeLast()
    }
    var place = items.count
    while place > 0, items[place - 1].contribution.magnitude < size { place -= 1 }
    items.insert((feature, contribution), at: place)
  }
}
