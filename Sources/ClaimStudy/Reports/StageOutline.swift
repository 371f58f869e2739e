import Foundation
import Reporting
import Workflow

/// A stage as the reports show it: its name, what it does, and what it is made from.
struct StageOutline: Hashable, Sendable, Codable {
  let name: String
  let title: String
  let inputs: [String]
  let output: String

  init(_ stage: Stage) {
    name = stage.name
    title = stage.title
    inputs = stage.inputs
    output = stage.output
  }
}

extension Chart {
  /// The pipeline of a study; stages that read and feed the same others are one box.
  static func pipeline(_ stages: [StageOutline]) -> Chart? {
    guard !stages.isEmpty else { return nil }
    let groups = PipelineGroup.groups(of: stages)
    let writer = Dictionary(
      groups.flatMap { group in group.stages.map { ($0.output, group.id) } },
      uniquingKeysWith: { first, _ in first })
    let edges = groups.flatMap { group in
      Set(group.stages.flatMap(\.inputs).compactMap { writer[$0] }).subtracting([group.id]).sorted()
        .map { FlowEdge(from: $0, to: group.id) }
    }
    return .flow(
      "The way of the data",
      nodes: groups.map { FlowNode($0.id, title: $0.title, detail: $0.detail) }, edges: edges,
      finding:
        "\(stages.count) stages, each a pure function of those before it: what is up to date is "
        + "not made again.")
  }
}

/// Stages that stand at one place of the pipeline.
private struct PipelineGroup {
  var stages: [StageOutline]

  var id: String { stages[0].name }

  var title: String { stages.count == 1 ? stages[0].title : "fit \(stages.count) models" }

  var detail: String {
    guard stages.count > 1 else { return "" }
    // `fit-SET-MODEL`: the set is what all names begin with.
    let common = stages.dropFirst().reduce(stages[0].name) { $0.commonPrefix(with: $1.name) }
    let set = common.split(separator: "-").dropFirst().joined(separator: "-")
    return StudyFindings.when(set)
  }

  /// Groups in the order of their first stages.
  static func groups(of stages: [StageOutline]) -> [PipelineGroup] {
    let readers = Dictionary(
      grouping: stages.flatMap { stage in stage.inputs.map { ($0, stage.name) } }, by: { $0.0 }
    ).mapValues { $0.map(\.1) }
    // Only fits are alike; other stages that stand at one place have titles of their own.
    struct Place: Hashable {
      let inputs: [String]
      let readers: [String]
      let own: String?
    }
    var order: [Place] = []
    var groups: [Place: PipelineGroup] = [:]
    for stage in stages {
      let place = Place(
        inputs: stage.inputs, readers: readers[stage.output] ?? [],
        own: stage.name.hasPrefix("fit-") ? nil : stage.name)
      if groups[place] == nil { order.append(place) }
      groups[place, default: PipelineGroup(stages: [])].stages.append(stage)
    }
    return order.compactMap { groups[$0] }
  }
}
