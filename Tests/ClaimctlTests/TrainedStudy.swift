import Foundation
import Testing
import _TestSupport

/// A study that is trained once for all tests of a suite.
final class TrainedStudy: Sendable {
  /// One feature set, one model beside the baselines: what a test needs that asks for no more.
  static let oneModel = """
    featureSets: [at-upload-without-text]
    candidates:
    - family: logistic-regression
    """

  /// The study of the suite that is running.
  @TaskLocal static var current: TrainedStudy?

  /// The folder that holds `videos.csv` and, under `study`, what training made of it.
  let url: URL
  /// The videos.
  let videos: VideoFile
  /// How training ended.
  let training: CommandLineRun

  private static let arguments = [
    "train", "--data", "videos.csv", "--profile", "quick", "--output", "study",
  ]

  init(rows: Int, in folder: TemporaryFolder) throws {
    url = folder.url
    videos = try VideoFile(generatedRows: rows)
    try folder.write(videos.data, to: "videos.csv")
    training = try folder.claimctl(Self.arguments + ["--threads", "2"])
  }

  /// Models and reports by their paths, without the records of the run.
  func results() throws -> [String: Data] { try url.appending(path: "study").results() }

  /// The path of a model.
  func model(_ name: String, _ featureSet: String = "at-upload") -> String {
    url.appending(path: "study/Models/\(featureSet)/\(name).safetensors").path
  }
}

/// Trains before the first test of a suite and removes everything after the last.
struct StudyTrait: SuiteTrait, TestScoping {
  let rows: Int

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let study = try TrainedStudy(rows: rows, in: folder)
    try await TrainedStudy.$current.withValue(study) { try await function() }
    withExtendedLifetime(folder) {}
  }
}

extension Trait where Self == StudyTrait {
  /// A study of generated videos that the tests of a suite share and do not change.
  static func study(rows: Int) -> StudyTrait { StudyTrait(rows: rows) }
}
