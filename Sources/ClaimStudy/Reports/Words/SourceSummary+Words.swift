import Reporting
import Workflow

extension SourceSummary {
  /// What stands on top of every rendering: whether rows were made up.
  var banners: [Note] {
    guard isGenerated else { return [] }
    return [
      Note(
        .warning, title: "Generated data",
        "Rows of this file were made by \(code: "claimctl synthesize"). They show that the tools work, "
          + "and say nothing about real videos.")
    ]
  }

  /// What made a page, from what.
  func colophon(_ fingerprint: Fingerprint) -> InlineText {
    "Made by claimctl from \(code: fileName) (SHA-256 \(code: fingerprint.hex))."
  }
}
