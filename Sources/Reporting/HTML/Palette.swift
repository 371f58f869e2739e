/// The colours of every page, by what they mean.
///
/// Hues are those of Okabe and Ito, which people of every colour vision tell apart, darkened or
/// lightened until text in them reaches a contrast of 4.5 : 1 on paper and on its own surface.
package enum Palette {
  /// A colour in both schemes, as `#RRGGBB`.
  package struct Colour: Sendable {
    package let name: String
    package let light: String
    package let dark: String
  }

  /// The colours of text, each with the surfaces on which it may stand.
  package static let paper = Colour(name: "paper", light: "#FDFDFB", dark: "#14171B")
  package static let surface = Colour(name: "surface", light: "#F3F4F1", dark: "#1E2328")
  package static let rule = Colour(name: "rule", light: "#D8DBD7", dark: "#383F47")
  package static let ink = Colour(name: "ink", light: "#1A1D21", dark: "#E8EAEC")
  package static let softInk = Colour(name: "soft-ink", light: "#535A62", dark: "#AAB1B9")
  package static let accent = Colour(name: "accent", light: "#0A5A9C", dark: "#86BDF2")

  /// The colour of text of a tone.
  package static func ink(_ tone: Tone) -> Colour {
    switch tone {
    case .neutral: Colour(name: "neutral", light: "#535A62", dark: "#AAB1B9")
    case .claim: Colour(name: "claim", light: "#A8440C", dark: "#F59D63")
    case .opinion: Colour(name: "opinion", light: "#0A5A9C", dark: "#86BDF2")
    case .good: Colour(name: "good", light: "#0F6848", dark: "#6FCFA3")
    case .warning: Colour(name: "warning", light: "#805300", dark: "#EDC065")
    case .danger: Colour(name: "danger", light: "#9E1B50", dark: "#F598B8")
    }
  }

  /// The colour of a surface of a tone.
  package static func surface(_ tone: Tone) -> Colour {
    switch tone {
    case .neutral: Colour(name: "neutral-surface", light: "#F1F2F3", dark: "#1E2328")
    case .claim: Colour(name: "claim-surface", light: "#FCEFE6", dark: "#33200F")
    case .opinion: Colour(name: "opinion-surface", light: "#E9F2FB", dark: "#14283A")
    case .good: Colour(name: "good-surface", light: "#E6F5EE", dark: "#112A20")
    case .warning: Colour(name: "warning-surface", light: "#FDF4DB", dark: "#30260C")
    case .danger: Colour(name: "danger-surface", light: "#FBEAF0", dark: "#371724")
    }
  }

  /// The colour of a filled mark of a tone; 3 : 1 on paper, lighter than text since areas are
  /// louder than letters.
  package static func mark(_ tone: Tone) -> Colour {
    switch tone {
    case .neutral: Colour(name: "neutral-mark", light: "#7A828B", dark: "#8B939C")
    case .claim: Colour(name: "claim-mark", light: "#D06A2B", dark: "#E08A50")
    case .opinion: Colour(name: "opinion-mark", light: "#3B82BD", dark: "#5FA3DE")
    case .good: Colour(name: "good-mark", light: "#2A8F6C", dark: "#4DB48A")
    case .warning: Colour(name: "warning-mark", light: "#B27A14", dark: "#D9AA48")
    case .danger: Colour(name: "danger-mark", light: "#C04A7B", dark: "#E07BA0")
    }
  }

  /// All colours, in the order of the style sheet.
  package static let all: [Colour] =
    [paper, surface, rule, ink, softInk, accent]
    + Tone.allCases.flatMap { [ink($0), surface($0), mark($0)] }
}
