/// A run in text, as `make bench` prints it.
enum RunText {
  static let machine = """
    {"kind": "machine", "processor": "A processor", "cores": 2, "memory_gib": 23.5, "system": "Debian", \
    "swift": "6.3.1", "python": "3.11.7", "date": "2026-01-02", "threads": 2, "rows": "small", "runs": 3, "PEERS": "x"}
    {"kind": "version", "name": "lightgbm", "version": "4.7.0"}
    {"kind": "missing", "name": "lleaves", "reason": "version 1.3.0 cannot be installed here"}
    """

  /// One contest with a time, a memory and a rate.
  static let contest = """
    {"kind": "contest", "id": "c", "title": "A contest", "about": "Its settings."}
    {"kind": "work", "contest": "c", "id": "c-fit", "title": "A fit", "key": "bin_s+grow_s", "unit": "s", "more": false, \
    "floor": {"factor": 0.9, "of": null}, "goal": {"factor": 0.5, "of": null}, "remark": "", "ours_key": "fit_s", \
    "contestant": null}
    {"kind": "work", "contest": "c", "id": "c-memory", "title": "A fit: peak memory", "key": "peak", "unit": "MiB", \
    "more": false, "floor": {"factor": 1}, "goal": {"factor": 0.7}, "remark": "", "ours_key": "end", "contestant": null}
    {"kind": "work", "contest": "c", "id": "c-rate", "title": "A rate", "key": "rate", "unit": "rows/s", "more": true, \
    "floor": {"factor": 1.5, "of": "Slow"}, "goal": {"value": 1000}, "remark": "", "ours_key": "rate", "contestant": null}
    """

  /// A sample of a peer.
  static func peer(
    _ name: String, run: Int, fit: Double, memory: Double, rate: Double, others: Double = 0,
    auc: Double = 0.9
  ) -> String {
    """
    {"kind": "sample", "contest": "c", "name": "\(name)", "ours": false, "matched": true, "run": \(run), "values": \
    {"bin_s": 0.5, "grow_s": \(fit - 0.5), "peak": \(memory), "rate": \(rate), "others": \(others), "auc": \(auc), \
    "none": null}}
    """
  }

  /// A sample of ours.
  static func ours(
    run: Int, fit: Double, memory: Double, rate: Double, auc: Double = 0.9
  ) -> String {
    """
    {"kind": "sample", "contest": "c", "name": "claims", "ours": true, "matched": true, "run": \(run), "values": \
    {"fit_s": \(fit), "end": \(memory), "rate": \(rate), "others": 0, "auc": \(auc)}}
    """
  }

  /// Three turns; the fast peer takes 2, 3 and 10 s, ours 1, 1.2 and 5 s.
  static let turns = [
    peer("Fast", run: 0, fit: 2, memory: 100, rate: 500),
    ours(run: 0, fit: 1, memory: 60, rate: 300),
    peer("Slow", run: 0, fit: 9, memory: 90, rate: 200),
    peer("Fast", run: 1, fit: 10, memory: 110, rate: 510),
    ours(run: 1, fit: 5, memory: 61, rate: 310),
    peer("Slow", run: 1, fit: 8, memory: 95, rate: 210),
    peer("Fast", run: 2, fit: 3, memory: 105, rate: 505),
    ours(run: 2, fit: 1.2, memory: 62, rate: 320),
    peer("Slow", run: 2, fit: 8.5, memory: 85, rate: 205),
  ].joined(separator: "\n")

  static let whole = [machine, contest, turns].joined(separator: "\n")
}
