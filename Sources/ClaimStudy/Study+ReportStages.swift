import Claims
import Foundation
import Learning
import Machine
import Reporting
import Tabular
import Workflow

extension Study {
  /// Puts together what the report tells.
  var findingsStage: Stage {
    let (settings, contract, data) = (settings, contract, data)
    return Stage(
      "findings", title: "gather the findings", settings: settings, sources: [data],
      readingAll: settings.featureSets.map(Products.result), reading: Products.videos,
      Products.partition, writing: Products.findings
    ) { _, results, videos, partition in
      let training = partition.trainingRows
      return StudyFindings(
        source: videos.header.source, sourceFingerprint: try Fingerprint.of(file: data),
        ledger: videos.header.ledger, trainingRows: training.count,
        testRows: partition.testRows.count,
        openings: try contract.openings(of: videos.frame, rows: training), results: results,
        settings: settings, contract: contract)
    }
  }

  /// Writes the reports.
  var reportStage: Stage {
    let (folder, files) = (folders.reports, reportFiles)
    return Stage(
      "report", title: "write the reports", promises: files, reading: Products.findings,
      writing: Products.reports
    ) { _, findings in
      let rendered = StudySite(findings: findings).site.rendered()
      for file in rendered {
        try AtomicFile.write(file.bytes, to: folder.appending(path: file.path))
      }
      return rendered.map(\.path)
    }
  }
}

extension DataContract {
  /// How the openings of the first text column tell the classes apart; nil without such a column.
  func openings(of frame: Frame, rows: [Int]) throws -> OpeningAudit? {
    guard let name = columns(.text).first?.name, let column = frame.subset(rows)[name],
      case .texts(let texts) = column.values
    else { return nil }
    return OpeningAudit(texts, try labels(of: frame).subset(rows))
  }
}
