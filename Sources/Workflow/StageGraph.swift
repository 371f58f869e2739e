/// Stages and the products between them, checked before anything runs.
public struct StageGraph: Sendable {
  /// The stages in an order in which each comes after those it reads from; stages that do not
  /// depend on one another keep the order in which they were given.
  public let stages: [Stage]

  /// The stages that each one reads from, as places in `stages`.
  let predecessors: [[Int]]
  /// The stages that read from each one, as places in `stages`.
  let successors: [[Int]]

  /// Checks and orders the stages.
  ///
  /// - Throws: On a name or product that comes twice, an input that nothing writes, a product
  ///   with two types, or a cycle.
  public init(_ stages: [Stage]) throws(GraphFault) {
    let writers = try Self.writers(stages)
    let needs = try Self.needs(stages, writers)
    let order = try Self.order(stages, needs)
    var place = [Int](repeating: 0, count: stages.count)
    for (new, old) in order.enumerated() { place[old] = new }
    self.stages = order.map { stages[$0] }
    let predecessors = order.map { old in needs[old].map { place[$0] }.sorted() }
    var successors = [[Int]](repeating: [], count: stages.count)
    for (stage, before) in predecessors.enumerated() {
      for earlier in before { successors[earlier].append(stage) }
    }
    self.predecessors = predecessors
    self.successors = successors
  }

  /// The place of a stage by name.
  func index(of name: String) -> Int? { stages.firstIndex { $0.name == name } }

  /// The place of the stage that writes a product.
  func writer(of product: String) -> Int? { stages.firstIndex { $0.output == product } }

  /// A stage and everything that reads from it, directly or not.
  func descendants(of stage: Int) -> Set<Int> {
    var found: Set<Int> = [stage]
    for later in stages.indices where predecessors[later].contains(where: found.contains) {
      found.insert(later)
    }
    return found
  }

  private static func writers(_ stages: [Stage]) throws(GraphFault) -> [String: Int] {
    var names: Set<String> = []
    var writers: [String: Int] = [:]
    for (place, stage) in stages.enumerated() {
      guard names.insert(stage.name).inserted else { throw .duplicateName(stage.name) }
      if let other = writers[stage.output] {
        throw .twoWriters(product: stage.output, stages[other].name, stage.name)
      }
      writers[stage.output] = place
    }
    return writers
  }

  private static func needs(
    _ stages: [Stage], _ writers: [String: Int]
  ) throws(GraphFault) -> [[Int]] {
    var needs: [[Int]] = []
    for stage in stages {
      var mine: Set<Int> = []
      for input in stage.reads {
        guard let writer = writers[input.name] else {
          throw .missingInput(product: input.name, stage: stage.name)
        }
        let written = stages[writer].writes
        guard written.type == input.type else {
          throw .twoTypes(product: input.name, written.typeName, input.typeName)
        }
        mine.insert(writer)
      }
      needs.append(mine.sorted())
    }
    return needs
  }

  private static func order(_ stages: [Stage], _ needs: [[Int]]) throws(GraphFault) -> [Int] {
    var order: [Int] = []
    var done: Set<Int> = []
    while order.count < stages.count {
      let ready = stages.indices.first { !done.contains($0) && done.isSuperset(of: needs[$0]) }
      guard let ready else {
        throw .cycle(stages.indices.filter { !done.contains($0) }.map { stages[$0].name })
      }
      order.append(ready)
      done.insert(ready)
    }
    return order
  }
}

/// Why some stages are no pipeline.
public enum GraphFault: Error, Hashable, Sendable {
  /// Two stages have one name.
  case duplicateName(String)
  /// Two stages write one product.
  case twoWriters(product: String, String, String)
  /// No stage writes what this one reads.
  case missingInput(product: String, stage: String)
  /// A product is written as one type and read as another.
  case twoTypes(product: String, String, String)
  /// These stages wait for one another, or for stages that do.
  case cycle([String])
}

extension GraphFault: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .duplicateName(let name):
      "two stages are called `\(name)`; give each stage a name of its own"
    case .twoWriters(let product, let first, let second):
      "product `\(product)` is written by `\(first)` and by `\(second)`; only one stage may write it"
    case .missingInput(let product, let stage):
      "stage `\(stage)` reads `\(product)`, which no stage writes; add the stage that does"
    case .twoTypes(let product, let written, let read):
      "product `\(product)` is written as \(written) and read as \(read); use one declaration"
    case .cycle(let stages):
      "the stages \(stages.map { "`\($0)`" }.joined(separator: ", ")) wait for one another"
    }
  }
}
