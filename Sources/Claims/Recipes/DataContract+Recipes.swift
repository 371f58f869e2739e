public import Features

extension DataContract {
  /// How features are made for a family of learners from the columns of a choice.
  ///
  /// - Parameters:
  ///   - family: What kind of learner the features are for.
  ///   - choice: Which columns may be used.
  ///   - options: Settings of the steps for texts.
  /// - Returns: A recipe that is yet to be fitted.
  /// - Throws: `ClaimsError.noFeatures` when the contract has no such columns, or `badSetting`.
  public func recipe(
    for family: RecipeFamily, _ choice: FeatureChoice, options: RecipeOptions = RecipeOptions()
  ) throws(ClaimsError) -> Recipe {
    let options = try options.checked()
    let material = RecipeMaterial(columns(for: choice))
    let steps =
      switch family {
      case .linear: material.linearSteps(options)
      case .trees: material.treeSteps(options)
      case .words: material.wordSteps(options)
      }
    guard !steps.isEmpty else { throw .noFeatures(choice) }
    return Recipe(steps)
  }
}

/// The columns of a choice, sorted by what recipes do with them.
private struct RecipeMaterial {
  let numbers: [ContractColumn]
  let counts: [ContractColumn]
  let categories: [ContractColumn]
  let texts: [ContractColumn]
  let exposure: ContractColumn?

  init(_ columns: [ContractColumn]) {
    numbers = columns.filter { $0.role == .number }
    counts = columns.filter { $0.role == .count }
    categories = columns.filter { $0.role == .category }
    texts = columns.filter { $0.role == .text }
    exposure = columns.first { $0.exposure != nil }
  }

  /// Numbers and counts of heavy tails brought onto one scale, and everything else beside them.
  func linearSteps(_ options: RecipeOptions) -> [RecipeStep] {
    var steps = numericSteps
    if !steps.isEmpty {
      steps += fillingSteps
      if !counts.isEmpty { steps.append(.log1p(LogTransform(.named(counts.map(\.name))))) }
      steps.append(.standardize(Standardization(.allNumeric)))
    }
    steps += categories.map { column in
      let reference = column.allowed?.first.map(OneHot.Reference.named) ?? .mostFrequent
      return .oneHot(OneHot(column.name, reference: reference))
    }
    return steps + wordSteps(options)
  }

  /// Everything as it is: trees neither need a scale nor fear a gap.
  func treeSteps(_ options: RecipeOptions) -> [RecipeStep] {
    var steps = numericSteps
    if !categories.isEmpty { steps.append(.category(CategoryColumns(categories.map(\.name)))) }
    guard options.countedTerms > 0 else { return steps }
    return steps
      + texts.map { column in
        .wordCounts(
          WordCounts(
            column.name, ngrams: options.shortestCountedTerm...options.longestCountedTerm,
            maxFeatures: options.countedTerms, stopWords: .none,
            minDocumentFrequency: options.minDocumentFrequency, prefix: prefix(of: column)))
      }
  }

  func wordSteps(_ options: RecipeOptions) -> [RecipeStep] {
    texts.map { column in
      .tfidf(
        TFIDF(
          column.name, ngrams: 1...options.longestTerm,
          minDocumentFrequency: options.minDocumentFrequency, prefix: prefix(of: column)))
    }
  }

  private var numericSteps: [RecipeStep] {
    let names = (numbers + counts).map(\.name)
    let taken: [RecipeStep] = names.isEmpty ? [] : [.numeric(NumericColumns(names))]
    return taken + ratios.map { .ratio($0) }
      + texts.map { .textLength(TextLength($0.name, named: lengthName(of: $0))) }
  }

  /// Every count but the exposure itself, divided by the exposure; 0/0 is 0.
  private var ratios: [Ratio] {
    guard let exposure, let unit = exposure.exposure else { return [] }
    return counts.filter { $0.name != exposure.name }.map { count in
      Ratio(count.name, per: exposure.name, named: "\(count.name)_per_\(unit)")
    }
  }

  /// Fills gaps of columns that may keep them.
  ///
  /// What is made of such a column has the same gaps, so only the column itself gets an indicator.
  private var fillingSteps: [RecipeStep] {
    let gapped = (numbers + counts).filter { $0.missing == .kept }.map(\.name)
    let lengths = texts.filter { $0.missing == .kept }.map(lengthName)
    let made = ratios.filter { gapped.contains($0.numerator) || gapped.contains($0.denominator) }
    let derived = made.map(\.name) + lengths
    return (gapped.isEmpty ? [] : [.impute(Imputation(.named(gapped)))])
      + (derived.isEmpty ? [] : [.impute(Imputation(.named(derived), addsIndicator: false))])
  }

  private func lengthName(of column: ContractColumn) -> String { "\(column.name)_length" }

  /// One text needs no name before its words; several do.
  private func prefix(of column: ContractColumn) -> String {
    texts.count == 1 ? "text:" : "\(column.name):"
  }
}
