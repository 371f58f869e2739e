import ArgumentParser

/// Whether what was found is summed up in the terminal; the same for all that writes pages of a file.
struct PrintOptions: ParsableArguments {
  @Flag(help: "Print nothing but failures.")
  var quiet = false

  /// Prints a summary at the width of the terminal, unless quiet is asked for.
  func show(_ summary: (_ width: Int, _ color: Bool) -> String) {
    guard !quiet else { return }
    print(summary(Terminal.width, Terminal.hasColor), terminator: "")
  }
}
