import Foundation
import Reporting
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  @Test("agrees with the examples of FIPS 180-4")
  func standard() {
    #expect(
      Self.hex(SHA256.digest("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Self.hex(SHA256.digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  // hashlib.sha256(bytes((7 * i + 3) % 256 for i in range(n))).hexdigest(), around the block length.
  @Test(
    "agrees with hashlib where padding begins a new block",
    arguments: [
      (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (1, "084fed08b978af4d7d196a7446a86b58009e636b611db16211b65a9aadff29c5"),
      (55, "e7313d333c272e639f790978283f9eb392e843d0f29b7016828bb1daa4aac70b"),
      (56, "4324d65f3c103567f5589c710bc08f8523f929a9272e3af36fc968e52abc6c27"),
      (63, "81c80242132f230c3bd41b3e63bbcff16107339549214a99614ff26664625055"),
      (64, "39e3d7b6b5d075d37d053ad89b24b41bef4f3c29760c84447cab3f3be1882241"),
      (65, "aacca6ff74fdbb296d165a45cecfa04e5127bc008770fbbdd48006f2d2fae95e"),
      (119, "9ce7368e4daf32341631b492e80359dc9f594b48453cd0dd5bf0b19279cc177e"),
      (120, "7836b787757e95e58b3ca5aec90b1b004e8deba1e50e9675af9cabf1a13a04b5"),
      (200, "2c7e18c942ef065b526a2d4e5546283749cd3ddfb51d8fc71f42717363685f46"),
    ])
  func padding(count: Int, expected: String) {
    let message = (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + 3) }
    #expect(Self.hex(SHA256.digest(message)) == expected)
  }

  @Test("Base64 agrees with Foundation")
  func base64() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 91 * $0 + 17) }
      #expect(Base64.encoded(bytes) == Data(bytes).base64EncodedString())
    }
  }
}
