import Machine

/// One step of a recipe: what it is told, and how it learns.
///
/// A *source* step reads columns of the frame and adds features; a *change* step rewrites numeric
/// features that earlier steps have made. So a ratio always divides what the file says, whatever was
/// done to the same columns as features.
protocol FeatureStep: Codable, Hashable, Sendable {
  /// What the step has learned from training rows.
  associatedtype Fitted: FittedFeatureStep

  /// Checks the settings before any work.
  func checked() throws(RecipeError)

  /// Learns from the rows of a working set.
  ///
  /// - Parameters:
  ///   - set: The frame, and the features that the steps before this one have made of it.
  ///   - workers: The threads to run on; what is learned does not depend on them.
  /// - Returns: What was learned.
  /// - Throws: When the frame or the features are not what the step needs.
  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted
}

/// A step that has learned all it needs to be applied to any rows.
protocol FittedFeatureStep: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The columns of the frame that it reads.
  var inputColumns: [String] { get }

  /// Checks what a file says the step has learned.
  func checked() throws(RecipeError)

  /// Adds the names of the features that the step makes, and checks those that it changes.
  func extend(_ layout: inout FeatureLayout) throws(RecipeError)

  /// The step as it is stored in a fitted recipe.
  var wrapped: FittedStep { get }

  /// The step made ready for use: lookup tables are built once, not at every application.
  func prepared() -> any PreparedStep
}

/// A fitted step with its lookup tables.
protocol PreparedStep: Sendable {
  /// Adds or changes the features of a working set.
  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError)

  /// Whether steps after this one can read what it makes; sparse features cannot be read.
  var isReadLater: Bool { get }
}

extension PreparedStep {
  var isReadLater: Bool { true }
}

/// Most steps need no lookup table: they are ready as they are.
extension FittedFeatureStep where Self: PreparedStep {
  func prepared() -> any PreparedStep { self }
}

extension FittedFeatureStep {
  func checked() throws(RecipeError) {}
  var inputColumns: [String] { [] }
}
