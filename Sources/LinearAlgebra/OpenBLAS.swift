internal import COpenBLAS

/// The library behind this room, told once to run on the calling thread only.
///
/// Blocks of rows are handed to threads by our own pool, so that the order of every sum is fixed by
/// the data. A library that started threads of its own would undo that, and compete for the cores.
enum OpenBLAS {
  /// Reading this makes the library single-threaded; every use of it in this room reads it first.
  static let singleThreaded: Void = openblas_set_num_threads(1)

  /// A size as the library counts; sizes beyond 2^31 are the caller's bug.
  static func size(_ count: Int) -> Int32 {
    singleThreaded
    return Int32(count)
  }
}
