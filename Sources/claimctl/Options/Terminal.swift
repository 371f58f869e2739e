import Foundation

/// What is known of the terminal that output goes to.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isOutput: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

  /// Whether colour is wanted: on a terminal, and not where `NO_COLOR` is set.
  static var hasColor: Bool {
    isOutput && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  /// Columns: those of the terminal that output or errors go to, else 120.
  static var width: Int {
    for handle in [FileHandle.standardOutput, .standardError] {
      var size = winsize()
      let status = unsafe ioctl(handle.fileDescriptor, UInt(TIOCGWINSZ), &size)
      if status == 0, size.ws_col >= 40 { return Int(size.ws_col) }
    }
    return 120
  }
}
