import Learning

/// What can be copied from one row to a later one.
struct SyntheticVideo {
  var isClaim: Bool
  /// Label, text and counts are missing together, as in the real file.
  var isIncomplete: Bool
  var duration: Int
  var text: [UInt8]
  var author: SyntheticAuthor
  var engagement: SyntheticEngagement

  /// How often a row lacks its label, text and counts.
  static let incompleteRate = 0.0154
  /// How often a row repeats an earlier text of its class.
  static let repeatedTextRate = 0.0028
  /// How often a row repeats everything but its identity.
  static let repeatedRowRate = 0.0006
  /// How often a complete row is a claim.
  static let claimRate = 0.5035

  /// A video drawn afresh.
  init(from stream: inout RandomStream, grammar: SentenceGrammar) {
    isClaim = stream.uniform() < Self.claimRate
    isIncomplete = stream.uniform() < Self.incompleteRate
    duration = 5 + stream.below(56)
    author = SyntheticAuthor(isClaim: isClaim, from: &stream)
    engagement = SyntheticEngagement(isClaim: isClaim, from: &stream)
    text = grammar.sentence(isClaim: isClaim, from: &stream)
  }
}

extension SyntheticVideos {
  /// The bytes of one block of rows.
  func block(_ index: Int) -> [UInt8] {
    var stream = seed.derived("synthesis").derived(index).stream
    let grammar = SentenceGrammar.shared
    let identity = SyntheticIdentity(seed: seed)
    let rows = index * Self.blockRows..<min((index + 1) * Self.blockRows, self.rows)
    var made: [SyntheticVideo] = []
    made.reserveCapacity(rows.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 208)
    for row in rows {
      let video = next(after: made, from: &stream, grammar: grammar)
      video.append(to: &bytes, row: row, identity: identity.number(of: row))
      made.append(video)
    }
    return bytes
  }

  /// The next video: new, or with what an earlier one of its block already said.
  private func next(
    after made: [SyntheticVideo], from stream: inout RandomStream, grammar: SentenceGrammar
  ) -> SyntheticVideo {
    var video = SyntheticVideo(from: &stream, grammar: grammar)
    let chance = stream.uniform()
    guard chance < SyntheticVideo.repeatedTextRate, !made.isEmpty else { return video }
    let earlier = made[stream.below(made.count)]
    if chance < SyntheticVideo.repeatedRowRate { return earlier }
    guard earlier.isClaim == video.isClaim else { return video }
    video.text = earlier.text
    return video
  }
}

extension SyntheticVideo {
  /// Adds the video's line to a CSV file.
  func append(to bytes: inout [UInt8], row: Int, identity: Int) {
    bytes.append(decimal: row)
    bytes.append(.comma)
    bytes.append(decimal: row + 1)
    bytes.append(.comma)
    if !isIncomplete { bytes += isClaim ? Self.claim : Self.opinion }
    bytes.append(.comma)
    bytes.append(decimal: identity)
    bytes.append(.comma)
    bytes.append(decimal: duration)
    bytes.append(.comma)
    if !isIncomplete { bytes.append(field: text) }
    bytes.append(.comma)
    bytes += author.field
    for count in engagement.counts {
      bytes.append(.comma)
      if !isIncomplete { bytes.append(countField: count) }
    }
    bytes.append(.lineFeed)
  }

  private static let claim = Array("claim".utf8)
  private static let opinion = Array("opinion".utf8)
}

extension [UInt8] {
  /// A count in the spelling of the real file: `343296.0`.
  fileprivate mutating func append(countField value: Int) {
    append(decimal: value)
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0"))
  }
}
