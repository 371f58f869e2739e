import Foundation
import Reporting
import Synchronization
import Workflow

/// Tells on standard error how a run goes: a live line on a terminal, plain lines elsewhere.
///
/// ```
///   ✓ fit random-forest (at-upload)                 1.2 s
///   ▸ 7 of 14  fit boosted-trees (at-upload)   ███████░░░  71 %
/// ```
final class ProgressLines: Sendable {
  private struct State {
    var titles: [String: String] = [:]
    var running: [String: Double] = [:]
    var done = 0
    var planned = 0
    var shown = ""
  }

  private let isTerminal: Bool
  private let state = Mutex(State())

  /// - Parameter quiet: Whether nothing but failures is told.
  init(quiet: Bool = false) {
    isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    self.quiet = quiet
  }

  private let quiet: Bool

  /// Takes an event, from any thread.
  func listen(_ event: RunEvent) {
    guard !quiet else { return }
    state.withLock { state in
      switch event {
      case .planned(let plan): begin(plan, &state)
      case .started(let stage): state.running[stage] = 0
      case .progress(let stage, let fraction): state.running[stage] = fraction
      case .note(let stage, let text): tell("  · \(state.titles[stage] ?? stage): \(text)", &state)
      case .finished(let stage, let seconds, let cached): end(stage, seconds, cached, &state)
      case .failed(let stage, _): tell("  ✗ \(state.titles[stage] ?? stage)", &state)
      }
      redraw(&state)
    }
  }

  /// Wipes the live line.
  func close() {
    state.withLock { state in
      state.running = [:]
      redraw(&state)
    }
  }

  private func begin(_ plan: RunPlan, _ state: inout State) {
    state.titles = Dictionary(uniqueKeysWithValues: plan.entries.map { ($0.stage, $0.title) })
    state.planned = plan.stale.count
  }

  private func end(_ stage: String, _ seconds: Double, _ cached: Bool, _ state: inout State) {
    state.running[stage] = nil
    guard !cached else { return }
    state.done += 1
    let title = (state.titles[stage] ?? stage).padding(
      toLength: min(56, Terminal.width - 12), withPad: " ", startingAt: 0)
    tell("  ✓ \(title) \(Self.duration(seconds))", &state)
  }

  static func duration(_ seconds: Double) -> String {
    seconds < 0.995
      ? String(format: "%4.0f ms", seconds * 1_000) : String(format: "%4.1f s", seconds)
  }

  private func tell(_ line: String, _ state: inout State) {
    erase(&state)
    write(line + "\n")
  }

  private func redraw(_ state: inout State) {
    guard isTerminal else { return }
    let first = state.running.min { $0.key < $1.key }
    let line = first.map { stage, fraction in
      ProgressLine(
        label: "  ▸ \(state.done + 1) of \(state.planned)  \(state.titles[stage] ?? stage)",
        fraction: fraction
      ).line(TerminalStyle(width: Terminal.width, color: false), labelWidth: 58)
    }
    guard let line, line != state.shown else {
      if line == nil { erase(&state) }
      return
    }
    erase(&state)
    write(line)
    state.shown = line
  }

  private func erase(_ state: inout State) {
    guard isTerminal, !state.shown.isEmpty else { return }
    write("\r\u{1B}[2K")
    state.shown = ""
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
