/// The random numbers of NumPy's `RandomState`: MT19937 with the bounded draws of its old interface.
///
/// Published splits and resamplings were drawn with it; drawing them again gives the very rows, in
/// their order. Source: Matsumoto and Nishimura, "Mersenne twister", ACM TOMACS 8 (1998).
struct LegacyStream {
  private var state: [UInt32]
  private var place = 624

  /// `RandomState(seed)`.
  init(_ seed: UInt32) {
    state = [seed]
    for index in 1..<624 {
      let last = state[index - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
  }

  private mutating func next() -> UInt32 {
    if place == 624 { refill() }
    var value = state[place]
    place += 1
    value ^= value >> 11
    value ^= (value << 7) & 0x9d2c_5680
    value ^= (value << 15) & 0xefc6_0000
    return value ^ (value >> 18)
  }

  private mutating func refill() {
    for index in 0..<624 {
      let joined =
        (state[index] & 0x8000_0000) | (state[(index + 1) % 624] & 0x7fff_ffff)
      let twist: UInt32 = joined & 1 == 1 ? 0x9908_b0df : 0
      state[index] = state[(index + 397) % 624] ^ (joined >> 1) ^ twist
    }
    place = 0
  }

  /// A whole number from 0 to `largest`: draws are masked, and those that lie above drawn again.
  mutating func draw(upTo largest: Int) -> Int {
    guard largest > 0 else { return 0 }
    let mask = UInt32.max >> UInt32(UInt32(largest).leadingZeroBitCount)
    while true {
      let value = Int(next() & mask)
      if value <= largest { return value }
    }
  }

  /// `permutation(count)`.
  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, draw(upTo: last)) }
    return order
  }

  /// `train_test_split(rows, test_size=share, random_state=seed)`, each side in its drawn order.
  static func split(
    _ rows: [Int], testShare share: Double, seed: UInt32
  ) -> (train: [Int], test: [Int]) {
    var stream = LegacyStream(seed)
    let order = stream.permutation(rows.count).map { rows[$0] }
    let size = Int((share * Double(rows.count)).rounded(.up))
    return (Array(order[size...]), Array(order[..<size]))
  }
}
