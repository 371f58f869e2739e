import ClaimStudy
import Claims
import LinearModels
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
      RecordFile(SharedMaterial.file("data/tiktok/tiktok_dataset.csv"), contract: .videos),
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
      RecordFile(SharedMaterial.file("data/tiktok/tiktok_dataset.csv"), contract: .videos),
      settings: settings
    ).run(on: WorkerPool(threadCount: 2))
    let views = try #require(found.comparisons.first)
    expectClose(
      views.groups.compactMap(\.description.mean), [501_029.4527, 4_956.4322], absolute: 1e-3)
    #expect(views.panel.agreement == .allFind && views.controls.allSatisfy { !$0.isFlagged })
    #expect(try #require(views.answer).p.isBelowDoubles)
  }

  @Test(
    "every ban status against active ones, by least squares with HC3 errors, as statsmodels has it")
  func banned() throws {
    let found = try HypothesisJob(
      RecordFile(SharedMaterial.file("data/tiktok/tiktok_dataset.csv"), contract: .videos),
      settings: HypothesisSettings(
        .columns(of: "video_view_count", by: "author_ban_status"), within: ["claim_status"])
    ).run(on: WorkerPool(threadCount: 2))
    let control = try #require(found.comparisons.first?.controls.first)
    let adjustment = try #require(control.adjustment)
    #expect(adjustment.reference == "active" && adjustment.referenceCount == 15_383)
    let byLevel = Dictionary(uniqueKeysWithValues: adjustment.contrasts.map { ($0.level, $0) })
    let (banned, reviewed) = (
      try #require(byLevel["banned"]), try #require(byLevel["under review"])
    )
    expectClose(banned.crude.value, 229_918.3996195789, relative: 1e-9)
    expectClose(reviewed.crude.value, 176_277.79687468984, relative: 1e-9)
    expectClose(banned.adjusted.value, 5_568.443437321693, relative: 1e-8)
    expectClose(reviewed.adjusted.value, 3_513.8524014248073, relative: 1e-8)
    expectClose(banned.adjustedP.value, 0.4381934609557721, relative: 1e-7)
    expectClose(reviewed.adjustedP.value, 0.559529485849718, relative: 1e-7)
    expectClose(banned.crudeP.value, 3.023975532512093e-170, relative: 1e-5)
    let (before, after) = (
      try #require(adjustment.crudeTest), try #require(adjustment.adjustedTest)
    )
    expectClose(before.statistic, 600.4172393885966, relative: 1e-8)
    expectClose(after.statistic, 0.4184698498350627, relative: 1e-7)
    expectClose(after.p.value, 0.658059009186655, relative: 1e-7)
    #expect(banned.verdict == .vanishes && reviewed.verdict == .vanishes)
    #expect(control.verdict == .vanishes && control.flaggedContrasts.count == 2)
  }

  @Test("odds of a verified author by ban status, with the class held fixed, as statsmodels has it")
  func odds() throws {
    let found = try HypothesisJob(
      RecordFile(SharedMaterial.file("data/tiktok/tiktok_dataset.csv"), contract: .videos),
      settings: HypothesisSettings(
        .columns(of: "verified_status", by: "author_ban_status"), within: ["claim_status"])
    ).run(on: WorkerPool(threadCount: 2))
    let control = try #require(found.comparisons.first?.controls.first)
    let adjustment = try #require(control.adjustment)
    let isVerified = control.outcomeLevel == "verified"
    let values = [
      (0.3755644624916868, 0.8369914899979656), (0.5137183078359555, 0.8979458526372913),
    ]
    for (name, expected) in zip(["banned", "under review"], values) {
      let contrast = try #require(adjustment.contrasts.first { $0.level == name })
      let found = [contrast.crude.value, contrast.adjusted.value].map { isVerified ? $0 : 1 / $0 }
      expectClose(found, [expected.0, expected.1], relative: 1e-7, "\(name)")
    }
  }
}
