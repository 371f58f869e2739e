import ClaimStudy
import Claims
import Foundation
import _TestSupport

/// A small file whose columns say what a regression should find: height says something, double is twice
/// the height, same never changes, leaves grow with the height.
enum PlantFile {
  static let contract = """
    version: 1
    name: plants
    label: {positive: "yes", negative: "no"}
    columns:
    - {name: id, role: identity}
    - {name: alive, role: label}
    - {name: height, role: number}
    - {name: double, role: number}
    - {name: same, role: number}
    - {name: leaves, role: count, known: after-publication}
    - {name: soil, role: category}
    - {name: note, role: text}

    """

  /// The file in a folder, with 120 rows.
  static func write(
    to folder: TemporaryFolder,
    alive: (_ row: Int, _ height: Double) -> Bool = { ($0 * 7) % 10 < ($1 > 5 ? 7 : 3) }
  ) throws -> RecordFile {
    var text = "id,alive,height,double,same,leaves,soil,note\n"
    for row in 0..<120 {
      let height = Double((row * 37) % 101) / 10
      let soil = ["clay", "sand", "loam"][(row * row + row / 7) % 3]
      let leaves = Int(height * 3) + (row * 13) % 17
      text +=
        "\(row + 100),\(alive(row, height) ? "yes" : "no"),\(height),\(2 * height),4,"
        + "\(row == 5 ? "3" : "\(leaves)"),\(soil),words\n"
    }
    try Data(text.utf8).write(to: folder.file("plants.csv"))
    return RecordFile(folder.file("plants.csv"), contract: try DataContract(yaml: contract))
  }
}
