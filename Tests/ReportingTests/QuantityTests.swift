import Foundation
import Reporting
import Testing

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "are shown as a reader expects",
    arguments: [
      (.count(0), "0"), (.count(999), "999"), (.count(19_084), "19,084"),
      (.count(-1_234_567), "−1,234,567"), (.count(.min), "−9,223,372,036,854,775,808"),
      (.plain(7_017_666_017), "7017666017"), (.exact(0.1 + 0.2), "0.30000000000000004"),
      (.exact(1e300), "1e+300"), (.exact(-3), "−3"), (.fixed(0.996_149, digits: 4), "0.9961"),
      (.fixed(501_029.452_7, digits: 2), "501,029.45"), (.fixed(-0.001, digits: 2), "0.00"),
      (.fixed(-0.0, digits: 0), "0"), (.fixed(2.5, digits: 0), "2"),
      (.fixed(0.125, digits: 2), "0.12"),
      (.fixed(999.995, digits: 1), "1,000.0"), (.significant(0.001_234_5), "0.00123"),
      (.significant(501_029.45), "501,029"), (.significant(0), "0"), (.significant(99.96), "100"),
      (.significant(9.996), "10.0"), (.significant(0.000_012_34), "1.23×10⁻⁵"),
      (.significant(1.5e18), "1.50×10¹⁸"), (.significant(-12.345), "−12.3"),
      (.percent(0.995_5), "99.6%"), (.percent(0.995_6, digits: 2), "99.56%"),
      (.percent(1), "100.0%"),
      (.scientific(2.6113e-120), "2.61×10⁻¹²⁰"), (.scientific(-1e6, digits: 0), "−1×10⁶"),
      (.pValue(0.976_1), "0.976"), (.pValue(0.000_123), "0.000123"),
      (.pValue(2.6e-120), "2.6×10⁻¹²⁰"),
      (.pValue(0.03, log10: -1.5), "0.0300"), (.pValue(1e-299, log10: -299), "1.0×10⁻²⁹⁹"),
      (
        .pValue(0, log10: -783.57),
        "<\u{A0}10⁻³⁰⁰ (log₁₀\u{A0}p\u{A0}=\u{A0}\u{2212}783.6)"
      ),
      (
        .pValue(1e-305, log10: -305),
        "<\u{A0}10⁻³⁰⁰ (log₁₀\u{A0}p\u{A0}=\u{A0}\u{2212}305.0)"
      ),
      (
        .pValue(0, log10: -12_345.6),
        "<\u{A0}10⁻³⁰⁰ (log₁₀\u{A0}p\u{A0}=\u{A0}\u{2212}12,345.6)"
      ),
      (.pValue(0, log10: -.infinity), "<\u{A0}10⁻³⁰⁰"), (.pValue(.nan, log10: .nan), "NaN"),
      (Quantity(.real(-4), NumberFormat(.logarithmOfP)), "0.000100"),
      (.pValue(0), "<\u{A0}10⁻³⁰⁷"), (.pValue(1), "1.00"),
      (.duration(seconds: 0), "0\u{A0}s"), (.duration(seconds: 0.000_012), "12.0\u{A0}µs"),
      (.duration(seconds: 0.85), "850\u{A0}ms"), (.duration(seconds: 0.999_9), "1.00\u{A0}s"),
      (.duration(seconds: 12.34), "12.3\u{A0}s"),
      (.duration(seconds: 59.97), "1\u{A0}min\u{A0}00\u{A0}s"),
      (.duration(seconds: 185), "3\u{A0}min\u{A0}05\u{A0}s"),
      (.duration(seconds: 3_725), "1\u{A0}h\u{A0}02\u{A0}min"),
      (.bytes(512), "512\u{A0}B"), (.bytes(12_345_678), "12.3\u{A0}MB"),
      (.bytes(999_999), "1.00\u{A0}MB"),
      (.fixed(3.2, digits: 1, unit: "s"), "3.2\u{A0}s"), (.fixed(.nan, digits: 1), "NaN"),
      (.fixed(.infinity, digits: 1), "∞"), (.fixed(-.infinity, digits: 1), "−∞"),
      (.fixed(0.2, digits: 1).signed(), "+0.2"), (.fixed(0.01, digits: 1).signed(), "0.0"),
      (.count(5).signed(), "+5"), (.count(-5).signed(), "−5"),
    ] as [(Quantity, String)])
  func shown(quantity: Quantity, expected: String) { #expect(quantity.shown == expected) }

  @Test("keep every bit through JSON")
  func coding() throws {
    var numbers: [Quantity] = [
      .count(.max), .count(.min), .plain(1), .exact(-0.0), .exact(.nan), .exact(.infinity),
      .exact(-.infinity), .exact(.leastNonzeroMagnitude), .exact(.greatestFiniteMagnitude),
      .fixed(0.1, digits: 3, unit: "s"), .significant(1, digits: 5), .percent(0.5), .pValue(1e-300),
      .pValue(0, log10: -783.57), .pValue(0, log10: -.infinity),
      .scientific(7), .duration(seconds: 1), .bytes(1), .count(3).signed(), .exact(3),
    ]
    var state: UInt64 = 1
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      if number.isFinite { numbers.append(.exact(number)) }
    }
    let decoded = try JSONDecoder().decode([Quantity].self, from: JSONEncoder().encode(numbers))
    for (number, back) in zip(numbers, decoded) { #expect(number == back) }
  }

  @Test("say their value in full beside what is shown")
  func json() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(
      decoding: try encoder.encode(Quantity.percent(0.995_5).signed()), as: UTF8.self)
    #expect(text == #"{"format":"+percent 1","shown":"+99.6%","type":"real","value":0.9955}"#)
  }

  @Test(
    "refuse what is no number",
    arguments: [
      #"{"format":"fixed","type":"real","value":1}"#,
      #"{"format":"exact","type":"real","value":"x"}"#,
      #"{"format":"exact 3","type":"real","value":1}"#,
      #"{"format":"exact","type":"whole","value":1.5}"#,
    ])
  func refused(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Quantity.self, from: Data(json.utf8))
    }
  }
}
