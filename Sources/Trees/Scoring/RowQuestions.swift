/// Yes-or-no questions of an ensemble's nodes, answered for many rows at once, a bit an answer.
///
/// Eight bits make a *word*. Sixteen rows are asked at a time, a byte each, and 128 rows before the
/// next question is read; a bit is set when any of its questions is answered with yes.
///
/// ```
///  planes     one column's ranks: rows 0 … 15 | 16 … 31 | …     a byte a row
///  question   cut × 16, bits × 16, plane                          48 bytes, in registers for 128 rows
///
///  answer |= (plane > cut) & bits                                 eight registers of sixteen rows
///
///  word 0           word 1           …                            runs[word] says where each ends
///  cuts… levels…    cuts… levels…
/// ```
package struct RowQuestions: Sendable {
  /// A node, or a part of one when its levels fill several planes.
  struct Question: Sendable, BitwiseCopyable {
    /// The plane is above this, as signed bytes; for levels: the plane and this have a common bit.
    var cut: SIMD16<Int8>
    /// What yes sets.
    var bits: SIMD16<UInt8>
    var plane: Int
  }

  /// Where the questions of a word end: those on cuts first, those on levels then.
  struct Run: Sendable, BitwiseCopyable {
    var cuts: Int32
    var levels: Int32
  }

  private(set) var planes: RankPlanes
  private(set) var questions: [Question] = []
  private(set) var runs: [Run] = []
  /// Questions on levels of the word that is being written.
  private var openLevels: [Question] = []

  /// No questions yet.
  package init(_ ensemble: TreeEnsemble) { planes = RankPlanes.bytes(ensemble) }

  /// How many words are complete.
  package var wordCount: Int { runs.count }

  /// Asks in the open word whether a row goes right from an inner node, or left.
  package mutating func ask(
    _ node: Int, of ensemble: TreeEnsemble, goesLeft: Bool, bits: UInt8
  ) {
    let entry = ensemble.nodes[node]
    let bits = SIMD16<UInt8>(repeating: bits)
    guard entry.isCategory else {
      let (plane, cut) = planes.question(entry, goesLeft: goesLeft)
      let signed = Int8(truncatingIfNeeded: cut - 128)
      questions.append(Question(cut: SIMD16(repeating: signed), bits: bits, plane: plane))
      return
    }
    for (plane, set) in planes.questions(entry, of: ensemble, goesLeft: goesLeft) {
      let signed = Int8(truncatingIfNeeded: set)
      openLevels.append(Question(cut: SIMD16(repeating: signed), bits: bits, plane: plane))
    }
  }

  /// Completes the open word.
  package mutating func closeWord() {
    let cuts = Int32(questions.count)
    questions.append(contentsOf: openLevels)
    openLevels.removeAll(keepingCapacity: true)
    runs.append(Run(cuts: cuts, levels: Int32(questions.count)))
  }

  /// The rows for which a block has room: whole groups.
  package static func padded(_ rows: Int) -> Int { (rows + groupRows - 1) / groupRows * groupRows }

  /// The planes of some rows, `padded(rows.count)` bytes each.
  package func block(of columns: [[Double]], rows: Range<Int>) -> [Int8] {
    let room = Self.padded(rows.count)
    var block = [Int8](repeating: 0, count: planes.planeCount * room)
    planes.fill(&block, stride: room, columns: columns, rows: rows)
    return block
  }
}
