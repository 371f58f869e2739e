import Foundation

/// Decides which stages are to run.
struct Planner {
  /// What the planner found of one stage.
  enum Finding {
    case fresh(StoreEntry)
    case stale(StaleReason)

    var entry: StoreEntry? { if case .fresh(let entry) = self { entry } else { nil } }
  }

  /// The plan, and what stands behind it.
  struct Result {
    let plan: RunPlan
    let findings: [Finding]
    let forced: Set<Int>
    let selected: Set<Int>
  }

  let graph: StageGraph
  let store: ProductStore
  let ledger: FileLedger

  func plan(_ options: RunOptions) throws -> Result {
    let selected = try selection(options)
    let forced = try forcing(options).intersection(selected)
    var findings: [Finding] = []
    for index in graph.stages.indices {
      let isSelected = selected.contains(index)
      if isSelected { try requireInputs(of: index, findings, selected) }
      if forced.contains(index) {
        _ = try sources(of: graph.stages[index])
        findings.append(.stale(.forced))
      } else {
        do {
          findings.append(try finding(index, findings))
        } catch WorkflowFault.missingSource(_, let path) where !isSelected {
          findings.append(.stale(.fileMissing(path)))
        }
      }
    }
    let entries = graph.stages.indices.map { index in
      RunPlan.Entry(
        stage: graph.stages[index].name, title: graph.stages[index].title,
        status: status(findings[index], isSelected: selected.contains(index)))
    }
    return Result(
      plan: RunPlan(entries: entries), findings: findings, forced: forced, selected: selected)
  }

  /// What decides the output of a stage whose inputs are known.
  ///
  /// Nil while `outputs`, which gives the fingerprint of a product, does not know one of them.
  func identity(of stage: Stage, outputs: (String) -> Fingerprint?) throws -> StageIdentity? {
    var inputs: [StageIdentity.Part] = []
    for input in stage.inputs {
      guard let fingerprint = outputs(input) else { return nil }
      inputs.append(StageIdentity.Part(name: input, fingerprint: fingerprint))
    }
    return StageIdentity(
      stage: stage.name, version: stage.version, settings: try settings(of: stage),
      inputs: inputs, sources: try sources(of: stage))
  }

  /// Whether the store has the output of an identity, and the promised files are as written.
  func lookUp(_ identity: StageIdentity, of stage: Stage) throws -> Finding {
    guard let entry = store.entry(try identity.key(), of: stage.name) else {
      return .stale(reason(stage, identity))
    }
    let product = store.productFile(entry.output, of: stage.name)
    guard ledger.fingerprint(of: product) == entry.output else { return .stale(.damaged) }
    for file in stage.promises {
      guard let now = ledger.fingerprint(of: file) else {
        return .stale(.fileMissing(file.lastPathComponent))
      }
      guard let written = entry.promises.first(where: { $0.path == file.path }),
        written.fingerprint == now
      else { return .stale(.fileChanged(file.lastPathComponent)) }
    }
    return .fresh(entry)
  }

  private func selection(_ options: RunOptions) throws -> Set<Int> {
    guard !options.only.isEmpty else { return Set(graph.stages.indices) }
    return Set(try options.only.map(index))
  }

  private func forcing(_ options: RunOptions) throws -> Set<Int> {
    if options.force { return Set(graph.stages.indices) }
    guard let from = options.from else { return [] }
    return graph.descendants(of: try index(from))
  }

  private func index(_ name: String) throws -> Int {
    guard let index = graph.index(of: name) else {
      throw WorkflowFault.unknownStage(name, known: graph.stages.map(\.name))
    }
    return index
  }

  private func status(_ finding: Finding, isSelected: Bool) -> RunPlan.Status {
    guard isSelected else { return .leftOut }
    switch finding {
    case .fresh: return .fresh
    case .stale(let reason): return .stale(reason)
    }
  }

  /// Refuses to run a stage alone on inputs that are not what the stages before it would give.
  private func requireInputs(
    of index: Int, _ findings: [Finding], _ selected: Set<Int>
  ) throws {
    for before in graph.predecessors[index] where !selected.contains(before) {
      guard case .stale(let reason) = findings[before] else { continue }
      throw WorkflowFault.inputNotReady(
        stage: graph.stages[index].name, product: graph.stages[before].output,
        reason: reason.description)
    }
  }

  private func finding(_ index: Int, _ findings: [Finding]) throws -> Finding {
    let stage = graph.stages[index]
    let waiting = graph.predecessors[index].first { findings[$0].entry == nil }
    if let waiting {
      let changed = graph.stages[waiting].output
      let reason = try ownReason(stage) ?? .inputMayChange(changed)
      return .stale(reason)
    }
    let identity = try identity(of: stage) { product in
      graph.writer(of: product).flatMap { findings[$0].entry?.output }
    }
    guard let identity else { return .stale(.inputsDiffer) }
    return try lookUp(identity, of: stage)
  }

  /// A reason that lies in the stage itself, whatever its inputs will be; nil if there is none.
  private func ownReason(_ stage: Stage) throws -> StaleReason? {
    let sources = try sources(of: stage)
    guard let last = store.newestEntry(of: stage.name) else {
      return store.knows(stage.name) ? .damaged : .neverRun
    }
    return try ownReason(stage, last: last.identity, sources: sources)
  }

  private func ownReason(
    _ stage: Stage, last: StageIdentity, sources: [StageIdentity.Part]
  ) throws -> StaleReason? {
    if last.version != stage.version {
      return .versionChanged(from: last.version, to: stage.version)
    }
    let settings = try settings(of: stage)
    if last.settings != settings {
      return .settingsChanged(SettingsDifference.phrases(from: last.settings, to: settings))
    }
    if last.sources.count != sources.count { return .inputsDiffer }
    let changed = zip(last.sources, sources).first { $0.fingerprint != $1.fingerprint }
    return changed.map { .sourceChanged($1.name) }
  }

  /// Why the store has no entry of this identity.
  private func reason(_ stage: Stage, _ identity: StageIdentity) -> StaleReason {
    guard let last = store.newestEntry(of: stage.name)?.identity else {
      return store.knows(stage.name) ? .damaged : .neverRun
    }
    if let own = try? ownReason(stage, last: last, sources: identity.sources) { return own }
    if last.inputs.map(\.name) != identity.inputs.map(\.name) { return .inputsDiffer }
    let changed = zip(last.inputs, identity.inputs).first { $0.fingerprint != $1.fingerprint }
    return changed.map { .inputChanged($1.name) } ?? .damaged
  }

  private func settings(of stage: Stage) throws -> JSONValue {
    try CanonicalJSON.value(of: JSONValue.self, in: stage.settings())
  }

  private func sources(of stage: Stage) throws -> [StageIdentity.Part] {
    try stage.sources.map { file in
      guard let fingerprint = ledger.fingerprint(of: file) else {
        throw WorkflowFault.missingSource(stage: stage.name, path: file.path)
      }
      return StageIdentity.Part(name: file.lastPathComponent, fingerprint: fingerprint)
    }
  }
}
