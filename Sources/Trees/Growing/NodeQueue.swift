/// The nodes that wait to be split.
///
/// Ordered: the greatest gain first, of equal ones the node made first. Not ordered: the last one
/// first, which keeps few histograms alive; the tree is the same, for no leaf is refused.
package struct NodeQueue {
  package let isOrdered: Bool
  private var entries: [(gain: Double, index: Int)] = []

  package init(isOrdered: Bool) { self.isOrdered = isOrdered }

  package mutating func add(_ index: Int, gain: Double) {
    entries.append((gain, index))
    guard isOrdered else { return }
    var place = entries.count - 1
    while place > 0, precedes(place, (place - 1) / 2) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  package mutating func next() -> Int? {
    guard isOrdered, entries.count > 1 else { return entries.popLast()?.index }
    entries.swapAt(0, entries.count - 1)
    let first = entries.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < entries.count {
        if precedes(child, least) { least = child }
      }
      if least == place { return first.index }
      entries.swapAt(place, least)
      place = least
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    (entries[b].gain, entries[a].index) < (entries[a].gain, entries[b].index)
  }
}
