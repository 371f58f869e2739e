// swift-tools-version: 6.2
import PackageDescription

// One line a room, in the order of the house: machine, foundations, learning, keeping, study, doors.
// What a room may import is written here and nowhere else; `Tests/HouseTests` keeps it true.

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: ["README.md"])
}

/// `data` names the folders that tests read from the source tree and that are not compiled.
func tests(
  of room: String, _ dependencies: [Target.Dependency] = [], data: [String] = []
) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: [.byName(name: room), "_TestSupport"] + dependencies,
    exclude: data)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "claims",
  products: [.executable(name: "claimctl", targets: ["claimctl"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // The machine: threads, files, memory.
    room("Machine"),

    // Foundations.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas lapacke",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    room("LinearAlgebra", ["COpenBLAS", "Machine"]),
    room("Statistics", ["Machine"]),
    room("Tabular", ["Machine"]),

    // Learning.
    room("Learning", ["LinearAlgebra", "Machine"]),
    room("Features", ["Learning", "LinearAlgebra", "Machine", "Statistics", "Tabular"]),
    room("LinearModels", ["Learning", "LinearAlgebra", "Machine", "Statistics"]),
    room("Trees", ["Learning", "Machine"]),
    room("Evaluation", ["Learning", "Machine", "Statistics"]),
    room("Explanation", ["Learning", "LinearAlgebra", "LinearModels", "Machine", "Trees"]),

    // Keeping.
    room(
      "ModelArtifacts",
      [
        "Evaluation", "Features", "Learning", "LinearAlgebra", "LinearModels", "Machine", "Trees",
        crypto,
      ]),
    room("Workflow", ["Machine", crypto]),
    room("Reporting"),

    // The study.
    room(
      "Claims",
      [
        "Evaluation", "Explanation", "Features", "Learning", "LinearAlgebra", "LinearModels",
        "Machine", "ModelArtifacts", "Tabular", yams,
      ]),
    room(
      "ClaimStudy",
      [
        "Claims", "Evaluation", "Explanation", "Features", "Learning", "LinearModels", "Machine",
        "ModelArtifacts", "Reporting", "Statistics", "Tabular", "Trees", "Workflow", yams,
      ]),

    // Doors.
    .executableTarget(
      name: "claimctl",
      dependencies: [
        "Claims", "ClaimStudy", "Learning", "Machine", "ModelArtifacts", "Reporting", "Workflow",
        argumentParser,
      ],
      exclude: ["README.md"]),

    // Tests.
    room("_TestSupport", ["Learning", "LinearAlgebra", "Machine", "Tabular"]),
    tests(of: "Machine"),
    tests(of: "LinearAlgebra", ["Learning", "Machine"]),
    tests(of: "Statistics", data: ["Fixtures"]),
    tests(of: "Tabular", ["Learning", "Machine"]),
    tests(of: "Learning", ["LinearAlgebra"]),
    tests(
      of: "Features", ["Tabular", "Learning", "LinearAlgebra", "Machine"], data: ["Fixtures"]),
    tests(
      of: "LinearModels", ["Learning", "LinearAlgebra", "Machine", "Statistics"],
      data: ["Fixtures"]),
    tests(of: "Trees", ["Learning", "Machine"]),
    tests(of: "Evaluation", ["Learning", "Machine", "Statistics"], data: ["Fixtures"]),
    tests(of: "Explanation", ["Learning", "LinearAlgebra", "LinearModels", "Machine", "Trees"]),
    tests(
      of: "ModelArtifacts",
      [
        "Evaluation", "Features", "Learning", "LinearAlgebra", "LinearModels", "Machine", "Tabular",
        "Trees",
      ]),
    tests(of: "Workflow", ["Machine"]),
    tests(of: "Reporting", data: ["Goldens"]),
    tests(
      of: "Claims",
      [
        "Evaluation", "Features", "Learning", "LinearModels", "Machine", "ModelArtifacts",
        "Tabular",
        "Trees",
      ]),
    tests(
      of: "ClaimStudy",
      [
        "Claims", "Evaluation", "Explanation", "Features", "Learning", "LinearAlgebra",
        "LinearModels", "Machine", "ModelArtifacts", "Reporting", "Statistics", "Tabular", "Trees",
        "Workflow",
      ], data: ["Reports/Goldens"]),
    .testTarget(name: "HouseTests", dependencies: ["_TestSupport"]),
    .testTarget(
      name: "ClaimctlTests", dependencies: ["claimctl", "_TestSupport", "Machine"],
      exclude: ["Goldens"]),
  ])

// One law of settings for all rooms.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]
for target in package.targets where ![.system, .binary, .plugin].contains(target.type) {
  target.swiftSettings = house + (target.swiftSettings ?? [])
}

// Every room is a library too.
package.products += package.targets
  .filter { $0.type == .regular && !$0.name.hasPrefix("_") }
  .map { .library(name: $0.name, targets: [$0.name]) }
