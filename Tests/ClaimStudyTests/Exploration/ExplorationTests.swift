import ClaimStudy
import Claims
import Foundation
import Learning
import Machine
import Statistics
import Testing
import Workflow
import _TestSupport

@Suite("An exploration")
struct ExplorationTests {
  private static func generated(_ rows: Int, seed: UInt64 = 5) -> [UInt8] {
    SyntheticVideos(rows: rows, seed: Seed(seed)).bytes(on: WorkerPool())
  }

  /// Explores a file of these bytes.
  static func explore(
    _ bytes: [UInt8], _ contract: DataContract = .videos, threads: Int = 2
  ) throws -> Exploration {
    let folder = try TemporaryFolder()
    let file = folder.file("videos.csv")
    try Data(bytes).write(to: file)
    return try ExplorationJob(RecordFile(file, contract: contract))
      .run(on: WorkerPool(threadCount: threads))
  }

  static func explore(
    _ text: String, _ contract: DataContract, threads: Int = 2
  ) throws -> Exploration {
    try explore(Array(text.utf8), contract, threads: threads)
  }

  @Test("has the same bytes on 1, 2, 3 and 8 threads, and survives being kept")
  func threads() throws {
    let bytes = Self.generated(20_000)
    let expected = try CanonicalJSON.data(of: try Self.explore(bytes, threads: 1))
    for threads in [2, 3, 8] {
      let other = try CanonicalJSON.data(of: try Self.explore(bytes, threads: threads))
      #expect(other == expected, "\(threads) threads")
    }
    let read = try CanonicalJSON.value(of: Exploration.self, in: expected)
    #expect(try CanonicalJSON.data(of: read) == expected)
  }

  @Test("adds up: groups, histograms, levels and classes count every studied row once")
  func sums() throws {
    let found = try Self.explore(Self.generated(5_000))
    let rows = found.shape.studiedRows
    #expect(found.balance?.studied.reduce(0, +) == rows)
    for table in found.groups {
      #expect(table.groups.reduce(0) { $0 + $1.rows } == rows, "\(table.columns)")
      for number in table.groups[0].numbers {
        let sum = table.groups.reduce(0) { $0 + ($1[number.name]?.sum ?? 0) }
        let all = found.groups[0].groups.reduce(0) { $0 + ($1[number.name]?.sum ?? 0) }
        expectClose(sum, all, relative: 1e-12, "\(table.columns) \(number.name)")
      }
    }
    for number in found.numbers {
      let histogram = try #require(number.histogram)
      #expect(histogram.counts.reduce(0, +) == number.description.count)
      for (counts, profile) in zip(histogram.byClass, number.classes) {
        #expect(counts.reduce(0, +) == profile.description.count)
      }
      #expect(number.description.count + number.missing == found.shape.rows)
    }
    for category in found.categories {
      #expect(category.levels.reduce(0) { $0 + $1.count } + category.missing == found.shape.rows)
      #expect(category.levels.reduce(0) { $0 + $1.studied } == rows)
    }
  }

