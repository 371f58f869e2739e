/// Finds the columns of a text's terms; built once from the terms of a fitted step.
struct TermLookup: Sendable {
  private static let noColumn: Int32 = -1

  private var tokens = TokenTable()
  private var isStopWord: [Bool] = []
  private var pairs: [PairTable] = []
  /// The column of each term of 1, 2, 3, … words.
  private var columns: [[Int32]] = []

  /// A lookup of terms; the column of a term is its place.
  ///
  /// - Parameters:
  ///   - terms: Words with one space between two of them.
  ///   - stopWords: Words that are passed over.
  init(_ terms: [String], stopWords: StopWords) {
    tokens = TokenTable(stopWords.list)
    isStopWord = [Bool](repeating: true, count: tokens.count)
    columns = [[Int32](repeating: Self.noColumn, count: tokens.count)]
    var scanner = TokenScanner()
    for (column, term) in terms.enumerated() {
      let bytes = Array(term.utf8)
      scanner.scan(bytes.span, bytes.indices)
      add(scanner, column: Int32(column))
    }
  }

  private mutating func add(_ scanner: TokenScanner, column: Int32) {
    guard let first = scanner.tokens.first else { return }
    var term = intern(first, in: scanner.bytes)
    var length = 1
    for token in scanner.tokens.dropFirst() {
      let word = intern(token, in: scanner.bytes)
      length += 1
      if pairs.count < length - 1 {
        pairs.append(PairTable())
        columns.append([])
      }
      term = pairs[length - 2].intern(term, word)
      if Int(term) == columns[length - 1].count { columns[length - 1].append(Self.noColumn) }
    }
    columns[length - 1][Int(term)] = column
  }

  private mutating func intern(_ token: Token, in bytes: [UInt8]) -> Int32 {
    let word = tokens.intern(token, in: bytes)
    if Int(word) == isStopWord.count {
      isStopWord.append(false)
      columns[0].append(Self.noColumn)
    }
    return word
  }

  /// The buffers that finding needs, made once for many texts.
  struct Buffers {
    fileprivate var words: [Int32] = []
    fileprivate var terms: [Int32] = []
    /// A column for each time that a term occurs, in no order.
    var found: [Int32] = []
  }

  /// Puts the columns of all terms of a text into `buffers.found`.
  ///
  /// - Parameters:
  ///   - scanner: Holds the text, cut into words.
  ///   - buffers: Receives the columns.
  func find(in scanner: TokenScanner, _ buffers: inout Buffers) {
    buffers.words.removeAll(keepingCapacity: true)
    buffers.found.removeAll(keepingCapacity: true)
    for token in scanner.tokens {
      let word = tokens.find(token, in: scanner.bytes)
      if word < 0 || !isStopWord[Int(word)] { buffers.words.append(word) }
    }
    buffers.terms.removeAll(keepingCapacity: true)
    buffers.terms.append(contentsOf: buffers.words)
    collect(columns[0], &buffers)
    for length in pairs.indices where buffers.words.count > length + 1 {
      pairs[length].lengthen(&buffers.terms, by: buffers.words, toLength: length + 2)
      collect(columns[length + 1], &buffers)
    }
  }

  private func collect(_ columns: [Int32], _ buffers: inout Buffers) {
    for term in buffers.terms where term >= 0 {
      let column = columns[Int(term)]
      if column >= 0 { buffers.found.append(column) }
    }
  }
}
