import Claims
import Features
import Learning
import Machine
import Tabular
import Testing

@Suite("Recipes of a contract")
struct RecipeTests {
  private let videos = DataContract.videos

  @Test("at upload no recipe reads a count", arguments: RecipeFamily.allCases)
  func noLeak(family: RecipeFamily) throws {
    let frame = try Videos.cleaned(rows: 600).frame
    let recipe = try videos.recipe(for: family, FeatureChoice(.atUpload))
      .fit(frame, on: Videos.workers)
    let counts = videos.columns.filter { $0.known == .afterPublication }.map(\.name)
    #expect(Set(recipe.inputColumns).isDisjoint(with: counts))
    #expect(!recipe.inputColumns.isEmpty)
  }

  @Test("without text no recipe reads the text", arguments: FeatureSet.allCases)
  func withoutText(known: FeatureSet) throws {
    let choice = FeatureChoice(known, withText: false)
    let frame = try Videos.cleaned(rows: 600).frame
    for family in [RecipeFamily.linear, .trees] {
      let recipe = try videos.recipe(for: family, choice).fit(frame, on: Videos.workers)
      #expect(!recipe.inputColumns.contains("video_transcription_text"))
    }
    #expect(throws: ClaimsError.noFeatures(choice)) { try videos.recipe(for: .words, choice) }
  }

  @Test("no recipe reads the identity, the label or an ignored column")
  func neverFeatures() throws {
    let frame = try Videos.cleaned(rows: 600).frame
    for choice in FeatureChoice.all {
      for family in [RecipeFamily.linear, .trees] {
        let recipe = try videos.recipe(for: family, choice).fit(frame, on: Videos.workers)
        #expect(Set(recipe.inputColumns).isDisjoint(with: ["#", "video_id", "claim_status"]))
      }
    }
  }

  @Test("the linear recipe after publication, feature by feature")
  func linear() throws {
    let frame = try Videos.cleaned(rows: 1500).frame
    let recipe = try videos.recipe(for: .linear, FeatureChoice(.afterPublication))
    let (fitted, table) = try recipe.fitAndApply(frame, on: Videos.workers)
    let names = table.columns.map(\.name)
    #expect(
      names == [
        "video_duration_sec", "video_view_count", "video_like_count", "video_share_count",
        "video_download_count", "video_comment_count", "video_like_count_per_view",
        "video_share_count_per_view", "video_download_count_per_view",
        "video_comment_count_per_view", "video_transcription_text_length",
        "verified_status=verified", "author_ban_status=under review", "author_ban_status=banned",
      ])
    #expect(fitted.featureNames.contains("text:if you"))
    for column in table.columns.prefix(11) {
      let mean = column.values.reduce(0, +) / Double(table.rowCount)
      #expect(abs(mean) < 1e-9, "\(column.name) is standardised")
    }
  }

  @Test("the tree recipe after publication keeps values and categories")
  func trees() throws {
    let frame = try Videos.cleaned(rows: 1500).frame
    let recipe = try videos.recipe(for: .trees, FeatureChoice(.afterPublication))
    let (_, table) = try recipe.fitAndApply(frame, on: Videos.workers)
    #expect(table.sparse == nil)
    #expect(table.columns.count == 11 + 2 + 15)
    #expect(table.columns[1].values == frame["video_view_count"]?.doubles)
    #expect(
      table.columns[11].kind == .category(levels: ["not verified", "verified"]))
  }

  @Test("columns that keep gaps are filled for linear models, with one indicator each")
  func gaps() throws {
    let contract = try DataContract(
      name: "gaps", labelNames: LabelNames(positive: "a", negative: "b"),
      columns: [
        ContractColumn("y", .label), ContractColumn("seen", .count, exposure: "look"),
        ContractColumn("liked", .count, missing: .kept),
        ContractColumn("words", .text, missing: .kept),
      ])
    let frame = Frame(
      rowCount: 3,
      [
        ("y", Column(.categories(codes: [0, 1, 0], levels: ["a", "b"]))),
        ("seen", Column(.wholes([10, 0, 5]))),
        ("liked", Column(.wholes([1, 0, 0]), validity: Validity([true, true, false]))),
        (
          "words",
          Column(
            .texts(TextBuffer(["one two", "", "two"])), validity: Validity([true, false, true]))
        ),
      ])
    let recipe = try contract.recipe(for: .linear, FeatureChoice(.afterPublication))
    let table = try recipe.fitAndApply(frame, on: Videos.workers).features
    #expect(
      table.columns.map(\.name)
        == ["seen", "liked", "liked_per_look", "words_length", "liked_missing"])
    #expect(table.columns.allSatisfy { $0.values.allSatisfy(\.isFinite) })
  }

  @Test("a contract with nothing at upload says so")
  func nothingKnown() throws {
    let contract = try DataContract(
      name: "late", labelNames: LabelNames(positive: "a", negative: "b"),
      columns: [ContractColumn("y", .label), ContractColumn("seen", .count)])
    let error = ClaimsError.noFeatures(FeatureChoice(.atUpload))
    #expect(throws: error) { try contract.recipe(for: .trees, FeatureChoice(.atUpload)) }
    #expect(
      "\(error)" == "the contract has no column for the feature set at-upload; "
        + "check the keys role and known of its columns")
  }

  @Test("options are checked before any work")
  func options() throws {
    var options = RecipeOptions()
    options.longestTerm = 9
    let error = ClaimsError.badSetting("longestTerm", value: 9, expected: "within 1 … 8")
    #expect(throws: error) {
      try videos.recipe(for: .linear, FeatureChoice(.atUpload), options: options)
    }
    #expect("\(error)" == "the setting longestTerm is 9; it must be within 1 … 8")
    options = RecipeOptions()
    options.shortestCountedTerm = 4
    #expect(throws: ClaimsError.self) { try options.checked() }
    options = RecipeOptions()
    options.countedTerms = 0
    let recipe = try videos.recipe(for: .trees, FeatureChoice(.atUpload), options: options)
    #expect(!recipe.steps.contains { $0.kind == .wordCounts })
    #expect(
      FeatureChoice.all.map(\.description) == [
        "at-upload", "at-upload, without text", "after-publication",
        "after-publication, without text",
      ])
  }
}
