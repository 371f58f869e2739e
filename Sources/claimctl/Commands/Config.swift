import ArgumentParser
import ClaimStudy
import Claims
import Foundation

/// Prints what can be changed.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the data contract, or the settings of a profile, as YAML to start from.",
    discussion: """
      EXAMPLES
        claimctl config > contract.yaml             what the columns mean
        claimctl config settings > settings.yaml    every setting with its default
        claimctl config --check contract.yaml       is this contract right?
      """)

  /// What is printed.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case contract
    case settings
  }

  @Argument(help: "What to print: contract or settings.")
  var subject: Subject = .contract

  @Option(help: "The profile whose settings are printed.")
  var profile: Profile = .full

  @Option(help: "Check a contract file instead of printing one.")
  var check: String?

  func run() throws {
    if let check {
      let contract = try ContractFile.contract(at: check, option: "--check")
      print("\(check) is a contract of \(contract.columns.count) columns for \(contract.name)")
      return
    }
    switch subject {
    case .contract: print(DataContract.videosYAML, terminator: "")
    case .settings: print(try profile.settings.yaml(), terminator: "")
    }
  }
}
