import Foundation
import Measuring
import Testing

@Suite struct MeasuringTests {
  @Test func linesAreJSON() throws {
    let line = JSONLine.encoded([
      ("name", .text("a \"b\"\n\\ µ")), ("rows", .whole(3)), ("s", .number(0.25)),
      ("none", .number(.nan)),
    ])
    #expect(!line.contains("\n"))
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?["name"] as? String == "a \"b\"\n\\ µ")
    #expect(object?["rows"] as? Int == 3)
    #expect(object?["s"] as? Double == 0.25)
    #expect(object?["none"] is NSNull)
  }

  @Test func lapsAddUp() {
    var laps = Laps()
    Thread.sleep(forTimeInterval: 0.02)
    laps.restart()
    laps.lap("nothing")
    Thread.sleep(forTimeInterval: 0.02)
    laps.lap("sleep")
    Thread.sleep(forTimeInterval: 0.02)
    laps.lap("sleep")
    #expect(laps["sleep"] >= 0.04)
    #expect(laps["nothing"] < laps["sleep"])
    #expect(laps["never"] == 0)
    let total = laps.fields.last
    #expect(total?.0 == "total_s")
    guard case .number(let seconds)? = total?.1 else {
      Issue.record("no total")
      return
    }
    #expect(abs(seconds - laps["sleep"] - laps["nothing"]) < 1e-12)
  }

  @Test func medianIsThatOfTheRuns() {
    var turn = 0.0
    let median = Laps.median(of: 3) {
      turn += 1
      Thread.sleep(forTimeInterval: turn == 1 ? 0.2 : 0.01)
    }
    #expect(turn == 3)
    #expect(median < 0.2)
  }

  @Test func latencyCallsWithEachNumber() {
    var calls: [Int] = []
    let latency = Latency(calls: 100, warm: 3) { calls.append($0) }
    #expect(calls == [0, 1, 2] + Array(0..<100))
    #expect(latency.median <= latency.percentile99)
    #expect(latency.fields.map(\.0) == ["lat_p50_us", "lat_p99_us"])
  }

  @Test func memoryIsKnown() {
    #expect(Memory.resident > 1)
    #expect(Memory.peak >= Memory.resident * 0.9)
  }
}
