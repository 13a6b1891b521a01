// swift-tools-version: 6.2
//
// A package of its own: the kit alone, from the top package's sources, builds in a minute.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "mayfly-policy-benchmark",
    targets: [
        .target(name: "Cedar", swiftSettings: strict),
        .executableTarget(name: "policy-bench", dependencies: ["Cedar"], swiftSettings: strict),
    ]
)
