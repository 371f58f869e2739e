import Features
import Learning
public import Machine
public import ModelArtifacts
public import Tabular

/// Gives verdicts on records: a model, its recipe and its contract, ready for use.
///
/// ```swift
/// let classifier = try ClaimClassifier(ModelArtifact.read(file))
/// let reading = try CSVReader(schema: classifier.schema).read(videos, on: workers)
/// let verdicts = try classifier.verdicts(on: reading.frame, lines: reading.lines, on: workers)
/// ```
public struct ClaimClassifier: Sendable {
  /// What was read from the model's file.
  public let artifact: ModelArtifact
  /// The contract inside it.
  public let contract: DataContract

  let shown: ShownValues
  let treeReasons: TreeReasons?

  /// A classifier from what a file holds.
  ///
  /// - Throws: `ClaimsError.contractInModel` when its contract cannot be used, or does not name a
  ///   column that its recipe reads.
  public init(_ artifact: ModelArtifact) throws(ClaimsError) {
    let contract: DataContract
    do {
      contract = try DataContract(json: artifact.contract)
    } catch let error as ContractError {
      throw .contractInModel(reason: "\(error)")
    } catch {
      throw .contractInModel(reason: "it is not the JSON of a contract")
    }
    let unknown = artifact.recipe.inputColumns.first { contract.column($0)?.isFeature != true }
    if let unknown {
      throw .contractInModel(reason: "it has no feature “\(unknown)”, which the recipe reads")
    }
    self.contract = contract
    self.artifact = artifact
    shown = ShownValues(artifact.recipe)
    treeReasons = TreeReasons(artifact.model)
  }

  /// What records must look like.
  public var schema: Schema {
    contract.schema(for: .prediction(inputs: artifact.recipe.inputColumns))
  }

  /// P(positive) of each record, in order.
  ///
  /// - Parameters:
  ///   - frame: Records that were read by `schema`.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Returns: One number a record, in [0, 1].
  /// - Throws: A `RecipeError` when the frame does not fit the recipe.
  public func probabilities(for frame: Frame, on workers: WorkerPool) throws -> [Double] {
    let features = try artifact.recipe.apply(frame, on: workers)
    return artifact.model.probabilities(for: features, on: workers)
  }

  /// The verdict of each record, in order; a verdict depends on its record alone.
  ///
  /// - Parameters:
  ///   - frame: Records that were read by `schema`.
  ///   - lines: The line in which each of them begins.
  ///   - reasons: How many reasons are given, at most, with each verdict; 0 explains nothing.
  ///   - workers: The threads to run on; the verdicts do not depend on them.
  /// - Returns: The verdicts, column by column.
  /// - Throws: A `RecipeError` when the frame does not fit the recipe.
  public func verdicts(
    on frame: Frame, lines: [Int], reasons: Int = 0, on workers: WorkerPool
  ) throws -> VerdictBatch {
    precondition(lines.count == frame.rowCount, "a line for each record")
    let features = try artifact.recipe.apply(frame, on: workers)
    let rows = ScoredRows(frame: frame, features: features)
    return VerdictBatch(
      lines: lines, identities: contract.identityColumn.flatMap { frame[$0] },
      probabilities: artifact.model.probabilities(for: features, on: workers),
      threshold: artifact.threshold, labelNames: artifact.labelNames,
      explanations: reasons > 0 ? explanations(of: rows, limit: reasons, on: workers) : [])
  }
}
