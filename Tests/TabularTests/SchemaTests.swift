import Foundation
import Tabular
import Testing

@Suite("Schema")
struct SchemaTests {
  @Test(arguments: [
    (Schema([]), nil, SchemaFlaw.noColumns),
    (Schema([ColumnSchema("a", .text), ColumnSchema("a", .whole)]), "a", .usedTwice),
    (Schema([ColumnSchema("a", .text)], ignored: ["a"]), "a", .usedTwice),
    (
      Schema([ColumnSchema("a", .text, range: NumberRange(minimum: 0))]), "a",
      .boundsWithoutNumbers
    ),
    (
      Schema([ColumnSchema("a", .number, range: NumberRange(minimum: 2, maximum: 1))]), "a",
      .reversedBounds
    ),
    (
      Schema([ColumnSchema("a", .number, range: NumberRange(minimum: .nan))]), "a",
      .reversedBounds
    ),
    (Schema([ColumnSchema("a", .number, allowed: ["x"])]), "a", .uselessNames),
    (Schema([ColumnSchema("a", .category, allowed: [])]), "a", .uselessNames),
    (Schema([ColumnSchema("a", .category, allowed: ["x", "x"])]), "a", .uselessNames),
  ])
  func `that cannot be used is refused`(schema: Schema, column: String?, flaw: SchemaFlaw) {
    #expect(throws: TabularError.schema(column: column, flaw)) { try schema.checked() }
  }

  @Test func `is kept as JSON`() throws {
    let data = try JSONEncoder().encode(MixedRows.schema)
    #expect(try JSONDecoder().decode(Schema.self, from: data) == MixedRows.schema)
  }

  @Test func `errors say what to do`() {
    #expect(
      TabularError.schema(column: "views", .reversedBounds).description
        == "schema, column \"views\": the bounds are reversed or not numbers – the minimum may not be above the maximum"
    )
    #expect(
      TabularError.missingFile("a.csv").description
        == "a.csv: there is no such file – a table was expected here; check the path")
    #expect(
      TabularError.folder("data").description
        == "data: this is a folder – a file was expected; name one file in it")
    #expect(
      TabularError.unreadableFile("a.csv", reason: "Permission denied").description
        == "a.csv: the file cannot be read – Permission denied")
  }
}
