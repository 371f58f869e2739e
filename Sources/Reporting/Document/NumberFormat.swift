/// How a number is shown.
public struct NumberFormat: Hashable, Sendable {
  /// The form.
  public enum Style: Hashable, Sendable {
    /// All digits, no separators.
    case exact
    /// All digits of a whole number, or the nearest one, with thousands separators.
    case grouped
    /// So many digits after the point, 0 … 17.
    case fixed(digits: Int)
    /// So many digits that matter, 1 … 17.
    ///
    /// Digits before the point are never replaced by zeros; numbers below 0.0001 and from 10¹⁵ are
    /// shown as powers of ten.
    case significant(digits: Int)
    /// Hundredths, with so many digits after the point.
    case percent(digits: Int)
    /// A power of ten, with so many digits after the point.
    case scientific(digits: Int)
    /// Three digits that matter; a power of ten below 0.0001.
    case pValue
    /// The number is log₁₀ of a p-value, which is shown, below 10⁻³⁰⁰ beside its logarithm:
    /// `< 10⁻³⁰⁰ (log₁₀ p = −783.6)`.
    case logarithmOfP
    /// Seconds as a time.
    case duration
    /// Bytes as a size.
    case bytes
  }

  /// The form.
  public var style: Style
  /// Whether positive numbers have a sign too.
  public var showsPlus: Bool

  /// Makes a format.
  public init(_ style: Style, showsPlus: Bool = false) {
    self.style = style
    self.showsPlus = showsPlus
  }
}
