import Foundation
import Learning
import _TestSupport

/// The complete rows of the claims data as numbers, and their fixed split.
struct ClaimVideos {
  static let allNames = [
    "video_duration_sec", "video_view_count", "video_like_count", "video_share_count",
    "video_download_count", "video_comment_count", "text_length", "verified", "banned",
    "under_review",
  ]

  private var columns: [String: [Double]] = [:]
  private var labels: [UInt8] = []

  init() throws {
    let bytes = try Data(contentsOf: SharedMaterial.file("data/tiktok/tiktok_dataset.csv"))
    let records = Self.records(String(decoding: bytes, as: UTF8.self))
    let places = Dictionary(
      records[0].enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for record in records.dropFirst() {
      func field(_ name: String) -> String { places[name].map { record[$0] } ?? "" }
      guard !field("claim_status").isEmpty else { continue }
      labels.append(field("claim_status") == "claim" ? 1 : 0)
      for name in Self.allNames.prefix(6) {
        columns[name, default: []].append(Double(field(name)) ?? .nan)
      }
      let length = field("video_transcription_text").unicodeScalars.count
      columns["text_length", default: []].append(Double(length))
      columns["verified", default: []].append(field("verified_status") == "verified" ? 1 : 0)
      columns["banned", default: []].append(field("author_ban_status") == "banned" ? 1 : 0)
      columns["under_review", default: []].append(
        field("author_ban_status") == "under review" ? 1 : 0)
    }
  }

  /// Every fifth row is for testing.
  func split(_ names: [String]) -> (train: Dataset, test: Dataset) {
    let table = FeatureTable(
      rowCount: labels.count, columns: names.map { FeatureColumn($0, columns[$0] ?? []) })
    let data = Dataset(
      features: table,
      labels: Labels(labels, names: LabelNames(positive: "claim", negative: "opinion")))
    let rows = Array(labels.indices)
    return (data.subset(rows.filter { $0 % 5 != 0 }), data.subset(rows.filter { $0 % 5 == 0 }))
  }

  /// Comma-separated records with quotes; enough for this one file.
  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    for character in text.unicodeScalars {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(String(field))
        field = String.UnicodeScalarView()
      case "\n" where !isQuoted:
        record.append(String(field))
        records.append(record)
        record = []
        field = String.UnicodeScalarView()
      case "\r" where !isQuoted: break
      default: field.append(character)
      }
    }
    return records
  }
}

/// A few scores at the threshold ½.
struct BinaryScores {
  var accuracy = 0.0
  var f1 = 0.0
  var mcc = 0.0
  var auc = 0.0
  var logLoss = 0.0
  var brier = 0.0

  init(_ probabilities: [Double], _ labels: [UInt8]) {
    var cells = [[0.0, 0], [0, 0]]
    for (p, label) in zip(probabilities, labels) {
      cells[Int(label)][p >= 0.5 ? 1 : 0] += 1
      let clipped = min(max(p, 1e-15), 1 - 1e-15)
      logLoss -= log(label == 1 ? clipped : 1 - clipped)
      brier += (p - Double(label)) * (p - Double(label))
    }
    let count = Double(labels.count)
    let (tn, fp, fn, tp) = (cells[0][0], cells[0][1], cells[1][0], cells[1][1])
    accuracy = (tn + tp) / count
    f1 = 2 * tp / (2 * tp + fp + fn)
    mcc = (tp * tn - fp * fn) / ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)).squareRoot()
    logLoss /= count
    brier /= count
    auc = Self.auc(probabilities, labels)
  }

  private static func auc(_ probabilities: [Double], _ labels: [UInt8]) -> Double {
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    var ranks = 0.0
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, probabilities[order[end]] == probabilities[order[start]] { end += 1 }
      for place in start..<end where labels[order[place]] == 1 {
        ranks += Double(start + end + 1) / 2
      }
      start = end
    }
    let positive = Double(labels.reduce(0) { $0 + Int($1) })
    let negative = Double(labels.count) - positive
    return (ranks - positive * (positive + 1) / 2) / (positive * negative)
  }
}
