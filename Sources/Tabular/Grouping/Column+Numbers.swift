extension Column {
  /// A column of texts read as numbers, when every text is one: whole numbers if all are whole.
  ///
  /// - Returns: nil for a text that is no number and for a column without any value; columns that
  ///   hold numbers already as they are; nil for categories.
  /// - Complexity: O(bytes).
  public var readAsNumbers: Column? {
    switch values {
    case .numbers, .wholes: return self
    case .categories: return nil
    case .texts(let texts):
      guard validity.missingCount < count else { return nil }
      return wholes(of: texts) ?? numbers(of: texts)
    }
  }

  private func wholes(of texts: TextBuffer) -> Column? {
    var wholes: [Int64] = []
    wholes.reserveCapacity(count)
    let bytes = texts.bytes.span
    for row in 0..<count {
      guard validity[row] else {
        wholes.append(0)
        continue
      }
      let text = bytes.extracting(texts.range(of: row))
      guard case .value(let value) = NumberText.whole(text) else { return nil }
      wholes.append(value)
    }
    return Column(.wholes(wholes), validity: validity)
  }

  private func numbers(of texts: TextBuffer) -> Column? {
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    let bytes = texts.bytes.span
    for row in 0..<count {
      guard validity[row] else {
        numbers.append(0)
        continue
      }
      let text = bytes.extracting(texts.range(of: row))
      guard case .value(let value) = NumberText.number(text) else { return nil }
      numbers.append(value)
    }
    return Column(.numbers(numbers), validity: validity)
  }
}
