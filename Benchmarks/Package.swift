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
    .executableTarget(name: "describe", dependencies: rooms("Machine", "Statistics", "Tabular"))
  ],
  swiftLanguageModes: [.v6])

for target in package.targets {
  target.swiftSettings = [.enableUpcomingFeature("MemberImportVisibility")]
}
