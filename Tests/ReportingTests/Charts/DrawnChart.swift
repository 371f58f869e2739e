import Foundation
import Reporting
import _TestSupport

/// One of the two pictures of a chart, read back from its page.
struct DrawnChart {
  /// A word and where it stands.
  struct Word {
    let text: String
    let role: String
    let x: Double
    let y: Double
  }

  /// A path: its classes, its corners, what it says on hover.
  struct Shape {
    let classes: [String]
    let corners: [PlotPoint]
    let hint: String

    var left: Double { corners.map(\.x).min() ?? .nan }
    var right: Double { corners.map(\.x).max() ?? .nan }
    var top: Double { corners.map(\.y).min() ?? .nan }
    var bottom: Double { corners.map(\.y).max() ?? .nan }
    var middle: PlotPoint { PlotPoint(x: (left + right) / 2, y: (top + bottom) / 2) }
  }

  let width: Double
  let words: [Word]
  let shapes: [Shape]

  init(_ chart: Chart, isNarrow: Bool = false) {
    let page = ReportRenderer.html(
      Document(title: "t", sections: [Section("s", [.chart(chart)])]))
    let parts = page.components(separatedBy: "<svg")
    let body = parts.count > 2 ? parts[isNarrow ? 2 : 1].components(separatedBy: "</svg>")[0] : ""
    let check = HTMLCheck("<!DOCTYPE html><svg\(body)</svg>")
    width = Double(check.all("svg").first?.attributes["width"] ?? "") ?? 0
    words = check.all("text").map { element in
      Word(
        text: element.own, role: element.attributes["class"] ?? "",
        x: Double(element.attributes["x"] ?? "") ?? .nan,
        y: Double(element.attributes["y"] ?? "") ?? .nan)
    }
    shapes = check.all("path").map { element in
      Shape(
        classes: (element.attributes["class"] ?? "").components(separatedBy: " "),
        corners: Self.corners(element.attributes["d"] ?? ""), hint: element.text)
    }
  }

  func shapes(_ classes: String...) -> [Shape] {
    shapes.filter { shape in classes.allSatisfy(shape.classes.contains) }
  }

  func words(_ role: String) -> [Word] {
    words.filter { $0.role.components(separatedBy: " ").contains(role) }
  }

  /// The place of a value on the level axis, by its first and last named tick, linear between them.
  func x(_ value: Double, named: [(String, Double)]) -> Double { place(value, named, \.x, 0) }

  /// The place of a value on the upright axis; names stand four pixels below their lines.
  func y(_ value: Double, named: [(String, Double)]) -> Double { place(value, named, \.y, -4) }

  private func place(
    _ value: Double, _ named: [(String, Double)], _ axis: (Word) -> Double, _ shift: Double
  ) -> Double {
    let places = named.compactMap { name, value in
      words("tick").first { $0.text == name }.map { (axis($0) + shift, value) }
    }
    guard places.count == 2 else { return .nan }
    let share = (value - places[0].1) / (places[1].1 - places[0].1)
    return places[0].0 + share * (places[1].0 - places[0].0)
  }

  /// The corners of a path of the commands M, l, h, v and z.
  private static func corners(_ data: String) -> [PlotPoint] {
    var corners: [PlotPoint] = []
    var here = PlotPoint(x: 0, y: 0)
    for match in data.matches(of: #/([Mlhvz])([^Mlhvz]*)/#) {
      let numbers = match.2.matches(of: #/-?(\d+(\.\d+)?|\.\d+)/#).compactMap {
        Double($0.0.hasPrefix(".") ? "0\($0.0)" : $0.0.replacing("-.", with: "-0."))
      }
      switch (match.1, numbers.count) {
      case ("M", 2): here = PlotPoint(x: numbers[0], y: numbers[1])
      case ("l", 2): here = PlotPoint(x: here.x + numbers[0], y: here.y + numbers[1])
      case ("h", 1): here.x += numbers[0]
      case ("v", 1): here.y += numbers[0]
      default: continue
      }
      corners.append(here)
    }
    return corners
  }
}
