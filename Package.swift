// swift-tools-version: 6.2
//
// The manifest is the architecture. Targets live in rings; a target may depend on inner rings only, and slices never
// import each other. The helpers below refuse an outward dependency when the manifest is evaluated, so a wrong arrow
// never reaches the compiler. ARCHITECTURE.md draws the same picture with the reasons.
import PackageDescription

// MARK: - Rings

/// From the inside out. `kit` targets know nothing of Mayfly and could be packages of their own.
enum Ring: Int, Comparable {
    case system, kit, core, slice, surface, process, main, support

    static func < (lhs: Ring, rhs: Ring) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Which ring each target declared so far is in. Order of declaration is inside out, so a forward reference is an error.
nonisolated(unsafe) var rings: [String: Ring] = [:]

let common: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]
let strict = common + [.enableUpcomingFeature("MemberImportVisibility")]

/// Which C module the members of `stat` and `timespec` are taken to come from depends on what the compiler happens to load
/// first, so that a build from nothing can refuse what the last one took.
let withLooseMembers: Set = ["Discovery"]

/// Refuses what ARCHITECTURE.md forbids, with a message that says which arrow is wrong.
func check(_ name: String, _ ring: Ring, uses inner: [String]) {
    for dependency in inner {
        guard let its = rings[dependency] else {
            fatalError("`\(name)` depends on `\(dependency)`, which is not declared above it: declare targets inside out")
        }
        if its > ring {
            fatalError("`\(name)` (\(ring)) may not depend on `\(dependency)` (\(its)): dependencies point inward")
        }
        if ring == .slice && its == .slice {
            fatalError("slice `\(name)` may not import slice `\(dependency)`: the server's loops connect slices")
        }
    }
    rings[name] = ring
}

func target(
    _ name: String, _ ring: Ring, uses inner: [String], libraries: [Target.Dependency]
) -> [Target] {
    check(name, ring, uses: inner)
    return [
        .target(
            name: name,
            dependencies: inner.map { .init(stringLiteral: $0) } + libraries,
            swiftSettings: withLooseMembers.contains(name) ? common : strict)
    ]
}

func kit(_ name: String, uses inner: [String] = [], libraries: [Target.Dependency] = []) -> [Target] {
    target(name, .kit, uses: inner, libraries: libraries)
}
func core(_ name: String, uses inner: [String] = [], libraries: [Target.Dependency] = []) -> [Target] {
    target(name, .core, uses: inner, libraries: libraries)
}
func slice(_ name: String, uses inner: [String] = [], libraries: [Target.Dependency] = []) -> [Target] {
    target(name, .slice, uses: inner, libraries: libraries)
}
func surface(_ name: String, uses inner: [String] = [], libraries: [Target.Dependency] = []) -> [Target] {
    target(name, .surface, uses: inner, libraries: libraries)
}
func process(_ name: String, uses inner: [String] = [], libraries: [Target.Dependency] = []) -> [Target] {
    target(name, .process, uses: inner, libraries: libraries)
}
/// A C target or a system library: a few lines of shim for what Swift cannot reach.
func system(_ target: Target) -> [Target] {
    rings[target.name] = .system
    return [target]
}
/// Tests of one target. They may use it, anything it uses, and the test kit.
func tests(_ name: String, uses inner: [String] = [], libraries: [Target.Dependency] = []) -> [Target] {
    [
        .testTarget(
            name: "\(name)Tests",
            dependencies: (rings[name] == nil ? [] : [.init(stringLiteral: name)])
                + inner.map { .init(stringLiteral: $0) } + libraries,
            swiftSettings: strict)
    ]
}

// MARK: - Libraries (docs/decisions/0002-dependencies.md says why each is here)

func product(_ name: String, _ package: String) -> Target.Dependency { .product(name: name, package: package) }

let argumentParser = product("ArgumentParser", "swift-argument-parser")
let asyncHTTPClient = product("AsyncHTTPClient", "async-http-client")
let crypto = product("Crypto", "swift-crypto")
let cryptoExtras = product("CryptoExtras", "swift-crypto")
let grdb = product("GRDB", "GRDB.swift")
let sqlite = product("GRDBSQLite", "GRDB.swift")
let grpcCore = product("GRPCCore", "grpc-swift-2")
let grpcProtobuf = product("GRPCProtobuf", "grpc-swift-protobuf")
let grpcTransport = product("GRPCNIOTransportHTTP2Posix", "grpc-swift-nio-transport")
let httpTypes = product("HTTPTypes", "swift-http-types")
let hummingbird = product("Hummingbird", "hummingbird")
let logging = product("Logging", "swift-log")
let nioCore = product("NIOCore", "swift-nio")
let nioFoundationCompat = product("NIOFoundationCompat", "swift-nio")
let nioHTTP1 = product("NIOHTTP1", "swift-nio")
let nioPosix = product("NIOPosix", "swift-nio")
let nioTLS = product("NIOTLS", "swift-nio")
let nioSSL = product("NIOSSL", "swift-nio-ssl")
let swiftASN1 = product("SwiftASN1", "swift-asn1")
let swiftProtobuf = product("SwiftProtobuf", "swift-protobuf")
let serviceLifecycle = product("ServiceLifecycle", "swift-service-lifecycle")
let x509 = product("X509", "swift-certificates")
let yams = product("Yams", "Yams")

