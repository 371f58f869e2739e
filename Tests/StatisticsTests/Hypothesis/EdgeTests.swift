import Statistics
import Testing
import _TestSupport

@Suite("Samples that hardly allow an answer")
struct EdgeTests {
  private typealias Question = (name: String, scipy: [Double]?, ask: () throws -> TestResult)

  private func questions(_ edge: HypothesisReference.Edge) -> [Question] {
    let samples = edge.samples
    return [
      ("welch", edge.welch, { try TTest.welch(samples[0], samples[1]) }),
      ("student", edge.student, { try TTest.student(samples[0], samples[1]) }),
      ("mannWhitney", edge.mannWhitney, { try MannWhitney(samples[0], samples[1]).result }),
      ("ks", edge.ks, { try KolmogorovSmirnov(samples[0], samples[1]).result }),
      ("anova", edge.anova, { try OneWayANOVA(samples).result }),
      ("kruskal", edge.kruskal, { try KruskalWallis(samples).result }),
      ("welchANOVA", edge.welchANOVA, { try WelchANOVA.test(samples) }),
      ("alexanderGovern", edge.alexanderGovern, { try AlexanderGovern.test(samples) }),
      ("levene", edge.levene, { try Levene.test(samples, centre: .mean) }),
      ("brownForsythe", edge.brownForsythe, { try Levene.test(samples) }),
      ("bartlett", edge.bartlett, { try Bartlett.test(samples) }),
      ("fligner", edge.fligner, { try Fligner.test(samples) }),
    ]
  }

  @Test("are answered as SciPy answers them, and refused where it says NaN")
  func scipy() throws {
    // SciPy loses the sums of squares beside 1e30, and the squares of variances of 1e±200.
    let better: Set = ["far apart anova", "huge welch", "small welch"]
    var answered = 0
    for (name, edge) in try HypothesisReference.read().edges {
      for question in questions(edge) {
        let place = "\(name) \(question.name)"
        if better.contains(place) {
          // Of two samples, Welch's analysis of variance is Welch's test.
          let expected = name == "far apart" ? edge.student : edge.welchANOVA
          expectP(try question.ask().p, try #require(expected)[1], "\(place)")
        } else if let scipy = question.scipy {
          expectResult(try question.ask(), scipy, Comment(rawValue: place))
          answered += 1
        } else {
          #expect(throws: SampleError.self, "\(place)") { try question.ask() }
        }
      }
    }
    #expect(answered == 113)
  }

  @Test("have effect sizes with finite intervals, however far apart they lie")
  func farApart() throws {
    let first = [1.0, 2, 3, 5]
    for distance in [1e3, 1e6, 1e9, 1e15] {
      let second = first.map { $0 * 1.5 + distance }
      let d = try StandardizedDifference(first, second).cohen()
      let interval = try #require(d.interval)
      #expect(interval.contains(d.value) && interval.low > 5 * d.value)
      let eta = try #require(OneWayANOVA([first, second]).etaSquared.interval)
      #expect(eta.low > 0.99 && eta.high <= 1)
      // F of two groups is t², and the intervals are of the same noncentrality.
      let share = { (d: Double) in 2 * d * d / (2 * d * d + 8) }
      expectClose(1 - eta.low, 1 - share(interval.high), relative: 1e-6)
      expectClose(1 - eta.high, 1 - share(interval.low), absolute: 1e-15, relative: 1e-6)
    }
    let table = ContingencyTable([[1_000_000_000, 3], [5, 900_000_000]])
    let v = try #require(table.cramersVEstimate().interval)
    #expect(v.low > 0.999 && v.high <= 1)
  }

  @Test("large noncentralities go on where the Poisson mixture ends")
  func noncentral() {
    for freedom in [1.0, 4] {
      // On both sides of the bound, at the same distance from the mean.
      let tails = [0.999, 1.001].map { side in
        let noncentrality = 1e7 * freedom * side
        let place = noncentrality + freedom + 3 * noncentrality.squareRoot()
        let squares = NoncentralChiSquared(
          degreesOfFreedom: freedom, noncentrality: noncentrality)
        let ratio = NoncentralF(
          numerator: freedom, denominator: 50, noncentrality: noncentrality)
        return [
          squares.survival(place), squares.cdf(place), ratio.survival(1.4 * place / freedom),
          ratio.cdf(0.6 * place / freedom),
        ]
      }
      expectClose(tails[1], tails[0], relative: 1e-4)
    }
  }

  @Test("exact p-values go on below doubles")
  func exact() throws {
    let first = (0..<400).map { Double($0) }
    let second = first.map { $0 + 390.5 }
    let rank = try MannWhitney(first, second, choice: .exact).result.p
    #expect(rank.log10 < -220 && rank.log10 > -240)
    let wide = (0..<560).map { Double($0) }
    // Wholly apart: one of the orders on each side.
    let apart = try MannWhitney(wide, wide.map { $0 + 1_000 }, choice: .exact).result.p
    let smirnov = try KolmogorovSmirnov(wide, wide.map { $0 + 1_000 }).result.p
    #expect(apart.value == 0)
    expectClose(apart.log10, smirnov.log10, relative: 1e-12)
    // All but one value apart.
    let nearly = try KolmogorovSmirnov(wide, [-1] + wide.dropFirst().map { $0 + 1_000 }).result
    #expect(nearly.method.basis == .exact && nearly.p.value == 0)
    #expect(nearly.p.log10 > apart.log10 && nearly.p.log10 < apart.log10 + 6)
    // Kendall: as many orders of 200 as have at most 40 pairs out of order.
    let order = (0..<200).map(Double.init)
    let moved = order.map { $0 < 40 ? $0 + 1.5 : $0 == 40 ? 0.5 : $0 }
    let kendall = try Kendall(order, moved, choice: .exact)
    #expect(kendall.discordantPairs == 40)
    #expect(kendall.result.p.log10 < -300 && kendall.result.p.log10.isFinite)
  }

  @Test("a median is found without sorting, the same to the last bit", arguments: 0..<12)
  func median(seed: Int) {
    var generator = CountingGenerator(seed)
    let count = [0, 1, 2, 3, 8, 31, 100, 1_000][seed % 8]
    let scale = seed < 8 ? 1e3 : 4
    let values = (0..<count).map { _ in (generator.signed() * scale).rounded() / 3 }
    let quick = Selection.median(values)
    #expect(count == 0 ? quick.isNaN : quick == Quantiles(values).median)
    for arranged in [values.sorted(), values.sorted(by: >), values.map { _ in 7 }] where count > 0 {
      #expect(Selection.median(arranged) == Quantiles(arranged).median)
    }
  }
}
