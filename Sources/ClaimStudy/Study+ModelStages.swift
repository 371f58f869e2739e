import Claims
import Evaluation
import Foundation
import Learning
import Machine
import ModelArtifacts
import Tabular
import Workflow

extension Study {
  /// The contestants of one feature set.
  func contests(_ features: FeatureChoice) throws -> [ContestStage] {
    let all = try settings.contestants().map { contestant in
      ContestStage.Settings(
        contestant: contestant, features: features, contract: contract,
        comparison: settings.comparison,
        criteria: settings.champion.criteria, threshold: settings.threshold, seed: settings.seed)
    }
    let shared = SharedFeatures(try all.map { try $0.recipe() })
    return all.map { ContestStage(settings: $0, shared: shared) }
  }

  /// Compares a contestant's settings and fits the best.
  func contestStage(_ contest: ContestStage) -> Stage {
    let (name, featureSet) = (contest.settings.contestant.name, contest.settings.features.name)
    let contract = contract
    return Stage(
      "fit-\(featureSet)-\(name)", title: "fit \(name), \(featureSet)",
      settings: contest.settings, reading: Products.videos, Products.partition,
      writing: Products.entrant(contest)
    ) { context, videos, partition in
      try contest.run(videos.frame, contract.labels(of: videos.frame), partition, context)
    }
  }

  /// Elects the champion of a feature set and scores every model on the test part.
  func scoreStage(_ features: FeatureChoice, _ contests: [ContestStage]) -> Stage {
    let contract = contract
    let stage = ScoreStage(
      settings: ScoreStage.Settings(
        features: features, champion: settings.champion, threshold: settings.threshold,
        seed: settings.seed.derived("score").derived(features.name), contract: contract))
    return Stage(
      "score-\(features.name)", title: "score the test part, \(features.name)",
      version: 2, settings: stage.settings, readingAll: contests.map(Products.entrant),
      reading: Products.videos, Products.partition, writing: Products.result(features.name)
    ) { context, entrants, videos, partition in
      try stage.run(
        entrants, videos.frame, contract.labels(of: videos.frame), partition, context)
    }
  }

  /// Writes the models of a feature set, the champion once more under its own name.
  func saveStage(_ features: FeatureChoice, _ contests: [ContestStage]) -> Stage {
    let folder = folders.models(of: features.name)
    let names = contests.map(\.settings.contestant.name) + ["champion"]
    return Stage(
      "save-\(features.name)", title: "write the models, \(features.name)",
      promises: names.map { Self.modelFile($0, in: folder) },
      readingAll: contests.map(Products.entrant), reading: Products.result(features.name),
      writing: Products.models(features.name)
    ) { _, entrants, result in
      for entrant in entrants {
        let name = entrant.header.name
        let bytes = try entrant.scored(in: result).encoded()
        try AtomicFile.write(bytes, to: Self.modelFile(name, in: folder))
        if name == result.election.champion.name {
          try AtomicFile.write(bytes, to: Self.modelFile("champion", in: folder))
        }
      }
      return names
    }
  }

  static func modelFile(_ name: String, in folder: URL) -> URL {
    folder.appending(path: "\(name).safetensors")
  }
}

extension FittedEntrant {
  /// The artifact with its test scores beside those of validation.
  fileprivate func scored(in result: SetResult) -> ModelArtifact {
    var artifact = artifact
    let test = result.lines.first { $0.entrant.name == header.name }?.test.byName ?? [:]
    for (name, value) in test { artifact.metrics["test.\(name)"] = value }
    artifact.notes["model"] = header.name
    return artifact
  }
}
