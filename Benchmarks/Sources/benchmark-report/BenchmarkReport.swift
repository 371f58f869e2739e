import BenchmarkRun
import Foundation
import Reporting

/// Reads what a run of `make bench` printed and writes the page `benchmarks` in three forms.
@main
struct BenchmarkReport {
  static let usage = """
    usage: benchmark-report run.jsonl… [--output folder] [--table document.md]
    """

  static func main() throws {
    var files: [String] = []
    var settings: [String: String] = [:]
    var words = CommandLine.arguments.dropFirst()
    while let word = words.popFirst() {
      if ["--output", "--table"].contains(word) {
        settings[word] = words.popFirst()
      } else {
        files.append(word)
      }
    }
    guard !files.isEmpty, !files.contains(where: { $0.hasPrefix("-") }) else { end(usage) }
    do {
      let text = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
      let page = BenchmarkPage(try RunLines(text.joined(separator: "\n")))
      try write(page, settings)
    } catch {
      end("benchmark-report: \(error)")
    }
  }

  private static func write(_ page: BenchmarkPage, _ settings: [String: String]) throws {
    if let folder = settings["--output"] {
      for file in Site(title: "claims", pages: [page.page]).rendered() {
        try file.bytes.write(to: URL(filePath: folder).appending(path: file.path))
      }
    }
    if let document = settings["--table"] {
      let old = try String(contentsOfFile: document, encoding: .utf8)
      guard let new = MarkedTable.replaced(in: old, by: page) else {
        end("benchmark-report: \(document) has no marks \(MarkedTable.marks)")
      }
      try Data(new.utf8).write(to: URL(filePath: document))
    }
    if settings.isEmpty {
      print(ReportRenderer.terminal(page.page.document, width: 120, color: false), terminator: "")
    }
  }

  private static func end(_ sentence: String) -> Never {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
    exit(64)
  }
}
