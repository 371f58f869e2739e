internal import Evaluation
public import Learning
public import Machine
public import Tabular

/// What the templates and the facts of a text column tell about the label, each by itself.
///
/// If the label is the template, a model of the text has learned a list of phrases; what it scores
/// says nothing about text that people wrote. The fact is the control: it is the part that a claim
/// is about.
public struct TemplateAudit: Hashable, Sendable, Codable {
  /// A mean for each class; nil for a class without rows.
  public struct ClassMeans: Hashable, Sendable, Codable {
    /// Of the rows of the positive class.
    public let positive: Double?
    /// Of the rows of the negative class.
    public let negative: Double?
  }

  /// One of the two halves of the texts: all templates, or all facts.
  public struct Half: Hashable, Sendable, Codable {
    /// How many different ones there are.
    public let count: Int
    /// How many stand in rows of the positive class only.
    public let positiveOnly: Int
    /// How many stand in rows of the negative class only.
    public let negativeOnly: Int
    /// How many stand in rows of both classes.
    public let mixed: Int
    /// How many rows the rarest has.
    public let fewestRows: Int
    /// How many rows the most frequent has.
    public let mostRows: Int
    /// The mean number of code points.
    public let meanLength: ClassMeans
    /// The AUC of the number of code points alone, for the positive class; nil unless both classes
    /// occur.
    public let lengthAUC: Double?
    /// The share of rows whose class most of the *other* rows with the same template (or fact)
    /// have; a tie counts one half, a row that is alone is not judged.
    public let accuracy: Double?
  }

  /// The names of the classes.
  public let labelNames: LabelNames
  /// How many texts there are.
  public let rows: Int
  /// How many are a template and a fact.
  public let explainedRows: Int
  /// The word behind which facts were looked for; nil when no word does it.
  public let separator: String?
  /// How many texts must hold a phrase behind the separator for it to be a fact.
  public let minimumRepeats: Int
  /// The templates.
  public let templates: Half
  /// The facts.
  public let facts: Half
  /// What test rows share with training rows; nil without such parts.
  public let overlap: TemplateOverlap?
  /// How well the fact alone votes for the class, beside chance; nil when it was not asked for, or
  /// cannot be said.
  public let vote: FactVote?

  /// Audits texts that were cut already.
  ///
  /// - Parameters:
  ///   - sentences: The texts, cut.
  ///   - labels: The class of each row.
  ///   - overlap: What test rows share with training rows.
  ///   - vote: How well the fact alone votes.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Complexity: O(*n*).
  public init(
    _ sentences: SentenceTemplates, _ labels: Labels, overlap: TemplateOverlap? = nil,
    vote: FactVote? = nil, on workers: WorkerPool
  ) {
    precondition(labels.count == sentences.rowCount, "a label for each text")
    labelNames = labels.names
    rows = labels.count
    explainedRows = sentences.factOfRow.count { $0 >= 0 }
    separator = sentences.separator
    minimumRepeats = sentences.minimumRepeats
    templates = Half(sentences.templates, sentences.templateOfRow, labels, on: workers)
    facts = Half(sentences.facts, sentences.factOfRow, labels, on: workers)
    self.overlap = overlap
    self.vote = vote
  }

  /// Cuts texts and audits them.
  ///
  /// - Parameters:
  ///   - texts: A text a row; missing ones are empty.
  ///   - labels: The class of each row.
  ///   - seed: The origin of the permutations of the vote of facts.
  ///   - workers: The threads to run on; the result does not depend on them.
  public init(of texts: TextBuffer, _ labels: Labels, seed: Seed, on workers: WorkerPool) {
    let sentences = SentenceTemplates(of: texts, on: workers)
    let vote = FactVote(sentences, labels, seed: seed, on: workers)
    self.init(sentences, labels, vote: vote, on: workers)
  }

  /// Cuts all texts and audits those of the training part, with what the test part repeats of them.
  ///
  /// - Parameters:
  ///   - texts: The texts of both parts.
  ///   - labels: The class of each training row, in the order of `train`.
  ///   - train: The rows of the training part.
  ///   - test: The rows of the test part.
  ///   - seed: The origin of the permutations of the vote of facts.
  ///   - workers: The threads to run on; the result does not depend on them.
  public init(
    of texts: TextBuffer, labelsOfTraining labels: Labels, train: [Int], test: [Int], seed: Seed,
    on workers: WorkerPool
  ) {
    let all = SentenceTemplates(of: texts, on: workers)
    let trained = all.subset(train)
    self.init(
      trained, labels,
      overlap: TemplateOverlap(texts, all, train: train, test: test, on: workers),
      vote: FactVote(trained, labels, seed: seed, on: workers), on: workers)
  }
}

extension TemplateAudit {
  /// The share of the texts that are a template and a fact; 0 without texts.
  public var explainedShare: Double { rows == 0 ? 0 : Double(explainedRows) / Double(rows) }

  /// Whether the texts are templates and facts, whatever they tell: nine in ten texts, a hundred
  /// or more, come from lists that are ten times shorter than the data.
  public var isTemplated: Bool {
    rows >= 100 && explainedShare >= 0.9 && 10 * (templates.count + facts.count) <= rows
  }

  /// Whether the label is the template: a model of such text must not be trusted on other text.
  public var labelIsTemplate: Bool {
    isTemplated && 20 * templates.mixed <= templates.count && templates.accuracy ?? 0 >= 0.98
  }
}

extension TemplateAudit.Half {
  init(_ phrases: [String], _ phraseOfRow: [Int32], _ labels: Labels, on workers: WorkerPool) {
    let rows = phraseOfRow.indices.filter { phraseOfRow[$0] >= 0 }
    let counts = [ClassCounts](
      of: phrases.count, phraseOfRow, labels: labels.values, rows: rows)
    count = phrases.count
    positiveOnly = counts.count { $0.negative == 0 && $0.positive > 0 }
    negativeOnly = counts.count { $0.positive == 0 && $0.negative > 0 }
    mixed = counts.count { !$0.isPure }
    fewestRows = counts.map(\.rows).min() ?? 0
    mostRows = counts.map(\.rows).max() ?? 0
    accuracy = counts.accuracyLeavingOneOut

    let lengths = phrases.map(\.unicodeScalars.count)
    func mean(_ rowsOf: (ClassCounts) -> Int) -> Double? {
      let all = counts.reduce(0) { $0 + rowsOf($1) }
      let total = zip(counts, lengths).reduce(0) { $0 + rowsOf($1.0) * $1.1 }
      return all == 0 ? nil : Double(total) / Double(all)
    }
    meanLength = TemplateAudit.ClassMeans(
      positive: mean(\.positive), negative: mean(\.negative))
    lengthAUC =
      Ranking(
        scores: rows.map { Double(lengths[Int(phraseOfRow[$0])]) }, labels: labels.subset(rows),
        on: workers
      ).rocAUC
  }
}
