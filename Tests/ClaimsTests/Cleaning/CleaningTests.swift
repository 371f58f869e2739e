import Claims
import Foundation
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

@Suite("Cleaning")
struct CleaningTests {
  private let workers = WorkerPool(threadCount: 2)

  private func contract() throws -> DataContract {
    try DataContract(
      name: "small", labelNames: LabelNames(positive: "yes", negative: "no"),
      columns: [
        ContractColumn("id", .identity), ContractColumn("y", .label, missing: .dropped),
        ContractColumn("x", .number, missing: .dropped),
        ContractColumn("gap", .number, missing: .kept), ContractColumn("t", .text),
      ])
  }

  private func frame(_ rows: [(y: Int32?, x: Double?, gap: Double?, t: String)]) -> Frame {
    func numbers(_ values: [Double?]) -> Column {
      Column(.numbers(values.map { $0 ?? 0 }), validity: Validity(values.map { $0 != nil }))
    }
    return Frame(
      rowCount: rows.count,
      [
        ("id", Column(.texts(TextBuffer(rows.indices.map { "r\($0)" })))),
        (
          "y",
          Column(
            .categories(codes: rows.map { $0.y ?? 0 }, levels: ["yes", "no"]),
            validity: Validity(rows.map { $0.y != nil }))
        ),
        ("x", numbers(rows.map(\.x))), ("gap", numbers(rows.map(\.gap))),
        ("t", Column(.texts(TextBuffer(rows.map(\.t))))),
      ])
  }

  @Test("incomplete rows go, kept gaps stay, the order stays, the ledger tells why")
  func incomplete() throws {
    let frame = frame([
      (0, 1, nil, "a"), (nil, 1, 2, "b"), (1, nil, 3, "c"), (nil, nil, 4, "d"), (1, 5, 6, "e"),
    ])
    let cleaned = try contract().clean(frame, rules: [.incompleteRows], on: workers)
    #expect(cleaned.origins == [0, 4])
    #expect(cleaned.frame == frame.subset([0, 4]))
    let row = try #require(cleaned.ledger.rows.first)
    #expect(row.rule == "incomplete-rows" && row.rowsIn == 5 && row.kept == 2 && row.dropped == 3)
    #expect(row.changed == 0 && row.why == "2 lack y, 2 lack x")
    #expect(try contract().labels(of: cleaned.frame).values == [1, 0])
  }

  @Test("of equal rows the first is kept; gaps and labels are content, identities are not")
  func duplicates() throws {
    let frame = frame([
      (0, 1, nil, "a"), (0, 1, nil, "a"), (1, 1, nil, "a"), (0, 1, 0, "a"), (0, -0.0, 1, "b"),
      (0, 0, 1, "b"), (0, 1, nil, "a"), (0, 1, nil, "aa"),
    ])
    let cleaned = try contract().clean(frame, rules: [.duplicateRows], on: workers)
    #expect(cleaned.origins == [0, 2, 3, 4, 7])
    #expect(cleaned.ledger.rows.map(\.why) == ["3 repeat an earlier row"])
    #expect(cleaned.ledger.dropped == 3 && cleaned.ledger.rowsIn == 8)
  }

  @Test("equal rows of different classes go, all of them")
  func conflicts() throws {
    let frame = frame([
      (0, 1, 2, "a"), (1, 1, 2, "a"), (0, 3, 2, "a"), (0, 3, 2, "a"), (0, 1, 2, "a"), (1, 9, 9, ""),
    ])
    let cleaned = try contract().clean(frame, rules: [.conflictingLabels], on: workers)
    #expect(cleaned.origins == [2, 3, 5])
    #expect(cleaned.ledger.rows.map(\.why) == ["3 equal rows disagree"])
  }

  @Test("rules follow one another, and the ledger with them")
  func sequence() throws {
    let frame = frame([(0, 1, 2, "a"), (nil, 1, 2, "a"), (0, 1, 2, "a"), (1, 4, 4, "z")])
    let cleaned = try contract().clean(frame, on: workers)
    #expect(cleaned.origins == [0, 3])
    #expect(cleaned.ledger.rows.map(\.rowsIn) == [4, 3])
    #expect(cleaned.ledger.rows.map(\.dropped) == [1, 1])
    let untouched = try contract().clean(cleaned.frame, rules: CleaningRule.allCases, on: workers)
    #expect(untouched.frame == cleaned.frame)
    #expect(
      untouched.ledger.rows.map(\.why)
        == ["no value is missing", "no two rows are equal", "no equal rows disagree"])
    let data = try JSONEncoder().encode(untouched.ledger)
    #expect(try JSONDecoder().decode(CleaningLedger.self, from: data) == untouched.ledger)
  }

  @Test("duplicates agree with comparing every pair", arguments: 0..<30 as Range<UInt64>)
  func naiveTwin(seed: UInt64) throws {
    var stream = Seed(seed).stream
    let rows = (0..<200).map { _ in
      (
        y: Optional(Int32(stream.below(2))), x: Optional(Double(stream.below(3))),
        gap: stream.below(4) == 0 ? nil : Double(stream.below(3)),
        t: ["", "a", "b", "ab"][stream.below(4)]
      )
    }
    let frame = frame(rows)
    let expected = rows.indices.filter { row in
      !rows[..<row].contains { $0 == rows[row] }
    }
    for threads in [1, 3] {
      let cleaned = try contract().clean(
        frame, rules: [.duplicateRows], on: WorkerPool(threadCount: threads))
      #expect(cleaned.origins == expected)
    }
  }

  @Test("labels that are missing are told, not guessed")
  func unlabelled() throws {
    let frame = frame([(0, 1, 2, "a"), (nil, 1, 2, "a")])
    #expect(throws: ClaimsError.unlabelled(rows: 1, column: "y")) {
      try contract().labels(of: frame)
    }
    #expect(throws: ClaimsError.missingColumn("y")) {
      try contract().labels(of: frame.selecting(["x"]))
    }
    #expect(
      "\(ClaimsError.unlabelled(rows: 1, column: "y"))"
        == "1 row has no class in “y”; clean with the rule incomplete-rows first")
    #expect(
      "\(ClaimsError.missingColumn("y"))"
        == "the column “y” was not read; read the file by the contract's own schema")
  }

  @Test(
    "the real file: 298 incomplete rows, no equal rows",
    .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
  func realFile() throws {
    let file = SharedMaterial.file("data/tiktok/tiktok_dataset.csv")
    let reading = try CSVReader(schema: DataContract.videos.schema(for: .training))
      .read(file, on: workers)
    #expect(reading.faults == [])
    let cleaned = DataContract.videos.clean(
      reading.frame, rules: CleaningRule.allCases, on: workers)
    #expect(cleaned.ledger.rows.map(\.rowsIn) == [19_382, 19_084, 19_084])
    #expect(cleaned.ledger.rows.map(\.dropped) == [298, 0, 0])
    #expect(cleaned.ledger.rows[0].why.hasPrefix("298 lack claim_status, 298 lack video_tra"))
    #expect(try DataContract.videos.labels(of: cleaned.frame).positiveCount == 9608)
  }
}
