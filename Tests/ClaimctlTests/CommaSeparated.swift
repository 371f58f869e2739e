/// A reader of comma-separated text after RFC 4180, as plain as can be.
enum CommaSeparated {
  static func rows(of text: String) -> [[String]] {
    let scalars = Array(text.unicodeScalars)
    var rows: [[String]] = []
    var row: [String] = []
    var place = 0
    while place < scalars.count {
      var field = String.UnicodeScalarView()
      if scalars[place] == "\"" {
        place += 1
        while place < scalars.count {
          if scalars[place] == "\"" {
            place += 1
            guard place < scalars.count, scalars[place] == "\"" else { break }
          }
          field.append(scalars[place])
          place += 1
        }
      } else {
        while place < scalars.count, scalars[place] != ",", scalars[place] != "\n" {
          field.append(scalars[place])
          place += 1
        }
      }
      row.append(String(field))
      guard place < scalars.count, scalars[place] == "," else {
        rows.append(row)
        row = []
        place += 1
        continue
      }
      place += 1
      if place < scalars.count, scalars[place] == "\n" { row.append("") }
      if row.last == "", place < scalars.count, scalars[place] == "\n" {
        rows.append(row)
        row = []
        place += 1
      }
    }
    return rows
  }
}
