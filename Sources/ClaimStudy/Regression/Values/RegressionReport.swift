public import LinearModels
import Statistics

/// A regression with all that a statistician tells of it.
public struct RegressionReport: Sendable {
  /// How the coefficients were found.
  public enum Method: String, Hashable, Sendable {
    /// Maximum likelihood.
    case logistic
    /// Firth's penalised likelihood, because the classes are separated.
    case firth
    /// Ordinary least squares.
    case leastSquares
  }

  /// What is explained.
  public struct Outcome: Hashable, Sendable {
    /// The column.
    public let column: String
    /// The level whose odds are explained, and what it is set against; nil of a number.
    public let level: String?
    /// The other level, or "other" for several.
    public let other: String?
    /// Whether it is the label of the contract.
    public let isLabel: Bool
    /// How many different values the rows of the fit have.
    public let distinct: Int
    /// The share of the level, or the mean of the number.
    public let mean: Double
    /// The standard deviation of the number; 0 of a level.
    public let spread: Double
  }

  /// The file.
  public let source: SourceSummary
  /// What was asked.
  public let question: RegressionQuestion
  /// What is explained.
  public let outcome: Outcome
  /// How.
  public let method: Method
  /// The terms, in the order of the coefficients.
  public let terms: [RegressionTerm]
  /// What is not in it, and why.
  public let omitted: [OmittedTerm]
  /// Rows with a value in all columns.
  public let rowsUsed: Int
  /// How the classes are separated; nil where they overlap.
  public let separation: SeparationFinding?
  /// The table that tests and intervals rest on.
  public let coefficients: CoefficientTable
  /// The same with classical errors.
  public let classical: CoefficientTable
  /// The same with HC3 errors.
  public let robust: CoefficientTable
  /// Intervals of the profile likelihood, where they were found.
  public let profiles: [ProfileLikelihood.Row]
  /// Average marginal effects, of a logistic regression.
  public let effects: [MarginalEffect]
  /// How well it fits.
  public let fit: RegressionFit
  /// How much of each term is told by the others; nil of one term.
  public let dependence: ColumnDependence?
  /// Each number against what is left unexplained.
  public let shapes: [TermShape]
  /// Agreement of probabilities and shares on the rows of the fit.
  public let hosmerLemeshow: HosmerLemeshow?
  /// The same on rows that a fit did not see.
  public let validation: UnseenRows?
  /// What single rows hold.
  public let influence: InfluenceSummary
  /// What is left over, of least squares.
  public let errors: ErrorSummary?
}

/// How well a regression fits.
public struct RegressionFit: Sendable {
  /// ln L.
  public let logLikelihood: Double
  /// ln L of the mean alone.
  public let nullLogLikelihood: Double
  /// Whether the terms say anything at all.
  public let test: RegressionTest?
  /// 2k − 2 ln L.
  public let aic: Double
  /// k ln n − 2 ln L.
  public let bic: Double
  /// Shares of what there is to explain, each with the name of its inventor or symbol.
  public let shares: [(name: String, value: Double)]
  /// The area under the ROC curve on the rows of the fit.
  public let auc: Double?
  /// The term that ranks best by itself, with its area; nil of least squares.
  public let single: (name: String, auc: Double)?
  /// Rows judged right at ½, and the share of the more frequent class.
  public let accuracy: Double?
  /// True negatives, false positives, false negatives, true positives at ½.
  public let confusion: [Int]
  /// The residual standard deviation and its degrees of freedom, of least squares.
  public let residualError: (value: Double, degreesOfFreedom: Int)?
}

/// A number in ten groups of equal size: what came and what the fit says.
public struct TermShape: Sendable {
  /// One group.
  public struct Bin: Hashable, Sendable {
    /// The mean of the number.
    public let center: Double
    /// Rows.
    public let count: Int
    /// The share of the level that came, or the mean residual.
    public let observed: Double
    /// The ends of its 95 % interval.
    public let low, high: Double
    /// The mean probability of the fit, or 0.
    public let fitted: Double
  }

  /// The term.
  public let name: String
  /// The groups, from low to high.
  public let bins: [Bin]
  /// Box and Tidwell's test; nil of least squares, or where no fit with x·ln x exists.
  public let boxTidwell: BoxTidwell?
  /// The largest distance between what came and what the fit says, over the groups.
  public var largestGap: Double { bins.map { abs($0.observed - $0.fitted) }.max() ?? 0 }
  /// How many groups' intervals do not hold what the fit says.
  public var groupsOff: Int { bins.count { !($0.low...$0.high).contains($0.fitted) } }
}

/// What a fit says of rows that it did not see.
public struct UnseenRows: Sendable {
  /// Parts.
  public let folds: Int
  /// The area under the ROC curve over all parts.
  public let auc: Double?
  /// The line of calibration.
  public let line: CalibrationLine
}

/// What single rows hold of a regression.
public struct InfluenceSummary: Sendable {
  /// A row that moves the coefficients.
  public struct Row: Hashable, Sendable {
    /// Its place in the file, from 1, without the header.
    public let record: Int
    /// Its name by the contract.
    public let identity: String?
    /// Cook's distance, leverage, standardised residual.
    public let cook, leverage, residual: Double
    /// The coefficient that it moves most, and by how many standard errors.
    public let moved: String
    /// By how many standard errors.
    public let by: Double
  }

  /// The rows with the largest Cook's distances, the largest first.
  public let rows: [Row]
  /// Rows whose Cook's distance exceeds 4/n.
  public let aboveUsual: Int
  /// Rows whose leverage exceeds three times the mean.
  public let highLeverage: Int
  /// Rows whose standardised residual lies beyond ±3.
  public let outliers: Int
  /// Leverage and standardised residual of every row, thinned where there are many.
  public let points: [(leverage: Double, residual: Double)]
}

/// What least squares leaves over.
public struct ErrorSummary: Sendable {
  /// Whether the spread is constant.
  public let breuschPagan: RegressionTest?
  /// Whether the mean is linear.
  public let reset: RegressionTest?
  /// How alike neighbouring rows are.
  public let durbinWatson: Double
  /// Skewness and excess kurtosis of the residuals, and whether they are normal.
  public let skewness, excessKurtosis: Double
  /// Whether they are normal.
  public let jarqueBera: RegressionTest?
  /// Fitted value and residual of each row, thinned where there are many.
  public let points: [(fitted: Double, residual: Double)]
  /// Quantiles of the normal distribution and of the standardised residuals.
  public let quantiles: [(normal: Double, residual: Double)]
}