// MARK: - Targets, inside out

var targets: [Target] = []

// system
targets += system(.target(name: "CLinux"))
targets += system(.target(name: "CVectorscan"))
targets += system(.target(name: "CCompression"))
targets += system(.target(name: "CPKCS11"))
targets += system(.systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]))
targets += system(.systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]))

// kits
targets += kit("Runtime", uses: ["CLinux"], libraries: [logging])
targets += kit("Storage", uses: ["Runtime"], libraries: [grdb, sqlite])
targets += kit("LinuxProcess", uses: ["CLinux", "Runtime"], libraries: [crypto])
targets += kit("PostgresWire", uses: ["Runtime"], libraries: [crypto, nioCore, nioPosix])
targets += kit("SecretScan", uses: ["CCompression", "CDeflate", "CVectorscan", "Runtime"])
targets += kit("Cedar")
targets += kit("PKCS11", uses: ["CPKCS11", "Runtime"])
targets += kit("SPIFFE", uses: ["Runtime"], libraries: [crypto, cryptoExtras, x509, swiftASN1])
targets += kit(
    "SPIFFETLS", uses: ["Runtime", "SPIFFE"],
    libraries: [asyncHTTPClient, crypto, nioCore, nioSSL, nioTLS, swiftASN1, x509])
targets += kit(
    "Federation", uses: ["Runtime", "SPIFFE"],
    libraries: [crypto, nioCore, nioHTTP1, nioPosix, nioSSL, x509, swiftASN1])
targets += kit(
    "NodeAttestation", uses: ["Runtime", "SPIFFE"],
    libraries: [asyncHTTPClient, crypto, cryptoExtras, nioCore, nioHTTP1, nioSSL, swiftASN1, x509])
targets += kit("SharedSignals", uses: ["Runtime", "SPIFFE"])
targets += kit(
    "WorkloadAPI", uses: ["LinuxProcess", "Runtime", "SPIFFE", "SPIFFETLS"],
    libraries: [grpcCore, grpcProtobuf, grpcTransport, swiftProtobuf, nioCore, nioPosix, nioSSL])

// core
targets += core("Estate", uses: ["Runtime"], libraries: [crypto])
targets += core("AuditLedger", uses: ["Runtime", "Storage"], libraries: [crypto])
targets += core(
    "Attestation", uses: ["Estate", "LinuxProcess", "Runtime"], libraries: [asyncHTTPClient, nioCore, nioHTTP1, nioSSL])
targets += core("Context", uses: ["Estate", "Runtime", "SPIFFE"], libraries: [crypto])
targets += core("Registration", uses: ["AuditLedger", "Context", "Estate", "Runtime", "SPIFFE", "Storage"], libraries: [crypto])
targets += core(
    "Access", uses: ["AuditLedger", "Cedar", "Context", "Estate", "Registration", "Runtime", "SPIFFE", "Storage"], libraries: [crypto])
targets += core("TrafficProof", uses: ["Estate", "Runtime"], libraries: [crypto])

// slices
targets += slice(
    "Discovery", uses: ["CPostgres", "Estate", "LinuxProcess", "PostgresWire", "Runtime", "SecretScan"],
    libraries: [asyncHTTPClient, crypto, nioCore, nioHTTP1, nioPosix, nioSSL, nioTLS, swiftASN1, x509, yams])
targets += slice("Inventory", uses: ["AuditLedger", "Estate", "Runtime", "Storage"])
targets += slice("Planning", uses: ["AuditLedger", "Estate", "Runtime", "Storage"], libraries: [crypto])
targets += slice("Cutover", uses: ["Estate", "Runtime"])
targets += slice(
    "Issuance", uses: ["Access", "AuditLedger", "Estate", "PKCS11", "Registration", "Runtime", "SPIFFE", "Storage"],
    libraries: [crypto, swiftASN1, x509])
