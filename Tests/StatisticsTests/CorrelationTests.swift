import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Correlations")
struct CorrelationTests {
  @Test("coefficients, p-values and intervals agree with SciPy")
  func reference() throws {
    for pair in try ExploringReference.read().pairs {
      let columns = [pair.x, pair.y]
      let pearson = CorrelationMatrix.pearson(columns, on: WorkerPool())[0, 1]
      let spearman = CorrelationMatrix.spearman(columns, on: WorkerPool())[0, 1]
      expectClose(pearson, pair.pearson, absolute: 1e-15, relative: 1e-13)
      expectClose(spearman, pair.spearman, absolute: 1e-15, relative: 1e-13)
      let test = CorrelationTest(pearson, count: pair.x.count)
      expectClose(try #require(test.pValue), pair.pearsonP, relative: 1e-9)
      expectClose(try #require(test.low), pair.low, absolute: 1e-13)
      expectClose(try #require(test.high), pair.high, absolute: 1e-13)
      let ranked = CorrelationTest(spearman, count: pair.x.count)
      expectClose(try #require(ranked.pValue), pair.spearmanP, relative: 1e-9)
    }
  }

  @Test("a matrix is what pairs give, with and without missing values, on any number of threads")
  func twin() {
    var source = NumberSource(state: 21)
    let whole = (0..<6).map { _ in (0..<9_000).map { _ in Double(source.below(50)) } }
    var holed = whole
    for place in stride(from: 0, to: 9_000, by: 7) { holed[2][place] = .nan }
    for columns in [whole, holed] {
      let matrix = CorrelationMatrix.pearson(columns, on: WorkerPool())
      let ranks = CorrelationMatrix.spearman(columns, on: WorkerPool())
      for threads in [2, 3, 8] {
        #expect(CorrelationMatrix.pearson(columns, on: WorkerPool(threadCount: threads)) == matrix)
      }
      for one in columns.indices {
        for other in columns.indices {
          let rows = columns[0].indices.filter {
            !columns[one][$0].isNaN && !columns[other][$0].isNaN
          }
          let (x, y) = (rows.map { columns[one][$0] }, rows.map { columns[other][$0] })
          #expect(matrix.count(one, other) == rows.count)
          expectClose(matrix[one, other], pearsonCorrelation(x, y), absolute: 1e-14)
          let naive = pearsonCorrelation(OrderedSample(x).midranks, OrderedSample(y).midranks)
          expectClose(ranks[one, other], naive, absolute: 1e-14)
        }
      }
    }
  }

  @Test("of constants, of few rows, of a line")
  func edges() {
    let matrix = CorrelationMatrix.pearson([[1, 2, 3], [5, 5, 5], [2, 4, 6]], on: WorkerPool())
    #expect(matrix[0, 1].isNaN)
    expectClose(matrix[0, 2], 1, absolute: 4e-16)
    #expect(CorrelationMatrix.pearson([[], []], on: WorkerPool())[0, 1].isNaN)
    #expect(CorrelationTest(.nan, count: 50).pValue == nil)
    #expect(CorrelationTest(0.5, count: 2).pValue == nil)
    #expect(CorrelationTest(0.5, count: 3).low == nil)
    #expect(CorrelationTest(1, count: 9).pValue == 0)
    #expect(CorrelationTest(1, count: 9).high == 1)
    #expect(CorrelationTest(0, count: 9).pValue == 1)
  }
}

@Suite("Student's t")
struct StudentTTests {
  @Test("has the tails of mpmath, far out and with many degrees of freedom")
  func reference() throws {
    for tail in try ExploringReference.read().tails {
      let got = StudentT(degreesOfFreedom: tail[1]).twoSidedP(tail[0])
      expectClose(got, tail[2], relative: 1e-11, "t \(tail[0]), \(tail[1]) degrees")
    }
  }

  @Test("mirrors about 0, and is Cauchy's with one degree of freedom")
  func properties() {
    let t = StudentT(degreesOfFreedom: 4.5)
    for x in [0.1, 1, 3, 40] {
      expectClose(t.cdf(-x), t.survival(x), relative: 1e-15)
      expectClose(t.cdf(x) + t.survival(x), 1, absolute: 1e-15)
    }
    expectClose(StudentT(degreesOfFreedom: 1).survival(1), 0.25, relative: 1e-14)
    #expect(t.twoSidedP(.infinity) == 0)
    #expect(t.twoSidedP(0) == 1)
  }
}

@Suite("Two samples")
struct TwoSamplesTests {
  @Test("area and distance agree with SciPy")
  func reference() throws {
    for pair in try ExploringReference.read().twoSamples {
      let (one, other) = (pair.one.sorted(), pair.other.sorted())
      let auc = try #require(TwoSamples.rocAUC(positives: one, negatives: other))
      expectClose(auc, pair.auc, relative: 1e-14)
      let mirrored = try #require(TwoSamples.rocAUC(positives: other, negatives: one))
      expectClose(mirrored, 1 - pair.auc, relative: 1e-14)
      expectClose(try #require(TwoSamples.distance(one, other)), pair.distance, relative: 1e-14)
    }
    #expect(TwoSamples.rocAUC(positives: [], negatives: [1]) == nil)
    #expect(TwoSamples.distance([1], []) == nil)
    #expect(TwoSamples.distance([1, 1], [1]) == 0)
  }
}

@Suite("Contingency table")
struct ContingencyTableTests {
  @Test("agrees with SciPy; empty levels are left out")
  func reference() throws {
    for expected in try ExploringReference.read().tables {
      let table = ContingencyTable(expected.counts)
      expectClose(table.chiSquared, expected.chiSquared, relative: 1e-12)
      expectClose(table.pValue, expected.p, relative: 1e-11)
      #expect(table.degreesOfFreedom == expected.degreesOfFreedom)
      expectClose(table.cramersV, expected.v, relative: 1e-12)
      expectClose(table.correctedCramersV, expected.corrected, absolute: 1e-12)
    }
  }

  @Test("of one level or none says nothing")
  func edges() {
    for counts in [[], [[3, 4]], [[3], [4]], [[0, 0], [0, 0]], [[3, 0], [4, 0]]] {
      let table = ContingencyTable(counts)
      #expect(!table.isTestable)
      #expect(table.cramersV.isNaN && table.pValue.isNaN && table.correctedCramersV.isNaN)
      #expect(table.degreesOfFreedom == 0)
    }
  }
}
