import Claims
import Foundation
import Machine
import Tabular

/// The file of records that were set aside.
enum QuarantineFile {
  /// Writes it whole or not at all; without rejected records it is empty.
  static func write(_ reading: Reading, to file: URL) throws {
    let output = try AtomicFile(file)
    var quarantine = Quarantine { try output.write(Data($0)) }
    try quarantine.add(reading)
    try output.commit()
  }
}
