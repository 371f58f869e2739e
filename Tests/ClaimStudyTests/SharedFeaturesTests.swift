import ClaimStudy
import Features
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

@Suite("Features that contestants share")
struct SharedFeaturesTests {
  private let workers = WorkerPool(threadCount: 3)
  private let counts = Recipe([
    .numeric(NumericColumns(["views"])), .log1p(LogTransform(["views"])),
  ])
  private let plain = Recipe([.numeric(NumericColumns(["views"]))])

  private static func frame(_ factor: Double) -> Frame {
    let views = (0..<40).map { factor * Double($0 * $0) }
    return Frame(rowCount: 40, [(name: "views", column: Column(.numbers(views)))])
  }

  private func request(_ recipe: Recipe, from first: Int = 0) -> SharedFeatures.Request {
    SharedFeatures.Request(recipe: recipe, fit: Array(first..<30), held: Array(30..<40))
  }

  private func check(_ found: SharedFeatures.Features, _ request: (Recipe, Int), _ frame: Frame)
    throws
  {
    let (recipe, fit) = try request.0.fitAndApply(
      frame.subset(Array(request.1..<30)), on: workers)
    #expect(found.recipe == recipe)
    #expect(found.fit == fit)
    #expect(found.held == (try recipe.apply(frame.subset(Array(30..<40)), on: workers)))
  }

  @Test("are those that the recipe makes, for each asker and from several threads")
  func answers() throws {
    let frame = Self.frame(1)
    let shared = SharedFeatures([counts, counts, counts, plain])
    let found = try workers.map(count: 6) { turn in
      try shared.answer(request(counts, from: turn / 3), frame, on: workers)
    }
    for (turn, features) in found.enumerated() { try check(features, (counts, turn / 3), frame) }
    try check(shared.answer(request(plain), frame, on: workers), (plain, 0), frame)
    #expect(shared.waiting == 0)
  }

  @Test("are kept until the last asker has them, and no longer")
  func forgotten() throws {
    let frame = Self.frame(1)
    let shared = SharedFeatures([counts, counts])
    _ = try shared.answer(request(counts), frame, on: workers)
    #expect(shared.waiting == 1)
    _ = try shared.answer(request(counts), frame, on: workers)
    #expect(shared.waiting == 0)
    _ = try shared.answer(request(plain), frame, on: workers)
    #expect(shared.waiting == 0)
  }

  @Test("of another frame are made anew")
  func otherFrame() throws {
    let shared = SharedFeatures([counts, counts])
    for factor in [1.0, 3] {
      let frame = Self.frame(factor)
      try check(shared.answer(request(counts), frame, on: workers), (counts, 0), frame)
    }
  }

  @Test("that cannot be made are refused to each asker")
  func refused() {
    let wrong = Recipe([.numeric(NumericColumns(["likes"]))])
    let shared = SharedFeatures([wrong, wrong])
    for _ in 0..<2 {
      #expect(throws: RecipeError.self) {
        try shared.answer(request(wrong), Self.frame(1), on: workers)
      }
    }
    #expect(shared.waiting == 0)
  }
}
