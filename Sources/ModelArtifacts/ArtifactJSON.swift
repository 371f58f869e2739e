import Foundation

/// JSON texts within the header: keys sorted, numbers to the last bit.
enum ArtifactJSON {
  static func text(
    of value: some Encodable, for key: ModelArtifact.Key
  ) throws(ArtifactError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw .malformed(part: key.rawValue, reason: "\(error)")
    }
  }

  static func value<Value: Decodable>(
    of type: Value.Type, in text: String, for key: ModelArtifact.Key
  ) throws(ArtifactError) -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return try decoder.decode(type, from: Data(text.utf8))
    } catch {
      throw .malformed(part: key.rawValue, reason: "\(error)")
    }
  }
}
