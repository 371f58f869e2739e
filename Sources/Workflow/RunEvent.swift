/// What happens during a run, told to whoever listens.
public enum RunEvent: Hashable, Sendable {
  /// The plan, before anything runs.
  case planned(RunPlan)
  /// A stage begins.
  case started(stage: String)
  /// A stage is this far, 0 … 1; never goes back.
  case progress(stage: String, fraction: Double)
  /// A stage says something.
  case note(stage: String, String)
  /// A stage ended; `cached` when its output was in the store and it did not run.
  case finished(stage: String, seconds: Double, cached: Bool)
  /// A stage threw; this is what it says.
  case failed(stage: String, message: String)
}
