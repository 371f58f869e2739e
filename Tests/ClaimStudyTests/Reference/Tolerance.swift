/// How far a value may lie from the one in the reference file, read from the words that stand there.
///
/// A tolerance may speak of some leaves of an entry only, such as "recall abs 0.002"; of the others
/// it says nothing, and they are not compared.
struct Tolerance {
  /// The widest distance that is still right.
  struct Bound: Equatable {
    var absolute = 0.0
    var relative = 0.0

    func holds(_ got: Double, _ expected: Double) -> Bool {
      got == expected || abs(got - expected) <= max(absolute, relative * abs(expected))
    }
  }

  /// A bound for the leaves that have one of these names on the way to them; no names are all
  /// leaves, no bound is silence.
  private struct Rule {
    let names: Set<String>?
    let bound: Bound?
  }

  /// The first rule that speaks of a leaf holds for it.
  private var rules: [Rule] = []

  private static let cells: Set = ["tn", "fp", "fn", "tp"]

  /// Reads the words of an entry.
  init(_ words: String, of entry: String) {
    let stated = Self.bound(in: words)
    add(["n_test", "n"], Bound())
    addTests(entry)
    if words.hasPrefix("band:") {
      let isNarrow = entry.contains("/a_all/") || entry.contains("/a2_engagement_only/")
      add(["accuracy", "roc_auc", "f1", "mcc"], Bound(absolute: 0.01))
      add(["log_loss", "brier", "ece10"], Bound(absolute: isNarrow ? 0.01 : 0.02))
    } else if words.hasPrefix("band abs"), let stated {
      // The band is one of shares; counts follow from them.
      add(Self.cells, nil)
      add(nil, stated)
    } else if words.hasPrefix("exact") {
      add(nil, Bound())
    } else if words.hasPrefix("actual exact") {
      add(["actual"], Bound())
    } else if words.hasPrefix("coef"), let stated {
      add(["coef", "se"], stated)
      add(nil, Bound(relative: 1e-9))
    } else if words.hasPrefix("recall"), let stated {
      add(["best_recall"], stated)
    } else {
      if let slack = words.firstMatch(of: /counts \+-([0-9]+)/).flatMap({ Double($0.1) }) {
        add(Self.cells, Bound(absolute: slack))
      }
      if let stated { add(nil, stated) }
    }
  }

  /// What the words of tests say of single leaves; a p-value below all doubles stands there as 0.
  private mutating func addTests(_ entry: String) {
    let vanishing = 1e-300
    switch entry.prefix(while: { $0 != "/" }) {
    case "ks":
      add(["p"], Bound(absolute: vanishing, relative: 1e-3))
      add(["D"], Bound(relative: 1e-12))
    case "t", "mwu", "anova", "welch_anova", "alexander_govern", "kruskal":
      add(["p", "p_no_continuity"], Bound(absolute: vanishing, relative: 1e-6))
    case "effect":
      add(["d_ci_noncentral_t"], Bound(relative: 1e-4))
    case "variance":
      let names = ["levene_mean_p", "brown_forsythe_p", "bartlett_p", "fligner_p", "bf_p"]
      add(Set(names), Bound(absolute: vanishing, relative: 1e-8))
    case "tukey", "games_howell":
      add(["p", "pvalues"], Bound(absolute: 1e-4))
      let isTukey = entry.hasPrefix("tukey")
      add(["ci_low", "ci_high", "confint", "q_crit"], Bound(relative: isTukey ? 1e-4 : 1e-3))
      add(["meandiff", "meandiffs"], Bound(relative: 1e-9))
    case "chi2":
      // A thousandth of a decade.
      add(["p", "G_p", "p_yates"], Bound(absolute: vanishing, relative: 2.3e-3))
      add(["fisher_p"], Bound(relative: 1e-5))
    case "normality":
      add(["shapiro_first500_W"], Bound(absolute: 1e-6))
      add(["shapiro_first500_p"], Bound(relative: 1e-3))
      add(["k2_p", "jb_p"], Bound(absolute: vanishing, relative: 1e-8))
    default: break
    }
  }

  private mutating func add(_ names: Set<String>?, _ bound: Bound?) {
    rules.append(Rule(names: names, bound: bound))
  }

  /// The first "abs x" or "rel x".
  private static func bound(in words: String) -> Bound? {
    guard let match = words.firstMatch(of: /(abs|rel) ([0-9][0-9.e-]*)/),
      let number = Double(match.2)
    else { return nil }
    return match.1 == "abs" ? Bound(absolute: number) : Bound(relative: number)
  }

  /// The bound of a leaf, or nil when the tolerance says nothing of it.
  func bound(for path: [String]) -> Bound? {
    rules.first { rule in rule.names.map { !$0.isDisjoint(with: path) } ?? true }?.bound
  }
}
