/// Where a link leads.
public enum LinkTarget: Codable, Hashable, Sendable {
  /// A page of the same site, and a section of it.
  case page(name: String, section: String?)
  /// A section of this page.
  case section(id: String)
  /// A file beside the page, by its relative path.
  case file(path: String)
  /// An address on the web; only `https`, `http` and `mailto` become links.
  case web(address: String)

  /// A page of the same site.
  public static func page(_ name: String, section: String? = nil) -> LinkTarget {
    .page(name: name, section: section)
  }

  /// A section of this page.
  public static func section(_ id: String) -> LinkTarget { .section(id: id) }

  /// A file beside the page.
  public static func file(_ path: String) -> LinkTarget { .file(path: path) }

  /// An address on the web.
  public static func web(_ address: String) -> LinkTarget { .web(address: address) }
}

extension LinkTarget {
  /// The address in a rendering whose pages end in `pageExtension`; nothing when it is not safe.
  ///
  /// Characters that have no place in an address are percent-encoded, so the result holds only
  /// printable ASCII without quotes, angle or round brackets.
  package func address(pageExtension: String) -> String? {
    switch self {
    case .page(let name, let section):
      let fragment = section.map { "#\(Anchor.slug($0))" } ?? ""
      return "\(Anchor.slug(name)).\(pageExtension)\(fragment)"
    case .section(let id): return "#\(Anchor.slug(id))"
    case .file(let path):
      // A colon in the first part would make the rest a scheme; `./` keeps it a path.
      guard let first = path.utf8.first, !"/\\".utf8.contains(first) else { return nil }
      return path.utf8.contains(UInt8(ascii: ":")) ? "./\(Self.encoded(path))" : Self.encoded(path)
    case .web(let address):
      let lowered = address.lowercased()
      guard ["https://", "http://", "mailto:"].contains(where: lowered.hasPrefix) else {
        return nil
      }
      return Self.encoded(address)
    }
  }

  private static func encoded(_ address: String) -> String {
    var result = ""
    for byte in address.utf8 {
      if isAddressByte(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~:/?#@!$&*+,;=%".utf8.contains(byte)
    }
  }
}
