import Statistics
import Tabular

extension Exploration {
  /// Tables of what an exploration found: columns, groups, histograms, correlations, words.
  var extracts: [Extract] {
    [columnsExtract, groupsExtract, histogramsExtract, correlationsExtract, wordsExtract]
  }

  private var columnsExtract: Extract {
    let whom: [(String, (NumberProfile) -> SampleDescription?)] =
      [("all rows", { $0.description })]
      + classNames.enumerated().map { index, name in
        (name, { $0.classes.count > index ? $0.classes[index].description : nil })
      }
    return Extract(
      "columns", grain: "One row a number and group of rows: all rows with a value, or a class",
      columns: [
        .init("number", "the column, ratio or length"), .init("rows", "which rows"),
        .init("n", "rows that hold a value", unit: "rows"),
        .init("mean", "arithmetic mean", unit: "as the column"),
        .init("sd", "standard deviation, divisor n − 1", unit: "as the column"),
        .init("min", "smallest", unit: "as the column"),
        .init("q1", "lower quartile, type 7", unit: "as the column"),
        .init("median", "median", unit: "as the column"),
        .init("q3", "upper quartile, type 7", unit: "as the column"),
        .init("max", "largest", unit: "as the column"),
        .init("sum", "sum", unit: "as the column"),
        .init("skewness", "unbiased skewness G₁"), .init("kurtosis", "unbiased excess kurtosis G₂"),
        .init("distinct", "different values", unit: "values"),
        .init("zeros", "values that are 0", unit: "rows"),
        .init("auc", "AUC of the number alone, for all rows of both classes"),
      ],
      rows: numbers.flatMap { number in
        whom.compactMap { name, facts in
          facts(number).map { Self.row(number, name, $0) }
        }
      })
  }

  private static func row(
    _ number: NumberProfile, _ rows: String, _ facts: SampleDescription
  ) -> [CSVWriter.Cell] {
    [
      .inert(number.name), .inert(rows), .count(facts.count), .real(facts.mean),
      .real(facts.standardDeviation), .real(facts.minimum), .real(facts.lowerQuartile),
      .real(facts.median), .real(facts.upperQuartile), .real(facts.maximum), .real(facts.sum),
      .real(facts.skewness), .real(facts.kurtosis), .count(facts.distinct), .count(facts.zeros),
      .real(rows == "all rows" ? number.rocAUC : nil),
    ]
  }

  private var groupsExtract: Extract {
    Extract(
      "groups", grain: "One row a group of studied rows and number",
      columns: [
        .init("by", "the column that makes the groups"),
        .init("level", "its level"),
        .init("and_by", "the second column of crossed groups; empty otherwise"),
        .init("and_level", "its level"), .init("rows", "rows of the group", unit: "rows"),
        .init("number", "the column, ratio or length"),
        .init("n", "rows of the group that hold a value", unit: "rows"),
        .init("mean", "arithmetic mean", unit: "as the column"),
        .init("median", "median", unit: "as the column"),
        .init("sd", "standard deviation, divisor n − 1", unit: "as the column"),
        .init("min", "smallest", unit: "as the column"),
        .init("max", "largest", unit: "as the column"),
        .init("sum", "sum", unit: "as the column"),
      ],
      rows: groups.flatMap { table in
        table.groups.flatMap { group in
          group.numbers.map { Self.row(table, group, $0) }
        }
      })
  }

  private static func row(
    _ table: GroupTable, _ group: GroupTable.Group, _ number: GroupNumber
  ) -> [CSVWriter.Cell] {
    let isCrossed = table.columns.count == 2
    return [
      .inert(table.columns[0]), .inert(group.levels[0]),
      isCrossed ? .inert(table.columns[1]) : .missing,
      isCrossed ? .inert(group.levels[1]) : .missing, .count(group.rows), .inert(number.name),
      .count(number.count), .real(number.mean), .real(number.median),
      .real(number.standardDeviation), .real(number.minimum), .real(number.maximum),
      .real(number.sum),
    ]
  }

