extension Double {
  /// The number for a reader: whole from a million upwards, else with six significant digits.
  var readable: String {
    let rounded = sixDigits
    guard rounded == rounded.rounded(), abs(rounded) < 1e15 else { return "\(rounded)" }
    return "\(Int64(rounded))"
  }

  private var sixDigits: Double {
    guard self != 0, isFinite else { return self }
    var scale = 1.0
    while abs(self) * scale < 1e5, scale < 1e300 { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
