import Foundation

/// The logistic loss of a log-odds and its derivatives.
enum LogisticLoss {
  /// 1 / (1 + e^−f).
  static func probability(_ logOdds: Double) -> Double {
    1 / (1 + exp(-logOdds))
  }

  /// −ln P(label), without overflow: ln(1 + e^−|f|) + max(∓f, 0).
  static func loss(_ logOdds: Double, _ label: UInt8) -> Double {
    let signed = label == 1 ? logOdds : -logOdds
    return log1p(exp(-abs(signed))) + max(-signed, 0)
  }

  /// ln(p / (1 − p)), p kept a millionth away from 0 and 1 so that one class alone can be learned.
  static func logOdds(_ probability: Double) -> Double {
    let probability = min(max(probability, 1e-6), 1 - 1e-6)
    return log(probability / (1 - probability))
  }
}
