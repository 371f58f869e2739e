import Claims
import Evaluation
import Features
import Foundation
import Learning
import Machine
import ModelArtifacts
import Tabular
import Testing

/// Names and identities that need quoting or escaping, written and read back.
@Suite("How verdicts are written")
struct VerdictFormatTests {
  private let workers = WorkerPool(threadCount: 2)
  private let identities = [
    "plain", "a,b", "say \"hi\"", "two\nlines", "tab\there", "é\u{1}\\", "",
  ]

  /// A classifier that calls everything "yes, \"sure\"".
  private func classifier() throws -> ClaimClassifier {
    let names = LabelNames(positive: "yes, \"sure\"", negative: "no")
    let contract = try DataContract(
      name: "odd", labelNames: names,
      columns: [
        ContractColumn("the \"id\", of it", .identity), ContractColumn("y", .label),
        ContractColumn("x", .number),
      ])
    let frame = Frame(rowCount: 2, [("x", Column(.numbers([1, 2])))])
    let recipe = try contract.recipe(for: .trees, FeatureChoice(.atUpload))
      .fit(frame, on: workers)
    let rule = SingleThresholdModel(
      column: "x", columnIndex: 0, threshold: 1.5, aboveIsPositive: true, missingIsAbove: true,
      probabilityAbove: 0.875, probabilityBelow: 0.625, trainingAccuracy: 0.75)
    return try ClaimClassifier(
      ModelArtifact(
        model: .singleThreshold(rule), recipe: recipe, labelNames: names, threshold: 0.5,
        contract: contract.json(), featureSet: "at-upload", fingerprint: "test"))
  }

  private func written(as format: VerdictFormat, reasons: Int) throws -> String {
    let classifier = try classifier()
    var bytes: [UInt8] = []
    var writer = try CSVWriter(header: ["the \"id\", of it", "x"]) { bytes += $0 }
    for (place, identity) in identities.enumerated() {
      try writer.write([.text(identity), .number(Double(place % 2) + 1)])
    }
    try writer.finish()
    var options = ScoringOptions()
    options.format = format
    options.reasons = reasons
    var parts = [bytes]
    let stream = try RecordStream(format: .csv(.comma), schema: classifier.schema) { _ in
      parts.isEmpty ? [] : parts.removeFirst()
    }
    var text: [UInt8] = []
    let outcome = try Scoring(classifier, options: options).run(stream, on: workers) { text += $0 }
    #expect(outcome.faults == [] && outcome.scored == identities.count)
    return String(decoding: text, as: UTF8.self)
  }

  @Test("CSV reads back to the same values")
  func csv() throws {
    let text = try written(as: .csv, reasons: 2)
    let names = ["the \"id\", of it", "label", "feature_1", "value_1", "feature_2", "value_2"]
    let numbers = ["line", "probability", "score", "base", "contribution_1", "contribution_2"]
    let schema = Schema(
      names.map { ColumnSchema($0, .text, mayBeMissing: true) }
        + numbers.map { ColumnSchema($0, .number, mayBeMissing: true) })
    let reading = try CSVReader(schema: schema).read(bytes: Array(text.utf8), on: workers)
    #expect(reading.faults == [])
    let frame = reading.frame
    for (row, identity) in identities.enumerated() {
      #expect(frame["the \"id\", of it"]?.text(at: row) ?? "" == identity)
      #expect(frame["label"]?.text(at: row) == "yes, \"sure\"")
      let probability = row % 2 == 0 ? 0.625 : 0.875
      #expect(frame["probability"]?.doubles?[row] == probability)
      #expect(frame["base"]?.doubles?[row] == 0.75)
      #expect(frame["contribution_1"]?.doubles?[row] == probability - 0.75)
      #expect(frame["feature_1"]?.text(at: row) == "x")
      #expect(frame["value_1"]?.text(at: row) == (row % 2 == 0 ? "1.0" : "2.0"))
      #expect(frame["feature_2"]?.text(at: row) == nil)
      #expect(frame["contribution_2"]?.validity[row] == false)
    }
  }

  @Test("NDJSON reads back to the same values")
  func ndjson() throws {
    struct Line: Decodable {
      let label: String
      let line: Int
      let probability: Double
      let reasons: [[String: Value]]
      let identity: String
      enum CodingKeys: String, CodingKey {
        case label, line, probability, reasons
        case identity = "the \"id\", of it"
      }
    }
    enum Value: Decodable, Equatable {
      case text(String)
      case number(Double)
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }
    let lines = try written(as: .ndjson, reasons: 1).split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.map(\.identity) == identities)
    #expect(lines.allSatisfy { $0.label == "yes, \"sure\"" })
    #expect(lines.map(\.probability) == identities.indices.map { $0 % 2 == 0 ? 0.625 : 0.875 })
    #expect(
      lines[1].reasons == [
        ["feature": .text("x"), "value": .text("2.0"), "contribution": .number(0.125)]
      ])
  }

  @Test("without reasons nothing is said of them")
  func unexplained() throws {
    let csv = try written(as: .csv, reasons: 0)
    #expect(csv.hasPrefix("\"the \"\"id\"\", of it\",line,probability,label\nplain,2,0.625,"))
    let json = try written(as: .ndjson, reasons: 0)
    #expect(!json.contains("reasons") && !json.contains("score"))
  }
}
