import Foundation
import Testing
import _TestSupport

/// `claimctl test` writes a page and sums it up, the same whatever the machine.
@Suite("claimctl test")
struct TestHypothesesTests {
  @Test("the family: a page in three formats, the same bytes on any number of threads")
  func family() throws {
    let videos = try VideoFolder("test", rows: 400)
    let run = try videos.run(["--threads", "1"])
    #expect(run.status == 0 && run.errors == "")
    for words in ["Generated data", "Comparisons", "Where to go on", "verified_status"] {
      #expect(run.output.contains(words), "\(words)")
    }
    let files = try videos.reports()
    #expect(
      Set(files.keys) == VideoFolder.files(of: "hypotheses", "executive-summary-hypotheses"))
    #expect(try videos.run(["--threads", "3"]).output == run.output)
    #expect(try videos.reports() == files)
    let shown = try videos.folder.claimctl(["report", "show", "hypotheses", "--output", "study"])
    #expect(shown.status == 0 && shown.output.contains("In a minute"))
  }

  @Test("one question, by another method, within one column; pairs")
  func single() throws {
    let videos = try VideoFolder("test", rows: 400)
    let run = try videos.run(
      [
        "--of", "video_like_count", "--by", "claim_status", "--within", "verified_status",
        "--method", "mann-whitney", "--seed", "4",
      ])
    #expect(run.status == 0 && run.output.contains("Mann–Whitney U test"))
    let pairs = try videos.run(
      ["--of", "video_like_count", "--paired", "video_share_count"])
    #expect(pairs.status == 0 && pairs.output.replacing("\n", with: " ").contains("pair"))
  }

  @Test("wrong questions end with exit code 2 and say what could be asked; nothing is written")
  func wrong() throws {
    let videos = try VideoFolder("test", rows: 400)
    let wrong = [
      (["--of", "likes", "--by", "claim_status"], "there is no number or category `likes`"),
      (["--by", "claim_status"], "need --of"),
      (["--of", "video_like_count"], "either --by or --paired"),
      (
        ["--of", "video_like_count", "--by", "claim_status", "--method", "anova"],
        "does not compare two groups"
      ),
      (["--of", "video_like_count", "--by", "claim_status", "--method", "z"], "--method"),
    ]
    for (arguments, words) in wrong {
      let run = try videos.run(arguments)
      #expect(run.status == 2 && run.output == "", "\(arguments)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    #expect(!videos.folder.has("study"))
  }
}
