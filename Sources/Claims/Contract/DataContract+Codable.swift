import Foundation
import Learning

extension DataContract: Codable {
  private enum CodingKeys: String, CodingKey {
    case version, name, labelNames, labelValues, columns
  }

  /// Reads a contract from a file that nobody vouches for.
  ///
  /// - Throws: A `ContractError`, or what decoding throws.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Self.formatVersion else { throw ContractError(.unknownVersion(version)) }
    try self.init(
      name: container.decode(String.self, forKey: .name),
      labelNames: container.decode(LabelNames.self, forKey: .labelNames),
      labelValues: container.decode([LabelValue].self, forKey: .labelValues),
      columns: container.decode([ContractColumn].self, forKey: .columns))
  }

  /// Writes the contract.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.formatVersion, forKey: .version)
    try container.encode(name, forKey: .name)
    try container.encode(labelNames, forKey: .labelNames)
    try container.encode(labelValues, forKey: .labelValues)
    try container.encode(columns, forKey: .columns)
  }

  /// The contract as JSON text with sorted keys, as it is kept in a model's file.
  ///
  /// - Throws: What the encoder throws.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Reads what `json()` wrote.
  ///
  /// - Throws: A `ContractError`, or what decoding throws.
  public init(json: String) throws {
    self = try JSONDecoder().decode(DataContract.self, from: Data(json.utf8))
  }
}
