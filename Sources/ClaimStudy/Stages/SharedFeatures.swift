package import Features
package import Learning
package import Machine
import Synchronization
package import Tabular

/// Recipes learned on rows, and the features they gave, for the contestants of a feature set that ask
/// for the same: each is made once and forgotten when the last contestant has it.
///
/// A contestant that asks while another makes it waits. What is made depends on the request and the
/// frame alone, so who makes it changes nothing.
package final class SharedFeatures: Sendable {
  /// What a contestant wants.
  package struct Request: Hashable, Sendable {
    let recipe: Recipe
    let fit: [Int]
    let held: [Int]

    /// A recipe, the rows to learn from, and those that it is then applied to.
    package init(recipe: Recipe, fit: [Int], held: [Int]) {
      self.recipe = recipe
      self.fit = fit
      self.held = held
    }
  }

  /// A recipe with what it gave.
  package struct Features: Sendable {
    /// The recipe with what it learned.
    package let recipe: FittedRecipe
    /// The features of the rows to learn from.
    package let fit: FeatureTable
    /// The features of the other rows.
    package let held: FeatureTable
  }

  /// Where one request is answered; locked while the answer is made.
  private final class Place: Sendable {
    let answer = Mutex<(frame: Frame, features: Features)?>(nil)
  }

  private let contestants: [Recipe: Int]
  private let places = Mutex<[Request: (place: Place, askers: Int)]>([:])

  /// For contestants with these recipes.
  package init(_ recipes: [Recipe]) {
    contestants = recipes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The answer to a request about rows of a frame.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - frame: What the rows are rows of. An answer of another frame is not taken.
  ///   - workers: The threads to run on.
  /// - Returns: What `Recipe.fitAndApply` and `FittedRecipe.apply` give.
  /// - Throws: What these throw.
  package func answer(
    _ request: Request, _ frame: Frame, on workers: WorkerPool
  ) throws -> Features {
    try place(of: request).answer.withLock { answer in
      if let answer, answer.frame == frame { return answer.features }
      let (recipe, fit) = try request.recipe.fitAndApply(frame.subset(request.fit), on: workers)
      let held = try recipe.apply(frame.subset(request.held), on: workers)
      let features = Features(recipe: recipe, fit: fit, held: held)
      answer = (frame, features)
      return features
    }
  }

  /// How many requests wait for another asker.
  package var waiting: Int { places.withLock { $0.count } }

  private func place(of request: Request) -> Place {
    places.withLock { places in
      var entry = places[request] ?? (Place(), 0)
      entry.askers += 1
      places[request] = entry.askers < contestants[request.recipe] ?? 1 ? entry : nil
      return entry.place
    }
  }
}
