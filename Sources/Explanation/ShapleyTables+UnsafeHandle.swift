import Trees

extension ShapleyTables {
  /// The sums over all trees for some rows, a feature after the other, `padded` rows each.
  ///
  /// ```
  ///  answers of a part    3 0 7 7 2 …         a number a row
  ///  amounts of feature   · · · · · · · ·     2^bits, stay in the first-level cache
  ///  sums of feature      + + + + + …         a row after the other
  /// ```
  func sums(of columns: [[Double]], rows: Range<Int>) -> [Double] {
    let room = RowQuestions.padded(rows.count)
    let block = questions.block(of: columns, rows: rows)
    var sums = [Double](repeating: 0, count: columns.count * room)
    var low = [UInt8](repeating: 0, count: room)
    var high = low
    for part in parts {
      questions.answer(part.word, block, into: &low)
      if part.bits > 8 { questions.answer(part.word + 1, block, into: &high) }
      for feature in 0..<part.features.count {
        let table = part.amounts + (feature << part.bits)
        let place = Int(features[part.features.lowerBound + feature]) * room
        if part.bits > 8 {
          add(table, low, high, rows: rows.count, to: &sums, at: place)
        } else {
          add(table, low, rows: rows.count, to: &sums, at: place)
        }
      }
    }
    for path in longPaths { add(path, block, rows: rows.count, room: room, to: &sums) }
    return sums
  }

  private func add(
    _ table: Int, _ answers: [UInt8], rows: Int, to sums: inout [Double], at place: Int
  ) {
    precondition(rows <= answers.count && place + rows <= sums.count, "a row each")
    unsafe amounts.withUnsafeBufferPointer { amounts in
      unsafe answers.withUnsafeBufferPointer { answers in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          guard let amounts = amounts.baseAddress, let answers = answers.baseAddress,
            let sums = sums.baseAddress
          else { return }
          let table = unsafe amounts + table
          let sum = unsafe sums + place
          for row in 0..<rows { unsafe sum[row] += table[Int(answers[row])] }
        }
      }
    }
  }

  private func add(
    _ table: Int, _ low: [UInt8], _ high: [UInt8], rows: Int, to sums: inout [Double],
    at place: Int
  ) {
    precondition(rows <= low.count && rows <= high.count, "an answer each")
    precondition(place + rows <= sums.count, "a row each")
    unsafe amounts.withUnsafeBufferPointer { amounts in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        guard let amounts = amounts.baseAddress, let sums = sums.baseAddress else { return }
        let table = unsafe amounts + table
        let sum = unsafe sums + place
        for row in 0..<rows {
          unsafe sum[row] += table[Int(low[row]) | Int(high[row]) << 8]
        }
      }
    }
  }

  /// Adds the amounts of a long path, row by row.
  private func add(
    _ path: LongPath, _ block: [Int8], rows: Int, room: Int, to sums: inout [Double]
  ) {
    let game = path.game
    var failed = [UInt8](repeating: 0, count: (game.count + 7) / 8 * room)
    var answers = [UInt8](repeating: 0, count: room)
    for word in 0..<(game.count + 7) / 8 {
      questions.answer(path.word + word, block, into: &answers)
      for row in 0..<rows { failed[word * room + row] = answers[row] }
    }
    var products = [SIMD4<Double>](repeating: SIMD4(), count: game.lanes)
    for row in 0..<rows {
      for lane in 0..<game.lanes { products[lane] = SIMD4(repeating: 1) }
      for condition in 0..<game.count {
        let isMet = failed[condition / 8 * room + row] >> UInt8(condition % 8) & 1 == 0
        let place = (2 * condition + (isMet ? 1 : 0)) * game.lanes
        for lane in 0..<game.lanes { products[lane] *= game.factors[place + lane] }
      }
      for condition in 0..<game.count {
        let isMet = failed[condition / 8 * room + row] >> UInt8(condition % 8) & 1 == 0
        let place = (2 * condition + (isMet ? 1 : 0)) * game.lanes
        var sum = SIMD4<Double>(repeating: 0)
        for lane in 0..<game.lanes { sum += products[lane] * game.coefficients[place + lane] }
        sums[Int(path.features[condition]) * room + row] += sum.sum()
      }
    }
  }
}
