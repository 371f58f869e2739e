/// Memory of a fixed size that the kernels of one fit share.
///
/// It is not cleared when made unless a value is given. Threads that write to it keep to parts of
/// their own; whoever hands out the parts answers for that.
@safe
package final class FixedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
  package let count: Int
  package let base: UnsafeMutablePointer<Element>

  package init(count: Int, repeating value: Element) {
    self.count = count
    unsafe base = .allocate(capacity: Swift.max(count, 1))
    unsafe base.initialize(repeating: value, count: count)
  }

  package init(_ elements: [Element]) {
    count = elements.count
    unsafe base = .allocate(capacity: Swift.max(count, 1))
    for (index, element) in elements.enumerated() {
      unsafe (base + index).initialize(to: element)
    }
  }

  deinit { unsafe base.deallocate() }

  /// An element; the index is checked.
  package subscript(index: Int) -> Element {
    get {
      precondition(0..<count ~= index, "index \(index) of \(count)")
      return unsafe base[index]
    }
    set {
      precondition(0..<count ~= index, "index \(index) of \(count)")
      unsafe base[index] = newValue
    }
  }

  /// The elements as an array.
  package var array: [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }
}
