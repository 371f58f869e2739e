import Claims
import Learning
import Machine
import Testing

@Suite("Synthetic videos") struct SyntheticVideosTests {
  @Test func header() { #expect(SyntheticVideos.header.hasPrefix(",#")) }
}
