/// Which stages to run whatever the store says.
public struct RunOptions: Hashable, Sendable {
  /// This stage and everything after it runs.
  public var from: String?
  /// The only stages that may run; empty for all.
  ///
  /// They run if they are stale; what they read must be up to date in the store.
  public var only: [String]
  /// Every stage (of `only`, if given) runs.
  public var force: Bool

  /// Options; without any, what is stale runs.
  public init(from: String? = nil, only: [String] = [], force: Bool = false) {
    self.from = from
    self.only = only
    self.force = force
  }
}

/// Which stages are to run, and why; made before anything runs.
public struct RunPlan: Hashable, Sendable {
  /// Whether a stage is to run.
  public enum Status: Hashable, Sendable {
    /// What it would give is in the store.
    case fresh
    /// It is to run.
    case stale(StaleReason)
    /// It was not asked for.
    case leftOut
  }

  /// One stage of the plan.
  public struct Entry: Hashable, Sendable {
    /// The name of the stage.
    public let stage: String
    /// What the stage does.
    public let title: String
    /// Whether it is to run.
    public let status: Status
  }

  /// The stages, each after those that it reads from.
  public let entries: [Entry]

  /// The names of the stages that are to run.
  public var stale: [String] {
    entries.compactMap { if case .stale = $0.status { $0.stage } else { nil } }
  }
}

/// Why a stage is to run.
public enum StaleReason: Hashable, Sendable {
  /// The store holds nothing of it.
  case neverRun
  /// The caller wants it.
  case forced
  /// Its settings are others; each change in words.
  case settingsChanged([String])
  /// Its code says that it gives something else.
  case versionChanged(from: Int, to: Int)
  /// A stage before it runs and may write this product anew.
  case inputMayChange(String)
  /// This product is not the one that it last read.
  case inputChanged(String)
  /// It reads other products, or as many others.
  case inputsDiffer
  /// The content of this file is not what it last read.
  case sourceChanged(String)
  /// A promised file is not there.
  case fileMissing(String)
  /// A promised file is not as it was written.
  case fileChanged(String)
  /// What the store holds is not whole.
  case damaged
}

extension StaleReason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .neverRun: "never run"
    case .forced: "forced"
    case .settingsChanged(let changes): "settings changed: \(changes.joined(separator: ", "))"
    case .versionChanged(let old, let new): "code version \(old) → \(new)"
    case .inputMayChange(let product): "input `\(product)` is made anew"
    case .inputChanged(let product): "input `\(product)` changed"
    case .inputsDiffer: "it reads other products than before"
    case .sourceChanged(let file): "source file \(file) changed"
    case .fileMissing(let file): "file \(file) is missing"
    case .fileChanged(let file): "file \(file) was changed since it was written"
    case .damaged: "what the store holds is damaged"
    }
  }
}
