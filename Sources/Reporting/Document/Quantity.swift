/// A number with the form in which it is shown; the number itself is never rounded.
public struct Quantity: Hashable, Sendable {
  /// The number.
  public enum Value: Sendable {
    /// A whole number.
    case whole(Int)
    /// A real number; may be infinite or not a number, and is then shown as such.
    case real(Double)
  }

  /// The number, with all its digits.
  public var value: Value
  /// How it is shown.
  public var format: NumberFormat
  /// What it counts or measures, shown after it.
  public var unit: String?

  /// Makes a quantity.
  public init(_ value: Value, _ format: NumberFormat, unit: String? = nil) {
    self.value = value
    self.format = format
    self.unit = unit
  }
}

extension Quantity {
  /// A whole number with thousands separators: `19,084`.
  public static func count(_ value: Int, unit: String? = nil) -> Quantity {
    Quantity(.whole(value), NumberFormat(.grouped), unit: unit)
  }

  /// A whole number as it stands, for names and years: `7017666017`.
  public static func plain(_ value: Int) -> Quantity {
    Quantity(.whole(value), NumberFormat(.exact))
  }

  /// All digits of a real number: `0.30000000000000004`.
  public static func exact(_ value: Double, unit: String? = nil) -> Quantity {
    Quantity(.real(value), NumberFormat(.exact), unit: unit)
  }

  /// So many digits after the point: `0.9961`.
  public static func fixed(_ value: Double, digits: Int, unit: String? = nil) -> Quantity {
    Quantity(.real(value), NumberFormat(.fixed(digits: digits)), unit: unit)
  }

  /// So many digits that matter: `0.00123`, `501,029`.
  public static func significant(
    _ value: Double, digits: Int = 3, unit: String? = nil
  ) -> Quantity {
    Quantity(.real(value), NumberFormat(.significant(digits: digits)), unit: unit)
  }

  /// A share of one, shown in hundredths: `99.6%`.
  public static func percent(_ share: Double, digits: Int = 1) -> Quantity {
    Quantity(.real(share), NumberFormat(.percent(digits: digits)))
  }

  /// A power of ten: `2.61×10⁻¹²⁰`.
  public static func scientific(
    _ value: Double, digits: Int = 2, unit: String? = nil
  ) -> Quantity {
    Quantity(.real(value), NumberFormat(.scientific(digits: digits)), unit: unit)
  }

  /// A p-value: three digits that matter, a power of ten below 0.0001.
  public static func pValue(_ value: Double) -> Quantity {
    Quantity(.real(value), NumberFormat(.pValue))
  }

  /// A p-value that may be too small for a double: `2.6×10⁻¹²⁰`, `< 10⁻³⁰⁰ (log₁₀ p = −783.6)`.
  ///
  /// - Parameters:
  ///   - value: The p-value, in [0, 1]; 0 where it is too small.
  ///   - log10: Its decimal logarithm. Below −300 it takes the place of the value, which has lost
  ///     its digits by then; −∞ is an event that cannot happen.
  /// - Returns: A quantity that is never shown as 0.
  public static func pValue(_ value: Double, log10: Double) -> Quantity {
    log10 < -300 ? Quantity(.real(log10), NumberFormat(.logarithmOfP)) : pValue(value)
  }

  /// A time in seconds: `850 ms`, `12.3 s`, `3 min 05 s`, `1 h 02 min`.
  public static func duration(seconds: Double) -> Quantity {
    Quantity(.real(seconds), NumberFormat(.duration))
  }

  /// A size in bytes: `512 B`, `12.3 MB`; a kilobyte has 1,000 bytes.
  public static func bytes(_ count: Int) -> Quantity {
    Quantity(.whole(count), NumberFormat(.bytes))
  }

  /// The same number, with a plus sign where it is positive.
  public func signed() -> Quantity {
    var copy = self
    copy.format.showsPlus = true
    return copy
  }

  /// The number as a `Double`; whole numbers beyond 2⁵³ are rounded.
  public var double: Double {
    switch value {
    case .whole(let value): Double(value)
    case .real(let value): value
    }
  }

  /// The number with all its digits, as JSON writes it.
  public var exactText: String {
    switch value {
    case .whole(let value): String(value)
    case .real(let value):
      value == value.rounded() && abs(value) < 1e15
        ? String(Int(value)) : String(describing: value)
    }
  }
}

// Bits are compared, so that a document that shows NaN equals itself.
extension Quantity.Value: Hashable {
  /// Whether two numbers are the same number of the same type.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.whole(let left), .whole(let right)): left == right
    case (.real(let left), .real(let right)): left.bitPattern == right.bitPattern
    default: false
    }
  }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .whole(let value): hasher.combine(value)
    case .real(let value): hasher.combine(value.bitPattern)
    }
  }
}
