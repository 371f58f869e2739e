import ArgumentParser
import ClaimStudy
import Foundation

/// Shows what a saved model is.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a model file and show what is in it.",
    discussion: """
      The file is checked to the last bit before anything is shown.

      EXAMPLES
        claimctl inspect Models/at-upload/champion.safetensors
      """)

  @Argument(help: "A .safetensors file that `train` wrote.")
  var model: String

  func run() throws {
    let artifact = try ModelFile.read(model)
    print(ModelSheet(artifact).text(width: Terminal.width, color: Terminal.hasColor))
  }
}
