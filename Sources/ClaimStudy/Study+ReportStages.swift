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
    ) { context, results, videos, partition in
      let training = partition.trainingRows
      let text = try contract.textAudits(
        of: videos.frame, partition, seed: settings.seed, on: context.workers)
      return StudyFindings(
        source: videos.header.source, sourceFingerprint: try Fingerprint.of(file: data),
        ledger: videos.header.ledger, trainingRows: training.count,
        testRows: partition.testRows.count,
        openings: text?.openings, templates: text?.templates, results: results,
        settings: settings, contract: contract)
    }
  }

  /// Writes the reports; they show the pipeline of the other stages.
  func reportStage(after stages: [Stage]) -> Stage {
    let (folder, files) = (folders.reports, reportFiles)
    let outlines = stages.map { StageOutline($0) }
    return Stage(
      "report", title: "write the reports", version: 5, settings: outlines, promises: files,
      readingAll: [Products.hypothesisPages, Products.regressionPages],
      reading: Products.findings, Products.exploration, Products.videos, Products.partition,
      writing: Products.reports
    ) { context, pages, findings, exploration, videos, partition in
      let site = StudySite(
        findings: findings, exploration: exploration, statistics: pages.flatMap { $0 },
        stages: outlines
      ).site
      let records = RecordsExtract(
        frame: videos.frame, contract: findings.contract,
        isTest: partition.parts.map { $0 == Partition.test })
      let extracts = ExtractFolder(
        [records.extract] + exploration.extracts + findings.extracts, from: findings.source)
      return try site.write(to: folder, on: context.workers) + extracts.write(to: folder)
    }
  }
}

extension DataContract {
  /// What the first text column gives away; nil without such a column.
  ///
  /// Labels are those of the training rows; of the test rows only the texts are looked at.
  func textAudits(
    of frame: Frame, _ partition: Partition, seed: Seed, on workers: WorkerPool
  ) throws -> (openings: OpeningAudit, templates: TemplateAudit)? {
    guard let name = columns(.text).first?.name, let column = frame[name],
      case .texts(let texts) = column.values
    else { return nil }
    let training = partition.trainingRows
    let labels = try labels(of: frame).subset(training)
    return (
      OpeningAudit(texts.subset(training), labels, on: workers),
      TemplateAudit(
        of: texts, labelsOfTraining: labels, train: training, test: partition.testRows,
        seed: seed.derived("templates"), on: workers)
    )
  }
}
