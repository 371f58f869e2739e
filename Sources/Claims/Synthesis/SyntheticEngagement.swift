import Foundation
import Learning

/// How often a video was viewed, liked, shared, downloaded and commented on.
///
/// Views are log-normal with a share of viral videos in either class; the other counts are views
/// times a ratio whose log-odds are normal, shares and downloads partly driven by the likes.
struct SyntheticEngagement {
  /// Views, likes, shares, downloads, comments.
  let counts: [Int]

  /// The engagement of a claim or of an opinion; every count can come from either.
  init(isClaim: Bool, from stream: inout RandomStream) {
    let side = isClaim ? 0.5 : -0.5
    let viral = stream.uniform() < Self.viralRate ? 1.5 + stream.normal() : 0
    let logViews = Self.logViews + Self.logViewsGap * side + 1.3 * stream.normal() + viral
    let views = min(max(exp(logViews), 20), 2e8).rounded()

    let warmth = stream.normal()
    let liked = Self.ratio(-1.25 + 0.5 * side + 0.9 * warmth)
    let shared = Self.ratio(-3.3 + 0.25 * side + 0.5 * warmth + 0.8 * stream.normal())
    let downloaded = Self.ratio(-6.2 + 0.15 * side + 0.4 * warmth + 0.8 * stream.normal())
    let commented = Self.ratio(-7.2 + 0.45 * side + 0.3 * warmth + 0.9 * stream.normal())
    counts =
      [Int(views)]
      + [liked, shared, downloaded, commented].map { Int(views * $0 + stream.uniform()) }
  }

  private static let viralRate = 0.04
  /// The middle between the classes' mean log-views: about 18,000 views.
  private static let logViews = 9.8
  private static let logViewsGap = 1.95

  private static func ratio(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
