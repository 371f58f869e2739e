import Foundation
import Tabular
import Testing

@Suite("Fault report")
struct FaultReportTests {
  private static let faults = [
    Fault(line: 3, column: "views", value: "x", problem: .badNumber, expected: "a number"),
    Fault(line: 4, problem: .wrongFieldCount(found: 2), expected: "3 fields"),
    Fault(line: 5, column: "views", value: "y", problem: .badNumber, expected: "a number"),
    Fault(line: 6, problem: .wrongFieldCount(found: 1), expected: "3 fields"),
    Fault(line: 7, column: "likes", value: "y", problem: .badNumber, expected: "a number"),
  ]

  @Test func `shows the first of each group and how many there are`() {
    let report = FaultReport(Self.faults)
    #expect(
      report.rendered(file: "data/videos.csv") == """
        data/videos.csv:3:views: "x" – this is not a number – a number (2 like this)
        data/videos.csv:4: the record has 2 fields – 3 fields (2 like this)
        data/videos.csv:7:likes: "y" – this is not a number – a number
        """)
    #expect(report.count == 5)
    #expect(report.groups.map(\.problem) == ["bad-number", "wrong-field-count", "bad-number"])
    #expect(report.groups[0].lines == [3, 5])
  }

  @Test func `can be kept as JSON`() throws {
    let report = FaultReport(Self.faults)
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(FaultReport.self, from: data) == report)
  }

  @Test func `of nothing says nothing`() {
    #expect(FaultReport([]).rendered(file: "a") == "")
  }

  @Test func `keeps a hundred lines of a group and counts all`() {
    let many = (1...1000).map {
      Fault(line: $0, column: "a", problem: .missingValue, expected: "a text")
    }
    let report = FaultReport(many)
    #expect(report.groups.first?.count == 1000)
    #expect(report.groups.first?.lines == Array(1...100))
  }
}
