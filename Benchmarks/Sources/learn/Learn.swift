import BenchmarkData
import Foundation
import Learning
import Machine
import Measuring

/// Fits one model on four fifths of a file, judges it on the rest, and prints one line of JSON with
/// the keys of the peers' scripts.
@main
struct Learn {
  static let usage = """
    usage: learn boost|forest|logistic data.npy|videos.csv [--name value …]
      all       --threads n  --rows n  --columns n  --seed n  --categories 3,7
      boost     --trees 300  --leaves 31 (0: no limit)  --depth 0 (no limit)  --rate 0.1
                --l2 10  --min-leaf 1  --min-hessian 1  --shap 0 (rows to explain)  --latency 2000
      forest    --trees 200  --depth 0 (no limit)  --min-leaf 1  --shap 0  --latency 2000
      logistic  --l2 1  --scale 1 (0: columns as they are)  --tolerance 1e-8
    """
  static let settings: Set = [
    "threads", "rows", "columns", "seed", "categories", "trees", "leaves", "depth", "rate", "l2",
    "min-leaf", "min-hessian", "shap", "latency", "scale", "tolerance",
  ]

  static func main() throws {
    let options = Options(usage: usage, names: settings, values: 2...2)
    let workers = WorkerPool(threadCount: options.threads)
    let (work, path) = (options.values[0], options.values[1])
    let data: HeldOut
    do {
      data = try heldOut(path, options, workers)
    } catch {
      Options.end("\(path): \(error)")
    }
    let run = LearnRun(data: data, options: options, workers: workers)
    let before = Memory.resident
    let fields =
      switch work {
      case "boost": try run.boost()
      case "forest": try run.forest()
      case "logistic": try run.logistic()
      default: Options.end(usage)
      }
    JSONLine.print(
      [
        ("task", .text(work)), ("name", .text("claims")), ("ds", .text(Self.name(path))),
        ("rows", .whole(data.train.rowCount)),
        ("cols", .whole(data.train.features.columns.count)),
        ("threads", .whole(workers.threadCount)), ("base_rss_mb", .number(before)),
      ] + fields + [("end_rss_mb", .number(Memory.peak))])
  }

  private static func heldOut(
    _ path: String, _ options: Options, _ workers: WorkerPool
  ) throws -> HeldOut {
    let file = URL(filePath: path)
    let rows = options.text("rows").map { _ in options.number("rows", default: 0) }
    guard path.hasSuffix(".npy") else { return try HeldOut(claims: file, rows: rows, on: workers) }
    return try HeldOut(
      npy: file, rows: rows,
      columns: options.text("columns").map { _ in options.number("columns", default: 0) },
      categories: options.list("categories"))
  }

  private static func name(_ path: String) -> String {
    URL(filePath: path).deletingPathExtension().lastPathComponent
  }
}
