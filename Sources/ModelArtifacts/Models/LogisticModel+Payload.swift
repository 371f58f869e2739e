import LinearModels

extension LogisticModel {
  private enum Name {
    static let intercept = "logistic.intercept"
    static let coefficients = "logistic.coefficients"
    static let estimates = "logistic.inference.estimates"
    static let errors = "logistic.inference.standard_errors"
    static let summary = "logistic.fit"
    static let all = [intercept, coefficients, estimates, errors, summary]
  }

  /// The names of the features are not part of it: the recipe has them.
  var payload: ModelPayload {
    var tensors = [
      Tensor(Name.intercept, [intercept]), Tensor(Name.coefficients, coefficients),
      Tensor(
        Name.summary,
        [
          fit.logLikelihood, fit.nullLogLikelihood, fit.totalWeight, Double(fit.iterations),
          fit.gradientMaxNorm,
        ]),
    ]
    if let inference {
      tensors.append(Tensor(Name.estimates, inference.rows.map(\.estimate)))
      tensors.append(Tensor(Name.errors, inference.rows.map(\.standardError)))
    }
    return ModelPayload(tensors: tensors)
  }

  init(_ payload: ModelPayload, featureNames: [String]) throws(ArtifactError) {
    try payload.requireTensors(Name.all)
    let inference = try Self.inference(payload, featureNames)
    let fit = try Self.summary(payload)
    let intercept = try payload.double(Name.intercept)
    let coefficients = try payload.doubles(Name.coefficients)
    do {
      try self.init(
        featureNames: featureNames, intercept: intercept, coefficients: coefficients,
        inference: inference, fit: fit)
    } catch {
      throw .malformed(part: "logistic", reason: "\(error)")
    }
  }

  private static func inference(
    _ payload: ModelPayload, _ featureNames: [String]
  ) throws(ArtifactError) -> CoefficientTable? {
    let known = Set(payload.tensors.map(\.name))
    guard known.contains(Name.estimates) || known.contains(Name.errors) else { return nil }
    let names = [CoefficientTable.interceptName] + featureNames
    let estimates = try payload.doubles(Name.estimates)
    let errors = try payload.doubles(Name.errors)
    guard estimates.count == names.count, errors.count == names.count else {
      throw .malformed(
        part: Name.estimates, reason: "an intercept and each feature need one number each")
    }
    return CoefficientTable(
      rows: names.indices.map { row in
        CoefficientTable.Row(
          name: names[row], estimate: estimates[row], standardError: errors[row])
      })
  }

  private static func summary(_ payload: ModelPayload) throws(ArtifactError) -> FitSummary {
    let numbers = try payload.doubles(Name.summary)
    guard numbers.count == 5, let iterations = Int(exactly: numbers[3]) else {
      throw .malformed(part: Name.summary, reason: "five numbers belong there, the fourth whole")
    }
    return FitSummary(
      logLikelihood: numbers[0], nullLogLikelihood: numbers[1], totalWeight: numbers[2],
      iterations: iterations, gradientMaxNorm: numbers[4])
  }
}
