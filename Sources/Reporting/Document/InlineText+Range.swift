extension InlineText {
  /// Both ends of an interval: `0.9945–0.9983`, and `−2.3 to −2.0` where an end has a sign, since a dash
  /// beside a minus sign reads as another minus sign.
  ///
  /// Every rendering and every sentence takes its intervals from here.
  ///
  /// - Parameters:
  ///   - low: The lower end.
  ///   - high: The upper end, in the format of the lower one.
  /// - Returns: The two numbers with what stands between them.
  public static func range(_ low: Quantity, _ high: Quantity) -> InlineText {
    "\(low)\(Quantity.rangeMark(low, high))\(high)"
  }
}

extension Quantity {
  /// The same words in one string, for labels.
  static func range(_ low: Quantity, _ high: Quantity) -> String {
    low.shown + rangeMark(low, high) + high.shown
  }

  fileprivate static func rangeMark(_ low: Quantity, _ high: Quantity) -> String {
    low.showsSign || high.showsSign ? " to " : "–"
  }

  /// Whether a sign stands before the first digit; what rounds to zero has none.
  private var showsSign: Bool { shown.first.map { "\u{2212}+".contains($0) } ?? false }
}
