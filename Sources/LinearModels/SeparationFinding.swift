public import Learning
internal import LinearAlgebra
internal import Machine

/// That some columns tell the classes apart, so that no finite coefficients are best.
public struct SeparationFinding: Hashable, Sendable, Codable {
  /// The columns to blame: each of those that do it alone, or else the fewest found that do it together.
  public let columns: [String]
  /// Whether every row lies on its side; else rows of both classes remain on the boundary
  /// (quasi-complete separation), as when one level of a category holds rows of one class only.
  public let isComplete: Bool
  /// How many rows lie on the boundary of the direction that was found; 0 for complete separation.
  public let undecidedRows: Int

  /// A finding from its parts.
  public init(columns: [String], isComplete: Bool, undecidedRows: Int) {
    self.columns = columns
    self.isComplete = isComplete
    self.undecidedRows = undecidedRows
  }
}

extension LogisticRegression {
  /// Whether, and how, the classes are separated.
  ///
  /// - Parameters:
  ///   - data: What a fit without a penalty refused, or may refuse.
  ///   - context: The threads.
  /// - Returns: Nil where the likelihood has a maximum; `FirthRegression` fits the other data.
  /// - Throws: `LinearModelError` when the data are not fit for it.
  /// - Complexity: That of a fit without a penalty, and of some more where classes are separated.
  public static func separation(
    of data: Dataset, in context: FitContext
  ) throws(LinearModelError) -> SeparationFinding? {
    var options = LogisticOptions()
    options.l2Penalty = 0
    let design = try Design(
      data, l2Penalty: 0, weighting: .none, scalesSparse: true, on: context.workers)
    let search = ExactNewton(design, options: options, in: context)
    guard case .separated(let proof) = try search.outcome() else { return nil }
    let names = search.culprits(in: proof.direction).map { design.names[$0] }
    let margins = Separation.margins(along: proof.direction, design, on: context.workers)
    let atPoint = Separation.margins(along: proof.point, design, on: context.workers)
    let isComplete = margins.areStrict || atPoint.areStrict
    return SeparationFinding(
      columns: names, isComplete: isComplete,
      undecidedRows: isComplete
        ? 0 : Separation.undecidedRows(along: proof.direction, margins, design))
  }
}
