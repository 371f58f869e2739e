import LinearAlgebra
import Machine
import Tabular

/// The counts of known terms in some texts, row by row.
struct TermRows: Sendable {
  /// Where each row ends in the other two.
  var ends: [Int] = []
  /// The columns that occur in a row, ascending.
  var columns: [Int32] = []
  /// How often each occurs, or its weight.
  var values: [Double] = []

  /// Adds a row from the columns of its terms, which are sorted on the way.
  mutating func append(_ found: inout [Int32]) {
    found.sortSmall()
    var place = 0
    while place < found.count {
      let column = found[place]
      let start = place
      repeat { place += 1 } while place < found.count && found[place] == column
      columns.append(column)
      values.append(Double(place - start))
    }
    ends.append(columns.count)
  }

  /// Multiplies the values of the last row by the weights of their columns, and scales the row to
  /// length 1; a row without values stays so.
  mutating func weighLastRow(_ weights: [Double]) {
    let row = (ends.count > 1 ? ends[ends.count - 2] : 0)..<columns.count
    var squares = 0.0
    for place in row {
      let value = values[place] * weights[Int(columns[place])]
      values[place] = value
      squares += value * value
    }
    let norm = squares.squareRoot()
    guard norm > 0 else { return }
    for place in row { values[place] /= norm }
  }
}

extension TermLookup {
  /// Counts the known terms of all texts.
  ///
  /// - Parameters:
  ///   - texts: One row a text.
  ///   - validity: A row without a text has no terms.
  ///   - weights: The weight of each column, for rows of length 1; nil leaves the counts.
  ///   - columnCount: How many columns there are.
  ///   - workers: The threads to run on.
  /// - Returns: One row a text.
  func matrix(
    of texts: TextBuffer, _ validity: Validity, weights: [Double]?, columnCount: Int,
    on workers: WorkerPool
  ) -> SparseMatrix {
    let size = 2048
    let blocks = workers.map(count: (texts.count + size - 1) / size) { block in
      rows(
        block * size..<min((block + 1) * size, texts.count), of: texts, validity, weights: weights)
    }
    return SparseMatrix(blocks, columnCount: columnCount, on: workers)
  }

  private func rows(
    _ range: Range<Int>, of texts: TextBuffer, _ validity: Validity, weights: [Double]?
  ) -> TermRows {
    var rows = TermRows()
    rows.ends.reserveCapacity(range.count)
    var scanner = TokenScanner()
    var buffers = TermLookup.Buffers()
    for row in range {
      guard validity[row] else {
        rows.ends.append(rows.columns.count)
        continue
      }
      scanner.scan(texts.bytes.span, texts.range(of: row))
      find(in: scanner, &buffers)
      rows.append(&buffers.found)
      if let weights { rows.weighLastRow(weights) }
    }
    return rows
  }
}

extension [Int32] {
  /// Sorts ascending: by insertion while there are few, which most texts have.
  fileprivate mutating func sortSmall() {
    guard count <= 48 else { return sort() }
    for end in indices.dropFirst() {
      let value = self[end]
      var place = end
      while place > 0, self[place - 1] > value {
        self[place] = self[place - 1]
        place -= 1
      }
      self[place] = value
    }
  }
}
