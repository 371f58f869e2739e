/// Metrics of verdicts. A quotient 0/0 is 0, as scikit-learn's `zero_division=0` has it, except
/// where a line says otherwise; no value is ever NaN.
extension ConfusionMatrix {
  /// The share of rows with the right verdict.
  public var accuracy: Double { share(truePositives + trueNegatives, of: rowCount) }

  /// The share of positive verdicts that are right; 0 without positive verdicts.
  public var precision: Double { share(truePositives, of: calledPositive) }

  /// The share of positive rows that were found; 0 without positive rows.
  public var recall: Double { share(truePositives, of: positives) }

  /// The share of negative rows that were left alone; 0 without negative rows.
  public var specificity: Double { share(trueNegatives, of: negatives) }

  /// The mean of the recalls of the classes that occur among the rows.
  public var balancedAccuracy: Double {
    if positives == 0 { return specificity }
    if negatives == 0 { return recall }
    return (recall + specificity) / 2
  }

  /// 2TP / (2TP + FP + FN), the harmonic mean of precision and recall.
  public var f1: Double { f1(hits: truePositives) }

  /// The mean of the F1 of both classes; a class that neither occurs nor is called is left out.
  public var macroF1: Double {
    if positives + calledPositive == 0 { return f1(hits: trueNegatives) }
    if negatives + calledNegative == 0 { return f1 }
    return (f1 + f1(hits: trueNegatives)) / 2
  }

  /// The correlation of label and verdict (φ), −1 … 1; 0 where either is constant.
  public var matthewsCorrelation: Double {
    // Square roots apart: the product of the four counts would leave 2⁵³ at 10⁴ rows a cell.
    let scale =
      (Double(positives) * Double(negatives)).squareRoot()
      * (Double(calledPositive) * Double(calledNegative)).squareRoot()
    guard scale > 0 else { return 0 }
    return Double(determinant) / scale
  }

  /// Agreement of label and verdict beyond chance (Cohen 1960), −1 … 1; 0 where both are one and
  /// the same constant, as chance alone agrees there.
  public var cohensKappa: Double {
    let byChance =
      Double(positives) * Double(calledNegative) + Double(negatives) * Double(calledPositive)
    guard byChance > 0 else { return 0 }
    return 2 * Double(determinant) / byChance
  }

  private var determinant: Int { truePositives * trueNegatives - falsePositives * falseNegatives }

  private func f1(hits: Int) -> Double {
    share(2 * hits, of: 2 * hits + falsePositives + falseNegatives)
  }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
