import ClaimStudy
import Foundation
import Machine
import Reporting
import Testing
import _TestSupport

/// The pages of a regression: every kind of fit in full, and each sentence where it belongs.
@Suite("The page of a regression")
struct RegressionPageTests {
  private struct Written {
    let outcome: RegressionOutcome
    let texts: [String: String]

    func callAsFunction(_ name: String) throws -> String { try #require(texts[name]) }
  }

  private func written(
    _ question: RegressionQuestion = RegressionQuestion(),
    alive: (_ row: Int, _ height: Double) -> Bool = { ($0 * 7) % 10 < ($1 > 5 ? 7 : 3) }
  ) throws -> Written {
    let folder = try TemporaryFolder()
    let outcome = try RegressionStudy(
      question, of: PlantFile.write(to: folder, alive: alive),
      folders: StudyFolders(under: folder.file("out"))
    ).run(on: WorkerPool(threadCount: 2))
    let texts = try outcome.files.map { name in
      (
        name,
        try String(contentsOf: outcome.reports.appending(path: name), encoding: .utf8)
      )
    }
    return Written(outcome: outcome, texts: Dictionary(uniqueKeysWithValues: texts))
  }

  private static func separated(_ row: Int, _ height: Double) -> Bool { height > 6 }

  @Test("says what it said before", arguments: ["logistic", "firth", "least-squares"])
  func golden(kind: String) throws {
    let written =
      switch kind {
      case "logistic": try written()
      case "firth":
        try written(RegressionQuestion(predictors: ["height", "soil"]), alive: Self.separated)
      default:
        try written(RegressionQuestion(outcome: "leaves", predictors: ["height", "soil"]))
      }
    try Golden.expect(try written("regression.md"), isIn: "regression-\(kind).md")
    try Golden.expect(
      try written("executive-summary-regression.md"), isIn: "regression-\(kind)-summary.md")
  }

  @Test("page and summary are sound, read back, and lead only to one another")
  func sound() throws {
    for question in [
      RegressionQuestion(), RegressionQuestion(outcome: "leaves", usesRobustErrors: true),
      RegressionQuestion(outcome: "soil", positiveLevel: "clay", findsProfiles: true),
    ] {
      let written = try written(question)
      #expect(
        written.outcome.files
          == ["regression", "executive-summary-regression"].flatMap { page in
            ["html", "md", "json"].map { "\(page).\($0)" }
          })
      for (name, text) in written.texts where name.hasSuffix(".html") {
        #expect(HTMLCheck(text).pageFaults == [], "\(name)")
        #expect(text.utf8.count < 300_000 && !text.contains("NaN"), "\(name)")
      }
      let pages = try ["regression", "executive-summary-regression"].map { name in
        ReportPage(
          name: name, document: try Document(json: Data(try written("\(name).json").utf8)))
      }
      #expect(Site(title: "t", pages: pages).deadLinks == [])
      let lines = written.outcome.summary(width: 80, color: false).split(separator: "\n")
      #expect(lines.count > 20 && lines.allSatisfy { $0.count <= 80 })
    }
  }

  @Test("the summary has the answer, how sure, what it does not mean, what to do next")
  func summary() throws {
    let summary = try written()("executive-summary-regression.md")
    for words in [
      "How sure this is", "What it does not mean", "What to do next",
      "Going together is not causing",
      "regression.md",
    ] { #expect(summary.contains(words), "\(words)") }
    #expect(summary.split(separator: " ").count < 700)
  }

  @Test("separated classes: Firth's fit, the column that does it, and what to ask about it")
  func separation() throws {
    let text = try written(
      RegressionQuestion(predictors: ["height", "soil"]), alive: Self.separated)("regression.md")
    for words in [
      "tell the classes apart without fail", "Firth's penalised fit", "`height`",
      "a column that decides the outcome may have been made from it",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("Classical and robust errors side by side"))
  }

  @Test("a late count is told to be late; the absent label is missed")
  func limits() throws {
    let late = try written()("regression.md")
    #expect(late.contains("known too late to act at upload"))
    let height = try written(RegressionQuestion(outcome: "height", predictors: ["soil"]))
    #expect(try !height("regression.md").contains("known too late"))
    let leaves = try written(RegressionQuestion(outcome: "leaves"))("regression.md")
    #expect(leaves.contains("What differs between its classes may stand behind a coefficient"))
    #expect(leaves.contains("Run again with `alive` among the columns of `--on`"))
  }

  @Test("robust errors stand in the table when asked for, and beside the classical ones when not")
  func robust() throws {
    let plain = try written(RegressionQuestion(outcome: "leaves", predictors: ["height"]))
    let robust = try written(
      RegressionQuestion(outcome: "leaves", predictors: ["height"], usesRobustErrors: true))
    #expect(try plain("regression.md").contains("classical standard errors"))
    #expect(try robust("regression.md").contains("robust (HC3) standard errors"))
    #expect(try plain("regression.md") != robust("regression.md"))
  }

  @Test("terms that say nothing of their own are named with the reason")
  func omitted() throws {
    let text = try written()("regression.md")
    #expect(text.contains("a combination of height") && text.contains("one value only"))
    #expect(text.contains("text is no number"))
  }

  @Test("the same bytes on any number of threads")
  func threads() throws {
    let folder = try TemporaryFolder()
    let file = try PlantFile.write(to: folder)
    let texts = try [1, 3].map { threads in
      let outcome = try RegressionStudy(
        RegressionQuestion(findsProfiles: true), of: file,
        folders: StudyFolders(under: folder.file("out\(threads)"))
      ).run(on: WorkerPool(threadCount: threads))
      return try outcome.files.map { try Data(contentsOf: outcome.reports.appending(path: $0)) }
    }
    #expect(texts[0] == texts[1])
  }
}
