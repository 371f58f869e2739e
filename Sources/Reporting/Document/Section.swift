/// A titled part of a document, with parts of its own.
///
/// The level of a heading follows from the nesting, so headings are always in order.
public struct Section: Codable, Hashable, Sendable {
  /// The name by which links find this section: lower-case letters, digits and hyphens.
  public var id: String
  /// The heading.
  public var title: String
  /// What stands below the heading.
  public var blocks: [Block]
  /// The parts of this part.
  public var subsections: [Section]

  /// Makes a section.
  ///
  /// - Parameters:
  ///   - title: The heading.
  ///   - id: The name for links; made from the title when it is not given. Two sections of the same
  ///     name are told apart by a number in every rendering.
  ///   - blocks: What stands below the heading.
  ///   - subsections: The parts of this part.
  public init(
    _ title: String, id: String? = nil, _ blocks: [Block] = [], subsections: [Section] = []
  ) {
    self.id = Anchor.slug(id ?? title)
    self.title = title
    self.blocks = blocks
    self.subsections = subsections
  }
}