targets += slice(
    "Brokerage", uses: ["Access", "AuditLedger", "CPostgres", "Estate", "PostgresWire", "Runtime", "Storage"])
targets += slice(
    "Substitution", uses: ["Attestation", "Estate", "LinuxProcess", "PostgresWire", "Runtime"],
    libraries: [nioCore, nioPosix, logging])
targets += slice("Lifecycle", uses: ["AuditLedger", "Estate", "Runtime", "Storage", "TrafficProof"])
targets += slice("Evidence", uses: ["Access", "AuditLedger", "Estate", "Runtime", "Storage", "TrafficProof"])

// surfaces
targets += surface(
    "NodeAPI", uses: ["Context", "Estate", "Registration", "Runtime", "SPIFFE", "WorkloadAPI"],
    libraries: [grpcCore, grpcProtobuf, grpcTransport, swiftProtobuf, nioCore, nioPosix, nioSSL, nioTLS, x509, crypto, swiftASN1])
targets += surface(
    "Console", uses: ["Access", "AuditLedger", "Context", "Estate", "Registration", "Runtime"],
    libraries: [hummingbird, logging, nioCore, crypto, httpTypes, serviceLifecycle])
targets += surface("GatewayHTTP", uses: ["Access", "Runtime"], libraries: [logging, nioCore])

// processes
targets += process(
    "Server",
    uses: [
        "Access", "AuditLedger", "Brokerage", "Cedar", "Console", "Context", "Cutover", "Estate", "Evidence", "Federation", "GatewayHTTP",
        "Inventory", "Issuance", "Lifecycle", "NodeAPI", "NodeAttestation", "Planning", "PostgresWire", "Registration", "Runtime", "SPIFFE",
        "SPIFFETLS", "SharedSignals", "Storage", "TrafficProof", "WorkloadAPI",
    ], libraries: [grpcCore, grpcTransport, logging, crypto, nioCore, nioPosix, swiftASN1, swiftProtobuf, x509])
targets += process(
    "Agent",
    uses: [
        "Access", "Attestation", "Context", "Estate", "GatewayHTTP", "LinuxProcess", "NodeAPI", "NodeAttestation", "PostgresWire", "Registration", "Runtime",
        "SPIFFE", "Substitution", "WorkloadAPI",
    ],
    libraries: [grpcCore, grpcTransport, logging, crypto, nioCore, nioHTTP1, nioPosix, x509, swiftASN1])
targets += process(
    "Commands",
    uses: [
        "Access", "Agent", "Attestation", "AuditLedger", "CLinux", "Cedar", "Console", "Context", "Discovery", "Estate", "Issuance", "NodeAttestation",
        "Registration", "Runtime", "SPIFFE", "SecretScan", "Server", "WorkloadAPI",
    ],
    libraries: [argumentParser, asyncHTTPClient, logging, nioCore, nioFoundationCompat, nioHTTP1, x509, yams])

check("mayfly", .main, uses: ["Commands"])
targets.append(
    .executableTarget(name: "mayfly", dependencies: ["Commands", argumentParser], swiftSettings: strict))

// support
targets += target("EstateTesting", .support, uses: ["AuditLedger", "CLinux", "Runtime", "Storage"], libraries: [])
// The other end of the server in Benchmarks/identity. Nobody installs it.
targets.append(
    .executableTarget(
        name: "identity-load",
        dependencies: [
            "NodeAPI", "Runtime", "SPIFFE", asyncHTTPClient, crypto, grpcCore, grpcTransport, nioCore, nioHTTP1, swiftProtobuf, x509,
        ], path: "Benchmarks/identity/load", swiftSettings: strict))

// tests
targets += tests("Tidy", uses: ["EstateTesting"])
targets += tests("Runtime", uses: ["EstateTesting"])
targets += tests("Storage", uses: ["EstateTesting", "Runtime"])
targets += tests("Estate", uses: ["EstateTesting", "Runtime"])
targets += tests("Context", uses: ["Estate", "EstateTesting", "Runtime", "SPIFFE"], libraries: [crypto])
targets += tests("Registration", uses: ["AuditLedger", "Context", "Estate", "EstateTesting", "Runtime", "SPIFFE", "Storage"])
targets += tests("AuditLedger", uses: ["EstateTesting", "Runtime", "Storage"])
targets += tests("Access", uses: ["AuditLedger", "Cedar", "Context", "Estate", "EstateTesting", "Registration", "Runtime", "SPIFFE", "Storage"])
targets += tests("TrafficProof", uses: ["Estate", "EstateTesting", "Runtime"])
targets += tests("Cedar")
targets += tests("PKCS11", uses: ["EstateTesting", "Runtime"], libraries: [crypto])
targets += tests("SPIFFE", uses: ["EstateTesting", "Runtime"], libraries: [crypto, cryptoExtras, x509, swiftASN1])
targets += tests(
    "SPIFFETLS", uses: ["EstateTesting", "Runtime", "SPIFFE"],
    libraries: [asyncHTTPClient, crypto, nioCore, nioHTTP1, nioPosix, nioSSL, swiftASN1, x509])
