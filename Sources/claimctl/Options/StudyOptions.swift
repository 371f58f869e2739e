public import ArgumentParser
public import ClaimStudy
import Learning
import Machine

/// What a study is made of; the same for `train` and `plan`.
struct StudyOptions: ParsableArguments {
  @OptionGroup var source: DataOptions

  @Option(help: "YAML file with the settings that differ from the profile.")
  var settings: String?

  @Option(help: "full: five-fold cross-validation of every model; quick: one fit each.")
  var profile: Profile = .full

  @Option(help: "The origin of all randomness (default: 1, or what --settings says).")
  var seed: UInt64?

  /// The study that the options describe; makes up data where there is none.
  func study(on workers: WorkerPool) throws -> Study {
    let settings = try resolvedSettings()
    let file = try source.file(on: workers)
    return Study(
      settings: settings, contract: file.contract, data: file.url, folders: source.folders,
      quarantine: file.quarantine)
  }

  private func resolvedSettings() throws -> StudySettings {
    let yaml = try settings.map { try ContractFile.text(at: $0, option: "--settings") }
    var result = try StudySettings(yaml: yaml ?? "", over: profile)
    if let seed { result.seed = Seed(seed) }
    return result
  }
}

extension Profile: ExpressibleByArgument {}
