import Claims
import Learning
import Reporting
import Workflow

/// What every page of a study says in the same words.
extension StudyFindings {
  /// What stands on top of every rendering of every page.
  var banners: [Note] { [generatedBanner, templateBanner].compactMap(\.self) }

  /// What the banner over generated data begins with.
  static let generatedTitle = "Generated data"

  private var generatedBanner: Note? {
    guard source.isGenerated else { return nil }
    return Note(
      .warning, title: Self.generatedTitle,
      "Rows of this file were made by \(code: "claimctl synthesize"). They show that the tools "
        + "work, "
        + "and say nothing about real videos.")
  }

  private var templateBanner: Note? {
    guard openings?.looksTemplated == true else { return nil }
    return Note(
      .warning, title: "Templated text",
      "The first two words of the text give the class away. A score of a model that reads this "
        + "text "
        + "says nothing about text that people wrote.")
  }

  /// What made the page, from what; at the end of every page.
  var colophon: InlineText {
    "Made by claimctl from \(code: source.fileName) "
      + "(SHA-256 \(code: sourceFingerprint.hex)) with seed "
      + "\(Quantity.plain(Int(truncatingIfNeeded: settings.seed.value)))."
  }

  /// When a feature set is known: `after publication`, `at upload, without the text`.
  static func when(_ featureSet: String) -> String {
    guard let choice = FeatureChoice(name: featureSet) else { return featureSet }
    let time = choice.featureSet == .atUpload ? "at upload" : "after publication"
    return choice.withText ? time : "\(time), without the text"
  }

  /// `when` at the beginning of a sentence.
  static func title(_ featureSet: String) -> String {
    let words = when(featureSet)
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
