import ModelArtifacts
import Testing

@Suite("Artifact errors")
struct ArtifactErrorTests {
  @Test("says why a file is refused in one sentence")
  func sentences() {
    let sentences: [(ArtifactError, String)] = [
      (.unreadable(reason: "it is gone"), "the file cannot be read: it is gone"),
      (
        .truncated(bytes: 5, expected: 8),
        "the file ends after 5 bytes, where at least 8 were expected; copy it again"
      ),
      (
        .oversized(bytes: 9, limit: 8),
        "the file has 9 bytes, more than the 8 that a model may have; is it a model?"
      ),
      (
        .foreign(.bytesLeftOver(2)),
        "the file is not a sound safetensors file: 2 bytes follow its last tensor"
      ),
      (
        .notAModel(format: "pt"),
        "the file is a safetensors file of format `pt`, not a model of this program"
      ),
      (
        .notAModel(format: nil),
        "the file is a safetensors file of format unknown, not a model of this program"
      ),
      (
        .newer(version: 2, supported: 1),
        "the model has format version 2, and this program reads versions up to 1; "
          + "use a later program"
      ),
      (
        .altered(.payload),
        "the payload of the file was altered after it was written: its SHA-256 is not the one "
          + "noted; copy it again"
      ),
      (
        .malformed(part: "kind", reason: "`oracle` is no kind of model"),
        "the model cannot be used: kind – `oracle` is no kind of model"
      ),
    ]
    for (error, sentence) in sentences { #expect("\(error)" == sentence) }
  }

  @Test("says what is wrong with a container")
  func clauses() {
    let clauses: [(ContainerFlaw, String)] = [
      (.headerTooLong(9, limit: 8), "its header claims 9 bytes, and none has more than 8"),
      (.notJSON(atByte: 8), "its header is not the JSON expected, at byte 8"),
      (.duplicateName("a"), "`a` comes twice in its header"),
      (
        .strangeTensor("a"),
        "tensor `a` needs a dtype, a shape and two data_offsets, and nothing else"
      ),
      (
        .unknownType(tensor: "a", type: "F16"),
        "tensor `a` has the type `F16`; F64, F32, I64, I32, U8, BOOL are read"
      ),
      (
        .wrongLength(tensor: "a", bytes: 3), "tensor `a` has 3 bytes, which do not fill its shape"
      ),
      (
        .gapOrOverlap(tensor: "a", offset: 9, expected: 8),
        "tensor `a` begins at 9, and the one before it ends at 8"
      ),
    ]
    for (flaw, clause) in clauses { #expect("\(flaw)" == clause) }
  }
}
