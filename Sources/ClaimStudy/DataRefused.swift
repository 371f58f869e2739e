public import Tabular

/// A file was read to its end and refused; says everything that is wrong with it.
public struct DataRefused: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the file as it was given.
  public let file: String
  /// One line a group of faults.
  public let lines: String
  /// How many faults there are.
  public let faultCount: Int
  /// What the user may do.
  public let hint: String

  /// The refusal of a file, from all faults that were found.
  public init(file: String, _ faults: [Fault]) {
    let report = FaultReport(faults)
    self.file = file
    lines = report.rendered(file: file)
    faultCount = report.count
    hint =
      faults.contains(where: \.problem.concernsWholeFile)
      ? "mend the file and run again"
      : "mend the file, or set such records aside with --quarantine FILE"
  }

  /// The refusal of a reading.
  public init(file: String, _ reading: Reading) { self.init(file: file, reading.faults) }

  /// Every group of faults, then a sentence.
  public var description: String {
    let faults = faultCount == 1 ? "1 fault" : "\(faultCount) faults"
    return "\(lines)\n\(file) is refused: \(faults); \(hint)"
  }
}

extension Problem {
  /// Whether nothing can be set aside, because no record can be understood.
  fileprivate var concernsWholeFile: Bool {
    switch self {
    case .missingHeader, .duplicateHeader, .unknownHeader, .emptyFile, .headerOnly: true
    default: false
    }
  }
}
