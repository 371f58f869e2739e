import Learning
import Trees

/// Trees that nobody learned: random shapes, questions and values, thresholds where arithmetic is
/// at its worst.
struct RandomEnsemble {
  private(set) var parts = TreeEnsembleParts()
  private var stream: RandomStream
  private let levels: [Int32]
  /// Few enough that rows meet them, many enough that some columns have more than 255.
  private let thresholds: [Double]

  /// Trees of the fewest to the most leaves on columns with these numbers of levels.
  init(seed: UInt64, trees: Int, leaves: ClosedRange<Int>, levels: [Int32]) {
    stream = Seed(seed).stream
    self.levels = levels
    var thresholds: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1, 1 + .ulpOfOne, 1e300, -1e300,
    ]
    for _ in 0..<700 { thresholds.append(stream.normal()) }
    self.thresholds = thresholds
    parts.featureNames = levels.indices.map { "x\($0)" }
    parts.levelCounts = levels
    parts.baseScore = 0.25
    for _ in 0..<trees {
      appendTree(leaves: leaves.lowerBound + stream.below(leaves.count))
      parts.treeStarts.append(Int32(parts.leafValue.count))
    }
  }

  /// One leaf, then a random leaf becomes a question until there are enough; numbers the nodes so
  /// that children follow their parents in pairs.
  private mutating func appendTree(leaves count: Int) {
    var left: [Int32] = [-1]
    var open = [0]
    while open.count < count {
      let node = open.remove(at: stream.below(open.count))
      left[node] = Int32(left.count)
      open += [left.count, left.count + 1]
      left += [-1, -1]
    }
    for child in left { append(child) }
  }

  private mutating func append(_ child: Int32) {
    let isLeaf = child < 0
    let feature = stream.below(levels.count)
    let isCategory = !isLeaf && levels[feature] > 0
    parts.leftChild.append(child)
    parts.rightChild.append(isLeaf ? -1 : child + 1)
    parts.featureIndex.append(isLeaf ? -1 : Int32(feature))
    parts.threshold.append(
      isLeaf || isCategory ? 0 : thresholds[stream.below(thresholds.count)])
    parts.leafValue.append(isLeaf ? stream.normal() : 0)
    parts.cover.append(1)
    parts.gain.append(isLeaf ? 0 : 1)
    parts.missingGoesLeft.append(isLeaf ? 0 : UInt8(stream.below(2)))
    parts.categoryStart.append(isCategory ? Int32(parts.categoryWords.count) : -1)
    guard isCategory else { return }
    for _ in 0..<(Int(levels[feature]) + 63) / 64 { parts.categoryWords.append(stream.next()) }
  }

  /// Rows of values on, beside and far from thresholds, holes, infinities and unknown levels.
  mutating func rows(_ count: Int) -> [[Double]] {
    (0..<count).map { _ in levels.map { value(levels: $0) } }
  }

  private mutating func value(levels: Int32) -> Double {
    guard levels == 0 else {
      let odd = [.nan, -1, Double(levels), Double(levels) - 1, 1e18, .infinity]
      return stream.below(4) == 0
        ? odd[stream.below(odd.count)] : Double(stream.below(Int(levels)))
    }
    let threshold = thresholds[stream.below(thresholds.count)]
    switch stream.below(8) {
    case 0: return .nan
    case 1: return threshold
    case 2: return threshold.nextUp
    case 3: return threshold.nextDown
    case 4: return [0, -0.0, .infinity, -.infinity, -.nan, .signalingNaN][stream.below(6)]
    default: return stream.normal()
    }
  }
}
