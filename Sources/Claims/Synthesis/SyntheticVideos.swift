public import Learning
public import Machine

/// A generated file of videos with the columns of the real one, for trying the house without data.
///
/// Rows are independent of one another and of their place, the classes overlap, and the same seed
/// gives the same bytes on any number of threads: the file is cut into blocks of `blockRows` rows,
/// each with a seed of its own. What the numbers are made of stands in `docs/methods/Synthesis.md`.
public struct SyntheticVideos: Hashable, Sendable {
  /// How many rows the file has, the header not counted.
  public let rows: Int
  /// The origin of all chance.
  public let seed: Seed

  /// How many rows are made from one derived seed.
  static let blockRows = 2048
  /// How many blocks are held in memory at once.
  static let blocksInFlight = 16

  /// The first line of the file, its line end included.
  public static let header =
    ",#,claim_status,video_id,video_duration_sec,video_transcription_text,verified_status,"
    + "author_ban_status,video_view_count,video_like_count,video_share_count,"
    + "video_download_count,video_comment_count\n"

  /// A file of `rows` rows.
  ///
  /// - Parameters:
  ///   - rows: 0 ... 9,000,000,000: every video has an identity of its own.
  ///   - seed: The origin of all chance.
  public init(rows: Int, seed: Seed) {
    precondition(0...Int(SyntheticIdentity.capacity) ~= rows, "cannot make \(rows) videos")
    self.rows = rows
    self.seed = seed
  }

  /// Writes the file in pieces of some megabytes, in order.
  ///
  /// - Complexity: O(`rows`) time, constant memory.
  /// - Throws: What `sink` throws; nothing is made after that.
  public func write(on workers: WorkerPool, to sink: ([UInt8]) throws -> Void) throws {
    try sink(Array(Self.header.utf8))
    let blockCount = (rows + Self.blockRows - 1) / Self.blockRows
    for first in stride(from: 0, to: blockCount, by: Self.blocksInFlight) {
      let blocks = workers.map(count: min(Self.blocksInFlight, blockCount - first)) {
        block(first + $0)
      }
      for bytes in blocks { try sink(bytes) }
    }
  }

  /// The whole file.
  ///
  /// - Complexity: O(`rows`) time and memory, about 190 bytes a row.
  public func bytes(on workers: WorkerPool) -> [UInt8] {
    var bytes = Array(Self.header.utf8)
    let blockCount = (rows + Self.blockRows - 1) / Self.blockRows
    for block in workers.map(count: blockCount, { self.block($0) }) { bytes += block }
    return bytes
  }
}
