/// The plainest reading of RFC 4180 that we could write, against which the reader is held.
struct NaiveCSV {
  struct Record: Equatable {
    var line: Int
    var raw: [UInt8]
    var fields: [[UInt8]?] = []
    var problem: String?
  }

  /// The records of bytes; an empty unquoted field is nil.
  static func records(_ bytes: [UInt8]) -> [Record] {
    var records: [Record] = []
    var place = 0
    var line = 1
    while place < bytes.count {
      let (record, end) = record(bytes, from: place, line: line)
      let isEmptyLastLine = record.raw.isEmpty && record.problem == nil && end == bytes.count
      if !isEmptyLastLine { records.append(record) }
      line += bytes[place..<end].count { $0 == 10 }
      place = end
    }
    return records
  }

  private static func record(_ bytes: [UInt8], from start: Int, line: Int) -> (Record, Int) {
    var fields: [[UInt8]?] = []
    var place = start
    while true {
      var field: [UInt8] = []
      let isQuoted = place < bytes.count && bytes[place] == 34
      if isQuoted {
        place += 1
        while true {
          guard place < bytes.count else { return broken(bytes, start, line, "unclosed-quote") }
          if bytes[place] == 34 {
            place += 1
            guard place < bytes.count, bytes[place] == 34 else { break }
          }
          field.append(bytes[place])
          place += 1
        }
      } else {
        while place < bytes.count, bytes[place] != 44, bytes[place] != 10 {
          if bytes[place] == 34 { return broken(bytes, start, line, "stray-quote") }
          field.append(bytes[place])
          place += 1
        }
      }
      let hasReturn =
        isQuoted
        ? place < bytes.count && bytes[place] == 13
          && (place + 1 == bytes.count || bytes[place + 1] == 10)
        : field.last == 13 && (place == bytes.count || bytes[place] == 10)
      if hasReturn, isQuoted { place += 1 } else if hasReturn { field.removeLast() }
      fields.append(field.isEmpty && !isQuoted ? nil : field)
      guard place < bytes.count, bytes[place] != 10 else {
        let end = hasReturn ? place - 1 : place
        let raw = Array(bytes[start..<end])
        return (Record(line: line, raw: raw, fields: fields), min(place + 1, bytes.count))
      }
      if bytes[place] != 44 { return broken(bytes, start, line, "text-after-quote") }
      place += 1
    }
  }

  private static func broken(
    _ bytes: [UInt8], _ start: Int, _ line: Int, _ problem: String
  ) -> (Record, Int) {
    let end = bytes[start...].firstIndex(of: 10)
    var raw = Array(bytes[start..<(end ?? bytes.count)])
    if raw.last == 13 { raw.removeLast() }
    return (
      Record(line: line, raw: raw, problem: problem), end.map { $0 + 1 } ?? bytes.count
    )
  }
}