  private var histogramsExtract: Extract {
    Extract(
      "histograms", grain: "One row a number, bin and group of rows",
      columns: [
        .init("number", "the column, ratio or length"),
        .init("bins", "equal or growing"),
        .init("bin", "place of the bin, from 1"),
        .init("from", "lower end, which belongs to the bin", unit: "as the column"),
        .init("to", "upper end", unit: "as the column"),
        .init("rows", "all rows with a value, or a class"),
        .init("count", "rows in the bin", unit: "rows"),
      ],
      rows: numbers.flatMap { number -> [[CSVWriter.Cell]] in
        let kinds = [("equal", number.histogram), ("growing", number.logHistogram)]
        return kinds.flatMap { kind, bins in bins.map { rows(number.name, kind, $0) } ?? [] }
      })
  }

  private func rows(_ number: String, _ kind: String, _ bins: ClassHistogram) -> [[CSVWriter.Cell]]
  {
    let series = [("all rows", bins.counts)] + zip(classNames, bins.byClass)
    return bins.counts.indices.flatMap { bin in
      series.map { name, counts in
        [
          .inert(number), .text(kind), .count(bin + 1), .real(bins.edges[bin]),
          .real(bins.edges[bin + 1]), .inert(name), .count(counts[bin]),
        ]
      }
    }
  }

  private var correlationsExtract: Extract {
    let coefficients = [("pearson", correlations.pearson), ("spearman", correlations.spearman)]
    let numeric = coefficients.flatMap { method, pairs in
      pairs.map { pair -> [CSVWriter.Cell] in
        [
          .text(method), .inert(pair.first), .inert(pair.second), .count(pair.count),
          .real(pair.coefficient), .real(pair.low), .real(pair.high), .real(pair.pValue),
        ]
      }
    }
    let categorical = correlations.cramersV.map { pair -> [CSVWriter.Cell] in
      [
        .text("cramers_v"), .inert(pair.first), .inert(pair.second),
        .count(pair.association?.count), .real(pair.association?.cramersV), .missing, .missing,
        .real(pair.association?.pValue),
      ]
    }
    return Extract(
      "correlations", grain: "One row a pair of columns and method",
      columns: [
        .init("method", "pearson, spearman or cramers_v"), .init("first", "one column"),
        .init("second", "the other column"), .init("n", "rows that hold both", unit: "rows"),
        .init("coefficient", "the coefficient"), .init("low", "lower end of the 95 % interval"),
        .init("high", "upper end of the 95 % interval"),
        .init("p", "two-sided p-value (Student's t; χ² for Cramér's V)"),
      ],
      rows: numeric + categorical)
  }

  private var wordsExtract: Extract {
    let classColumns = classNames.map { name in
      Extract.Column("texts_\(name)", "texts of class \(name) that have it", unit: "texts")
    }
    let kinds: [(String, (TextProfile) -> [TermProfile])] = [
      ("word", \.frequentWords), ("pair", \.frequentPairs), ("opening", \.openings),
      ("telling", \.tellingTerms),
    ]
    return Extract(
      "words", grain: "One row a text column, kind and word",
      columns: [
        .init("column", "the text column"),
        .init("kind", "word, pair, opening (the first two words) or telling (by χ²)"),
        .init("words", "the word or words"), .init("texts", "texts that have it", unit: "texts"),
        .init("share", "share of all texts", unit: "0 to 1"),
        .init("purity", "share of the commoner class among them", unit: "0 to 1"),
      ] + classColumns,
      rows: texts.flatMap { text in
        kinds.flatMap { kind, terms in
          terms(text).map { term -> [CSVWriter.Cell] in
            [
              .inert(text.column), .text(kind), .inert(term.term), .count(term.texts),
              .real(term.share), .real(term.purity),
            ] + classNames.indices.map { .count(term.byClass.count > $0 ? term.byClass[$0] : nil) }
          }
        }
      })
  }
}
