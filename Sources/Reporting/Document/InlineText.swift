/// Text for a reader: runs of words, names, links and numbers.
///
/// A string literal makes one, and interpolation puts numbers and names into it:
///
/// ```swift
/// let text: InlineText = "\(code: "views") alone reaches \(.fixed(0.9961, digits: 4))"
/// ```
public struct InlineText: Hashable, Sendable {
  /// The runs, in order.
  public var runs: [Inline]

  /// Makes text of runs.
  public init(_ runs: [Inline] = []) { self.runs = runs }

  /// Makes text of words.
  public init(_ words: String) { runs = words.isEmpty ? [] : [.plain(words)] }

  /// Whether there is nothing to read.
  public var isEmpty: Bool { runs.isEmpty }

  /// Appends text.
  public static func + (left: InlineText, right: InlineText) -> InlineText {
    InlineText(left.runs + right.runs)
  }

  /// Appends text in place.
  public static func += (left: inout InlineText, right: InlineText) { left.runs += right.runs }
}

extension InlineText: ExpressibleByStringInterpolation {
  /// Makes text from a literal.
  public init(stringLiteral words: String) { self.init(words) }

  /// Makes text from a literal with values in it.
  public init(stringInterpolation: Interpolation) { runs = stringInterpolation.runs }

  /// Gathers the runs of a literal with values in it.
  public struct Interpolation: StringInterpolationProtocol {
    var runs: [Inline] = []

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {
      runs.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Appends words of the literal.
    public mutating func appendLiteral(_ words: String) {
      guard !words.isEmpty else { return }
      if case .plain(let before) = runs.last {
        runs[runs.count - 1] = .plain(before + words)
      } else {
        runs.append(.plain(words))
      }
    }

    /// Appends words.
    public mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

    /// Appends a number.
    public mutating func appendInterpolation(_ quantity: Quantity) {
      runs.append(.number(quantity))
    }

    /// Appends a count.
    public mutating func appendInterpolation(_ count: Int) { runs.append(.number(.count(count))) }

    /// Appends text.
    public mutating func appendInterpolation(_ text: InlineText) { runs += text.runs }

    /// Appends words that must not be missed.
    public mutating func appendInterpolation(strong words: String) { runs.append(.strong(words)) }

    /// Appends words with stress.
    public mutating func appendInterpolation(emphasis words: String) {
      runs.append(.emphasis(words))
    }

    /// Appends a name from a file or a program.
    public mutating func appendInterpolation(code name: String) { runs.append(.code(name)) }

    /// Appends a link.
    public mutating func appendInterpolation(link words: String, to target: LinkTarget) {
      runs.append(.link(words, to: target))
    }
  }
}

/// Words alone are written as a string, anything else as a list of runs.
extension InlineText: Codable {
  /// Reads a string or a list of runs.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let words = try? value.decode(String.self) {
      self.init(words)
    } else {
      self.init(try value.decode([Inline].self))
    }
  }

  /// Writes a string or a list of runs.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    if runs.isEmpty {
      try value.encode("")
    } else if case .plain(let words) = runs[0], runs.count == 1, !words.isEmpty {
      try value.encode(words)
    } else {
      try value.encode(runs)
    }
  }
}
