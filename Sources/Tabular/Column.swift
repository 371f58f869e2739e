/// The values of one column, all of one kind, and which rows hold one.
public struct Column: Hashable, Sendable {
  /// The values; a row without a value holds 0, the empty text, or code 0.
  public enum Values: Hashable, Sendable {
    /// Numbers; finite where present.
    case numbers([Double])
    /// Whole numbers: counts and identities.
    case wholes([Int64])
    /// Texts.
    case texts(TextBuffer)
    /// Codes into `levels`.
    case categories(codes: [Int32], levels: [String])
  }

  /// The values.
  public let values: Values
  /// Which rows hold a value.
  public let validity: Validity

  /// A column; values and validity have one length.
  public init(_ values: Values, validity: Validity) {
    precondition(values.count == validity.count, "values and validity of one length")
    self.values = values
    self.validity = validity
  }

  /// A column that holds a value in every row.
  public init(_ values: Values) {
    self.init(values, validity: Validity(allPresent: values.count))
  }

  /// How many rows there are.
  public var count: Int { validity.count }

  /// The column as numbers, NaN where a value is missing; nil for texts and categories.
  ///
  /// Whole numbers beyond 2^53 lose their last digits.
  ///
  /// - Complexity: O(*n*).
  public var doubles: [Double]? {
    let numbers: [Double]
    switch values {
    case .numbers(let values): numbers = values
    case .wholes(let values): numbers = values.map(Double.init)
    case .texts, .categories: return nil
    }
    guard validity.missingCount > 0 else { return numbers }
    return numbers.enumerated().map { validity[$0.offset] ? $0.element : .nan }
  }

  /// The text that a reader of the file would see in a row; nil where the value is missing.
  public func text(at row: Int) -> String? {
    guard validity[row] else { return nil }
    switch values {
    case .numbers(let values): return "\(values[row])"
    case .wholes(let values): return "\(values[row])"
    case .texts(let buffer): return buffer[row]
    case .categories(let codes, let levels): return levels[Int(codes[row])]
    }
  }

  /// Some rows, in their order; a row may come more than once.
  public func subset(_ rows: [Int]) -> Column {
    let kept: Values
    switch values {
    case .numbers(let values): kept = .numbers(rows.map { values[$0] })
    case .wholes(let values): kept = .wholes(rows.map { values[$0] })
    case .texts(let buffer): kept = .texts(buffer.subset(rows))
    case .categories(let codes, let levels):
      kept = .categories(codes: rows.map { codes[$0] }, levels: levels)
    }
    return Column(kept, validity: validity.subset(rows))
  }
}

extension Column.Values {
  /// How many rows there are.
  public var count: Int {
    switch self {
    case .numbers(let values): values.count
    case .wholes(let values): values.count
    case .texts(let buffer): buffer.count
    case .categories(let codes, _): codes.count
    }
  }
}
