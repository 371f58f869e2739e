import Learning
import Machine
import Statistics

/// Answers questions about the columns of a file.
///
/// One comparison after another where there is one, one a thread where there are many; what is found
/// does not depend on the threads.
struct HypothesisTester: Sendable {
  let columns: TestedColumns
  let settings: HypothesisSettings

  /// How many rearrangements a permutation test draws at most.
  private var replicates: Int { settings.mostRearrangements }

  /// What was asked, in the order in which it is answered.
  ///
  /// - Throws: `HypothesisFault` for columns that are not there.
  func questions() throws -> [ColumnQuestion] {
    switch settings.question {
    case .family: return family()
    case .columns(let of, let by): return [try question(of: of, by: by)]
    case .pairs(let first, let second):
      guard first != second else { throw HypothesisFault.sameColumn(first) }
      return [.pairs(try number(first), try number(second))]
    }
  }

  private func family() -> [ColumnQuestion] {
    let byGroups = columns.categories.flatMap { category in
      columns.numbers.map { ColumnQuestion.groups($0, category) }
    }
    guard let label = columns.label else { return byGroups }
    let others = columns.categories.filter { !$0.isLabel }
    return byGroups + others.map { .categories($0, label) }
  }

  private func question(of: String, by: String) throws -> ColumnQuestion {
    guard of != by else { throw HypothesisFault.sameColumn(of) }
    switch (try column(of), try column(by)) {
    case (.number(let number), .category(let category)),
      (.category(let category), .number(let number)):
      return .groups(number, category)
    case (.category(let outcome), .category(let factor)): return .categories(outcome, factor)
    case (.number(let outcome), .number(let factor)): return .numbers(outcome, factor)
    }
  }

  private func column(_ name: String) throws -> TestedColumns.Column {
    guard let column = columns.column(name) else {
      throw HypothesisFault.unknownColumn(name, known: columns.names)
    }
    return column
  }

  private func number(_ name: String) throws -> TestedColumns.Number {
    guard case .number(let number) = try column(name) else {
      throw HypothesisFault.notANumber(name)
    }
    return number
  }

  /// The columns that are held fixed, one after another.
  ///
  /// - Throws: `notACategory`.
  func controls() throws -> [TestedColumns.Category] {
    guard let within = settings.within else { return columns.categories }
    return try within.map { name in
      guard let category = columns.categories.first(where: { $0.name == name }) else {
        throw HypothesisFault.notACategory(name, known: columns.categories.map(\.name))
      }
      return category
    }
  }

  /// Answers everything that was asked.
  ///
  /// - Throws: `HypothesisFault`.
  func answers(
    on workers: WorkerPool
  ) throws -> (found: [Comparison], skipped: [Hypotheses.Skipped]) {
    let (questions, controls) = (try questions(), try controls())
    guard !questions.isEmpty else { throw HypothesisFault.nothingToTest }
    let inner = questions.count > 1 ? WorkerPool() : workers
    let answers = try workers.map(count: questions.count) { place in
      try answer(questions[place], controls, on: inner)
    }
    let skipped = zip(questions, answers).compactMap { question, answer in
      answer.failure.map {
        Hypotheses.Skipped(outcome: question.names.0, factor: question.names.1, reason: $0)
      }
    }
    if questions.count == 1, let only = skipped.first {
      throw HypothesisFault.noAnswer(of: only.outcome, by: only.factor, only.reason)
    }
    return (answers.compactMap(\.comparison).asFamily(), skipped)
  }

  /// One answer, or why there is none.
  private struct Answer: Sendable {
    var comparison: Comparison?
    var failure: SampleError?
  }

  private func answer(
    _ columns: ColumnQuestion, _ controls: [TestedColumns.Category], on workers: WorkerPool
  ) throws -> Answer {
    do {
      let prepared = try columns.prepared(on: workers)
      let wanted = wanted(prepared.question.kind)
      let lots = PermutationTest(replicates: affordableReplicates(prepared.question))
      let choice = try TestChooser.choose(
        for: prepared.question, wanted: wanted, replicates: lots.replicates, on: workers)
      let seed = settings.seed.derived(columns.names.0).derived(columns.names.1)
      let panel = TestPanel(
        prepared.question, chosen: choice.chosen, permutations: lots, level: settings.level,
        on: workers
      ) { seed.derived($0).stream }
      if settings.question != .family,
        let way = panel.ways.first(where: { $0.test == choice.chosen }),
        let refusal = way.refusal
      {
        return Answer(failure: refusal)
      }
      return Answer(
        comparison: Comparison(
          outcome: columns.names.0, factor: columns.names.1, choice: choice, panel: panel,
          effects: prepared.question.effects(level: settings.level), groups: prepared.groups,
          table: prepared.table,
          controls: controls.compactMap { columns.controlled(by: $0, level: settings.level) }))
    } catch let error as SampleError {
      return Answer(failure: error)
    } catch let error as ChoiceError {
      throw HypothesisFault.method(error)
    }
  }

  /// The test that was asked for, where it answers questions of this kind.
  ///
  /// One method is asked for a whole family; it is used where it fits.
  private func wanted(_ kind: TestQuestion.Kind) -> HypothesisTest? {
    guard let method = settings.method?.test, settings.question == .family else {
      return settings.method?.test
    }
    return kind.candidates.contains(method) ? method : nil
  }

  /// As many replicates as some hundred million draws allow; a multiple of a thousand less one, where
  /// that is possible, so that p-values have short digits.
  private func affordableReplicates(_ question: TestQuestion) -> Int {
    let counts = question.counts
    let drawn = counts.count > 1 ? counts.reduce(0, +) - (counts.max() ?? 0) : counts[0]
    let affordable = Self.mostDraws / max(1, drawn)
    return affordable >= replicates
      ? replicates : max(min(199, replicates), affordable / 100 * 100 - 1)
  }

  private static let mostDraws = 100_000_000
}
