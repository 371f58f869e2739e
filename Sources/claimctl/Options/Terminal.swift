import Foundation

/// What is known of the terminal that output goes to.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isOutput: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

  /// Whether colour is wanted: on a terminal, and not where `NO_COLOR` is set.
  static var hasColor: Bool {
    isOutput && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  /// Columns: those of the terminal, else 120.
  static var width: Int {
    var size = winsize()
    let found = unsafe ioctl(FileHandle.standardOutput.fileDescriptor, UInt(TIOCGWINSZ), &size)
    return found == 0 && size.ws_col >= 40 ? Int(size.ws_col) : 120
  }
}
