public import Foundation

/// JSON that is the same for the same value: keys sorted, nothing left to chance.
///
/// Sets have no order and so no canonical form; a setting that is a set should be a sorted array.
public enum CanonicalJSON {
  /// The bytes of a value, on one line.
  ///
  /// Infinities and NaN, which JSON has not, are written as words.
  public static func data(of value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(value)
  }

  /// The value of some bytes that `data(of:)` made.
  public static func value<Value: Decodable>(of type: Value.Type, in data: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: data)
  }
}
