extension FastRows {
  @inline(__always)
  func readWhole(
    _ start: UnsafePointer<UInt8>, _ index: Int, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    let isNegative = unsafe start[0] == UInt8(ascii: "-")
    var place = unsafe start + (isNegative ? 1 : 0)
    guard let digits = unsafe DigitRun(at: &place, powers: powers), digits.count <= 18 else {
      return nil
    }
    if unsafe place[0] == UInt8(ascii: ".") {
      guard unsafe place[1] == UInt8(ascii: "0") else { return nil }
      unsafe place += 2
    }
    let magnitude = Int64(truncatingIfNeeded: digits.value)
    let value = isNegative ? -magnitude : magnitude
    guard unsafe fields[index].wholes.contains(value) else { return nil }
    unsafe columns[column].setWhole(row, value)
    return unsafe place
  }

  @inline(__always)
  func readNumber(
    _ start: UnsafePointer<UInt8>, _ index: Int, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    let isNegative = unsafe start[0] == UInt8(ascii: "-")
    var place = unsafe start + (isNegative ? 1 : 0)
    guard let whole = unsafe DigitRun(at: &place, powers: powers) else { return nil }
    var mantissa = whole.value
    var digits = whole.count
    var behindPoint = 0
    if unsafe place[0] == UInt8(ascii: ".") {
      unsafe place += 1
      guard let fraction = unsafe DigitRun(at: &place, powers: powers) else { return nil }
      guard digits + fraction.count <= 19 else {
        return unsafe readOddNumber(start, index, column)
      }
      unsafe mantissa = mantissa &* powers[fraction.count] &+ fraction.value
      behindPoint = fraction.count
      digits += behindPoint
    }
    guard digits <= 19, unsafe place[0] | 0x20 != UInt8(ascii: "e") else {
      return unsafe readOddNumber(start, index, column)
    }
    var value: Double
    if mantissa <= 1 << 53 {
      value = unsafe Double(mantissa) / exactPowers[behindPoint]
    } else if let nearest = DecimalRounding.nearest(mantissa, exponent: -behindPoint) {
      value = nearest
    } else {
      return unsafe readOddNumber(start, index, column)
    }
    if isNegative { value = -value }
    guard unsafe fields[index].numbers.contains(value) else { return nil }
    unsafe columns[column].setNumber(row, value)
    return unsafe place
  }

  /// Reads a number with an exponent or with many digits, the general way.
  @inline(never)
  private func readOddNumber(
    _ start: UnsafePointer<UInt8>, _ index: Int, _ column: Int
  ) -> UnsafePointer<UInt8>? {
    var place = unsafe start
    while unsafe place < safeEnd, unsafe DigitRun.mayStandInNumber(place[0]) {
      unsafe place += 1
    }
    let text = unsafe UnsafeBufferPointer(start: start, count: place - start).span
    guard case .value(let value) = NumberText.number(text),
      unsafe fields[index].numbers.contains(value)
    else { return nil }
    unsafe columns[column].setNumber(row, value)
    return unsafe place
  }
}
