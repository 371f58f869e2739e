import Claims
import Foundation

/// Contracts and settings that stand in files.
enum ContractFile {
  /// The contract of a file, or the shipped one.
  static func contract(at path: String?, option: String = "--contract") throws -> DataContract {
    guard let path else { return .videos }
    do {
      return try DataContract(yaml: try text(at: path, option: option))
    } catch let error as ContractError {
      throw WrongUse(sentence: "\(path): \(error)")
    }
  }

  /// The text of a file that an option names.
  static func text(at path: String, option: String) throws -> String {
    // A handle reads pipes too, such as /dev/stdin.
    guard let handle = FileHandle(forReadingAtPath: path),
      let bytes = try? handle.readToEnd() ?? Data(),
      let text = String(data: bytes, encoding: .utf8)
    else {
      throw WrongUse(sentence: "\(option) \(path) is not a text file that can be read")
    }
    return text
  }
}
