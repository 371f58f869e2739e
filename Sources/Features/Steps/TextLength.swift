import Machine
import Tabular

/// Counts the Unicode code points of a text, as Python's `len` does; a missing text gives NaN.
public struct TextLength: Codable, Hashable, Sendable {
  /// The column of texts.
  public let column: String
  /// What the feature is called.
  public let name: String

  /// The length of the texts of a column.
  public init(_ column: String, named name: String = "text_length") {
    self.column = column
    self.name = name
  }

  /// Nothing is learned.
  public struct Fitted: Codable, Hashable, Sendable {
    /// The column of texts.
    public let column: String
    /// What the feature is called.
    public let name: String
  }
}

extension TextLength: FeatureStep {
  func checked() throws(RecipeError) {}

  func fit(_ set: WorkingSet, on workers: WorkerPool) throws(RecipeError) -> Fitted {
    Fitted(column: column, name: name)
  }
}

extension TextLength.Fitted: FittedFeatureStep, PreparedStep {
  var inputColumns: [String] { [column] }
  var wrapped: FittedStep { .textLength(self) }

  /// "textLength text_length: code points of video_transcription_text".
  public var description: String { "textLength \(name): code points of \(column)" }

  func extend(_ layout: inout FeatureLayout) throws(RecipeError) {
    try layout.append(name, by: .textLength)
  }

  func apply(to set: inout WorkingSet, on workers: WorkerPool) throws(RecipeError) {
    let (texts, validity) = try set.texts(column, for: .textLength)
    var lengths = [Double](repeating: .nan, count: texts.count)
    workers.forEachBlock(of: &lengths, size: 1 << 13) { rows, block in
      let bytes = texts.bytes.span
      for row in rows where validity[row] {
        var count = 0
        for place in texts.range(of: row) where bytes[place] & 0b1100_0000 != 0b1000_0000 {
          count += 1
        }
        block[row - rows.lowerBound] = Double(count)
      }
    }
    try set.append(name, lengths, by: .textLength)
  }
}
