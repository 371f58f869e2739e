import Foundation

extension Palette {
  /// A step of a colour scale and the colour of words on it.
  package struct RampStep: Sendable {
    package let fill: Colour
    package let words: Colour
  }

  /// The steps of the three scales of heat maps, from paper to full colour.
  ///
  /// Violet for much or positive, green for negative: neither is the colour of a class, and people
  /// of every colour vision tell them apart. Words are black or white, whichever contrasts more,
  /// which is never less than 4.58 : 1.
  package static let ramps: [RampStep] =
    ramp("q", light: "#4A3A8C", dark: "#B9A8FF") + ramp("p", light: "#4A3A8C", dark: "#B9A8FF")
    + ramp("m", light: "#0B6150", dark: "#63D6B4")

  private static func ramp(_ name: String, light: String, dark: String) -> [RampStep] {
    (0...ColourStep.last).map { step in
      let share = Double(step) / Double(ColourStep.last)
      let fill = Colour(
        name: "\(name)\(step)", light: mixed(surface.light, light, share),
        dark: mixed(surface.dark, dark, share))
      let words = Colour(
        name: "on-\(name)\(step)", light: contrasting(fill.light), dark: contrasting(fill.dark))
      return RampStep(fill: fill, words: words)
    }
  }

  private static func channels(_ hex: String) -> [Double] {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    return [16, 8, 0].map { Double(value >> $0 & 255) }
  }

  private static func mixed(_ first: String, _ second: String, _ share: Double) -> String {
    let mixed = zip(channels(first), channels(second)).map { first, second in
      Int((first + (second - first) * share).rounded())
    }
    return "#"
      + mixed.map { channel in
        let digits = String(channel, radix: 16, uppercase: true)
        return digits.count == 1 ? "0\(digits)" : digits
      }.joined()
  }

  /// Black or white: the brighter side of the luminance at which both contrast equally is 0.179.
  private static func contrasting(_ hex: String) -> String {
    let linear = channels(hex).map { channel -> Double in
      let share = channel / 255
      return share <= 0.040_45 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return luminance > 0.179 ? "#000000" : "#FFFFFF"
  }

  private static func power(_ value: Double) -> Double { pow(value, 2.4) }
}
