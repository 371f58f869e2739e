import ClaimStudy
import Foundation
import Learning
import Machine
import Reporting
import Testing
import _TestSupport

@Suite("The page of hypotheses")
struct HypothesesPageTests {
  private func outcome(
    _ folder: TemporaryFolder, _ settings: HypothesisSettings = HypothesisSettings()
  ) throws -> HypothesisOutcome {
    let file = folder.file("trial.csv")
    try Data(PlantedTrial.text().utf8).write(to: file)
    return try HypothesisStudy(
      RecordFile(file, contract: try PlantedTrial.contract()),
      folders: StudyFolders(under: folder.url), settings: settings
    ).run(on: WorkerPool(threadCount: 2))
  }

  private func text(_ name: String, _ outcome: HypothesisOutcome) throws -> String {
    try String(contentsOf: outcome.reports.appending(path: name), encoding: .utf8)
  }

  @Test("tells the answer first, flags what vanishes and what reverses, is a sound page")
  func family() throws {
    let folder = try TemporaryFolder()
    let outcome = try self.outcome(folder)
    #expect(
      outcome.files
        == ["hypotheses", "executive-summary-hypotheses"].flatMap { page in
          ["html", "md", "json"].map { "\(page).\($0)" }
        })
    let html = try text("hypotheses.html", outcome)
    #expect(HTMLCheck(html).pageFaults == [])
    #expect(html.utf8.count <= 500_000)
    let markdown = try text("hypotheses.md", outcome)
    for words in [
      "In a minute", "How sure this is", "What it does not mean", "What to do next",
      "Turned around by a third column", "Explained by a third column",
      "Do not read it as an effect of `treatment`", "Benjamini–Hochberg", "by lot",
    ] {
      #expect(markdown.contains(words), "\(words)")
    }
    #expect(markdown.contains("dose by treatment: the effect within ward"))
    let read = try Document(
      json: Data(contentsOf: outcome.reports.appending(path: "hypotheses.json")))
    let summary = try Document(
      json: Data(
        contentsOf: outcome.reports.appending(path: "executive-summary-hypotheses.json")))
    #expect(
      Site(
        title: "t",
        pages: [
          ReportPage(name: "hypotheses", document: read),
          ReportPage(name: "executive-summary-hypotheses", document: summary),
        ]
      ).deadLinks == [])
    let folderReport = ReportFolder(StudyFolders(under: folder.url))
    #expect(try folderReport.document(named: "hypotheses") == read)
  }

  @Test("one comparison: candidates with grounds, three ways, every control with a picture")
  func single() throws {
    let folder = try TemporaryFolder()
    let outcome = try self.outcome(
      folder, HypothesisSettings(.columns(of: "score", by: "treatment"), method: .mannWhitney))
    let html = try text("hypotheses.html", outcome)
    #expect(HTMLCheck(html).pageFaults == [])
    for words in ["It was asked for.", "not chosen", "advised", "Violin plot", "held fixed"] {
      #expect(html.contains(words), "\(words)")
    }
    let summary = outcome.summary(width: 80, color: false)
    let wide = outcome.summary(width: 200, color: false)
    #expect(wide.contains("Mann–Whitney U test") && wide.contains("vanishes within ward"))
    #expect(summary.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("no kind of question leaves a gap", arguments: 0..<4)
  func kinds(kind: Int) throws {
    let folder = try TemporaryFolder()
    let question: HypothesisSettings.Question =
      switch kind {
      case 0: .columns(of: "noise", by: "clinic")
      case 1: .columns(of: "ward", by: "outcome")
      case 2: .columns(of: "score", by: "dose")
      default: .pairs("score", "dose")
      }
    let outcome = try self.outcome(folder, HypothesisSettings(question))
    let html = try text("hypotheses.html", outcome)
    #expect(HTMLCheck(html).pageFaults == [])
    #expect(!html.contains("p = 0<") && !html.contains("NaN"))
  }

  @Test("a p-value that no double holds is told by its logarithm, never as 0")
  func tinyP() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<6_000).map { row in
      let inY = row % 2 == 0
      return "good,a,\(inY ? "y" : "x"),c1,\((inY ? 1_000 : 0) + row % 7),1,\(row % 11),2"
    }
    let text =
      "outcome,treatment,ward,clinic,score,dose,noise,step\n" + rows.joined(separator: "\n")
    try Data((text + "\n").utf8).write(to: folder.file("t.csv"))
    let outcome = try HypothesisStudy(
      RecordFile(folder.file("t.csv"), contract: try PlantedTrial.contract()),
      folders: StudyFolders(under: folder.url),
      settings: HypothesisSettings(.columns(of: "score", by: "ward"))
    ).run(on: WorkerPool())
    let summary = outcome.summary(width: 120, color: false).replacing("\n", with: " ")
      .replacing("\u{A0}", with: " ")
    #expect(summary.contains("p < 10⁻³⁰⁰ (log₁₀ p = −"))
  }
}