  @Test("names what was planted: a number that does the work, templated text, a rare class")
  func alerts() throws {
    let contract = try DataContract(
      yaml: Self.contract + "\n  - {name: words, role: text, missing: dropped}\n")
    let rows = (0..<400).map { row in
      let isOpen = row % 8 == 0
      let opening =
        isOpen ? ["some say", "we read"][row % 16 / 8] : ["my view", "i feel"][row % 2]
      return
        "\(isOpen ? 1 : 0),\(isOpen ? 500 + row : row),\(row * 37 % 101),x,\(opening) \(row % 50)"
    }
    let text = "state,size,twin,note,words\n" + rows.joined(separator: "\n") + "\n"
    let found = try Self.explore(text, contract)
    #expect(found.alerts(on: "size").first?.kind == .nearlyDeterminesLabel)
    #expect(found.alerts(on: "size").first?.severity == .grave)
    #expect(!found.alerts(on: "twin").contains { $0.kind == .nearlyDeterminesLabel })
    #expect(found.alerts(on: "words").first?.kind == .templatedText)
    #expect(found.alerts(on: "state").map(\.kind) == [.imbalanced])
    #expect(found.alerts(on: "note").map(\.kind) == [.constant])
    #expect(found.number("size")?.rocAUC == 1)
    #expect(found.number("size")?.overlap?.rows == 0)
    let words = try #require(found.texts.first)
    #expect(words.openings.map(\.purity).allSatisfy { $0 == 1 })
    #expect(words.openingAudit?.accuracy == 1)
    #expect(!words.tellingTerms.isEmpty)
    let order = found.alerts.map(\.severity)
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 >= $1 })
  }

  private static let contract = """
    version: 1
    name: shops
    label: {positive: open, negative: closed, values: {"1": open, "0": closed}}
    columns:
      - {name: state, role: label, missing: dropped}
      - {name: size, role: number, missing: kept}
      - {name: twin, role: number, missing: kept}
      - {name: note, role: ignored}
    """

  @Test("works without text, counts, categories and identity, under other names")
  func otherColumns() throws {
    let rows = (0..<40).map { "\($0 % 2),\($0),\(2 * $0),\($0 < 20 ? "x" : "y")" }
    let contract = try DataContract(yaml: Self.contract)
    let text = "state,size,twin,note\n" + rows.joined(separator: "\n") + "\n,7,,z\n1,,3,z\n"
    let found = try Self.explore(text, contract)
    #expect(found.classNames == ["open", "closed"])
    #expect(found.balance?.counts == [21, 20])
    #expect(found.balance?.unlabelled == 1)
    #expect(found.shape.rows == 42 && found.shape.completeRows == 40)
    #expect(found.shape.studiedRows == 41)
    #expect(found.texts.isEmpty && found.categories.isEmpty)
    #expect(found.groups.map(\.columns) == [["state"]])
    #expect(found.numbers.map(\.name) == ["size", "twin"])
    #expect(found.missingPatterns.map(\.columns) == [["state", "twin"], ["size"]])
    #expect(found.correlations.pearson("size", "twin")?.coefficient == 1)
    #expect(found.correlations.pearson("size", "twin")?.count == 40)
    let correlated = found.alerts.first { $0.kind == .highlyCorrelated }
    #expect(correlated?.columns == ["size", "twin"])
    #expect(found.columns.last?.distinct == 3)
    #expect(found.duplicates.identities == nil)
    #expect(found.parts == nil)
  }

  @Test("works without any label: the column empty, or not there")
  func unlabelled() throws {
    let contract = try DataContract(yaml: Self.contract)
    for text in ["state,size,twin,note\n,1,2,a\n,3,4,b\n", "size,twin,note\n1,2,a\n3,4,b\n"] {
      let found = try Self.explore(text, contract)
      #expect(found.classNames.isEmpty && found.balance == nil && found.order == nil)
      #expect(found.shape.studiedRows == 2)
      #expect(found.number("size")?.description.mean == 2)
      #expect(found.number("size")?.classes.isEmpty == true)
      #expect(found.number("size")?.rocAUC == nil)
      #expect(found.groups.isEmpty)
      #expect(found.alerts.map(\.kind).contains(.unlabelled))
      _ = try CanonicalJSON.data(of: found)
    }
  }

  @Test("of one row, and of one class, stays silent where nothing can be said")
  func tiny() throws {
    let contract = try DataContract(yaml: Self.contract)
    let one = try Self.explore("state,size,twin,note\n1,5,6,a\n", contract)
    #expect(one.number("size")?.description.standardDeviation == nil)
    #expect(one.correlations.pearson("size", "twin")?.coefficient == nil)
    #expect(one.order == nil)
    _ = try CanonicalJSON.data(of: one)
    let same = try Self.explore("state,size,twin,note\n1,5,6,a\n1,5,7,a\n1,5,8,a\n", contract)
    #expect(same.alerts(on: "size").map(\.kind) == [.constant])
    #expect(same.number("size")?.rocAUC == nil)
    #expect(same.number("size")?.overlap == nil)
  }

  @Test("sees that a file is sorted by class")
  func order() throws {
    let contract = try DataContract(yaml: Self.contract)
    func text(_ label: (Int) -> Int) -> String {
      "state,size,twin,note\n"
        + (0..<60).map { "\(label($0)),\($0 % 7),1,a\n" }.joined()
    }
    let sorted = try #require(try Self.explore(text { $0 < 30 ? 1 : 0 }, contract).order)
    #expect(sorted.isSorted && sorted.rocAUC == 0 && sorted.expectedRuns == 31)
    let mixed = try Self.explore(text { $0 % 2 }, contract)
    #expect(mixed.order?.runs == 60)
    #expect(!mixed.alerts.map(\.kind).contains(.sortedByLabel))
  }

  @Test("refuses a file with faults as training does, and sets records aside on demand")
  func faults() throws {
    let contract = try DataContract(yaml: Self.contract)
    let folder = try TemporaryFolder()
    let file = folder.file("shops.csv")
    try Data("state,size,twin,note\n1,big,2,a\n0,1,2,b\n".utf8).write(to: file)
    #expect(throws: DataRefused.self) {
      try ExplorationJob(RecordFile(file, contract: contract)).run(on: WorkerPool())
    }
    let aside = folder.file("aside.csv")
    let found = try ExplorationJob(RecordFile(file, contract: contract, quarantine: aside))
      .run(on: WorkerPool())
    #expect(found.source.rowsSetAside == 1 && found.shape.rows == 1)
    #expect(FileManager.default.fileExists(atPath: aside.path))
  }
}
