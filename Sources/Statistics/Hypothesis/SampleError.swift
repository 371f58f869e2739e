/// Why data allow no answer to a question.
///
/// Samples are counted from 1, in the order in which they were handed in; so are the places in them.
public enum SampleError: Error, Hashable, Sendable, Codable {
  /// A sample has fewer values than the method needs.
  case tooFew(sample: Int, count: Int, needed: Int)
  /// A sample has more values than the method is valid for.
  case tooMany(sample: Int, count: Int, most: Int)
  /// Fewer samples than the method compares.
  case tooFewSamples(count: Int, needed: Int)
  /// A value is missing (NaN) or infinite.
  case notFinite(sample: Int, place: Int)
  /// The squares of the values are too large for a double.
  case tooLarge(sample: Int)
  /// All values are equal.
  case constant(sample: Int?)
  /// Paired samples have different sizes.
  case unpaired(first: Int, second: Int)
  /// A category has fewer than two levels that occur.
  case notATable
  /// A table has other than two rows and two columns that occur.
  case notTwoByTwo(rows: Int, columns: Int)
  /// Equal values, for which the exact distribution is not known.
  case tiesForbidExact
  /// Columns of which one follows from the others.
  case dependentColumns
}

extension SampleError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .tooFew(let sample, let count, let needed):
      "Sample \(sample) has \(count) values; at least \(needed) are needed."
    case .tooMany(let sample, let count, let most):
      "Sample \(sample) has \(count) values; the method is valid for at most \(most)."
    case .tooFewSamples(let count, let needed):
      "There are \(count) samples to compare; at least \(needed) are needed."
    case .notFinite(let sample, let place):
      "Value \(place) of sample \(sample) is missing or infinite; take such values out first."
    case .tooLarge(let sample):
      "The values of sample \(sample) are so large that their squares overflow; rescale them."
    case .constant(let sample?):
      "All values of sample \(sample) are equal; nothing can be said of their spread."
    case .constant(nil):
      "All values are equal within each sample; nothing can be said of their spread."
    case .unpaired(let first, let second):
      "Pairs need both values, but there are \(first) of the first and \(second) of the second."
    case .notATable:
      "A table needs two categories with at least two levels each that occur."
    case .notTwoByTwo(let rows, let columns):
      "A table of two rows and two columns is needed; this one has \(rows) and \(columns)."
    case .tiesForbidExact:
      "Some values are equal, so the exact distribution is not known; ask for the asymptotic one."
    case .dependentColumns:
      "One column follows from the others; leave it out."
    }
  }
}
