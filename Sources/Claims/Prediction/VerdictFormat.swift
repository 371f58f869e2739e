import Machine

/// How verdicts are written.
public enum VerdictFormat: String, Hashable, Sendable, Codable, CaseIterable {
  /// Comma-separated values with a header.
  case csv
  /// One JSON object a line.
  case ndjson
}

/// Turns verdicts into lines.
///
/// CSV: the identity under its own name (when the contract has one), `line`, `probability`, `label`;
/// and with reasons `score`, `base` and for each reason `feature_1`, `value_1`, `contribution_1`.
struct VerdictLines: Sendable {
  let format: VerdictFormat
  let identityName: String?
  /// Whether JSON has the identity as a number.
  let identityIsWhole: Bool
  let reasons: Int

  /// The lines of some verdicts, one after the other.
  struct Lines: Sendable {
    var bytes: [UInt8] = []
    /// Where each line ends, its line feed included.
    var ends: [Int] = []
  }

  private static let blockRows = 2048

  /// The first line of a CSV file; nothing for JSON.
  var header: [UInt8] {
    guard format == .csv else { return [] }
    var names = (identityName.map { [$0] } ?? []) + ["line", "probability", "label"]
    if reasons > 0 { names += ["score", "base"] }
    for place in 0..<reasons {
      names += ["feature", "value", "contribution"].map { "\($0)_\(place + 1)" }
    }
    var bytes: [UInt8] = []
    for (index, name) in names.enumerated() {
      if index > 0 { bytes.append(.comma) }
      bytes.append(field: name.utf8)
    }
    return bytes + [.lineFeed]
  }

  /// The lines of a batch, block by block; the bytes do not depend on the threads.
  func lines(of batch: VerdictBatch, on workers: WorkerPool) -> [Lines] {
    workers.map(count: (batch.count + Self.blockRows - 1) / Self.blockRows) { block in
      var lines = Lines()
      let places = block * Self.blockRows..<min((block + 1) * Self.blockRows, batch.count)
      lines.bytes.reserveCapacity(places.count * (48 + 64 * reasons))
      for place in places {
        switch format {
        case .csv: appendCSV(batch[place], to: &lines.bytes)
        case .ndjson: appendJSON(batch[place], to: &lines.bytes)
        }
        lines.bytes.append(.lineFeed)
        lines.ends.append(lines.bytes.count)
      }
      return lines
    }
  }

  private func appendCSV(_ verdict: Verdict, to bytes: inout [UInt8]) {
    if identityName != nil {
      bytes.append(field: (verdict.identity ?? "").utf8)
      bytes.append(.comma)
    }
    bytes.append(decimal: verdict.line)
    bytes.append(.comma)
    bytes.append(number: verdict.probability)
    bytes.append(.comma)
    bytes.append(field: verdict.label.utf8)
    guard let explanation = verdict.explanation else { return }
    for number in [explanation.score, explanation.base] {
      bytes.append(.comma)
      bytes.append(number: number)
    }
    for place in 0..<reasons {
      guard place < explanation.reasons.count else {
        bytes += [.comma, .comma, .comma]
        continue
      }
      let reason = explanation.reasons[place]
      bytes.append(.comma)
      bytes.append(field: reason.feature.utf8)
      bytes.append(.comma)
      bytes.append(field: (reason.value ?? "").utf8)
      bytes.append(.comma)
      bytes.append(number: reason.contribution)
    }
  }

  private func appendJSON(_ verdict: Verdict, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{".utf8)
    if let identityName {
      bytes.append(json: identityName)
      bytes.append(contentsOf: ":".utf8)
      if let identity = verdict.identity {
        identityIsWhole
          ? bytes.append(contentsOf: identity.utf8) : bytes.append(json: identity)
      } else {
        bytes.append(contentsOf: "null".utf8)
      }
      bytes.append(.comma)
    }
    bytes.append(contentsOf: "\"line\":\(verdict.line),\"probability\":".utf8)
    bytes.append(number: verdict.probability)
    bytes.append(contentsOf: ",\"label\":".utf8)
    bytes.append(json: verdict.label)
    if let explanation = verdict.explanation { append(explanation, to: &bytes) }
    bytes.append(contentsOf: "}".utf8)
  }

  private func append(_ explanation: VerdictExplanation, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\"scale\":\"\(explanation.scale.rawValue)\",\"score\":".utf8)
    bytes.append(number: explanation.score)
    bytes.append(contentsOf: ",\"base\":".utf8)
    bytes.append(number: explanation.base)
    bytes.append(contentsOf: ",\"reasons\":[".utf8)
    for (place, reason) in explanation.reasons.enumerated() {
      if place > 0 { bytes.append(.comma) }
      bytes.append(contentsOf: "{\"feature\":".utf8)
      bytes.append(json: reason.feature)
      bytes.append(contentsOf: ",\"value\":".utf8)
      if let value = reason.value {
        bytes.append(json: value)
      } else {
        bytes.append(contentsOf: "null".utf8)
      }
      bytes.append(contentsOf: ",\"contribution\":".utf8)
      bytes.append(number: reason.contribution)
      bytes.append(contentsOf: "}".utf8)
    }
    bytes.append(contentsOf: "]".utf8)
  }
}
