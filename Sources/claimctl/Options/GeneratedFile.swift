import Claims
import Foundation
import Learning
import Machine

/// A file of generated videos, written whole or not at all.
enum GeneratedFile {
  static func write(rows: Int, seed: Seed, to file: URL, on workers: WorkerPool) throws {
    let output = try AtomicFile(file)
    try SyntheticVideos(rows: rows, seed: seed).write(on: workers) { try output.write(Data($0)) }
    try output.commit()
  }
}
