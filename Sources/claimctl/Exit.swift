import ArgumentParser
import ClaimStudy
import Foundation
import Machine
import Reporting
import Workflow

/// How a command ends: one place for exit codes and for the words on standard error.
///
/// 0 done, 1 failed, 2 wrong use, 3 data refused, 130 interrupted.
enum Exit {
  static let failed: Int32 = 1
  static let wrongUse: Int32 = 2
  static let dataRefused: Int32 = 3
  static let interrupted: Int32 = 130

  /// Says what went wrong and ends the process.
  static func end(with error: any Error) -> Never {
    UnfinishedFiles.removeAll()
    let reason = (error as? StageFailure)?.reason ?? error
    switch reason {
    case let refusal as DataRefused:
      say(refusal.description)
      exit(dataRefused)
    case let fault as SettingsFault:
      say("error: \(fault)")
      exit(wrongUse)
    case let fault as HypothesisFault where fault.isWrongUse:
      say("error: \(fault)")
      exit(wrongUse)
    case let misuse as WrongUse:
      say("error: \(misuse.sentence)")
      exit(wrongUse)
    case let fault as ReportFolderFault where fault.isUnknownPage:
      say("error: \(fault)")
      exit(wrongUse)
    case let fault as RegressionFault where fault.isMisuse:
      say("error: \(fault)")
      exit(wrongUse)
    case let fault as WorkflowFault where fault.isUnknownStage:
      say("error: \(fault)")
      exit(wrongUse)
    case let file as UnusableFile where file.problem == .folder:
      say("error: \(file)")
      exit(dataRefused)
    default:
      endByParser(error, reason: reason)
    }
  }

  /// Help and usage errors are worded by the parser; everything else speaks for itself.
  private static func endByParser(_ error: any Error, reason: any Error) -> Never {
    let code = Claimctl.exitCode(for: error)
    if code == .success {
      print(Claimctl.fullMessage(for: error))
      exit(0)
    }
    if code == .validationFailure {
      say(Claimctl.fullMessage(for: error))
      exit(wrongUse)
    }
    say("error: \(SystemFailure.sentence(of: reason) ?? "\(reason)")")
    exit(failed)
  }

  /// Writes lines on standard error; characters that would steer a terminal are spelled out.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data((InertText.lines(text, limit: .max) + "\n").utf8))
  }
}

/// The command was called in a way that cannot work.
struct WrongUse: Error {
  let sentence: String
}

extension WorkflowFault {
  /// Whether the user named a stage that there is not.
  fileprivate var isUnknownStage: Bool {
    if case .unknownStage = self { true } else { false }
  }
}

extension ReportFolderFault {
  /// Whether the user named a page that there is not.
  fileprivate var isUnknownPage: Bool {
    if case .unknownPage = self { true } else { false }
  }
}
