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
      // Ignored columns are read as well: exploring describes them, and nothing else looks at them.
      let reading = try CSVReader(schema: contract.schema(for: .exploration(labelled: true)))
        .read(data, on: context.workers)
      try reading.refuseOrSetAside(data, quarantine)
      let source = SourceSummary(data, reading, contract)
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

  /// Describes every column of the file as it was read, and how training and test rows differ.
  var exploreStage: Stage {
    let contract = contract
    return Stage(
      "explore", title: "explore the data", settings: contract, reading: Products.read,
      Products.partition, writing: Products.exploration
    ) { context, videos, partition in
      // The partition speaks of the cleaned rows: cleaning is planned again to know where they stood.
      let plan = contract.cleaningPlan(for: videos.frame, on: context.workers)
      var parts = [UInt8](repeating: 2, count: videos.frame.rowCount)
      for (row, part) in zip(plan.rows, partition.parts) {
        parts[row] = part == Partition.test ? 1 : 0
      }
      return Explorer(
        videos.frame, contract, source: videos.header.source, ledger: plan.ledger, parts: parts,
        on: context.workers
      ).exploration()
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
