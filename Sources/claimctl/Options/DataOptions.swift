import ArgumentParser
import ClaimStudy
import Claims
import Foundation
import Learning
import Machine

/// Which records, what their columns mean, and where the results go; the same for all that reads a
/// whole file.
struct DataOptions: ParsableArguments {
  @Option(
    help: "CSV file of videos (default: Data/Raw/tiktok_dataset.csv, else generated).")
  var data: String?

  @Option(help: "Folder that everything is written under.")
  var output: String = "."

  @Option(help: "YAML file that says what the columns mean (default: the TikTok columns).")
  var contract: String?

  @Option(help: "Set records with faults aside in this CSV file and go on.")
  var quarantine: String?

  @OptionGroup var threading: ThreadOptions

  /// Where the results go.
  var folders: StudyFolders { StudyFolders(under: URL(filePath: output).standardizedFileURL) }

  /// The file with what its columns mean; makes one up where there is none.
  func file(on workers: WorkerPool) throws -> RecordFile {
    let contract = try ContractFile.contract(at: contract)
    return RecordFile(
      try DefaultData.file(named: data, under: output, on: workers), contract: contract,
      quarantine: quarantine.map { URL(filePath: $0).standardizedFileURL })
  }
}

/// The file that is read when none is named.
enum DefaultData {
  /// The named file, else the one that was dropped into `Data/Raw`, else generated videos.
  static func file(named name: String?, under output: String, on workers: WorkerPool) throws -> URL
  {
    if let name { return try DataFile.place(of: name) }
    let dropped = URL(filePath: "Data/Raw/tiktok_dataset.csv").standardizedFileURL
    if FileManager.default.fileExists(atPath: dropped.path) { return dropped }
    let generated = URL(filePath: output).appending(path: "Data/Interim/generated_videos.csv")
      .standardizedFileURL
    try GeneratedFile.write(rows: 20_000, seed: Seed(1), to: generated, on: workers)
    Exit.say("no --data and no Data/Raw/tiktok_dataset.csv: using 20,000 generated videos")
    return generated
  }
}
