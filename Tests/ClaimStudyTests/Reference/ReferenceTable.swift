import Foundation
import _TestSupport

/// The entries of the reference file, and which of them the house was compared with.
struct ReferenceTable {
  /// One entry of the file.
  struct Entry: Decodable {
    let name: String
    let value: ReferenceValue
    let tolerance: String
  }

  /// The names of all entries, in the order of the file.
  let names: [String]
  private let entries: [String: Entry]
  /// The entries of which at least one number, name or order was compared.
  private(set) var checked: Set<String> = []
  /// The entries of which some numbers were compared and others could not be.
  private(set) var inPart: [String] = []
  /// What is out of tolerance: a sentence each, with entry, expectation, value and tolerance.
  private(set) var disagreements: [String] = []

  init(_ entries: [Entry]) {
    names = entries.map(\.name)
    self.entries = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
  }

  static func read() throws -> ReferenceTable {
    let data = try Data(contentsOf: SharedMaterial.file("reference/tiktok.json"))
    return ReferenceTable(try JSONDecoder().decode([Entry].self, from: data))
  }

  /// What the file says of a name.
  subscript(name: String) -> ReferenceValue? { entries[name]?.value }

  /// The names of entries that were not compared, in the order of the file.
  var left: [String] { names.filter { !checked.contains($0) && !inPart.contains($0) } }

  /// The line that says how much was done.
  var summary: String {
    "reference values: checked \(checked.count) of \(names.count); "
      + (inPart.isEmpty ? "" : "compared in part: \(inPart.joined(separator: ", ")); ")
      + "left for later issues: " + left.joined(separator: ", ")
  }

  /// What stands before the first "/" of an entry's name.
  static func kind(_ name: String) -> String {
    name.split(separator: "/").first.map(String.init) ?? name
  }

  /// How many entries of some kinds were checked.
  func summary(ofKinds kinds: [String]) -> String {
    "reference values by kind: "
      + kinds.map { kind in
        let all = names.filter { Self.kind($0) == kind }
        return "\(kind) \(all.count(where: checked.contains)) of \(all.count)"
      }.joined(separator: ", ")
  }

  /// Compares every leaf of an entry of which its tolerance speaks.
  ///
  /// - Parameters:
  ///   - name: The name of the entry.
  ///   - got: What the house gives; it must hold every leaf that is compared, and may hold more.
  ///   - except: Leaves of the entry that no part of the house makes.
  mutating func compare(_ name: String, _ got: ReferenceValue, except: Set<String> = []) {
    if compareLeaves(name, got, except) { checked.insert(name) }
  }

  /// Compares an entry but for leaves that its tolerance speaks of; it is not counted as checked.
  mutating func compareInPart(_ name: String, _ got: ReferenceValue, except: Set<String>) {
    if compareLeaves(name, got, except) { inPart.append(name) }
  }

  /// Whether there was anything to compare.
  private mutating func compareLeaves(
    _ name: String, _ got: ReferenceValue, _ except: Set<String>
  ) -> Bool {
    guard let entry = entries[name] else {
      disagreements.append("\(name): the reference file has no such entry")
      return false
    }
    var comparison = Comparison(entry, except: except)
    comparison.compare(entry.value, got, [])
    if comparison.leaves == 0 {
      disagreements.append("\(name): nothing of it was compared (\(entry.tolerance))")
    }
    disagreements += comparison.problems
    return comparison.leaves > 0
  }

  /// Compares the order of the largest numbers of an entry, whatever the numbers are.
  mutating func compareOrder(_ name: String, first count: Int, _ got: [String: Double]) {
    guard let expected = self[name]?.numbersByKey, expected.count >= count else {
      disagreements.append("\(name): the reference file has no \(count) numbers of that name")
      return
    }
    checked.insert(name)
    let (should, does) = (Self.largest(count, expected), Self.largest(count, got))
    if should != does {
      disagreements.append("\(name): expected the order \(should), got \(does)")
    }
  }

  private static func largest(_ count: Int, _ numbers: [String: Double]) -> [String] {
    numbers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map(\.key)
  }
}

/// The comparison of one entry, leaf by leaf.
private struct Comparison {
  let entry: ReferenceTable.Entry
  let except: Set<String>
  let tolerance: Tolerance
  var leaves = 0
  var problems: [String] = []

  init(_ entry: ReferenceTable.Entry, except: Set<String>) {
    self.entry = entry
    self.except = except
    tolerance = Tolerance(entry.tolerance, of: entry.name)
  }

  mutating func compare(_ expected: ReferenceValue, _ got: ReferenceValue?, _ path: [String]) {
    switch expected {
    case .table(let table):
      for key in table.keys.sorted() where !except.contains(key) {
        if let value = table[key] { compare(value, got?[key], path + [key]) }
      }
    case .list(let list):
      if let got, got.asList.count != list.count {
        fail(path, "\(list.count) values", "\(got.asList.count)")
      }
      for (place, value) in list.enumerated() {
        let other = got?.asList
        compare(
          value, other.flatMap { place < $0.count ? $0[place] : nil }, path + ["\(place)"])
      }
    case .number(let number):
      guard let bound = tolerance.bound(for: path) else { return }
      leaves += 1
      if let other = got?.asNumber, bound.holds(other, number) { return }
      fail(path, "\(number)", got?.asNumber.map { "\($0)" } ?? "no number")
    default:
      guard tolerance.bound(for: path) != nil else { return }
      leaves += 1
      if expected != got { fail(path, "\(expected)", got.map { "\($0)" } ?? "nothing") }
    }
  }

  private mutating func fail(_ path: [String], _ expected: String, _ got: String) {
    let place = path.isEmpty ? "" : " at " + path.joined(separator: " / ")
    problems.append(
      "\(entry.name)\(place): expected \(expected), got \(got), tolerance \(entry.tolerance)")
  }
}
