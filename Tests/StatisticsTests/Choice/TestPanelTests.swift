import Machine
import Statistics
import Testing
import _TestSupport

@Suite("One question in three ways")
struct TestPanelTests {
  private static func noise(_ count: Int, _ seed: Int, plus shift: Double = 0) -> [Double] {
    var generator = CountingGenerator(seed)
    return (0..<count).map { _ in shift + generator.signed() + generator.signed() }
  }

  private func panel(_ question: TestQuestion, _ chosen: HypothesisTest? = nil) throws -> TestPanel
  {
    let choice = try TestChooser.choose(for: question, wanted: chosen)
    return TestPanel(
      question, chosen: choice.chosen, permutations: PermutationTest(replicates: 499)
    ) { CountingGenerator($0) }
  }

  @Test("clear cases are agreed on")
  func agreement() throws {
    let apart = try panel(.groups([Self.noise(50, 1), Self.noise(50, 2, plus: 2)]))
    #expect(apart.agreement == .allFind)
    #expect(apart.ways.map(\.test) == [.welchT, .mannWhitney, .permutation])
    #expect(apart.ways.map(\.approach) == TestPanel.Approach.allCases)
    let alike = try panel(.groups([Self.noise(50, 1), Self.noise(50, 2), Self.noise(40, 3)]))
    #expect(alike.agreement == .noneFinds)
    let pairs = try panel(.pairs(Self.noise(30, 4), Self.noise(30, 5, plus: 3)))
    #expect(pairs.agreement == .allFind)
    let table = try panel(.categories(ContingencyTable([[40, 10], [12, 44]])))
    #expect(table.agreement == .allFind && table.ways[1].test == .fisherExact)
    let wide = try panel(.categories(ContingencyTable([[40, 10, 7], [12, 44, 9]])))
    #expect(wide.ways[1].test == .gTest)
  }

  @Test("one far value makes the ways disagree")
  func disagreement() throws {
    let first = Self.noise(12, 1) + [400]
    let second = Self.noise(13, 2, plus: 1.6)
    let panel = try panel(.groups([first, second]))
    #expect(panel.agreement == .mixed)
    #expect(try #require(panel.result(of: .mannWhitney)).p.value < 0.05)
    #expect(try #require(panel.result(of: .permutation)).p.value > 0.05)
  }

  @Test("the chosen test stands for its approach")
  func chosen() throws {
    let question = try TestQuestion.groups([Self.noise(20, 1), Self.noise(20, 2)])
    #expect(
      try panel(question, .studentT).ways.map(\.test) == [.studentT, .mannWhitney, .permutation])
    #expect(
      try panel(question, .kolmogorovSmirnov).ways.map(\.test)
        == [.welchT, .kolmogorovSmirnov, .permutation])
    #expect(try panel(question, .permutation).ways[0].test == .welchT)
  }

  @Test("a way that cannot be gone says why, and the others are compared")
  func refusal() throws {
    let panel = try panel(.groups([[3, 3, 3], [3, 3]]))
    #expect(panel.ways[0].refusal == .constant(sample: nil) && panel.ways[0].result == nil)
    #expect(panel.ways.allSatisfy { ($0.result == nil) != ($0.refusal == nil) })
    let one = try self.panel(.groups([[3], [1, 2, 5]]))
    #expect(one.ways[0].refusal == .tooFew(sample: 1, count: 1, needed: 2))
    #expect(one.agreement == .noneFinds)
  }

  @Test("effects come with their questions")
  func effects() throws {
    let (x, y) = (Self.noise(40, 1), Self.noise(40, 2, plus: 1))
    func measures(_ question: TestQuestion) -> [Measure] { question.effects().map(\.measure) }
    #expect(
      try measures(.groups([x, y]))
        == [.cohenD, .hedgesG, .meanDifference, .rankBiserial, .commonLanguage])
    #expect(try measures(.groups([x, y, x])) == [.etaSquared, .omegaSquared, .epsilonSquared])
    #expect(try measures(.pairs(x, y)) == [.meanOfDifferences, .rankBiserial])
    #expect(try measures(.numbers(x, y)) == [.pearson, .spearman])
    #expect(
      try measures(.categories(ContingencyTable([[4, 5], [6, 7]])))
        == [.cramersV, .oddsRatio, .riskRatio])
  }
}
