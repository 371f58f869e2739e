import Testing

@Suite("Comparison with reference values")
struct ToleranceTests {
  private func table(_ tolerance: String, _ value: ReferenceValue) -> ReferenceTable {
    ReferenceTable([
      ReferenceTable.Entry(name: "entry", value: value, tolerance: tolerance),
      ReferenceTable.Entry(name: "other", value: .count(1), tolerance: "exact"),
    ])
  }

  @Test(
    "words become bounds, leaf by leaf",
    arguments: [
      ("exact", "a", 0.0, 0.0), ("exact count", "a", 0, 0), ("rel 1e-9", "a", 0, 1e-9),
      ("abs 1e-3", "a", 1e-3, 0), ("abs 0.002", "a", 0.002, 0),
      ("rel 1e-9 given the same index stream", "a", 0, 1e-9),
      ("metrics abs 1e-4 (counts +-1)", "tn", 1, 0),
      ("metrics abs 1e-4 (counts +-1)", "f1", 1e-4, 0), ("counts +-6", "tp", 6, 0),
      ("coef rel 1e-5; metrics exact to 1e-9 given same rows", "coef", 0, 1e-5),
      ("coef rel 1e-5; metrics exact to 1e-9 given same rows", "f1", 0, 1e-9),
      ("recall abs 0.002", "best_recall", 0.002, 0), ("actual exact; null band", "actual", 0, 0),
      ("band: accuracy abs 0.01", "accuracy", 0.01, 0), ("band: accuracy", "brier", 0.02, 0),
      ("band abs 0.03", "f1", 0.03, 0), ("counts +-6", "n_test", 0, 0),
    ] as [(String, String, Double, Double)])
  func words(words: String, leaf: String, absolute: Double, relative: Double) {
    let bound = Tolerance(words, of: "models/c_metadata/xgboost").bound(for: ["x", leaf, "0"])
    #expect(bound == Tolerance.Bound(absolute: absolute, relative: relative))
  }

  @Test("a narrow band holds where the file says so")
  func band() {
    let bound = Tolerance("band: …", of: "models/a_all/xgboost").bound(for: ["log_loss"])
    #expect(bound == Tolerance.Bound(absolute: 0.01))
  }

  @Test(
    "leaves that a tolerance does not speak of have no bound",
    arguments: [
      ("do not require", "a"), ("n/a", "a"), ("band", "a"), ("counts +-4", "log_loss"),
      ("recall abs 0.002", "precision"), ("actual exact; null band", "perm_null_mean"),
      ("band abs 0.03", "tn"),
    ])
  func silence(words: String, leaf: String) {
    #expect(Tolerance(words, of: "entry").bound(for: [leaf]) == nil)
  }

  @Test("a right value is counted, and what was not compared is listed")
  func right() {
    var table = table("abs 0.5", .numbers(["a": 1, "b": 2]))
    table.compare("entry", .numbers(["a": 1.5, "b": 2, "more": 7]))
    #expect(table.disagreements.isEmpty && table.checked == ["entry"] && table.left == ["other"])
    #expect(
      table.summary == "reference values: checked 1 of 2; left for later issues: other")
  }

  @Test("a wrong, missing or surplus value is a disagreement that names entry and values")
  func wrong() {
    for got in [ReferenceValue.numbers(["a": 1.6]), .numbers(["a": .nan])] {
      var table = table("abs 0.5", .numbers(["a": 1]))
      table.compare("entry", got)
      let value = got["a"]?.asNumber ?? 0
      #expect(
        table.disagreements == ["entry at a: expected 1.0, got \(value), tolerance abs 0.5"])
    }
    let wrong: [(ReferenceValue, ReferenceValue)] = [
      (.numbers(["a": 1]), .numbers(["b": 1])), (.counts([1, 2]), .counts([1])),
      (.counts([1]), .counts([1, 2])), (.text("a"), .text("b")), (.text("a"), .count(1)),
      (.truth(true), .truth(false)), (.list([.text("a")]), .nothing),
    ]
    for (expected, got) in wrong {
      var table = table("exact", expected)
      table.compare("entry", got)
      #expect(!table.disagreements.isEmpty, "\(expected) is not \(got)")
    }
  }

  @Test("an entry of which nothing is compared is not counted")
  func nothing() {
    var table = table("do not require", .numbers(["a": 1]))
    table.compare("entry", .numbers(["a": 1]))
    table.compare("unknown", .count(1))
    #expect(table.checked.isEmpty && table.disagreements.count == 2)
  }

  @Test("an entry that is compared in part is listed as such and not counted")
  func part() {
    var table = table("abs 0.5", .numbers(["a": 1, "b": 2]))
    table.compareInPart("entry", .numbers(["a": 1]), except: ["b"])
    #expect(table.checked.isEmpty && table.disagreements.isEmpty && table.inPart == ["entry"])
    #expect(
      table.summary == "reference values: checked 0 of 2; compared in part: entry; "
        + "left for later issues: other")
    table.compareInPart("entry", .numbers(["a": 3]), except: ["b"])
    #expect(table.disagreements.count == 1)
  }

  @Test("orders are compared without their numbers")
  func order() {
    var table = table("order only", .numbers(["a": 3, "b": 2, "c": 1]))
    table.compareOrder("entry", first: 2, ["a": 0.9, "b": 0.08, "c": 0.02])
    #expect(table.disagreements.isEmpty && table.checked == ["entry"])
    table.compareOrder("entry", first: 2, ["a": 0.9, "b": 0.01, "c": 0.02])
    #expect(table.disagreements.count == 1)
  }

  @Test("the old stream of NumPy draws what NumPy draws")
  func stream() {
    // numpy.random.RandomState(0).permutation(10), and RandomState(1).randint(0, 1200, 5)
    var zero = LegacyStream(0)
    #expect(zero.permutation(10) == [2, 8, 4, 9, 1, 6, 7, 3, 0, 5])
    var one = LegacyStream(1)
    #expect((0..<5).map { _ in one.draw(upTo: 1_199) } == [1_061, 235, 1_096, 905, 715])
  }
}
