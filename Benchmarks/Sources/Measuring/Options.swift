import Foundation

/// The words of a command line: some values, then settings as `--name value`.
package struct Options {
  /// The values, in their order.
  package let values: [String]
  private let settings: [String: String]
  private let usage: String

  /// Reads the words after the name of the program; ends it with `usage` when they make no sense.
  ///
  /// - Parameters:
  ///   - usage: One line, or several, that say what is expected.
  ///   - names: The settings there are, without dashes.
  ///   - count: How many values are expected.
  package init(usage: String, names: Set<String>, values count: ClosedRange<Int>) {
    var values: [String] = []
    var settings: [String: String] = [:]
    var words = CommandLine.arguments.dropFirst()
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        values.append(word)
        continue
      }
      let name = String(word.dropFirst(2))
      guard names.contains(name), let value = words.popFirst() else {
        Self.end("\(word) is not a setting, or has no value\n\(usage)")
      }
      settings[name] = value
    }
    guard count.contains(values.count) else { Self.end(usage) }
    self.values = values
    self.settings = settings
    self.usage = usage
  }

  /// A setting as text.
  package func text(_ name: String) -> String? { settings[name] }

  /// A setting as a number of some kind; ends the program when it is none.
  package func number<Number: LosslessStringConvertible>(
    _ name: String, default standard: Number
  ) -> Number {
    guard let text = settings[name] else { return standard }
    guard let number = Number(text) else { Self.end("--\(name) \(text) is not a number\n\(usage)") }
    return number
  }

  /// A setting as whole numbers between commas; empty when it was not given.
  package func list(_ name: String) -> [Int] {
    guard let text = settings[name], !text.isEmpty else { return [] }
    return text.split(separator: ",").map { part in
      guard let number = Int(part) else { Self.end("--\(name) \(text) is not a list\n\(usage)") }
      return number
    }
  }

  /// How many threads were asked for; as many as there are cores by default.
  package var threads: Int {
    max(number("threads", default: ProcessInfo.processInfo.activeProcessorCount), 1)
  }

  /// Ends the program with a sentence for people and the status of a wrong call.
  package static func end(_ sentence: String) -> Never {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
    exit(64)
  }
}
