// swift-tools-version: 6.2
//
// The measured kits are compiled from the top package's own sources, through the links in Sources/. A dependency on the
// top package by path would resolve and plan everything it uses (gRPC, the console, the database) for three small
// benchmarks; this graph is a third of it, and the top manifest need not offer kits as products.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func kit(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")

let package = Package(
    name: "mayfly-benchmarks",
    dependencies: [
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    ],
    targets: [
        .target(name: "CLinux"),
        .target(name: "CVectorscan"),
        .target(name: "CCompression"),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        kit("Runtime", ["CLinux", logging]),
        kit("LinuxProcess", ["CLinux", "Runtime", crypto]),
        kit("PostgresWire", ["Runtime", crypto, nioCore, nioPosix]),
        kit("SecretScan", ["CCompression", "CDeflate", "CVectorscan", "Runtime"]),
        kit("SPIFFE", ["Runtime", crypto, cryptoExtras, x509, asn1]),
        kit("Estate", ["Runtime", crypto]),
        kit("Attestation", ["Estate", "LinuxProcess", "Runtime"]),
        kit("Substitution", ["Attestation", "Estate", "LinuxProcess", "PostgresWire", "Runtime", nioCore, nioPosix, logging]),
        // Without what tests alone need of the database.
        .target(name: "EstateTesting", dependencies: ["CLinux"], exclude: ["HeldParts.swift"], swiftSettings: strict),
        .executableTarget(
            name: "mayfly-bench",
            dependencies: [
                "Attestation", "Estate", "EstateTesting", "LinuxProcess", "PostgresWire", "Runtime", "SPIFFE", "SecretScan",
                "Substitution", asn1, crypto, nioCore, nioPosix, x509,
            ],
            swiftSettings: strict),
        .executableTarget(name: "mayfly-creddata", dependencies: ["Runtime", "SecretScan"], swiftSettings: strict),
    ]
)
