/// Why a linear model could not be fitted, or put together from its parts.
public enum LinearModelError: Error, Equatable, Sendable {
  /// An option is out of its range.
  case setting(name: String, value: String, expected: String)
  /// There are no rows, or none that counts.
  case noRows
  /// All rows that count are of one class, the one of this name.
  case oneClass(String)
  /// A column holds so many missing values.
  case missingValues(column: String, count: Int)
  /// A column that must hold counts holds a number below 0.
  case negativeCount(column: String, value: Double)
  /// A column holds categories without an order.
  case categoryColumn(String)
  /// Without a penalty, these columns tell the classes apart without fail, so that no finite
  /// coefficients are best.
  case separated(columns: [String])
  /// Without a penalty, a column that is a combination of others has no coefficient of its own;
  /// without others it is constant.
  case collinear(column: String, with: [String])
  /// So many columns are fitted only with a penalty.
  case tooWide(columns: Int, limit: Int)
  /// Fewer rows than a fit needs that estimates so many coefficients and a variance.
  case tooFewRows(rows: Int, needed: Int)
  /// The outcome of a least squares fit has one value only.
  case constantOutcome(String)
  /// The optimum was not reached.
  case notConverged(iterations: Int, gradientMaxNorm: Double)
  /// The parts of a stored model do not fit together.
  case parts(name: String, problem: String)
}

extension LinearModelError: CustomStringConvertible {
  /// The place, what is wrong, what was expected, and a hint.
  public var description: String {
    switch self {
    case .setting(let name, let value, let expected):
      "\(name): \(value) – out of range – expected \(expected)"
    case .noRows:
      "training data: no rows – expected at least one row of each class with a weight above 0"
    case .oneClass(let name):
      "training data: all rows are “\(name)” – expected rows of both classes"
    case .missingValues(let column, let count):
      "\(column): \(count) missing values – a linear model needs numbers – add an imputation step "
        + "to the recipe"
    case .negativeCount(let column, let value):
      "\(column): \(value) – naive Bayes counts – expected numbers from 0 upwards – leave the column "
        + "out, or do not centre it"
    case .categoryColumn(let column):
      "\(column): a category – a linear model needs numbers – add a one-hot step to the recipe"
    case .separated(let columns):
      "\(columns.joined(separator: ", ")): separates the classes without fail – expected classes "
        + "that overlap – set l2Penalty above 0, or leave the column out"
    case .collinear(let column, let others) where others.isEmpty:
      "\(column): constant – expected a column that varies – set l2Penalty above 0, or leave the "
        + "column out"
    case .collinear(let column, let others):
      "\(column): a combination of \(others.joined(separator: ", ")) – expected columns that say "
        + "something of their own – set l2Penalty above 0, or leave one of them out"
    case .tooWide(let columns, let limit):
      "training data: \(columns) columns – expected at most \(limit) without a penalty – set "
        + "l2Penalty above 0"
    case .tooFewRows(let rows, let needed):
      "training data: \(rows) rows – expected at least \(needed) for so many columns – leave "
        + "columns out, or bring more rows"
    case .constantOutcome(let name):
      "\(name): one value only – expected an outcome that varies"
    case .notConverged(let iterations, let norm):
      "fit: gradient \(norm) after \(iterations) iterations – expected the optimum – raise "
        + "maxIterations, or set l2Penalty above 0"
    case .parts(let name, let problem):
      "linear model: \(name): \(problem) – expected the parts of one model"
    }
  }
}
