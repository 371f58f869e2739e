import Claims
import Learning
import Tabular
import Testing
import _TestSupport

@Suite("Data contract")
struct DataContractTests {
  @Test("the shipped contract is that of the TikTok columns")
  func shipped() throws {
    let videos = DataContract.videos
    #expect(videos.name == "tiktok-videos")
    #expect(videos.labelNames == LabelNames(positive: "claim", negative: "opinion"))
    #expect(videos.columns.count == 12)
    #expect(videos.labelColumn == "claim_status")
    #expect(videos.identityColumn == "video_id")
    #expect(videos.exposureColumn?.name == "video_view_count")
    #expect(
      videos.columns(.count).map(\.name)
        == ["view", "like", "share", "download", "comment"].map { "video_\($0)_count" })
    #expect(videos.columns(.count).allSatisfy { $0.known == .afterPublication })
    #expect(videos.columns(.text).allSatisfy { $0.known == .atUpload })
    #expect(videos.columns.allSatisfy { !$0.description.isEmpty })
    #expect(try DataContract(yaml: DataContract.videosYAML) == videos)
  }

  @Test("JSON gives the same contract back")
  func json() throws {
    for contract in [DataContract.videos, try DataContract(yaml: Self.particles)] {
      let text = try contract.json()
      #expect(try DataContract(json: text) == contract)
      #expect(try DataContract(json: text).json() == text)
    }
  }

  @Test("JSON of another version or without a label is refused")
  func badJSON() throws {
    let text = try DataContract.videos.json()
    #expect(throws: ContractError(.unknownVersion(2))) {
      try DataContract(json: text.replacing("\"version\":1", with: "\"version\":2"))
    }
    #expect(throws: ContractError(.labelCount(0))) {
      try DataContract(json: text.replacing("\"role\":\"label\"", with: "\"role\":\"text\""))
    }
    #expect(throws: (any Error).self) { try DataContract(json: "{}") }
  }

  @Test("a schema for training has every column but the ignored ones")
  func trainingSchema() throws {
    let schema = try DataContract.videos.schema(for: .training).checked()
    #expect(schema.ignored == ["#"])
    #expect(!schema.allowsOtherColumns)
    #expect(schema.columns.count == 11)
    let columns = Dictionary(uniqueKeysWithValues: schema.columns.map { ($0.name, $0) })
    #expect(columns["video_id"]?.isUnique == true)
    #expect(columns["video_id"]?.kind == .whole)
    #expect(columns["claim_status"]?.allowed == ["claim", "opinion"])
    #expect(columns["claim_status"]?.mayBeMissing == true)
    #expect(columns["video_view_count"]?.range == NumberRange(minimum: 0))
    #expect(columns["video_view_count"]?.kind == .whole)
    #expect(columns["verified_status"]?.mayBeMissing == false)
  }

  @Test("a schema for prediction has what the model reads, and no gaps that training dropped")
  func predictionSchema() throws {
    let schema = try DataContract.videos
      .schema(for: .prediction(inputs: ["video_duration_sec", "video_view_count"])).checked()
    #expect(
      schema.columns.map(\.name) == ["video_id", "video_duration_sec", "video_view_count"])
    #expect(schema.columns.map(\.isRequired) == [false, true, true])
    #expect(schema.columns.map(\.mayBeMissing) == [true, false, false])
    #expect(schema.columns.allSatisfy { !$0.isUnique })
    #expect(schema.allowsOtherColumns)
    #expect(schema.ignored.contains("claim_status"))
  }

  @Test("zeros and ones are labels by way of values")
  func otherLabels() throws {
    let contract = try DataContract(yaml: Self.particles)
    #expect(
      contract.labelValues == [
        DataContract.LabelValue("1", isPositive: true),
        DataContract.LabelValue("1.0", isPositive: true),
        DataContract.LabelValue("0", isPositive: false),
      ])
    #expect(
      contract.schema(for: .training).columns.first { $0.name == "class" }?.allowed
        == ["1", "1.0", "0"])
    let frame = Frame(
      rowCount: 3,
      [("class", Column(.categories(codes: [2, 0, 1], levels: ["1", "1.0", "0"])))])
    #expect(try contract.labels(of: frame).values == [0, 1, 1])
  }

  @Test("the dictionary says what each column is")
  func dictionary() throws {
    let rows = DataContract.videos.dictionary
    #expect(rows.map(\.name) == DataContract.videos.columns.map(\.name))
    let byName = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })
    let views = try #require(byName["video_view_count"])
    #expect(views.role == "count" && views.type == "whole number" && views.values == "≥ 0")
    #expect(views.missing == "row is left out" && views.known == "after publication")
    #expect(byName["author_ban_status"]?.values == "active, under review, banned")
    #expect(byName["claim_status"]?.values == "claim, opinion")
    #expect(byName["claim_status"]?.known == "–")
    #expect(byName["#"]?.type == "not read" && byName["#"]?.missing == "not read")
    let ranged = try DataContract(yaml: Self.particles).dictionary
    #expect(ranged.first { $0.name == "mass" }?.values == "0 … 250.5")
    #expect(ranged.first { $0.name == "angle" }?.values == "≤ 3")
    #expect(ranged.first { $0.name == "angle" }?.missing == "is filled in")
  }

  static let particles = """
    version: 1
    name: particles
    label:
      positive: signal
      negative: background
      values: {"1": signal, "1.0": signal, "0": background}
    columns:
      - {name: class, role: label}
      - {name: mass, role: number, minimum: 0, maximum: 250.5}
      - {name: angle, role: number, maximum: 3, missing: kept}
    """
}
