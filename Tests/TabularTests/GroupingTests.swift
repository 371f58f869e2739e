import Learning
import Machine
import Tabular
import Testing

@Suite("Equal rows")
struct EqualRowsTests {
  private static func columns(_ seed: UInt64) -> [Column] {
    var stream = Seed(seed).stream
    let count = 1 + stream.below(20_000)
    let present = (0..<count).map { _ in stream.uniform() < 0.9 }
    let numbers = (0..<count).map { _ in [0.0, -0.0, 1.5, 2][stream.below(4)] }
    let words = ["", "a", "ab", "eight by", "a longer text than eight bytes", "ü"]
    return [
      Column(.numbers(numbers), validity: Validity(present)),
      Column(.wholes((0..<count).map { _ in Int64(stream.below(3)) })),
      Column(.texts(TextBuffer((0..<count).map { _ in words[stream.below(words.count)] }))),
      Column(
        .categories(codes: (0..<count).map { _ in Int32(stream.below(2)) }, levels: ["x", "y"])),
    ]
  }

  @Test("are found as a dictionary finds them", arguments: 1..<9 as Range<UInt64>)
  func twin(seed: UInt64) {
    let columns = Self.columns(seed)
    var known: [[String?]: Int] = [:]
    var firsts: [Int] = []
    let groups = (0..<columns[0].count).map { row -> Int in
      let key = columns.map { column in
        column.text(at: row).map { $0 == "-0.0" ? "0.0" : $0 }
      }
      if let group = known[key] { return group }
      known[key] = firsts.count
      firsts.append(row)
      return firsts.count - 1
    }
    for threads in [1, 3] {
      let equal = EqualRows(columns, on: WorkerPool(threadCount: threads))
      #expect(equal.groups.map(Int.init) == groups)
      #expect(equal.firsts == firsts)
      #expect(equal.repeats == groups.count - firsts.count)
    }
  }

  @Test("of no rows, of no columns, of ascending keys")
  func edges() {
    let workers = WorkerPool()
    #expect(EqualRows([], on: workers).count == 0)
    #expect(EqualRows([Column(.wholes([]))], on: workers).repeats == 0)
    #expect(EqualRows([Column(.wholes([1, 2, 3]))], on: workers).firsts == [0, 1, 2])
    let missing = Column(.wholes([0, 0, 0]), validity: Validity([true, false, false]))
    #expect(EqualRows([missing], on: workers).groups == [0, 1, 1])
  }
}

@Suite("Sets of missing values")
struct MissingSetsTests {
  @Test("are counted, the commonest first")
  func patterns() {
    func column(_ present: [Bool]) -> Column {
      Column(.wholes(present.map { _ in 0 }), validity: Validity(present))
    }
    let frame = Frame(
      rowCount: 6,
      [
        ("a", column([true, false, false, true, true, false])),
        ("full", column([true, true, true, true, true, true])),
        ("b", column([true, false, false, false, true, true])),
      ])
    let sets = MissingSets(frame)
    #expect(sets.isComplete == [true, false, false, false, true, false])
    #expect(sets.completeRows == 2)
    #expect(sets.patterns.map(\.columns) == [[0, 2], [0], [2]])
    #expect(sets.patterns.map(\.rows) == [2, 1, 1])
  }

  @Test("go beyond 64 columns", arguments: 1..<5 as Range<UInt64>)
  func wide(seed: UInt64) {
    var stream = Seed(seed).stream
    let present = (0..<70).map { _ in (0..<9).map { _ in stream.uniform() < 0.95 } }
    let frame = Frame(
      rowCount: 9,
      present.enumerated().map { place, present in
        ("c\(place)", Column(.wholes(present.map { _ in 1 }), validity: Validity(present)))
      })
    var expected: [[Int]: Int] = [:]
    for row in 0..<9 {
      let missing = present.indices.filter { !present[$0][row] }
      if !missing.isEmpty { expected[missing, default: 0] += 1 }
    }
    let found = MissingSets(frame).patterns.map { ($0.columns, $0.rows) }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
  }
}

@Suite("Texts read as numbers")
struct ReadAsNumbersTests {
  @Test("become whole numbers, numbers, or nothing")
  func kinds() {
    func read(_ texts: [String]) -> Column? { Column(.texts(TextBuffer(texts))).readAsNumbers }
    #expect(read(["1", "2.0", "-3"]) == Column(.wholes([1, 2, -3])))
    #expect(read(["1", "2.5"]) == Column(.numbers([1, 2.5])))
    #expect(read(["1", "two"]) == nil)
    #expect(read([]) == nil)
    let holed = Column(.texts(TextBuffer(["4", ""])), validity: Validity([true, false]))
    #expect(holed.readAsNumbers?.doubles?.first == 4)
    #expect(Column(.categories(codes: [0], levels: ["1"])).readAsNumbers == nil)
  }
}
