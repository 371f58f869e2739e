// swift-tools-version: 6.2
import PackageDescription

// What `make bench` times beside the peers, kept apart so that nobody builds it who does not measure.

func rooms(_ names: String...) -> [Target.Dependency] {
  names.map { .product(name: $0, package: "claims") }
}

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "claims", path: "..")],
  targets: [
    // What the programs share: a clock, a line of JSON, options; and the files they read.
    .target(name: "Measuring", dependencies: rooms("Machine")),
    .target(
      name: "BenchmarkData",
      dependencies: rooms("Learning", "LinearAlgebra", "Machine", "Tabular")),

    // What a run says, and the page that tells it.
    .target(name: "BenchmarkRun", dependencies: rooms("Reporting")),
    .executableTarget(
      name: "benchmark-report", dependencies: rooms("Reporting") + ["BenchmarkRun"]),

    // One program a kind of work.
    .executableTarget(
      name: "describe",
      dependencies: rooms("Machine", "Statistics", "Tabular") + ["Measuring"]),
    .executableTarget(
      name: "grid",
      dependencies: rooms("Evaluation", "Learning", "Machine", "Trees") + [
        "BenchmarkData", "Measuring",
      ]),
    .executableTarget(
      name: "text",
      dependencies: rooms(
        "Evaluation", "Features", "Learning", "LinearAlgebra", "LinearModels", "Machine", "Tabular")
        + [
          "BenchmarkData", "Measuring",
        ]),
    .executableTarget(
      name: "tests",
      dependencies: rooms("Machine", "Statistics", "Tabular") + ["BenchmarkData", "Measuring"]),
    .executableTarget(
      name: "learn",
      dependencies: rooms(
        "Evaluation", "Explanation", "Learning", "LinearAlgebra", "LinearModels", "Machine",
        "Trees") + ["BenchmarkData", "Measuring"]),

    .testTarget(name: "MeasuringTests", dependencies: ["Measuring"]),
    .testTarget(
      name: "BenchmarkDataTests",
      dependencies: rooms("Learning", "Machine", "Tabular") + ["BenchmarkData"]),
    .testTarget(name: "BenchmarkRunTests", dependencies: rooms("Reporting") + ["BenchmarkRun"]),
  ],
  swiftLanguageModes: [.v6])

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
  ]
}
