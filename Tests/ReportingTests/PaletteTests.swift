import Foundation
import Reporting
import Testing

@Suite("Palette")
struct PaletteTests {
  /// Contrast after WCAG 2.2: relative luminances of sRGB, (brighter + 0.05) / (darker + 0.05).
  private static func contrast(_ first: String, _ second: String) -> Double {
    func luminance(_ hex: String) -> Double {
      let value = Int(hex.dropFirst(), radix: 16) ?? 0
      let linear = [16, 8, 0].map { shift -> Double in
        let channel = Double(value >> shift & 255) / 255
        return channel <= 0.040_45 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let pair = [luminance(first), luminance(second)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test("black on white has the contrast of the standard")
  func reference() {
    #expect(abs(Self.contrast("#000000", "#FFFFFF") - 21) < 1e-9)
    #expect(abs(Self.contrast("#777777", "#FFFFFF") - 4.478) < 1e-3)
  }

  @Test("every text reaches 4.5 : 1 on every surface on which it stands", arguments: Tone.allCases)
  func contrast(tone: Tone) {
    let pairs = [
      (Palette.ink, Palette.surface(tone)), (Palette.softInk, Palette.surface(tone)),
      (Palette.accent, Palette.surface(tone)), (Palette.ink(tone), Palette.surface(tone)),
      (Palette.ink(tone), Palette.paper), (Palette.ink, Palette.paper),
      (Palette.softInk, Palette.paper), (Palette.softInk, Palette.surface),
      (Palette.ink, Palette.surface), (Palette.accent, Palette.paper),
      (Palette.accent, Palette.surface),
    ]
    for (text, surface) in pairs {
      #expect(Self.contrast(text.light, surface.light) >= 4.5, "\(text.name) on \(surface.name)")
      #expect(
        Self.contrast(text.dark, surface.dark) >= 4.5, "\(text.name) on \(surface.name), dark")
    }
  }

  @Test("every mark reaches 3 : 1 on paper and its lines 4.5 : 1", arguments: Tone.allCases)
  func marks(tone: Tone) {
    let mark = Palette.mark(tone)
    #expect(Self.contrast(mark.light, Palette.paper.light) >= 3)
    #expect(Self.contrast(mark.dark, Palette.paper.dark) >= 3)
    // Words on a filled bar are of the colour of paper.
    #expect(Self.contrast(Palette.ink(tone).light, Palette.paper.light) >= 4.5)
    #expect(Self.contrast(Palette.ink(tone).dark, Palette.paper.dark) >= 4.5)
  }

  @Test("words on every step of the colour scales reach 4.5 : 1, and steps get darker one by one")
  func ramps() {
    #expect(Palette.ramps.count == 27)
    for step in Palette.ramps {
      #expect(Self.contrast(step.fill.light, step.words.light) >= 4.5, "\(step.fill.name)")
      #expect(Self.contrast(step.fill.dark, step.words.dark) >= 4.5, "\(step.fill.name), dark")
    }
    for (index, (first, second)) in zip(Palette.ramps, Palette.ramps.dropFirst()).enumerated()
    where index % 9 != 8 {
      let (before, after) = (
        Self.contrast(first.fill.light, Palette.paper.light),
        Self.contrast(second.fill.light, Palette.paper.light)
      )
      #expect(after > before, "\(second.fill.name)")
    }
  }

  @Test("every colour has one name")
  func names() { #expect(Set(Palette.all.map(\.name)).count == Palette.all.count) }
}
