import ClaimStudy
import Evaluation
import Learning
import Testing
import Workflow

@Suite("Study settings")
struct StudySettingsTests {
  @Test("are the profile's where a file is silent")
  func silent() throws {
    #expect(try StudySettings(yaml: "", over: .full) == StudySettings())
    #expect(try StudySettings(yaml: "seed: 7", over: .quick).comparison == .holdOut)
    #expect(try StudySettings(yaml: "seed: 7", over: .quick).seed == Seed(7))
  }

  @Test("are read back from their own YAML", arguments: Profile.allCases)
  func roundTrip(profile: Profile) throws {
    let settings = profile.settings
    #expect(try StudySettings(yaml: settings.yaml(), over: .full) == settings)
  }

  @Test("take a candidate with a grid apart into its combinations")
  func grid() throws {
    let settings = try StudySettings(
      yaml: """
        candidates:
          - family: random-forest
            name: forest
            options: {trees: 10}
            grid: {maxDepth: [3, null], minSamplesLeaf: [1, 5]}
        """, over: .full)
    let combinations = settings.candidates[0].combinations
    #expect(combinations.count == 4)
    #expect(combinations.map { $0["trees"] } == Array(repeating: .integer(10), count: 4))
    #expect(combinations.map { $0["maxDepth"] } == [.integer(3), .integer(3), .null, .null])
  }

  @Test("refuse what no setting has, with its line")
  func unknown() {
    let fault = SettingsFault.unknownSetting(
      path: "sed", line: 2,
      known: [
        "candidates", "champion", "comparison", "featureSets", "folds", "groupBy", "seed",
        "splitFile", "testShare", "threshold",
      ])
    #expect(throws: fault) { try StudySettings(yaml: "folds: 3\nsed: 7", over: .full) }
    #expect(
      fault.description == "there is no setting `sed` (line 2); known here: candidates, champion, "
        + "comparison, featureSets, folds, groupBy, seed, splitFile, testShare, threshold")
  }

  @Test(
    "refuse values out of range, each with what was expected",
    arguments: [
      ("testShare: 1.5", "setting `testShare` is 1.5; expected between 0 and 1"),
      ("folds: 1", "setting `folds` is 1; expected from 2 to 254"),
      ("threshold: 0", "setting `threshold` is 0.0; expected between 0 and 1"),
      ("featureSets: []", "setting `featureSets` is empty; expected at least one feature set"),
      ("folds: many", "setting `folds` is of the wrong kind; expected Int"),
      (
        "featureSets: [tomorrow]",
        "setting `featureSets` is tomorrow; expected one of at-upload, at-upload-without-text, "
          + "after-publication, after-publication-without-text"
      ),
      (
        "candidates: [{family: random-forest, name: champion}]",
        "setting `candidates.name` is champion; expected lowercase letters, digits and -, and not "
          + "a baseline's name"
      ),
      (
        "candidates: [{family: random-forest}, {family: random-forest}]",
        "two candidates are called `random-forest`; give each its own name"
      ),
    ])
  func outOfRange(yaml: String, sentence: String) throws {
    let error = #expect(throws: SettingsFault.self) { try StudySettings(yaml: yaml, over: .full) }
    #expect(error?.description == sentence)
  }

  @Test("refuse a wrong option of a candidate before any work")
  func wrongOption() throws {
    let error = #expect(throws: SettingsFault.self) {
      try StudySettings(
        yaml: "candidates: [{family: random-forest, options: {trees: 0}}]", over: .full)
    }
    #expect(error?.description.hasPrefix("candidate `random-forest`: ") == true)
    let unknown = #expect(throws: SettingsFault.self) {
      try StudySettings(
        yaml: "candidates: [{family: random-forest, options: {tree: 5}}]", over: .full)
    }
    #expect(
      unknown?.description.hasPrefix(
        "there is no setting `candidates.random-forest.options.tree`; known here: ") == true)
  }

  @Test("refuse a file that is not names and values")
  func notYAML() {
    #expect(throws: SettingsFault.self) { try StudySettings(yaml: "- 1\n- 2", over: .full) }
    #expect(throws: SettingsFault.self) { try StudySettings(yaml: "a: [", over: .full) }
  }
}
