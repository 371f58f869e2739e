import Learning
import Tabular

extension Frame {
  /// Videos with every kind of column, about a tenth of the values missing.
  static func plantedVideos(rows: Int, seed: UInt64 = 1) -> Frame {
    var stream = Seed(seed).stream
    let openings = ["Someone shared with me that", "my friends think that", "A café’s owner said:"]
    let facts = [
      "the moon is made of rock", "bees see colours", "apple seeds contain cyanide", "x",
    ]
    func present() -> [Bool] { (0..<rows).map { _ in stream.uniform() >= 0.1 } }
    let views = (0..<rows).map { _ in Int64(stream.below(1000) * stream.below(1000)) }
    let likes = views.map { Int64(stream.below(Int($0) + 1)) }
    let texts = (0..<rows).map { _ in
      openings[stream.below(3)] + " " + facts[stream.below(4)]
    }
    return Frame(
      rowCount: rows,
      [
        ("views", Column(.wholes(views), validity: Validity(present()))),
        ("likes", Column(.wholes(likes), validity: Validity(present()))),
        ("duration", Column(.numbers((0..<rows).map { _ in 5 + 55 * stream.uniform() }))),
        ("text", Column(.texts(TextBuffer(texts)), validity: Validity(present()))),
        (
          "status",
          Column(
            .categories(
              codes: (0..<rows).map { _ in Int32(stream.below(3)) },
              levels: ["active", "banned", "under review"]), validity: Validity(present()))
        ),
        (
          "verified",
          Column(
            .categories(
              codes: (0..<rows).map { _ in stream.uniform() < 0.2 ? 1 : 0 },
              levels: ["not verified", "verified"]))
        ),
      ])
  }

  /// A frame of one column of numbers; nil is a missing value.
  static func numbers(_ name: String, _ values: [Double?]) -> Frame {
    Frame(
      rowCount: values.count,
      [
        (
          name,
          Column(.numbers(values.map { $0 ?? 0 }), validity: Validity(values.map { $0 != nil }))
        )
      ])
  }

  /// A frame of one column of texts; nil is a missing text.
  static func texts(_ values: [String?]) -> Frame {
    Frame(
      rowCount: values.count,
      [
        (
          "text",
          Column(
            .texts(TextBuffer(values.map { $0 ?? "" })),
            validity: Validity(values.map { $0 != nil }))
        )
      ])
  }

  /// A frame of one column of categories; nil is a missing value.
  static func levels(_ name: String, _ values: [String?], order: [String]) -> Frame {
    let codes = values.map { value in Int32(order.firstIndex(of: value ?? order[0]) ?? 0) }
    return Frame(
      rowCount: values.count,
      [
        (
          name,
          Column(
            .categories(codes: codes, levels: order), validity: Validity(values.map { $0 != nil }))
        )
      ])
  }

  /// The frame with no value in a column.
  func withoutValues(in name: String) -> Frame {
    guard let column = self[name] else { return self }
    let missing = Validity([Bool](repeating: false, count: rowCount))
    return setting(name, to: Column(column.values, validity: missing))
  }
}
