/// What a run leaves beside its model: enough to know what was done and to do it again.
public struct RunRecord: Hashable, Sendable, Codable {
  /// A file that the run read.
  public struct Input: Hashable, Sendable, Codable {
    /// The name of the file, without folders.
    public let name: String
    /// The SHA-256 of its content.
    public let sha256: Fingerprint
    /// Its size.
    public let bytes: Int

    /// An input.
    public init(name: String, sha256: Fingerprint, bytes: Int) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// A stage of the run.
  public struct StageLine: Hashable, Sendable, Codable {
    /// The name of the stage.
    public let name: String
    /// Whether it ran.
    public let status: StageTiming.Status
    /// How long it took.
    public let seconds: Double

    /// A line.
    public init(name: String, status: StageTiming.Status, seconds: Double) {
      self.name = name
      self.status = status
      self.seconds = seconds
    }
  }

  /// The version of the tool.
  public var toolVersion: String
  /// The compiler that built it.
  public var toolchain: String
  /// How many threads it ran on.
  public var threads: Int
  /// The origin of all randomness.
  public var seed: UInt64
  /// When the run began, as the door tells it.
  public var startedAt: String
  /// All settings.
  public var settings: JSONValue
  /// The files that were read.
  public var inputs: [Input]
  /// The stages, in their order.
  public var stages: [StageLine]
  /// The fingerprint of each product.
  public var products: [String: Fingerprint]
  /// The most memory that was held at once, if known.
  public var peakMemoryBytes: Int?
  /// What was measured.
  public var metrics: [String: Double]
  /// What became of the rows, rule by rule, where the run has such a ledger.
  public var ledger: JSONValue?

  /// A record of a run.
  public init(
    toolVersion: String, toolchain: String, threads: Int, seed: UInt64, startedAt: String,
    settings: JSONValue, inputs: [Input], stages: [StageLine],
    products: [String: Fingerprint] = [:], peakMemoryBytes: Int? = nil,
    metrics: [String: Double] = [:], ledger: JSONValue? = nil
  ) {
    self.toolVersion = toolVersion
    self.toolchain = toolchain
    self.threads = threads
    self.seed = seed
    self.startedAt = startedAt
    self.settings = settings
    self.inputs = inputs
    self.stages = stages
    self.products = products
    self.peakMemoryBytes = peakMemoryBytes
    self.metrics = metrics
    self.ledger = ledger
  }
}
