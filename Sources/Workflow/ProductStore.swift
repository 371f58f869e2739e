public import Foundation
import Machine

/// Keeps the outputs of stages by what they were made from.
///
/// ```
/// folder/files.json               fingerprints of files that did not change
/// folder/<stage>/<key>.json       what an output was made from, and its SHA-256
/// folder/<stage>/<sha>.product    the output
/// ```
///
/// Each file appears whole or not at all, and its content is checked when it is read. An entry
/// that is damaged counts as absent: the store can cost time, never a run. Several runs may use
/// one store at once.
public struct ProductStore: Sendable {
  /// Where the outputs are kept.
  public let folder: URL

  /// How many outputs of a stage are kept, so that settings can go to and fro.
  static let keptEntries = 4

  /// A store in a folder, which is made when something is kept.
  public init(folder: URL) {
    self.folder = folder
  }

  func ledger() -> FileLedger { FileLedger(folder.appending(path: "files.json")) }

  /// The entry of a key; nil when it is absent or damaged.
  func entry(_ key: Fingerprint, of stage: String) -> StoreEntry? {
    guard let data = try? Data(contentsOf: entryFile(key, of: stage)),
      let entry = try? CanonicalJSON.value(of: StoreEntry.self, in: data),
      entry.identity.stage == stage, (try? entry.identity.key()) == key
    else { return nil }
    return entry
  }

  /// The entry that was written last; nil when there is none that can be read.
  func newestEntry(of stage: String) -> StoreEntry? {
    for file in entryFiles(of: stage).reversed() {
      let name = file.deletingPathExtension().lastPathComponent
      guard let data = try? Data(contentsOf: file),
        let entry = try? CanonicalJSON.value(of: StoreEntry.self, in: data),
        (try? entry.identity.key().hex) == name
      else { continue }
      return entry
    }
    return nil
  }

  /// Whether the store ever kept something of a stage.
  func knows(_ stage: String) -> Bool { !entryFiles(of: stage).isEmpty }

  /// Where the output of an entry lies.
  func productFile(_ output: Fingerprint, of stage: String) -> URL {
    folder.appending(path: stage).appending(path: "\(output.hex).product")
  }

  /// The bytes of an output; nil when they are absent or not what was written.
  func bytes(_ output: Fingerprint, of stage: String) -> Data? {
    guard let data = try? Data(contentsOf: productFile(output, of: stage)),
      Fingerprint.of(data) == output
    else { return nil }
    return data
  }

  /// Keeps an output and drops the oldest ones of the stage.
  ///
  /// - Throws: What the file system says.
  func keep(_ bytes: Data, as entry: StoreEntry, ledger: FileLedger) throws {
    let stage = entry.identity.stage
    let product = productFile(entry.output, of: stage)
    if ledger.fingerprint(of: product) != entry.output {
      try write(bytes, to: product)
      ledger.learn(entry.output, of: product)
    }
    let file = entryFile(try entry.identity.key(), of: stage)
    try write(try CanonicalJSON.data(of: entry), to: file)
    prune(stage, keeping: file)
  }

  /// Without waiting for the disk: what a power cut leaves of the file would not match its
  /// fingerprint and so be made again.
  private func write(_ bytes: Data, to file: URL) throws {
    let open = try AtomicFile(file)
    try open.write(bytes)
    try open.commit(synced: false)
  }

  private func entryFile(_ key: Fingerprint, of stage: String) -> URL {
    folder.appending(path: stage).appending(path: "\(key.hex).json")
  }

  /// The entries of a stage, oldest first.
  private func entryFiles(of stage: String) -> [URL] {
    files(of: stage).filter { $0.pathExtension == "json" }
      .compactMap { file in FileLedger.Mark(file.path).map { (file, $0) } }
      .sorted { ($0.1.seconds, $0.1.nanoseconds) < ($1.1.seconds, $1.1.nanoseconds) }
      .map(\.0)
  }

  private func files(of stage: String) -> [URL] {
    let folder = folder.appending(path: stage)
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).sorted().map { folder.appending(path: $0) }
  }

  /// Drops old entries, then the products that no entry names any more, and what a run that was
  /// killed left unfinished a day ago.
  private func prune(_ stage: String, keeping newest: URL) {
    let entries = entryFiles(of: stage).filter { $0 != newest }
    for file in entries.dropLast(Self.keptEntries - 1) {
      try? FileManager.default.removeItem(at: file)
    }
    var named: Set<String> = []
    for file in entryFiles(of: stage) {
      guard let data = try? Data(contentsOf: file),
        let entry = try? CanonicalJSON.value(of: StoreEntry.self, in: data)
      else { continue }
      named.insert(productFile(entry.output, of: stage).lastPathComponent)
    }
    for file in files(of: stage) where isLitter(file, named: named, newest: newest) {
      try? FileManager.default.removeItem(at: file)
    }
  }

  private func isLitter(_ file: URL, named: Set<String>, newest: URL) -> Bool {
    guard let age = FileLedger.Mark(file.path), let now = FileLedger.Mark(newest.path) else {
      return false
    }
    if file.pathExtension == "product" { return !named.contains(file.lastPathComponent) }
    return file.pathExtension == "unfinished" && now.seconds - age.seconds > 86_400
  }
}
