import Claims
import Evaluation
import Learning
import Reporting
import Workflow

/// What the champions are, what they are for and what not, and how they do by group.
///
/// After Mitchell et al., "Model cards for model reporting" (2019).
struct ModelCardPage {
  let findings: StudyFindings
  /// What is in the data.
  let exploration: Exploration

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "model-card", shortTitle: "Model card",
      document: Document(
        title: "Model card", lead: lead, banners: findings.banners,
        sections: [use, notForUse, data] + findings.results.flatMap(metrics)
          + [limits, reproduction],
        colophon: findings.colophon))
  }

  var names: LabelNames { findings.contract.labelNames }

  private var lead: InlineText {
    let champions = findings.results.compactMap { result in
      result.champion.map { "\($0.entrant.title) (\(result.when))" }
    }
    return
      "What the champions are for and what not, on which videos they were measured, and for whom "
      + "they work less well: \(champions.joined(separator: ", "))."
  }

  private var use: Section {
    Section(
      "Intended use", id: "intended-use",
      [
        .bullets([
          "To order reported videos so that reviewers see likely \(names.positives) first. People "
            + "decide; "
            + "the model only sets the order.",
          "To say how sure it is and why: each verdict comes with a probability and its largest "
            + "reasons "
            + "(\(code: "claimctl predict --explain 3")).",
          "Users: the team that trains and ships it, and the reviewers whose queue it orders.",
        ])
      ])
  }

  private var notForUse: Section {
    var items: [InlineText] = [
      "To remove videos, demote authors or judge whether something is true: \(names.onePositive) "
        + "is a "
        + "statement of fact from an unverified source, not a false one.",
      "On other languages, other platforms or longer texts than those of the file, before it was "
        + "measured there.",
    ]
    if findings.openings?.looksTemplated == true {
      items.append(
        "\(strong: "On sentences that people wrote"), as long as it has learned from templated "
          + "ones."
      )
    }
    if findings.results.contains(where: isAfterPublication) {
      items.append(
        "For models \(strong: "after publication"): to order videos that hardly anybody has "
          + "watched "
          + "yet. Views, likes and shares are not known then.")
    }
    return Section("Not for", id: "not-for", [.bullets(items)])
  }

  private func isAfterPublication(_ result: SetResult) -> Bool {
    FeatureChoice(name: result.featureSet)?.featureSet == .afterPublication
  }

  private var data: Section {
    let source = findings.source
    return Section(
      "Data", id: "data",
      [
        .definitions([
          Definition("File", "\(code: source.fileName), \(source.rowsRead) records"),
          Definition("SHA-256", "\(code: findings.sourceFingerprint.hex)"),
          Definition(
            "Learned from",
            "\(findings.trainingRows) videos"),
          Definition(
            "Measured on",
            "\(findings.testRows) videos that no model had seen, "
              + "\(Quantity.percent(findings.results.first?.baseRate ?? 0)) of them "
              + "\(names.positives)"),
          Definition(
            "Made by",
            source.isGenerated
              ? "\(code: "claimctl synthesize"): not real"
              : "whoever made the file; "
                + "the label is taken as it stands there"),
        ])
      ])
  }

  private var limits: Section {
    Section(
      "Limits", id: "limits",
      [
        .bullets(
          findings.caveats(in: exploration) + [
            "The test videos come from the same file as the training videos. Next month's videos "
              + "may "
              + "differ; measure again.",
            "The label is somebody's judgement. Where it is wrong, the model learns the mistake "
              + "and the "
              + "score hides it.",
            "Groups with few videos have wide intervals: a difference between groups that is not "
              + "seen here "
              + "may still be there.",
          ])
      ])
  }

  private var reproduction: Section {
    let models = findings.results.map {
      "claimctl evaluate --model Models/\($0.featureSet)/champion.safetensors FILE"
    }
    return Section(
      "How to get the same again", id: "reproduce",
      [
        .preformatted(
          ([
            "claimctl train --data \(findings.source.fileName) --seed "
              + "\(findings.settings.seed.value)"
          ]
            + models).joined(separator: "\n")),
        .paragraph(
          "The same file, settings and seed give the same bytes of models and reports on any "
            + "number of "
            + "threads. Toolchain, times and fingerprints stand in \(code: "run.json") beside the "
            + "models."
        ),
        .details("Settings", [.preformatted(findings.settingsText)]),
      ])
  }
}
