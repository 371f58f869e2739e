public import ArgumentParser
public import ClaimStudy
import Claims
import Foundation
import Learning
import Machine

/// What a study is made of; the same for `train` and `plan`.
struct StudyOptions: ParsableArguments {
  @Option(
    help: "CSV file of labelled videos (default: Data/Raw/tiktok_dataset.csv, else generated).")
  var data: String?

  @Option(help: "Folder for models, reports and the cache.")
  var output: String = "."

  @Option(help: "YAML file with the settings that differ from the profile.")
  var settings: String?

  @Option(help: "YAML file that says what the columns mean (default: the TikTok columns).")
  var contract: String?

  @Option(help: "full: five-fold cross-validation of every model; quick: one fit each.")
  var profile: Profile = .full

  @Option(help: "The origin of all randomness (default: 1, or what --settings says).")
  var seed: UInt64?

  @Option(help: "Set records with faults aside in this CSV file and go on.")
  var quarantine: String?

  @OptionGroup var threading: ThreadOptions

  /// The study that the options describe; makes up data where there is none.
  func study(on workers: WorkerPool) throws -> Study {
    let folders = StudyFolders(under: URL(filePath: output).standardizedFileURL)
    return Study(
      settings: try resolvedSettings(), contract: try ContractFile.contract(at: contract),
      data: try DefaultData.file(named: data, under: output, on: workers), folders: folders,
      quarantine: quarantine.map { URL(filePath: $0).standardizedFileURL })
  }

  private func resolvedSettings() throws -> StudySettings {
    let yaml = try settings.map { try ContractFile.text(at: $0, option: "--settings") }
    var result = try StudySettings(yaml: yaml ?? "", over: profile)
    if let seed { result.seed = Seed(seed) }
    return result
  }
}

extension Profile: ExpressibleByArgument {}
