public import Foundation

/// Real data and reference values that lie beside the project on some machines.
///
/// A test that needs them says so with `.enabled(if: SharedMaterial.isPresent, SharedMaterial.hint)`,
/// and is then listed as skipped where they are absent.
public enum SharedMaterial {
  /// The folder beside the project.
  public static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  /// Whether the folder is there.
  public static let isPresent = FileManager.default.fileExists(
    atPath: folder.appending(path: "README.md").path)

  /// Why a test was skipped.
  public static let hint = "the folder `shared` with real data is not beside the project"

  /// A file in the folder.
  public static func file(_ path: String) -> URL { folder.appending(path: path) }
}
