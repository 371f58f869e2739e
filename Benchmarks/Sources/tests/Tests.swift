import BenchmarkData
import Foundation
import Machine
import Measuring
import Statistics
import Tabular

/// Compares views between groups of videos: Welch's t by class, Mann–Whitney by class and
/// Kruskal–Wallis by the author's status; medians of five, with reading the file left out.
@main
struct Tests {
  static func main() throws {
    let options = Options(
      usage: "usage: tests videos.csv [--threads n]", names: ["threads"], values: 1...1)
    let workers = WorkerPool(threadCount: options.threads)
    let frame = try VideoFrame.read(URL(filePath: options.values[0]), on: workers)
    let views = frame["video_view_count"]?.doubles ?? []
    let classes = ["claim", "opinion"].map { values(views, of: frame, "claim_status", $0) }
    let statuses = ["active", "under review", "banned"].map {
      values(views, of: frame, "author_ban_status", $0)
    }
    let before = Memory.resident
    let welch = try timed { try TTest.welch(classes[0], classes[1]) }
    let ranks = try timed { try MannWhitney(classes[0], classes[1], on: workers).result }
    let kruskal = try timed { try KruskalWallis(statuses, on: workers).result }
    JSONLine.print([
      ("task", .text("tests")), ("name", .text("claims")), ("rows", .whole(frame.rowCount)),
      ("threads", .whole(workers.threadCount)), ("base_rss_mb", .number(before)),
      ("welch_s", .number(welch.seconds)), ("welch_t", .number(welch.result.statistic)),
      ("mannwhitney_s", .number(ranks.seconds)), ("mannwhitney_u", .number(ranks.result.statistic)),
      ("kruskal_s", .number(kruskal.seconds)), ("kruskal_h", .number(kruskal.result.statistic)),
      ("peak_rss_mb", .number(Memory.peak)),
    ])
  }

  private static func values(
    _ numbers: [Double], of frame: Frame, _ column: String, _ level: String
  ) -> [Double] {
    zip(numbers, VideoFrame.rows(of: frame, column, level)).filter(\.1).map(\.0)
  }

  private static func timed(
    _ test: () throws -> TestResult
  ) rethrows -> (seconds: Double, result: TestResult) {
    let runs = try (0..<5).map { _ in try Laps.time(test) }
    return (runs.map(\.0).sorted()[2], runs[0].1)
  }
}
