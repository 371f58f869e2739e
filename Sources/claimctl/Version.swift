/// What the tool calls itself.
enum Version {
  static let text = "0.1.0"

  /// The compiler that built it, as far as a program can tell.
  static var toolchain: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }
}
