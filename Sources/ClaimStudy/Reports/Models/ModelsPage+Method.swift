import Claims
import Evaluation
import Learning
import Reporting
import Workflow

extension ModelsPage {
  /// How the comparison was made.
  var method: Section {
    let settings = findings.settings
    let comparison: InlineText =
      settings.comparison == .crossValidation
      ? "Models were compared by \(settings.folds)-fold cross-validation of the training part and "
        + "then fitted on all of it."
      : "One in \(settings.folds) training rows was held out to compare models; the models that "
        + "were fitted on the others are kept."
    return Section(
      "How this was made", id: "method",
      [
        .bullets([
          comparison,
          "The champion was chosen before the test part was touched; the test part was scored "
            + "once.",
          "Features were learned on the rows that the model learns from, never on held-out rows.",
          "The same file, settings and seed give the same bytes on any number of threads. Times, "
            + "memory and toolchain stand in \(code: "run.json") beside the models.",
        ])
      ] + pipeline + [.details("Settings", [.preformatted(findings.settingsText)])])
  }

  private var pipeline: [Block] { Chart.pipeline(stages).map { [.chart($0)] } ?? [] }
}

extension StudyFindings {
  /// Every setting of the study, one a line.
  var settingsText: String {
    guard let value = try? JSONValue(of: settings), case .object(let members) = value
    else { return "" }
    return members.sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value.text)" }.joined(separator: "\n")
  }
}
