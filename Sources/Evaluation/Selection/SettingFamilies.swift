import Learning

/// Settings in groups of which one fit serves all.
///
/// ```
///   settings   0: depth 4, 300 trees   1: depth 4, 500   2: depth 8, 300   3: depth 8, 500
///   groups     [0, 1]                                    [2, 3]
///   fitted         1, and 0 cut off it                       3, and 2 cut off it
/// ```
struct SettingFamilies<Settings: SharingEstimator>: Sendable {
  let settings: [Settings]
  /// The places of settings in each group; groups by their first, members ascending.
  let groups: [[Int]]

  init(_ settings: [Settings]) {
    self.settings = settings
    var groups: [[Int]] = []
    var groupOfFamily: [Settings.Family: Int] = [:]
    for (place, setting) in settings.enumerated() {
      guard let family = setting.family else {
        groups.append([place])
        continue
      }
      if let group = groupOfFamily[family] {
        groups[group].append(place)
      } else {
        groupOfFamily[family] = groups.count
        groups.append([place])
      }
    }
    self.groups = groups
  }

  /// The models of the members of a group, in their order.
  func models(
    of group: Int, _ data: Dataset, on groundwork: Settings.Groundwork, in context: FitContext
  ) throws -> [Settings.Model] {
    let members = groups[group].map { settings[$0] }
    guard let longest = members.max(by: { $0.rounds < $1.rounds }) else { return [] }
    let model = try longest.fit(data, on: groundwork, in: context)
    return members.map { member in
      member.rounds == longest.rounds
        ? model : Settings.beginning(of: model, rounds: member.rounds)
    }
  }
}
