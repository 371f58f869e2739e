import ArgumentParser
import Claims
import Foundation
import Learning

/// Makes up videos.
struct Synthesize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write generated videos as CSV, for trying things without real data.",
    discussion: """
      The columns are those of the TikTok file; the classes overlap, so that a good model is
      right most of the time and not always. The same seed gives the same bytes.

      EXAMPLES
        claimctl synthesize --rows 20000 --seed 1 --output videos.csv
        claimctl synthesize --rows 5 | column -s, -t | less -S
      """)

  @Option(help: "How many videos.")
  var rows = 20_000

  @Option(help: "The origin of all randomness.")
  var seed: UInt64 = 1

  @Option(help: "The file to write (default: standard output).")
  var output: String?

  @OptionGroup var threading: ThreadOptions

  mutating func validate() throws {
    guard 0...9_000_000_000 ~= rows else {
      throw ValidationError("--rows takes a whole number from 0 to 9000000000")
    }
  }

  func run() throws {
    let workers = threading.workers
    if let output {
      try GeneratedFile.write(
        rows: rows, seed: Seed(seed), to: URL(filePath: output).standardizedFileURL, on: workers)
      return
    }
    try SyntheticVideos(rows: rows, seed: Seed(seed)).write(on: workers) {
      try FileHandle.standardOutput.write(contentsOf: Data($0))
    }
  }
}
