import Tabular
import Testing

@Suite("Columns and frames")
struct ColumnTests {
  @Test func `validity from missing rows equals validity from flags`() {
    for count in [0, 1, 63, 64, 65, 130] {
      for step in [1, 2, 7, 64] {
        let missing = Array(stride(from: 0, to: count, by: step))
        var flags = [Bool](repeating: true, count: count)
        for row in missing { flags[row] = false }
        #expect(Validity(count: count, missing: missing) == Validity(flags), "\(count) by \(step)")
      }
    }
  }

  @Test func `numbers are NaN where they are missing`() {
    let column = Column(.wholes([1, 0, 3]), validity: Validity([true, false, true]))
    #expect(column.doubles?[0] == 1 && column.doubles?[1].isNaN == true && column.doubles?[2] == 3)
    #expect(column.text(at: 1) == nil)
    #expect(Column(.texts(TextBuffer(["a"]))).doubles == nil)
  }

  @Test func `subsets keep values and gaps together`() {
    let column = Column(
      .texts(TextBuffer(["a", "", "ccc", "d"])), validity: Validity([true, false, true, true]))
    let subset = column.subset([2, 1, 2])
    #expect((0..<3).map { subset.text(at: $0) } == ["ccc", nil, "ccc"])
  }

  @Test func `text buffers append one another`() {
    var buffer = TextBuffer(["ab", ""])
    buffer.append(contentsOf: TextBuffer(["c", "dé"]))
    #expect((0..<buffer.count).map { buffer[$0] } == ["ab", "", "c", "dé"])
    #expect(buffer == TextBuffer(["ab", "", "c", "dé"]))
  }

  @Test func `frames find, choose and replace columns`() {
    let frame = Frame(
      rowCount: 2, [("a", Column(.wholes([1, 2]))), ("b", Column(.numbers([0.5, 1.5])))])
    #expect(frame["b"]?.doubles == [0.5, 1.5] && frame["c"] == nil)
    #expect(frame.selecting(["b", "x"]).names == ["b"])
    #expect(frame.setting("a", to: Column(.wholes([9, 9]))).names == ["a", "b"])
    #expect(frame.setting("c", to: Column(.wholes([9, 9]))).names == ["a", "b", "c"])
    #expect(frame.subset([1]).columns == [Column(.wholes([2])), Column(.numbers([1.5]))])
  }
}
