/// What can be wrong with a recipe, or with the data or the file that it meets.
public enum RecipeError: Error, Hashable, Sendable {
  /// The frame lacks a column that a step reads.
  case missingColumn(String, step: RecipeStep.Kind)
  /// A column of the frame is not of the kind that a step reads.
  case wrongKind(column: String, step: RecipeStep.Kind, expected: String)
  /// A step changes a numeric feature that no step before it has made.
  case unknownFeature(String, step: RecipeStep.Kind)
  /// A step makes a feature of a name that is already taken.
  case duplicateFeature(String, step: RecipeStep.Kind)
  /// A value below zero where a logarithm is taken; `row` counts from 0.
  case negativeValue(Double, column: String, row: Int)
  /// The reference level of a one-hot step does not occur in the training rows.
  case unknownLevel(String, column: String)
  /// A recipe was to learn from no rows at all.
  case noRows
  /// A setting of a step is outside its range.
  case badSetting(String, value: String, step: RecipeStep.Kind, expected: String)
  /// A file names a step that this version does not know.
  case unknownStep(String)
  /// What a file says a step has learned cannot be true.
  case unreadable(step: RecipeStep.Kind, problem: String)
}

extension RecipeError: CustomStringConvertible {
  /// One sentence that names the place, the value and what to do.
  public var description: String {
    switch self {
    case .missingColumn(let name, let step):
      "The step \(step) reads the column “\(name)”, which the data does not have."
    case .wrongKind(let column, let step, let expected):
      "The step \(step) cannot read the column “\(column)”: it expects \(expected)."
    case .unknownFeature(let name, let step):
      "The step \(step) changes the numeric feature “\(name)”, which no step before it makes."
    case .duplicateFeature(let name, let step):
      "The step \(step) makes a feature “\(name)”, but there is one already; name it otherwise."
    case .negativeValue(let value, let column, let row):
      "Row \(row) of “\(column)” is \(value); log1p expects values from 0 upwards."
    case .unknownLevel(let level, let column):
      "The reference level “\(level)” of “\(column)” does not occur in the training rows."
    case .noRows:
      "A recipe cannot be fitted on no rows."
    case .badSetting(let setting, let value, let step, let expected):
      "The setting \(setting) of the step \(step) is \(value); it must be \(expected)."
    case .unknownStep(let kind):
      "The recipe names a step “\(kind)” that this version does not know."
    case .unreadable(let step, let problem):
      "The fitted step \(step) cannot be read: \(problem)."
    }
  }
}
