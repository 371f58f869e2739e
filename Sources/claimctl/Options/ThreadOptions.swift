import ArgumentParser
import Foundation
import Machine

/// How many threads to run on.
struct ThreadOptions: ParsableArguments {
  @Option(help: "Threads to run on; results do not depend on them (default: one a core).")
  var threads: Int?

  mutating func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes 1 or more") }
  }

  /// The pool that everything runs on.
  var workers: WorkerPool {
    WorkerPool(threadCount: threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }
}