targets += tests(
    "Federation", uses: ["EstateTesting", "Runtime", "SPIFFE"],
    libraries: [crypto, nioCore, nioHTTP1, nioPosix, nioSSL, swiftASN1, x509])
targets += tests(
    "NodeAttestation", uses: ["EstateTesting", "Runtime", "SPIFFE"],
    libraries: [crypto, cryptoExtras, nioCore, nioHTTP1, nioPosix, nioSSL, swiftASN1, x509])
targets += tests("SharedSignals", uses: ["EstateTesting", "Runtime", "SPIFFE"])
targets += tests(
    "WorkloadAPI", uses: ["EstateTesting", "LinuxProcess", "Runtime", "SPIFFE", "SPIFFETLS"],
    libraries: [asyncHTTPClient, crypto, grpcCore, grpcProtobuf, grpcTransport, nioCore, nioPosix, nioSSL, swiftProtobuf, x509])
targets += tests("Planning", uses: ["AuditLedger", "Estate", "EstateTesting", "Runtime", "Storage"])
targets += tests("Cutover", uses: ["Access", "AuditLedger", "Estate", "EstateTesting", "Runtime", "Storage"])
targets += tests("Inventory", uses: ["AuditLedger", "Estate", "EstateTesting", "Runtime", "Storage"])
targets += tests(
    "Issuance", uses: ["Access", "AuditLedger", "Context", "Estate", "EstateTesting", "PKCS11", "Registration", "Runtime", "SPIFFE", "Storage"],
    libraries: [crypto, x509])
targets += tests("Lifecycle", uses: ["AuditLedger", "Estate", "EstateTesting", "Runtime", "Storage", "TrafficProof"])
targets += tests("Evidence", uses: ["Access", "AuditLedger", "Estate", "EstateTesting", "Runtime", "Storage", "TrafficProof"])
targets += tests("EstateTesting")
targets += tests("SecretScan", uses: ["EstateTesting", "Runtime"])
targets += tests("Discovery", uses: ["Estate", "EstateTesting", "Runtime", "SecretScan"])
targets += tests("LinuxProcess", uses: ["EstateTesting", "Runtime"])
targets += tests("PostgresWire", uses: ["EstateTesting", "Runtime"], libraries: [nioCore, nioPosix])
targets += tests("Attestation", uses: ["Estate", "EstateTesting", "LinuxProcess", "Runtime"])
targets += tests("GatewayHTTP")
targets += tests("Console", uses: ["Estate", "EstateTesting", "Registration", "Runtime"], libraries: [logging])
targets += tests(
    "Agent",
    uses: [
        "Access", "Attestation", "Context", "Estate", "EstateTesting", "Issuance", "LinuxProcess", "NodeAPI", "Registration", "Runtime", "SPIFFE",
        "WorkloadAPI",
    ], libraries: [crypto, grpcCore, logging, nioCore, nioPosix, swiftProtobuf])
targets += tests(
    "Server",
    uses: [
        "Access", "Agent", "AuditLedger", "Brokerage", "Console", "Context", "Estate", "EstateTesting", "Federation", "Inventory", "Issuance",
        "Lifecycle", "NodeAPI", "NodeAttestation", "Planning", "PostgresWire", "Registration", "Runtime", "SPIFFE", "SharedSignals", "Storage",
        "WorkloadAPI",
    ], libraries: [crypto, grpcCore, grpcTransport, logging, nioPosix, swiftASN1, swiftProtobuf, x509])
targets += tests(
    "Substitution",
    uses: ["Attestation", "Estate", "EstateTesting", "LinuxProcess", "PostgresWire", "Runtime"],
    libraries: [nioCore, nioPosix])
// The built program, driven as an operator drives it: `mayfly` is named so that it is built.
targets += tests("Scenario", uses: ["EstateTesting"], libraries: ["mayfly"])

let package = Package(
    name: "mayfly",
    products: [.executable(name: "mayfly", targets: ["mayfly"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/grpc/grpc-swift-2.git", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport.git", from: "2.9.2"),
        .package(url: "https://github.com/grpc/grpc-swift-protobuf.git", from: "2.4.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: targets
)
