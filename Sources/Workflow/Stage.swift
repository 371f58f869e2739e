public import Foundation

/// One step of a pipeline: a pure function from the products it reads to the one it writes.
///
/// A stage touches no path but its `sources` and `promises`. The same inputs, settings and
/// sources give the same output, bit for bit, on any number of threads; so an output that is in
/// the store need not be made again.
public struct Stage: Sendable {
  /// The name, unique in a graph; lowercase words joined by `-`, since it names a folder.
  public let name: String
  /// What the stage does, in words.
  public let title: String
  /// Raised when the code of the stage gives another output from the same inputs.
  public let version: Int
  /// The files that the stage reads from outside; their content counts, not their place.
  public let sources: [URL]
  /// The files that the stage writes outside the store.
  public let promises: [URL]
  /// The products that the stage reads.
  public var inputs: [String] { reads.map(\.name) }
  /// The product that the stage writes.
  public var output: String { writes.name }

  let settings: @Sendable () throws -> Data
  let reads: [ErasedProduct]
  let writes: ErasedProduct
  let body: @Sendable (StageContext, [any Sendable]) throws -> any Sendable

  /// A stage around a function.
  ///
  /// - `name`: Lowercase letters, digits and `-`.
  /// - `title`: What it does, in words.
  /// - `version`: Raised when the function changes what it gives.
  /// - `settings`: All that shapes the output besides inputs and sources. No sets in it.
  /// - `sources`: Files read from outside. A run is refused when one is missing.
  /// - `promises`: Files written outside the store. The stage runs again when one is missing or
  ///   no longer as it was written.
  /// - `reading`: The inputs, in the order in which `body` takes them.
  /// - `writing`: The output.
  /// - `body`: The function. Called on a thread of its own.
  public init<each Input: Sendable, Output: Sendable>(
    _ name: String, title: String, version: Int = 1,
    settings: some Encodable & Sendable = NoSettings(), sources: [URL] = [],
    promises: [URL] = [], reading: repeat Product<each Input>, writing: Product<Output>,
    body: @escaping @Sendable (StageContext, repeat each Input) throws -> Output
  ) {
    precondition(Self.isName(name), "a stage is named by lowercase letters, digits and -")
    self.name = name
    self.title = title
    self.version = version
    self.settings = { try CanonicalJSON.data(of: settings) }
    self.sources = sources
    self.promises = promises
    var reads: [ErasedProduct] = []
    repeat reads.append(ErasedProduct(each reading))
    self.reads = reads
    writes = ErasedProduct(writing)
    self.body = { context, values in
      var values = values.makeIterator()
      return try body(context, repeat try Self.next((each Input).self, in: &values))
    }
  }

  /// A stage around a function of a list of products of one type, and of others.
  ///
  /// The parts are those of the other initialiser; `body` takes the values of `items` first, in
  /// their order.
  public init<Item: Sendable, each Input: Sendable, Output: Sendable>(
    _ name: String, title: String, version: Int = 1,
    settings: some Encodable & Sendable = NoSettings(), sources: [URL] = [],
    promises: [URL] = [], readingAll items: [Product<Item>],
    reading: repeat Product<each Input>, writing: Product<Output>,
    body: @escaping @Sendable (StageContext, [Item], repeat each Input) throws -> Output
  ) {
    precondition(Self.isName(name), "a stage is named by lowercase letters, digits and -")
    self.name = name
    self.title = title
    self.version = version
    self.settings = { try CanonicalJSON.data(of: settings) }
    self.sources = sources
    self.promises = promises
    var reads = items.map(ErasedProduct.init)
    repeat reads.append(ErasedProduct(each reading))
    self.reads = reads
    writes = ErasedProduct(writing)
    let count = items.count
    self.body = { context, values in
      var values = values.makeIterator()
      let list = try (0..<count).map { _ in try Self.next(Item.self, in: &values) }
      return try body(context, list, repeat try Self.next((each Input).self, in: &values))
    }
  }

  private static func next<Value>(
    _ type: Value.Type, in values: inout IndexingIterator<[any Sendable]>
  ) throws -> Value {
    guard let value = values.next() as? Value else {
      preconditionFailure("the graph hands each stage values of the types that it reads")
    }
    return value
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

/// The settings of a stage that has none.
public struct NoSettings: Hashable, Sendable, Codable {
  /// The only value.
  public init() {}
}

/// A product whose value's type is remembered but no longer part of its own type.
struct ErasedProduct: Sendable {
  let name: String
  let type: ObjectIdentifier
  let typeName: String
  let encode: @Sendable (any Sendable) throws -> Data
  let decode: @Sendable (Data) throws -> any Sendable

  init<Value>(_ product: Product<Value>) {
    name = product.name
    type = ObjectIdentifier(Value.self)
    typeName = "\(Value.self)"
    encode = { value in
      guard let value = value as? Value else {
        preconditionFailure("a product is encoded by the codec of its own type")
      }
      return try product.codec.encode(value)
    }
    decode = { try product.codec.decode($0) }
  }
}
