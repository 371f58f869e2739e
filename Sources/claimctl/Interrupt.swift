import Dispatch
import Foundation
import Machine

/// Ctrl-C and a polite kill: nothing stays half-written, and the exit code says so.
enum Interrupt {
  private static let queue = DispatchQueue(label: "interrupt")
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  static func install() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        UnfinishedFiles.removeAll()
        Exit.say("\ninterrupted; what was finished is kept, and the next run goes on from there")
        _exit(Exit.interrupted)
      }
      source.resume()
      unsafe sources.append(source)
    }
  }
}
