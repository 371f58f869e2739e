import Foundation
import LinearModels
import Trees
import Workflow

extension Candidate {
  /// Whether the name can name a stage and a file and is not taken by a baseline.
  var hasUsableName: Bool {
    let allowed = name.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
    let taken: Set = ["champion", "majority", "single-threshold"]
    return allowed && !name.isEmpty && !taken.contains(name)
  }

  /// The checked options of each combination of the grid, one where there is no grid.
  ///
  /// - Throws: `SettingsFault.wrongOption`, in words of the option's own room.
  func learners() throws -> [Learner] {
    do {
      return try combinations.map { try learner($0) }
    } catch let fault as SettingsFault {
      throw fault
    } catch {
      throw SettingsFault.wrongOption(candidate: name, sentence: "\(error)")
    }
  }

  private func learner(_ options: [String: JSONValue]) throws -> Learner {
    switch family {
    case .logisticRegression:
      return .logisticRegression(try typed(options, over: LogisticOptions()).checked())
    case .randomForest:
      return .randomForest(try typed(options, over: ForestOptions()).checked())
    case .boostedTrees:
      return .boostedTrees(try typed(options, over: BoostingOptions()).checked())
    }
  }

  private func typed<Options: Codable>(
    _ options: [String: JSONValue], over defaults: Options
  ) throws -> Options {
    let known = Mirror(reflecting: defaults).children.compactMap(\.label).sorted()
    for key in options.keys.sorted() where !known.contains(key) {
      throw SettingsFault.unknownSetting(
        path: "candidates.\(name).options.\(key)", line: nil, known: known)
    }
    return try JSONValue(of: defaults).overlaid(with: .object(options)).decoded(as: Options.self)
  }
}
