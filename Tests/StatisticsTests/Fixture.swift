import Foundation

/// Reference values that lie beside the tests, with the script that made them.
enum Fixture {
  static func decode<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/\(name).json"))
    return try JSONDecoder().decode(type, from: data)
  }
}
