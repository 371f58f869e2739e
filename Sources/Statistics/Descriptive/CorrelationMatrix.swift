public import Machine

/// The correlations of all pairs of some columns.
///
/// A pair is formed of the rows that hold both numbers. Sums run over fixed blocks of rows, so that
/// they have one order on any number of threads.
public struct CorrelationMatrix: Hashable, Sendable {
  /// How many columns there are.
  public let size: Int
  private let coefficients: [Double]
  private let counts: [Int]

  /// The coefficient of two columns; NaN when a side is constant or there are fewer than two rows.
  public subscript(one: Int, other: Int) -> Double { coefficients[place(one, other)] }

  /// How many rows hold both numbers.
  public func count(_ one: Int, _ other: Int) -> Int { counts[place(one, other)] }

  private func place(_ one: Int, _ other: Int) -> Int {
    let (row, column) = (max(one, other), min(one, other))
    return row * (row + 1) / 2 + column
  }

  /// Pearson's coefficients.
  ///
  /// - Parameters:
  ///   - columns: Of one length, NaN where a number is missing.
  ///   - workers: The threads.
  /// - Returns: The coefficient and the count of each pair.
  /// - Complexity: O(*p*² · *n*).
  public static func pearson(_ columns: [[Double]], on workers: WorkerPool) -> CorrelationMatrix {
    let missing = hasMissing(columns, on: workers)
    guard missing.contains(true) else {
      return CorrelationMatrix(complete: columns, on: workers)
    }
    return CorrelationMatrix(pairs: columns.count, on: workers) { one, other in
      let (x, y) = rowsWithBoth(columns[one], columns[other])
      return (pearsonCorrelation(x, y), x.count)
    }
  }

  /// Spearman's coefficients: Pearson's of the midranks.
  ///
  /// - Parameters:
  ///   - columns: Of one length, NaN where a number is missing.
  ///   - workers: The threads.
  /// - Returns: The coefficient and the count of each pair.
  /// - Complexity: O(*p*² · *n*), and a sort for each pair of which a number is missing.
  public static func spearman(_ columns: [[Double]], on workers: WorkerPool) -> CorrelationMatrix {
    let ranks = workers.map(count: columns.count) { OrderedSample(columns[$0]).midranks }
    return spearman(columns, midranks: ranks, on: workers)
  }

  /// Spearman's coefficients of columns whose midranks are known.
  ///
  /// - Parameters:
  ///   - columns: Of one length, NaN where a number is missing.
  ///   - midranks: The midranks of each column among its own numbers.
  ///   - workers: The threads.
  /// - Returns: The coefficients of all pairs.
  /// - Complexity: O(*p*² · *n*), and a sort for each pair of which a number is missing.
  public static func spearman(
    _ columns: [[Double]], midranks: [[Double]], on workers: WorkerPool
  ) -> CorrelationMatrix {
    precondition(columns.map(\.count) == midranks.map(\.count), "a rank for each number")
    guard hasMissing(columns, on: workers).contains(true) else {
      return CorrelationMatrix(complete: midranks, on: workers)
    }
    return CorrelationMatrix(pairs: columns.count, on: workers) { one, other in
      let (x, y) = rowsWithBoth(columns[one], columns[other])
      return (pearsonCorrelation(OrderedSample(x).midranks, OrderedSample(y).midranks), x.count)
    }
  }

  private static func hasMissing(_ columns: [[Double]], on workers: WorkerPool) -> [Bool] {
    precondition(Set(columns.map(\.count)).count < 2, "columns of one length")
    return workers.map(count: columns.count) { columns[$0].contains { $0.isNaN } }
  }

  private static func rowsWithBoth(_ x: [Double], _ y: [Double]) -> ([Double], [Double]) {
    let rows = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    return (rows.map { x[$0] }, rows.map { y[$0] })
  }

  private init(
    pairs size: Int, on workers: WorkerPool,
    _ correlate: @Sendable (Int, Int) -> (coefficient: Double, count: Int)
  ) {
    let places = (0..<size).flatMap { row in (0...row).map { (row, $0) } }
    let found = workers.map(count: places.count) { correlate(places[$0].0, places[$0].1) }
    self.size = size
    coefficients = found.map(\.coefficient)
    counts = found.map(\.count)
  }

  private init(complete columns: [[Double]], on workers: WorkerPool) {
    let rows = columns.first?.count ?? 0
    let means = workers.map(count: columns.count) { Moments(columns[$0]) }
    let size = 1 << 12
    let blocks = workers.map(count: (rows + size - 1) / size) { block in
      Self.products(columns, means, block * size..<min((block + 1) * size, rows))
    }
    var sums = [Double](repeating: 0, count: columns.count * (columns.count + 1) / 2)
    for block in blocks { for place in sums.indices { sums[place] += block[place] } }
    self.size = columns.count
    counts = [Int](repeating: rows, count: sums.count)
    coefficients = Self.coefficients(sums, size: columns.count)
  }

  private static func coefficients(_ sums: [Double], size: Int) -> [Double] {
    func spread(_ column: Int) -> Double { sums[column * (column + 1) / 2 + column] }
    return (0..<size).flatMap { row in
      (0...row).map { column in
        guard spread(row) > 0, spread(column) > 0 else { return Double.nan }
        let r =
          sums[row * (row + 1) / 2 + column]
          / (spread(row).squareRoot() * spread(column).squareRoot())
        return min(1, max(-1, r))
      }
    }
  }

  /// The sums of the products of all pairs of columns, each about its mean, over some rows.
  private static func products(
    _ columns: [[Double]], _ means: [Moments], _ rows: Range<Int>
  ) -> [Double] {
    let centered = columns.indices.map { column in
      Self.centered(columns[column], rows, means[column])
    }
    var sums: [Double] = []
    for row in centered.indices {
      for column in 0...row { sums.append(dot(centered[row], centered[column])) }
    }
    return sums
  }

  private static func centered(
    _ column: [Double], _ rows: Range<Int>, _ mean: Moments
  ) -> [Double] {
    var result = [Double](repeating: 0, count: rows.count)
    let values = column.span.extracting(rows)
    var target = result.mutableSpan
    for place in values.indices { target[place] = mean.distance(of: values[place]) }
    return result
  }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    let (x, y) = (first.span, second.span)
    var lanes = SIMD8<Double>.zero
    let whole = x.count / 8 * 8
    var place = 0
    while place < whole {
      for lane in 0..<8 { lanes[lane] += x[place + lane] * y[place + lane] }
      place += 8
    }
    var rest = 0.0
    while place < x.count {
      rest += x[place] * y[place]
      place += 1
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y + rest
  }
}
