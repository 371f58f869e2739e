import Foundation

/// The names of a category and their codes: 0, 1, 2 … in the order in which they came.
///
/// Open addressing with linear probing; a slot holds a name's hash and code, so that names are
/// compared only where their hashes agree.
struct NameTable: Sendable {
  private struct Slot {
    var hash: UInt64 = 0
    var code: Int32 = -1
  }

  private(set) var names = TextBuffer()
  private var slots = [Slot](repeating: Slot(), count: 16)

  /// A table with some names; each of them once.
  init(_ names: [String] = []) {
    for name in names {
      _ = unsafe Array(name.utf8).withUnsafeBufferPointer { unsafe code(of: $0, adding: true) }
    }
  }

  /// The code of a name; nil if the table has none and may not add it.
  @unsafe
  mutating func code(of name: UnsafeBufferPointer<UInt8>, adding: Bool) -> Int32? {
    let hash = unsafe ByteHash.hash(name)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].code >= 0 {
      if slots[place].hash == hash, unsafe isName(Int(slots[place].code), name) {
        return slots[place].code
      }
      place = (place + 1) & mask
    }
    guard adding else { return nil }
    let code = Int32(names.count)
    slots[place] = Slot(hash: hash, code: code)
    unsafe names.append(name)
    if names.count * 2 > slots.count { grow() }
    return code
  }

  @unsafe
  private func isName(_ code: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = names.range(of: code)
    guard range.count == name.count else { return false }
    return unsafe names.bytes.withUnsafeBufferPointer { bytes in
      guard let ours = bytes.baseAddress, let theirs = name.baseAddress else { return true }
      return unsafe memcmp(ours + range.lowerBound, theirs, range.count) == 0
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.code >= 0 {
      var place = Int(truncatingIfNeeded: slot.hash) & mask
      while slots[place].code >= 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}

/// A 64-bit hash of bytes that is the same in every process.
enum ByteHash {
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { unsafe hash($0) }
  }

  @unsafe @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    guard let base = unsafe bytes.baseAddress.map({ unsafe UnsafeRawPointer($0) }) else {
      return hash
    }
    var place = 0
    while place + 8 <= bytes.count {
      hash = mixed(hash, unsafe base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    if bytes.count >= 8, place < bytes.count {
      rest = unsafe base.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    } else {
      for shift in 0..<(bytes.count - place) {
        rest |= unsafe UInt64(bytes[place + shift]) << UInt64(8 * shift)
      }
    }
    return mixed(hash, rest)
  }

  /// Both halves of a product, folded, so that every bit of the input reaches every bit.
  @inline(__always)
  static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word ^ 0xA076_1D64_78BD_642F)
      .multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
