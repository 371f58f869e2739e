public import Machine

/// An estimator whose fits to the same rows can share work: what a search over its settings uses.
///
/// There are two kinds of it. Fits with any settings may stand on the same *groundwork*, such as
/// columns cut into bins. And the model of few rounds may be the beginning of that of many: such
/// settings are a *family*, of which only the one with the most rounds is fitted, and the others' models are cut off its.
/// Either way the models are exactly those that `fit(_:in:)` gives.
public protocol SharingEstimator: Estimator {
  /// What fits to the same rows share.
  associatedtype Groundwork: Sendable
  /// What two settings of a family have in common: everything but the number of rounds.
  associatedtype Family: Hashable, Sendable

  /// Does the work that fits to the same rows share.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - estimators: All that will be fitted.
  ///   - workers: The threads to run on.
  /// - Returns: What `fit(_:on:in:)` of each of them takes.
  /// - Throws: When the rows cannot be learned from.
  static func groundwork(
    of data: Dataset, for estimators: [Self], on workers: WorkerPool
  ) throws -> Groundwork

  /// Learns the model that `fit(_:in:)` learns.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - groundwork: Made of the same rows.
  ///   - context: Threads, seed and progress.
  /// - Returns: The model.
  /// - Throws: What `fit(_:in:)` throws.
  func fit(_ data: Dataset, on groundwork: Groundwork, in context: FitContext) throws -> Model

  /// The family; nil for settings whose model is no beginning of another and has none.
  var family: Family? { get }
  /// How many rounds a fit takes.
  var rounds: Int { get }

  /// The model of fewer rounds of the same family.
  ///
  /// - Parameters:
  ///   - model: Fitted with `rounds` or more.
  ///   - rounds: How many it shall have.
  /// - Returns: Exactly what a fit with as many rounds gives.
  static func beginning(of model: Model, rounds: Int) -> Model
}
