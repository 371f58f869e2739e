import Foundation

/// One run of the built `claimctl`: what it printed and how it ended.
struct CommandLineRun {
  let status: Int32
  let output: String
  let errors: String

  /// Beside the test bundle, where the package manager puts what it builds.
  static let executable = URL(filePath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "claimctl")

  /// - Parameters:
  ///   - arguments: Passed as they are.
  ///   - input: What standard input holds.
  ///   - folder: Where it is run.
  /// - Throws: What starting it throws, or reading what it printed.
  init(_ arguments: [String], input: Data = Data(), in folder: URL? = nil) throws {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["NO_COLOR"] = "1"
    environment["COLUMNS"] = "100"
    process.environment = environment
    // Files, not pipes: neither side can wait for the other.
    let work = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let files = ["in", "out", "err"].map { work.appending(path: $0) }
    try input.write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOf: files[1], encoding: .utf8)
    errors = try String(contentsOf: files[2], encoding: .utf8)
  }
}
