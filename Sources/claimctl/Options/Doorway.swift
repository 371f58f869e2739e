import ClaimStudy
import Foundation

/// The one place that reads the clock.
enum Doorway {
  static func door() -> Door {
    let origin = ContinuousClock.now
    return Door(
      clock: {
        let passed = origin.duration(to: .now)
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
      },
      startedAt: Date.now.ISO8601Format(), toolVersion: Version.text,
      toolchain: Version.toolchain)
  }
}
