import Foundation
import Machine
import Measuring
import Statistics
import Tabular

/// Describes a file of videos as the peers' script does: reads all of it, describes six numbers,
/// counts gaps and levels, groups three ways, and gives nine quantiles and all correlations.
@main
struct Describe {
  static func main() throws {
    guard let path = CommandLine.arguments.dropFirst().first else {
      FileHandle.standardError.write(Data("usage: describe videos.csv [threads]\n".utf8))
      exit(64)
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let threads = CommandLine.arguments.dropFirst(2).first.flatMap(Int.init) ?? cores
    let workers = WorkerPool(threadCount: max(threads, 1))
    var clock = Laps()
    let reading = try CSVReader(schema: Videos.schema).read(URL(filePath: path), on: workers)
    guard reading.faults.isEmpty else {
      print(FaultReport(reading.faults).rendered(file: path))
      exit(65)
    }
    clock.lap("load_s")
    let description = VideoDescription(reading.frame, on: workers, &clock)
    JSONLine.print(
      clock.fields + [
        ("check", .number(description.checksum)), ("rows", .whole(reading.frame.rowCount)),
        ("threads", .whole(workers.threadCount)), ("peak_rss_mb", .number(Memory.peak)),
      ])
  }
}

/// What the file of videos holds.
enum Videos {
  static let numbers = [
    "video_duration_sec", "video_view_count", "video_like_count", "video_share_count",
    "video_download_count", "video_comment_count",
  ]
  static let categories = ["claim_status", "verified_status", "author_ban_status"]
  static let schema = Schema(
    [ColumnSchema("#", .whole), ColumnSchema("video_id", .whole)]
      + [ColumnSchema("video_transcription_text", .text, mayBeMissing: true)]
      + categories.map { ColumnSchema($0, .category, mayBeMissing: true) }
      + numbers.map { ColumnSchema($0, .whole, mayBeMissing: true) })
}

/// The numbers that the peers' script asks for.
struct VideoDescription {
  let missing: [Int]
  let descriptions: [SampleDescription]
  let levels: [[Int]]
  let groups: [[[GroupSummary]]]
  let quantiles: [[Double]]
  let correlations: CorrelationMatrix

  init(_ frame: Frame, on workers: WorkerPool, _ clock: inout Laps) {
    let columns = Videos.numbers.map { frame[$0]?.doubles ?? [] }
    let samples = workers.map(count: columns.count) { OrderedSample(columns[$0]) }
    missing = frame.columns.map(\.validity.missingCount)
    descriptions = workers.map(count: samples.count) {
      SampleDescription(ascending: samples[$0].values)
    }
    levels = Videos.categories.map { Self.counts(frame[$0]) }
    clock.lap("describe_s")
    let groupings = Self.groupings(frame["claim_status"], frame["author_ban_status"])
    groups = workers.map(count: columns.count) {
      groupings.summaries(of: columns[$0], samples[$0])
    }
    clock.lap("groupby_s")
    let probabilities = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
    quantiles = samples.map { sample in
      let quantiles = sample.quantiles
      return probabilities.map { quantiles($0) }
    }
    clock.lap("quantiles_s")
    correlations = CorrelationMatrix.pearson(columns, on: workers)
    clock.lap("corr_s")
  }

  /// A number in which all results have a part, so that none is left out.
  var checksum: Double {
    let numbers =
      descriptions.map(\.sum) + quantiles.flatMap(\.self)
      + groups.flatMap { $0.flatMap { $0.flatMap { [$0.mean, $0.median, Double($0.count)] } } }
      + (1..<correlations.size).map { correlations[0, $0] }
      + missing.map(Double.init) + levels.flatMap { $0.map(Double.init) }
    return numbers.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
  }

  private static func codes(_ column: Column?) -> [Int32] {
    guard let column, case .categories(let codes, _) = column.values else { return [] }
    return codes.indices.map { column.validity[$0] ? codes[$0] : -1 }
  }

  private static func counts(_ column: Column?) -> [Int] {
    var counts: [Int] = []
    for code in codes(column) where code >= 0 {
      while counts.count <= Int(code) { counts.append(0) }
      counts[Int(code)] += 1
    }
    return counts
  }

  /// By the first column, by the second, and by both; a row without a level is in no group.
  private static func groupings(_ one: Column?, _ other: Column?) -> CellGroupings {
    let (first, second) = (codes(one), codes(other))
    let (rows, columns) = (Int(first.max() ?? -1) + 1, Int(second.max() ?? -1) + 1)
    // One cell more in each direction for rows without a level.
    let cells = zip(first, second).map { UInt16(Int($0 + 1) * (columns + 1) + Int($1 + 1)) }
    let count = (rows + 1) * (columns + 1)
    let places = (0..<count).map { ($0 / (columns + 1) - 1, $0 % (columns + 1) - 1) }
    return CellGroupings(
      cells: cells, cellCount: count,
      groups: [
        places.map(\.0), places.map(\.1),
        places.map { $0 < 0 || $1 < 0 ? -1 : $0 * columns + $1 },
      ], groupCounts: [rows, columns, rows * columns])
  }
}
