import Workflow

extension JSONValue {
  /// The value with the members of `other` laid over it, name by name and at every depth.
  func overlaid(with other: JSONValue) -> JSONValue {
    guard case .object(let below) = self, case .object(let above) = other else { return other }
    return .object(below.merging(above) { $0.overlaid(with: $1) })
  }

  /// The value as a type that can be read from JSON.
  func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
    try CanonicalJSON.value(of: type, in: CanonicalJSON.data(of: self))
  }

  /// The names of an object's members, sorted; none for anything else.
  var memberNames: [String] {
    guard case .object(let members) = self else { return [] }
    return members.keys.sorted()
  }
}
