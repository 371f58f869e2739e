import Foundation
import ModelArtifacts
import Testing

@Suite("Safetensors file")
struct SafetensorsFileTests {
  private let sample = SafetensorsFile(
    tensors: [
      Tensor("small", [1, 2, 255] as [UInt8]), Tensor("wide", [1.5, -0.0, .nan, 1e300]),
      Tensor("ints", [-1, .max] as [Int32]), Tensor("longs", [.min, 7] as [Int64]),
      Tensor("none", [] as [Double]),
      Tensor("matrix", type: .float32, shape: [2, 1], bytes: Data([0, 0, 128, 63, 0, 0, 0, 64])),
      Tensor("flags", type: .bool, shape: [2], bytes: Data([1, 0])),
    ],
    metadata: ["b": "two", "a": "ü \"q\" \\ \n\t\u{1} ✓ 🎬", "": ""])

  @Test("reads what the reference implementation wrote")
  func golden() throws {
    let file = try SafetensorsFile(reading: try Data(contentsOf: Self.golden))
    #expect(file.tensors.count == 8)
    #expect(file.tensor("a.doubles")?.doubles == [1.5, -2.25, 0.1, .pi, -0.0, 1e300])
    #expect(file.tensor("a.doubles")?.shape == [2, 3])
    #expect(file.tensor("b.longs")?.int64s == [1 << 62, -1, 0])
    #expect(file.tensor("c.floats")?.type == .float32)
    #expect(file.tensor("d.ints")?.int32s == [-7, .max])
    #expect(file.tensor("e.bytes")?.bytesOfElements == [0, 255, 3])
    #expect(file.tensor("f.flags")?.bytesOfElements == [1, 0])
    #expect(file.tensor("g.empty")?.doubles == [])
    #expect(file.tensor("h.scalar")?.shape == [])
    #expect(file.tensor("h.scalar")?.doubles == [42])
    #expect(file.tensor("h.scalar")?.int64s == nil, "another type")
    #expect(file.tensor("i") == nil)
    #expect(
      file.metadata == ["greeting": "hällö \"world\"\n\\ ✓", "empty": "", "control": "\u{1}"])
  }

  @Test("what is written is read back, and a naive reader sees the same")
  func roundTrip() throws {
    let data = sample.encoded()
    let again = try SafetensorsFile(reading: data)
    #expect(again == sample)
    #expect(again.encoded() == data)
    let naive = try NaiveReader(data)
    #expect(naive.metadata == sample.metadata)
    #expect(naive.tensors.count == sample.tensors.count)
    for tensor in sample.tensors {
      let twin = try #require(naive.tensors[tensor.name])
      #expect(twin.type == tensor.type.rawValue)
      #expect(twin.shape == tensor.shape)
      #expect(twin.bytes == Array(tensor.bytes))
    }
    let golden = try Data(contentsOf: Self.golden)
    #expect(try NaiveReader(golden).tensors.count == 8)
    let rewritten = try SafetensorsFile(reading: SafetensorsFile(reading: golden).encoded())
    #expect(try rewritten == SafetensorsFile(reading: golden))
  }

  @Test("the bytes are canonical: wide elements first, then by name, all aligned")
  func canonical() throws {
    let file = SafetensorsFile(
      tensors: [Tensor("b", [7] as [UInt8]), Tensor("a", [9] as [UInt8]), Tensor("z", [2.0])],
      metadata: ["k": "v"])
    let header =
      #"{"__metadata__":{"k":"v"},"z":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"#
      + #""a":{"dtype":"U8","shape":[1],"data_offsets":[8,9]},"#
      + #""b":{"dtype":"U8","shape":[1],"data_offsets":[9,10]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    var expected = Data([UInt8(padded.utf8.count), 0, 0, 0, 0, 0, 0, 0])
    expected += Data(padded.utf8) + [0, 0, 0, 0, 0, 0, 0, 64, 9, 7]
    #expect(file.encoded() == expected)
    let shuffled = SafetensorsFile(tensors: file.tensors.reversed(), metadata: ["k": "v"])
    #expect(shuffled.encoded() == expected)
    #expect(
      SafetensorsFile(tensors: [], metadata: [:]).encoded() == Data([8]) + Data(count: 7)
        + Data("{}      ".utf8))
  }

  @Test("a slice of a larger buffer is read like a buffer of its own")
  func slices() throws {
    let data = Data([1, 2, 3]) + sample.encoded()
    #expect(try SafetensorsFile(reading: data.dropFirst(3)) == sample)
  }

  @Test("every truncation is refused")
  func truncations() {
    let data = sample.encoded()
    for count in 0..<data.count {
      #expect(throws: ArtifactError.self) { try SafetensorsFile(reading: data.prefix(count)) }
    }
    #expect(throws: ArtifactError.truncated(bytes: 5, expected: 8)) {
      try SafetensorsFile(reading: data.prefix(5))
    }
    #expect(throws: ArtifactError.truncated(bytes: data.count - 1, expected: data.count)) {
      try SafetensorsFile(reading: data.dropLast())
    }
    #expect(throws: ArtifactError.foreign(.bytesLeftOver(2))) {
      try SafetensorsFile(reading: data + [0, 0])
    }
  }

  @Test("a header that claims a monstrous length is refused without asking for memory")
  func monstrousLength() {
    let limit = 100_000_000
    for length in [UInt64(limit) + 1, 1 << 40, 1 << 63, .max] {
      var data = Data((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) })
      data += Data("{}".utf8)
      #expect(throws: ArtifactError.foreign(.headerTooLong(length, limit: limit))) {
        try SafetensorsFile(reading: data)
      }
    }
  }

  static func file(header: String, payload: Int = 0) -> Data {
    let count = header.utf8.count
    let length = (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    return Data(length) + Data(header.utf8) + Data(count: payload)
  }

  static let flaws: [(String, ContainerFlaw)] = [
    ("", .notJSON(atByte: 8)), (" {}", .notJSON(atByte: 8)), ("[]", .notJSON(atByte: 8)),
    ("{", .notJSON(atByte: 9)), ("{}}", .notJSON(atByte: 10)), ("{}\n", .notJSON(atByte: 10)),
    (#"{"a":1}"#, .notJSON(atByte: 13)), (#"{"a":{}}"#, .strangeTensor("a")),
    (#"{"__metadata__":{"a":1}}"#, .notJSON(atByte: 29)),
    (#"{"__metadata__":{"a":"1","a":"2"}}"#, .duplicateName("a")),
    (#"{"__metadata__":{},"__metadata__":{}}"#, .duplicateName("__metadata__")),
    (#"{"__metadata__":{"a":"\ud800"}}"#, .notJSON(atByte: 36)),
    (#"{"__metadata__":{"a":"\q"}}"#, .notJSON(atByte: 32)),
    (one("F64", "[1]", "[0,8]") + "x", .notJSON(atByte: 62)),
    (one("F16", "[4]", "[0,8]"), .unknownType(tensor: "t", type: "F16")),
    (one("F64", "[2]", "[0,8]"), .wrongLength(tensor: "t", bytes: 8)),
    (one("F64", "[4611686018427387904,4]", "[0,0]"), .wrongLength(tensor: "t", bytes: 0)),
    (one("F64", "[1]", "[8,0]"), .strangeTensor("t")),
    (one("F64", "[1]", "[0]"), .strangeTensor("t")),
    (one("F64", "[1]", "[8,16]"), .gapOrOverlap(tensor: "t", offset: 8, expected: 0)),
    (one("F64", "[-1]", "[0,8]"), .notJSON(atByte: 37)),
    (one("F64", "[01]", "[0,8]"), .notJSON(atByte: 37)),
    (one("F64", "[1.0]", "[0,8]"), .notJSON(atByte: 38)),
    (one("F64", "[99999999999999999999]", "[0,8]"), .notJSON(atByte: 37)),
    (
      #"{"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":"1"}}"#, .strangeTensor("t")
    ),
    (
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"#
        + #""b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
      .gapOrOverlap(tensor: "b", offset: 1, expected: 2)
    ),
    (
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
        + #""a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, .duplicateName("a")
    ),
  ]

  private static func one(_ type: String, _ shape: String, _ offsets: String) -> String {
    "{\"t\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}}"
  }

  @Test("each flaw of a header is named", arguments: flaws.indices)
  func headerFlaws(index: Int) {
    let (header, flaw) = Self.flaws[index]
    #expect(throws: ArtifactError.foreign(flaw), "\(header)") {
      try SafetensorsFile(reading: Self.file(header: header, payload: 16))
    }
  }

  @Test("a header that is not UTF-8 is refused")
  func notUTF8() {
    var data = Self.file(header: #"{"__metadata__":{"a":"x"}}"#)
    data[30] = 0xFF
    #expect(throws: ArtifactError.self) { try SafetensorsFile(reading: data) }
  }

  @Test("escapes and spaces of other writers are understood")
  func otherWriters() throws {
    let header =
      #"{ "__metadata__" : { "a" : "\u00e4\/\b\f\ud83c\udfac" } ,"#
      + "\n\t\"t\": {\"shape\": [ 2 , 1 ], \"data_offsets\": [0, 2], \"dtype\": \"U8\"} }  "
    let file = try SafetensorsFile(reading: Self.file(header: header, payload: 2))
    #expect(file.metadata == ["a": "ä/\u{8}\u{c}🎬"])
    #expect(file.tensors.map(\.shape) == [[2, 1]])
  }

  static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/golden.safetensors")
}
