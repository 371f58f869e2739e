import Claims
import Foundation
import Machine
import Tabular
import Workflow

extension Study {
  /// Reads the file under the contract; refuses it, or sets faulty records aside.
  var readStage: Stage {
    let (contract, data, quarantine) = (contract, data, quarantine)
    struct Settings: Codable {
      let contract: DataContract
      let quarantine: String?
    }
    return Stage(
      "read", title: "read \(data.lastPathComponent)",
      settings: Settings(contract: contract, quarantine: quarantine?.path), sources: [data],
      promises: quarantine.map { [$0] } ?? [], writing: Products.read
    ) { context in
      let reading = try CSVReader(schema: contract.schema(for: .training))
        .read(data, on: context.workers)
      try reading.refuseOrSetAside(data, quarantine)
      let source = SourceSummary(
        fileName: data.lastPathComponent, rowsRead: reading.rowsRead,
        rowsSetAside: reading.rejected.count,
        isGenerated: SyntheticVideos.areGenerated(reading.frame, contract))
      return Videos(Videos.Header(source: source, ledger: CleaningLedger()), reading.frame)
    }
  }

  /// Applies the cleaning rules, each with a row in the ledger.
  var cleanStage: Stage {
    let contract = contract
    return Stage(
      "clean", title: "clean the rows", settings: contract, reading: Products.read,
      writing: Products.videos
    ) { context, videos in
      let cleaned = contract.clean(videos.frame, on: context.workers)
      return Videos(
        Videos.Header(source: videos.header.source, ledger: cleaned.ledger), cleaned.frame)
    }
  }

  /// Decides once which rows are kept for the test and which fold each other row belongs to.
  var partitionStage: Stage {
    let (settings, contract) = (settings, contract)
    let splitFile = settings.splitFile.map { URL(filePath: $0) }
    return Stage(
      "partition", title: "keep a test part, cut folds",
      settings: PartitionStage.Settings(
        seed: settings.seed, testShare: settings.testShare, folds: settings.folds,
        groupBy: settings.groupBy),
      sources: splitFile.map { [$0] } ?? [], reading: Products.videos, writing: Products.partition
    ) { context, videos in
      let given = try splitFile.map { try GivenParts($0, on: context.workers) }
      return try PartitionStage(settings: settings, contract: contract, givenParts: given)
        .partition(videos.frame, contract.labels(of: videos.frame))
    }
  }
}
