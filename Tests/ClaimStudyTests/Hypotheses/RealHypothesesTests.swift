import ClaimStudy
import Claims
import Machine
import Statistics
import Testing
import _TestSupport

@Suite(
  "Hypotheses about the real videos",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct RealHypothesesTests {
  @Test("the known truth: views differ by verified status, and do not within a class")
  func verified() throws {
    let settings = HypothesisSettings(
      .columns(of: "video_view_count", by: "verified_status"))
    let found = try HypothesisJob(
      contract: .videos, data: SharedMaterial.file("data/tiktok/tiktok_dataset.csv"),
      settings: settings
    ).run(on: WorkerPool(threadCount: 2))
    let views = try #require(found.comparisons.first)
    #expect(views.choice.chosen == .welchT && views.panel.agreement == .allFind)
    let answer = try #require(views.answer)
    expectClose(answer.statistic, 25.499441780633777, relative: 1e-11)
    expectClose(answer.degreesOfFreedom, [1571.163074387424], relative: 1e-11)
    expectClose(answer.p.log10, -119.584, absolute: 1e-2)
    let effect = try #require(views.effects.first)
    #expect(effect.measure == .cohenD)
    expectClose(effect.value, 0.544, absolute: 5e-4)
    let inClasses = try #require(views.controls.first { $0.column == "claim_status" })
    #expect(inClasses.isFlagged && inClasses.effect.verdict == .vanishes)
    expectClose(
      inClasses.effect.strata.map { $0.p?.value ?? .nan }, [0.976, 0.811], absolute: 5e-4)
    #expect(abs(inClasses.effect.adjusted.value) < 0.03)
    #expect(inClasses.effect.adjustedP.value > 0.5)
    let inBans = try #require(views.controls.first { $0.column == "author_ban_status" })
    #expect(inBans.effect.verdict == .holds || inBans.effect.verdict == .weakens)
  }

  @Test("claims and opinions: thousands of rows, all ways agree, nothing explains it")
  func classes() throws {
    let settings = HypothesisSettings(.columns(of: "video_view_count", by: "claim_status"))
    let found = try HypothesisJob(
      contract: .videos, data: SharedMaterial.file("data/tiktok/tiktok_dataset.csv"),
      settings: settings
    ).run(on: WorkerPool(threadCount: 2))
    let views = try #require(found.comparisons.first)
    expectClose(
      views.groups.compactMap(\.description.mean), [501_029.4527, 4_956.4322], absolute: 1e-3)
    #expect(views.panel.agreement == .allFind && views.controls.allSatisfy { !$0.isFlagged })
    #expect(try #require(views.answer).p.isBelowDoubles)
  }
}
