import Foundation
import Machine

/// What the process holds of the machine's memory.
package enum Memory {
  /// The most that was resident at once so far, in MiB.
  package static var peak: Double {
    PeakMemory.residentBytes().map { Double($0) / 1_048_576 } ?? .nan
  }

  /// What is resident now, in MiB.
  package static var resident: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
      let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
        Double($0)
      })
    else { return .nan }
    return kibibytes / 1024
  }
}
