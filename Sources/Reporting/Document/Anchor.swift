/// Names of sections, safe in every address.
package enum Anchor {
  /// The name GitHub gives to a heading: lower case, letters and digits kept, spaces as hyphens,
  /// everything else dropped; `section` when nothing is left.
  package static func slug(_ title: String) -> String {
    var slug = ""
    for scalar in title.lowercased().unicodeScalars.prefix(limit) {
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_": slug.unicodeScalars.append(scalar)
      case " ": slug.append("-")
      default: continue
      }
    }
    return slug.isEmpty ? "section" : slug
  }

  private static let limit = 80
}
