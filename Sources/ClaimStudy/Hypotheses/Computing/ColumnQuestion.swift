import Machine
import Statistics

/// Two columns that are compared.
enum ColumnQuestion: Sendable {
  /// A number in the groups of a category.
  case groups(TestedColumns.Number, TestedColumns.Category)
  /// A category by another one.
  case categories(TestedColumns.Category, TestedColumns.Category)
  /// A number by another one.
  case numbers(TestedColumns.Number, TestedColumns.Number)
  /// Two numbers of the same records in one unit.
  case pairs(TestedColumns.Number, TestedColumns.Number)

  /// A question ready to be answered, with what a page shows of it.
  struct Prepared: Sendable {
    let question: TestQuestion
    var groups: [ComparedGroup] = []
    var table: ComparedCategories?
  }

  /// The outcome and the factor.
  var names: (String, String) {
    switch self {
    case .groups(let number, let category): (number.name, category.name)
    case .categories(let outcome, let factor): (outcome.name, factor.name)
    case .numbers(let outcome, let factor), .pairs(let outcome, let factor):
      (outcome.name, factor.name)
    }
  }

  /// - Throws: `SampleError` where the rows allow no question.
  func prepared(on workers: WorkerPool) throws(SampleError) -> Prepared {
    switch self {
    case .groups(let number, let category):
      let split = GroupSplit(number, category)
      let question = try TestQuestion.groups(split.samples, on: workers)
      return Prepared(
        question: question,
        groups: zip(split.levels, split.samples).map { ComparedGroup($0, $1) })
    case .categories(let outcome, let factor):
      let table = ComparedCategories(outcome, factor)
      return Prepared(
        question: try .categories(ContingencyTable(table.counts)), table: table)
    case .numbers(let x, let y):
      let rows = Self.present(x, y)
      return Prepared(
        question: try .numbers(rows.map { x.values[$0] }, rows.map { y.values[$0] }))
    case .pairs(let x, let y):
      let rows = Self.present(x, y)
      return Prepared(
        question: try .pairs(rows.map { x.values[$0] }, rows.map { y.values[$0] }))
    }
  }

  /// The rows that have both numbers.
  static func present(_ x: TestedColumns.Number, _ y: TestedColumns.Number) -> [Int] {
    x.values.indices.filter { !x.values[$0].isNaN && !y.values[$0].isNaN }
  }
}

/// A number dealt to the levels of a category that have any.
struct GroupSplit: Sendable {
  let levels: [String]
  /// The code of each level.
  let codes: [Int32]
  let samples: [[Double]]

  init(_ number: TestedColumns.Number, _ category: TestedColumns.Category) {
    var samples = [[Double]](repeating: [], count: category.levels.count)
    for (value, code) in zip(number.values, category.codes) where code >= 0 && !value.isNaN {
      samples[Int(code)].append(value)
    }
    let kept = samples.indices.filter { !samples[$0].isEmpty }
    levels = kept.map { category.levels[$0] }
    codes = kept.map(Int32.init)
    self.samples = kept.map { samples[$0] }
  }
}

extension ComparedGroup {
  fileprivate init(_ name: String, _ sample: [Double]) {
    let ascending = OrderedSample(sample).values
    self.init(
      name: name, description: SampleDescription(ascending: ascending),
      box: BoxSummary(ascending: ascending), density: DensityCurve(ascending: ascending))
  }
}

extension ComparedCategories {
  /// Counts two categories; levels without records are left out.
  init(_ outcome: TestedColumns.Category, _ factor: TestedColumns.Category) {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: outcome.levels.count), count: factor.levels.count)
    for (row, column) in zip(factor.codes, outcome.codes) where row >= 0 && column >= 0 {
      counts[Int(row)][Int(column)] += 1
    }
    let rows = counts.indices.filter { counts[$0].contains { $0 > 0 } }
    let columns = outcome.levels.indices.filter { column in counts.contains { $0[column] > 0 } }
    self.init(
      rows: rows.map { factor.levels[$0] }, columns: columns.map { outcome.levels[$0] },
      counts: rows.map { row in columns.map { counts[row][$0] } })
  }
}
