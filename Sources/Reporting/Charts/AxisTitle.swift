/// What an axis measures; a string literal makes one without a unit.
public struct AxisTitle: Codable, Hashable, Sendable {
  /// What is measured.
  public var title: String
  /// In what; shown after the title.
  public var unit: String?
  /// How exact values are shown on hover and in the table; four digits that matter when not given,
  /// whole numbers with separators.
  public var format: NumberFormat?

  /// Makes a title.
  public init(_ title: String, unit: String? = nil, format: NumberFormat? = nil) {
    self.title = title
    self.unit = unit
    self.format = format
  }

  /// The title with its unit.
  var full: String { unit.map { "\(title) (\($0))" } ?? title }

  /// A number of this axis as the table shows it.
  func quantity(_ value: Double) -> Quantity {
    if let format { return Quantity(.real(value), format) }
    let isWhole = value == value.rounded() && abs(value) < 1e15
    return isWhole ? .count(Int(value)) : .significant(value, digits: 4)
  }

  /// A number of this axis as a label shows it: without zeros at its end.
  func short(_ value: Double) -> String {
    guard format == nil, abs(value) >= 1e-4, abs(value) < 1 else { return quantity(value).shown }
    return Quantity.exact((value * 1e4).rounded() / 1e4).shown
  }

  /// A column of numbers of this axis.
  var column: TableColumn { .number(title, unit: unit) }
}

extension AxisTitle: ExpressibleByStringInterpolation {
  /// Makes a title without a unit.
  public init(stringLiteral title: String) { self.init(title) }
}

/// How numbers become places on an axis.
public enum AxisScale: Hashable, Sendable {
  /// In proportion.
  case linear
  /// By powers of ten; only numbers above zero have a place.
  case log
  /// By powers of ten on both sides of zero, in proportion close to it.
  ///
  /// A number *v* stands at sign(*v*)·log₁₀(1 + |*v*|/`linearWithin`), the bisymmetric transform of
  /// Webber (2013).
  case symlog(linearWithin: Double = 1)
}

extension AxisScale: Codable {
  private enum Kind: String, Codable { case linear, log, symlog }
  private enum Key: String, CodingKey { case kind, linearWithin }

  /// Reads one object.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .linear: self = .linear
    case .log: self = .log
    case .symlog:
      let bound = try fields.decode(Double.self, forKey: .linearWithin)
      guard bound > 0, bound.isFinite else {
        throw DecodingError.dataCorruptedError(
          forKey: .linearWithin, in: fields, debugDescription: "\(bound) is not above zero")
      }
      self = .symlog(linearWithin: bound)
    }
  }

  /// Writes one object.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .linear: try fields.encode(Kind.linear, forKey: .kind)
    case .log: try fields.encode(Kind.log, forKey: .kind)
    case .symlog(let bound):
      try fields.encode(Kind.symlog, forKey: .kind)
      try fields.encode(bound, forKey: .linearWithin)
    }
  }
}

/// A value that is worth a line of its own across the plot.
public struct ReferenceLine: Codable, Hashable, Sendable {
  /// The axis on which the value stands.
  public enum Axis: String, Codable, Hashable, Sendable {
    /// A value of the horizontal axis: an upright line.
    case x
    /// A value of the vertical axis: a level line.
    case y
  }

  /// The value.
  public var value: Double
  /// What it is.
  public var label: String
  /// The axis on which it stands; charts of bars have only one axis of numbers and ignore this.
  public var axis: Axis
  /// What it speaks of.
  public var tone: Tone

  /// Makes a line.
  public init(_ value: Double, label: String, axis: Axis = .x, tone: Tone = .neutral) {
    self.value = value
    self.label = label
    self.axis = axis
    self.tone = tone
  }
}

/// A point that is worth words.
public struct LabelledPoint: Codable, Hashable, Sendable {
  /// Its place on the horizontal axis.
  public var x: Double
  /// Its place on the vertical axis.
  public var y: Double
  /// What it is.
  public var label: String
  /// What it speaks of.
  public var tone: Tone

  /// Makes a point.
  public init(x: Double, y: Double, label: String, tone: Tone = .neutral) {
    self.x = x
    self.y = y
    self.label = label
    self.tone = tone
  }
}

/// A low and a high end.
public struct ValueInterval: Codable, Hashable, Sendable {
  /// The low end.
  public var low: Double
  /// The high end.
  public var high: Double

  /// Makes an interval; the ends are put in order.
  public init(low: Double, high: Double) {
    self.low = low > high ? high : low
    self.high = low > high ? low : high
  }
}
