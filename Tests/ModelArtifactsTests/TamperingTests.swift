import Foundation
import Learning
import ModelArtifacts
import Testing

@Suite("Tampering")
struct TamperingTests {
  @Test("every truncation is refused", arguments: [Workshop.Kind.majority, .boosted])
  func truncations(kind: Workshop.Kind) throws {
    let data = try Workshop.artifact(kind, rows: 120).encoded()
    for count in 0..<data.count {
      #expect(throws: ArtifactError.self, "\(count) bytes") {
        try ModelArtifact(reading: data.prefix(count))
      }
    }
    #expect(throws: ArtifactError.self) { try ModelArtifact(reading: data + [0]) }
  }

  @Test("every single bit that is changed is noticed")
  func everyBit() throws {
    let data = try Workshop.artifact(.majority).encoded()
    var altered = data
    for place in data.indices {
      for bit in 0..<8 {
        altered[place] = data[place] ^ (1 << bit)
        #expect(throws: ArtifactError.self, "byte \(place), bit \(bit)") {
          try ModelArtifact(reading: altered)
        }
      }
      altered[place] = data[place]
    }
    #expect(altered == data)
  }

  @Test("a thousand random bits, in each kind of model", arguments: Workshop.Kind.allCases)
  func randomBits(kind: Workshop.Kind) throws {
    let data = try Workshop.artifact(kind).encoded()
    var stream = Seed(1).stream
    var altered = data
    for _ in 0..<1000 {
      let place = stream.below(data.count)
      altered[place] ^= 1 << UInt8(stream.below(8))
      #expect(throws: ArtifactError.self) { try ModelArtifact(reading: altered) }
      altered[place] = data[place]
    }
  }

  @Test("a changed number is noticed by the digest of the arrays")
  func payload() throws {
    var data = try Workshop.artifact(.logistic).encoded()
    data[data.count - 3] ^= 1
    #expect(throws: ArtifactError.altered(.payload)) { try ModelArtifact(reading: data) }
  }

  @Test("a changed text, even a space behind it, is noticed by the digest of the header")
  func header() throws {
    let data = try Workshop.artifact(.logistic).encoded()
    let place = try #require(data.range(of: Data("at-upload".utf8)))
    var changed = data
    changed.replaceSubrange(place, with: Data("at-uplaod".utf8))
    #expect(throws: ArtifactError.altered(.header)) { try ModelArtifact(reading: changed) }
    let digest = try #require(data.range(of: Data("\"header_sha256\":\"".utf8)))
    changed = data
    changed[digest.upperBound] ^= 1
    #expect(throws: ArtifactError.altered(.header)) { try ModelArtifact(reading: changed) }
  }

  @Test("random bytes are refused, with a plausible beginning or without")
  func garbage() throws {
    var stream = Seed(9).stream
    for round in 0..<500 {
      var bytes = (0..<stream.below(300)).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
      if round % 2 == 0 {
        let count = UInt8(min(bytes.count, 200))
        bytes = [count, 0, 0, 0, 0, 0, 0, 0, UInt8(ascii: "{")] + bytes
      }
      #expect(throws: ArtifactError.self) { try ModelArtifact(reading: Data(bytes)) }
    }
  }

  @Test("other files are named as what they are")
  func foreign() throws {
    let golden = try Data(contentsOf: SafetensorsFileTests.golden)
    #expect(throws: ArtifactError.notAModel(format: nil)) { try ModelArtifact(reading: golden) }
    let other = SafetensorsFile(tensors: [], metadata: ["format": "pt"]).encoded()
    #expect(throws: ArtifactError.notAModel(format: "pt")) { try ModelArtifact(reading: other) }
    #expect(throws: ArtifactError.self) {
      try ModelArtifact(reading: Data("#,claim_status,video_id\n1,claim,7\n".utf8))
    }
    #expect(throws: ArtifactError.truncated(bytes: 0, expected: 8)) {
      try ModelArtifact(reading: Data())
    }
  }
}
