public import Learning
public import Machine
public import Tabular

/// How features are made of a frame: steps in order, learned on training rows only.
///
/// ```swift
/// let recipe = Recipe([
///   .numeric(NumericColumns(["video_view_count", "video_duration_sec"])),
///   .impute(Imputation(["video_view_count"], .median)),
///   .oneHot(OneHot("verified_status", reference: .named("not verified"))),
/// ])
/// let fitted = try recipe.fit(training, on: workers)
/// let features = try fitted.apply(test, on: workers)
/// ```
public struct Recipe: Hashable, Sendable, Codable {
  /// The steps, in the order of their work.
  public var steps: [RecipeStep]

  /// A recipe of steps.
  public init(_ steps: [RecipeStep]) { self.steps = steps }

  /// Checks the settings of all steps.
  ///
  /// - Returns: The recipe itself.
  /// - Throws: `RecipeError.badSetting` of the first step that has one.
  @discardableResult public func checked() throws(RecipeError) -> Recipe {
    for step in steps { try step.settings.checked() }
    return self
  }

  /// Learns the steps from training rows.
  ///
  /// - Parameters:
  ///   - frame: The training rows; nothing else may be in it. At least one row.
  ///   - workers: The threads to run on; what is learned does not depend on them.
  /// - Returns: The recipe with what it has learned.
  /// - Throws: What is wrong with the recipe or does not fit the frame.
  public func fit(_ frame: Frame, on workers: WorkerPool) throws(RecipeError) -> FittedRecipe {
    try learn(frame, keepsSparse: false, on: workers).recipe
  }

  /// Learns the steps from training rows and applies them to the same rows.
  ///
  /// The result equals `fit` followed by `apply`, without making the dense features twice.
  ///
  /// - Parameters:
  ///   - frame: The training rows; at least one.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Returns: The fitted recipe, and the features of the training rows.
  /// - Throws: What is wrong with the recipe or does not fit the frame.
  public func fitAndApply(
    _ frame: Frame, on workers: WorkerPool
  ) throws(RecipeError) -> (recipe: FittedRecipe, features: FeatureTable) {
    let (recipe, set) = try learn(frame, keepsSparse: true, on: workers)
    return (recipe, set.table(sparseNames: recipe.layout.sparse))
  }

  private func learn(
    _ frame: Frame, keepsSparse: Bool, on workers: WorkerPool
  ) throws(RecipeError) -> (recipe: FittedRecipe, set: WorkingSet) {
    try checked()
    guard frame.rowCount > 0 else { throw .noRows }
    var set = WorkingSet(frame)
    var layout = FeatureLayout()
    var fitted: [FittedStep] = []
    var prepared: [any PreparedStep] = []
    for step in steps {
      let learned = try step.settings.learn(set, on: workers)
      let ready = learned.prepared()
      try learned.extend(&layout)
      if keepsSparse || ready.isReadLater { try ready.apply(to: &set, on: workers) }
      fitted.append(learned.wrapped)
      prepared.append(ready)
    }
    return (FittedRecipe(fitted, prepared: prepared, layout: layout), set)
  }
}

extension FeatureStep {
  /// `fit`, with the type of what was learned put aside.
  fileprivate func learn(
    _ set: WorkingSet, on workers: WorkerPool
  ) throws(RecipeError) -> any FittedFeatureStep {
    try fit(set, on: workers)
  }
}
