import Dispatch
import Foundation
import Machine
import Synchronization

/// One run: who is ready, who is done, and the values between them.
final class Run: Sendable {
  /// How far each stage is.
  struct Board {
    var state: [Progress]
    var outputs: [Fingerprint?]
    var timings: [StageTiming?]
    var failure: (any Error)?
    var running = 0
  }

  enum Progress { case waiting, running, done }

  /// What to do next.
  enum Step {
    case start(Int)
    case wait
    case end
  }

  let runner: Runner
  let planner: Planner
  let result: Planner.Result
  let announcer: Announcer
  let values: RunValues
  let board: Mutex<Board>

  private let ended = DispatchSemaphore(value: 0)

  init(_ runner: Runner, planner: Planner, result: Planner.Result) {
    self.runner = runner
    self.planner = planner
    self.result = result
    let count = runner.graph.stages.count
    announcer = Announcer(runner.observer)
    values = RunValues(readers: Self.readers(runner.graph, result))
    board = Mutex(
      Board(
        state: Array(repeating: .waiting, count: count),
        outputs: result.findings.map { $0.entry?.output },
        timings: Array(repeating: nil, count: count)))
  }

  var graph: StageGraph { runner.graph }

  /// Runs until all is done; after a failure, until what was begun has ended.
  func execute() throws {
    announcer.tell(.planned(result.plan))
    settleWhatNeedsNoWork()
    loop: while true {
      switch nextStep() {
      case .start(let index): launch(index)
      case .wait: ended.wait()
      case .end: break loop
      }
    }
    if let failure = board.withLock({ $0.failure }) { throw failure }
  }

  /// How many stages may want each output during the run.
  private static func readers(_ graph: StageGraph, _ result: Planner.Result) -> [Int] {
    graph.successors.map { later in
      later.count { result.selected.contains($0) && result.findings[$0].entry == nil }
    }
  }

  private func settleWhatNeedsNoWork() {
    for index in graph.stages.indices {
      let isSelected = result.selected.contains(index)
      guard !isSelected || result.findings[index].entry != nil else { continue }
      let timing = StageTiming(
        graph.stages[index], status: isSelected ? .cached : .leftOut, seconds: 0)
      board.withLock { board in
        board.state[index] = .done
        board.timings[index] = timing
      }
      if isSelected {
        announcer.tell(.finished(stage: timing.stage, seconds: 0, cached: true))
      }
    }
  }

  private func nextStep() -> Step {
    let isCancelled = runner.isCancelled()
    return board.withLock { board in
      let isStopping = isCancelled || board.failure != nil
      let ready = graph.stages.indices.first { index in
        board.state[index] == .waiting
          && graph.predecessors[index].allSatisfy { board.state[$0] == .done }
      }
      if let ready, !isStopping, board.running < runner.workers.threadCount {
        board.state[ready] = .running
        board.running += 1
        return .start(ready)
      }
      if board.running > 0 { return .wait }
      if ready != nil, board.failure == nil { board.failure = WorkflowFault.cancelled }
      return .end
    }
  }

  private func launch(_ index: Int) {
    let thread = Thread { [self] in
      let outcome = Result { try work(at: index) }
      if case .failure(let error) = outcome { tellFailure(error, of: index) }
      board.withLock { board in
        board.running -= 1
        board.state[index] = .done
        switch outcome {
        case .success(let timing): board.timings[index] = timing
        case .failure(let error): board.failure = board.failure ?? failure(error, of: index)
        }
      }
      ended.signal()
    }
    thread.name = graph.stages[index].name
    thread.stackSize = 16 << 20
    thread.start()
  }

  private func failure(_ error: any Error, of index: Int) -> any Error {
    if case WorkflowFault.cancelled = error { return error }
    return StageFailure(stage: graph.stages[index].name, reason: error)
  }

  private func tellFailure(_ error: any Error, of index: Int) {
    announcer.tell(.failed(stage: graph.stages[index].name, message: "\(error)"))
  }
}
