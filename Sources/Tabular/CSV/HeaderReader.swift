/// Turns the names in a header into a plan of reading, and says what is wrong with them.
struct HeaderReader {
  let schema: Schema

  /// The plan, as far as the header can be understood, and its faults.
  ///
  /// Columns that the header lacks are left out of the plan.
  func plan(for names: [String], line: Int) -> (plan: ReadPlan, faults: [Fault]) {
    let present = Set(names)
    let columns = schema.columns.filter { present.contains($0.name) }
    let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
    var seen: Set<String> = []
    var faults: [Fault] = []
    var columnOfField: [Int?] = []
    for (field, name) in names.enumerated() {
      let isFirst = seen.insert(name).inserted
      columnOfField.append(isFirst ? places[name] : nil)
      if let problem = problem(name, field: field, isFirst: isFirst) {
        faults.append(fault(problem, name, line: line))
      }
    }
    for column in schema.columns where column.isRequired && !present.contains(column.name) {
      faults.append(
        Fault(
          line: line, column: column.name, problem: .missingHeader,
          expected: "a column \"\(column.name)\" that holds \(column.expectation)"))
    }
    return (ReadPlan(columns: columns, names: names, columnOfField: columnOfField), faults)
  }

  private func problem(_ name: String, field: Int, isFirst: Bool) -> Problem? {
    guard isFirst else { return .duplicateHeader }
    // Some tools write the row numbers of a table into a first column without a name.
    if name.isEmpty && field == 0 { return nil }
    let isKnown =
      schema.allowsOtherColumns || schema.ignored.contains(name)
      || schema.columns.contains { $0.name == name }
    return isKnown ? nil : .unknownHeader
  }

  private func fault(_ problem: Problem, _ name: String, line: Int) -> Fault {
    let shown = Fault.shown(Array(name.utf8))
    let expected =
      problem == .duplicateHeader
      ? "each column once"
      : "one of the columns "
        + (schema.columns.map(\.name) + schema.ignored).map { "\"\($0)\"" }.joined(separator: ", ")
    return Fault(line: line, column: shown, problem: problem, expected: expected)
  }
}
