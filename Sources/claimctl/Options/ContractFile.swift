import Claims
import Foundation

/// Contracts and settings that stand in files.
enum ContractFile {
  /// The contract of a file, or the shipped one.
  static func contract(at path: String?) throws -> DataContract {
    guard let path else { return .videos }
    do {
      return try DataContract(yaml: try text(at: path, option: "--contract"))
    } catch let error as ContractError {
      throw WrongUse(sentence: "\(path): \(error)")
    }
  }

  /// The text of a file that an option names.
  static func text(at path: String, option: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw WrongUse(sentence: "\(option) \(path) is not a text file that can be read")
    }
    return text
  }
}
