import EstateTesting
import Foundation
import Testing

/// The three rules hold by construction: no grant without a permit, no permit without a ledger entry, no revocation without a
/// proof. Here the compiler is asked to break each, and must refuse.
@Suite("R116: the compiler refuses the wrong program") struct CompilerRefusalTests {
    /// Compiles `body` against the modules that were built with these tests.
    private func typecheck(_ body: String) async throws -> ProcessRun {
        let directory = try TestDirectory("typecheck")
        let source = directory.path + "/Program.swift"
        try body.write(toFile: source, atomically: true, encoding: .utf8)
        let modules = try modulesDirectory()
        let libpq = try await ProcessRun.run(["pkg-config", "--cflags-only-I", "libpq"]).output
            .split(whereSeparator: \.isWhitespace).flatMap { ["-Xcc", String($0)] }
        // As far as SIL: that a value is consumed once is checked there, not by the type checker.
        return try await ProcessRun.run([
            "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-I", modules, "-module-cache-path",
            directory.path + "/cache",
        ] + cModules(beside: modules) + libpq + [source])
    }

    /// The C modules under the built ones, which the compiler looks for when it loads those: written ones by their folder,
    /// generated ones by their map.
    private func cModules(beside modules: String) -> [String] {
        let files = FileManager.default
        func children(_ path: String) -> [String] {
            ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted().map { path + "/" + $0 }
        }
        let checkouts = children(SourceTree.root + "/.build/checkouts").flatMap { children($0 + "/Sources") }
        let folders = (checkouts + children(SourceTree.root + "/Sources")).flatMap { [$0, $0 + "/include"] }
            .filter { files.fileExists(atPath: $0 + "/module.modulemap") }
        let built = URL(fileURLWithPath: modules).deletingLastPathComponent().path
        // What is built a second time for the plugins (`-tool`) has the same names.
        let maps = children(built).filter { $0.hasSuffix(".build") && !$0.hasSuffix("-tool.build") }
            .map { $0 + "/module.modulemap" }.filter { files.fileExists(atPath: $0) }
        return folders.flatMap { ["-I", $0] } + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    }

    /// Beside the test bundle that runs.
    private func modulesDirectory() throws -> String {
        let executable = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        for candidate in [executable.path, SourceTree.root + "/.build/debug"] {
            let modules = candidate + "/Modules"
            if FileManager.default.fileExists(atPath: modules + "/Access.swiftmodule") { return modules }
        }
        throw TestingError("no built modules beside `\(executable.path)`")
    }

    private static let prelude = """
        import Access
        import AuditLedger
        import Estate
        import Lifecycle
        import Runtime
        import Storage
        import TrafficProof

        """

    @Test func `the right program compiles`() async throws {
        let run = try await typecheck(
            Self.prelude + """
                func act(_ permit: consuming Permit) -> Int { permit.receipt.sequence }
                func right(_ gate: Gate, _ request: AccessRequest, _ database: Database) async throws -> Int? {
                    switch try await gate.authorize(request, in: database) {
                    case .permitted(let permit): return act(permit)
                    case .denied: return nil
                    }
                }
                func right(_ input: ProofInput, _ lifecycle: Lifecycle, _ transaction: Transaction) throws {
                    guard case .revocable(let proof) = judge(input) else { return }
                    _ = try lifecycle.disable(
                        input.credential, proof: proof, soak: .seconds(1), acceptedBefore: true, by: "x", in: transaction)
                }
                """)
        #expect(run.succeeded, "\(run.errors)")
    }

    @Test(arguments: [
        (
            "a permit out of thin air",
            "func wrong(_ r: AccessRequest, _ d: Decision, _ x: Receipt) { _ = Permit(request: r, decision: d, receipt: x) }",
            "'Permit' initializer is inaccessible due to 'fileprivate' protection level"
        ),
        (
            "a receipt out of thin air", "func wrong() { _ = Receipt(sequence: 1, hash: \"00\") }",
            "'Receipt' initializer is inaccessible due to 'fileprivate' protection level"
        ),
        (
            "a proof out of thin air",
            "func wrong(_ f: Fingerprint, _ t: Timestamp) { _ = Proof(credential: f, provenAt: t, findings: []) }",
            "'Proof' initializer is inaccessible due to 'fileprivate' protection level"
        ),
        (
            "a permit used twice", "func use(_ p: consuming Permit) {}\nfunc wrong(_ p: consuming Permit) { use(p); use(p) }",
            "'p' consumed more than once"
        ),
        (
            "a permit kept beside its use", "func use(_ p: consuming Permit) {}\nfunc wrong(_ p: borrowing Permit) { use(p) }",
            "'p' is borrowed and cannot be consumed"
        ),
        ("a permit from stored bytes", "func wrong<T: Decodable>(_ t: T.Type) {}\nwrong(Permit.self)", "Permit"),
        ("a proof from stored bytes", "func wrong<T: Decodable>(_ t: T.Type) {}\nwrong(Proof.self)", "conform to 'Decodable'"),
        (
            "an older proof made newer", "func wrong(_ p: Proof, _ t: Timestamp) { var q = p; q.provenAt = t }",
            "cannot assign to property: 'provenAt' is a 'let' constant"
        ),
        (
            "a credential disabled without a proof",
            """
            func wrong(_ l: Lifecycle, _ f: Fingerprint, _ t: Transaction) throws {
                _ = try l.disable(f, soak: .seconds(1), acceptedBefore: true, by: "x", in: t)
            }
            """, "missing argument for parameter 'proof'"
        ),
        ("a secret written as JSON", "func wrong<T: Encodable>(_ t: T) {}\nfunc w(_ s: Secret) { wrong(s) }", "conform to 'Encodable'"),
        ("a secret as a key", "func wrong(_ s: Secret) { _ = Set([s]) }", "conform to 'Hashable'"),
        ("secrets compared as they come", "func wrong(_ a: Secret, _ b: Secret) -> Bool { a == b }", "cannot be applied to two 'Secret' operands"),
    ])
    func `a wrong program does not compile`(_ what: String, _ program: String, _ diagnostic: String) async throws {
        let run = try await typecheck(Self.prelude + program)
        #expect(!run.succeeded, "\(what) compiled")
        #expect(run.errors.contains("error:") && run.errors.contains(diagnostic), "\(what): \(run.errors)")
        #expect(!run.errors.contains("no such module") && !run.errors.contains("missing required module"), "\(run.errors)")
    }

    @Test func `an issued grant out of thin air does not compile`() async throws {
        let grant = """
            import Brokerage
            import Runtime
            func wrong(_ s: Secret, _ t: Timestamp) { _ = IssuedGrant(id: "1", path: "p", role: "r", password: s, expiresAt: t) }
            """
        let run = try await typecheck(grant)
        #expect(!run.succeeded)
        #expect(run.errors.contains("'IssuedGrant' initializer is inaccessible due to 'fileprivate' protection level"), "\(run.errors)")
    }

    @Test func `an identity is not signed without a permit`() async throws {
        let run = try await typecheck(
            """
            import Issuance
            import Runtime
            func wrong(_ issuer: Issuer) async throws { _ = try await issuer.issue(IdentityOrder(.jwt(audience: ["a"]), lifetime: .seconds(1))) }
            """)
        #expect(!run.succeeded)
        #expect(run.errors.contains("missing argument for parameter #1"), "\(run.errors)")
    }
}
