import Foundation
import Learning
import Tabular
import Testing

@Suite("Kept frames")
struct FrameArchiveTests {
  @Test(arguments: 0..<30)
  func `come back as they were`(seed: Int) throws {
    var stream = Seed(UInt64(seed)).stream
    let frame = RandomFrames.frame(&stream, rows: stream.below(200))
    #expect(try FrameArchive.decode(FrameArchive.encode(frame)) == frame)
  }

  @Test func `may have no rows or no columns`() throws {
    for frame in [Frame(rowCount: 0, []), Frame(rowCount: 7, [])] {
      #expect(try FrameArchive.decode(FrameArchive.encode(frame)) == frame)
    }
  }

  @Test func `may be read from the middle of other bytes`() throws {
    var stream = Seed(1).stream
    let frame = RandomFrames.frame(&stream, rows: 9)
    let bytes = FrameArchive.encode(frame)
    let larger = Data([1, 2, 3]) + bytes + Data([4])
    #expect(try FrameArchive.decode(larger[3..<3 + bytes.count]) == frame)
  }

  @Test func `are refused wherever they are cut off`() throws {
    var stream = Seed(2).stream
    let bytes = FrameArchive.encode(RandomFrames.frame(&stream, rows: 12))
    for count in 0..<bytes.count {
      #expect(throws: TabularError.self) { try FrameArchive.decode(bytes.prefix(count)) }
    }
    #expect(throws: TabularError.archive(.altered)) { try FrameArchive.decode(bytes + [0]) }
  }

  @Test func `are refused when any bit is changed`() throws {
    var stream = Seed(3).stream
    let bytes = FrameArchive.encode(RandomFrames.frame(&stream, rows: 10))
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(throws: TabularError.self, "byte \(place)") { try FrameArchive.decode(changed) }
    }
  }

  @Test func `are refused when their content cannot be, even with the right checksum`() throws {
    var stream = Seed(4).stream
    let bytes = FrameArchive.encode(RandomFrames.frame(&stream, rows: 10))
    var refused = 0
    for place in 20..<bytes.count {
      for value in [UInt8](arrayLiteral: 0, 0x7F, 0x80, 0xFF) {
        var changed = bytes
        changed[place] = value
        // It may still be a frame, but it never is a crash.
        do {
          _ = try FrameArchive.decode(FrameArchive.sealed(changed))
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > 100)
  }

  @Test func `say what is wrong with them`() throws {
    #expect(throws: TabularError.archive(.foreign)) {
      try FrameArchive.decode(Data("not a frame at all".utf8))
    }
    var newer = FrameArchive.encode(Frame(rowCount: 0, []))
    newer[8] = 9
    #expect(throws: TabularError.archive(.version(9))) { try FrameArchive.decode(newer) }
    #expect(
      TabularError.archive(.version(9)).description
        == "kept frame: version 9 of the format is not known, version 1 was expected – delete the file and let it be made again"
    )
    #expect(
      TabularError.archive(.altered).description
        == "kept frame: the checksum does not fit, so the bytes were altered – delete the file and let it be made again"
    )
  }
}
