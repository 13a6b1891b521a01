// swift-tools-version: 6.2
//
// libFuzzer targets. The fuzzed kits are compiled from the top package's own sources, through the links in Sources/,
// because they need flags of their own: coverage for the fuzzer, address checks, and testability for internal entry
// points. Their dependencies are built as they are: what is fuzzed is Mayfly's code.
import PackageDescription

let instrumented: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library", "-enable-testing"]),
]

func kit(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: instrumented)
}
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: ["FuzzDriver"] + dependencies, swiftSettings: instrumented,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-Xlinker", "-z", "-Xlinker", "muldefs"])])
}

let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grpcCore = Target.Dependency.product(name: "GRPCCore", package: "grpc-swift-2")
let grpcProtobuf = Target.Dependency.product(name: "GRPCProtobuf", package: "grpc-swift-protobuf")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")

let package = Package(
    name: "mayfly-fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0", traits: []),
        .package(url: "https://github.com/grpc/grpc-swift-2.git", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-protobuf.git", from: "2.4.1"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    ],
    targets: [
        .target(name: "CLinux"),
        .target(name: "CVectorscan"),
        .target(name: "CCompression"),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        kit("Cedar", []),
        kit("Runtime", ["CLinux", logging]),
        kit("PostgresWire", ["Runtime", crypto, nioCore, nioPosix]),
        kit("SecretScan", ["CCompression", "CDeflate", "CVectorscan", "Runtime"]),
        kit("SPIFFE", ["Runtime", crypto, cryptoExtras, x509, asn1]),
        kit("SharedSignals", ["Runtime", "SPIFFE"]),
        kit("Estate", ["Runtime", crypto]),
        kit("Context", ["Estate", "Runtime", "SPIFFE", crypto]),
        kit("LinuxProcess", ["CLinux", "Runtime", crypto]),
        // A part of Attestation: the rest needs the libraries of the network.
        kit("Answers", []),
        kit(
            "NodeAttestation",
            ["Runtime", "SPIFFE", asyncHTTPClient, crypto, cryptoExtras, nioCore, nioHTTP1, nioSSL, x509, asn1]),
        // Parts of Agent, Access, NodeAPI, Registration and WorkloadAPI, for the same reason.
        kit("HTTPRequests", []),
        kit("AuthZENRequests", ["Runtime"]),
        kit("Registration", ["Context", "Estate", "Runtime", "SPIFFE", crypto]),
        kit("PolicySync", ["Context", "Estate", "Registration", "Runtime", "SPIFFE", crypto, protobuf, x509, asn1]),
        kit("WorkloadMessages", ["LinuxProcess", "Runtime", "SPIFFE", grpcCore, grpcProtobuf, protobuf]),
        kit("FuzzDriver", []),
        fuzzer("FuzzDoor", ["AuthZENRequests", "HTTPRequests"]),
        fuzzer("FuzzHeads", ["Estate", "PolicySync", "Registration", "Runtime", "SPIFFE", crypto, protobuf, x509]),
        fuzzer("FuzzPolicies", ["Cedar"]),
        fuzzer("FuzzWire", ["PostgresWire"]),
        fuzzer("FuzzGit", ["SecretScan"]),
        fuzzer("FuzzFiles", ["SecretScan"]),
        fuzzer("FuzzContainers", ["SecretScan"]),
        fuzzer("FuzzIdentity", ["Runtime", "SPIFFE", "WorkloadMessages", crypto, protobuf]),
        fuzzer("FuzzContext", ["Context", "Runtime", "SPIFFE", crypto]),
        fuzzer("FuzzSignals", ["Runtime", "SPIFFE", "SharedSignals", crypto]),
        fuzzer("FuzzProcesses", ["Answers", "Estate", "LinuxProcess"]),
        fuzzer("FuzzAttestation", ["Runtime", "SPIFFE", "NodeAttestation", crypto]),
    ]
)
