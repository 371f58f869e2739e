import Learning
import Tabular

/// Texts that are a template and a fact, with labels that the template decides.
struct PlantedSentences {
  static let names = LabelNames(positive: "claim", negative: "opinion")

  var texts: [String] = []
  var labels: [UInt8] = []

  /// Every pair of `claims + opinions` templates and `facts` facts, `copies` times, in random order.
  init(claims: Int, opinions: Int, facts: Int, copies: Int = 1, seed: UInt64 = 1) {
    var rows: [(String, UInt8)] = []
    for template in 0..<claims + opinions {
      let isClaim = template < claims
      let words = isClaim ? "source \(template) told me that" : "i feel \(template) that"
      for fact in 0..<facts {
        rows += repeatElement(
          ("\(words) thing \(fact) is the size of \(fact * 7) others", isClaim ? 1 : 0),
          count: copies)
      }
    }
    var stream = Seed(seed).stream
    stream.shuffle(&rows)
    texts = rows.map(\.0)
    labels = rows.map(\.1)
  }

  var buffer: TextBuffer { TextBuffer(texts) }
  var labelled: Labels { Labels(labels, names: Self.names) }
}
