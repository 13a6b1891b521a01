import Crypto
import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
@testable import SPIFFE
import Testing
import X509

/// Tests/StandIns/attestation.py, with what it is to answer.
private final class StandIn: Sendable {
    let directory: TestDirectory
    let port: Int
    private let process: ChildProcess

    init(_ answers: [String: Any], security: [String] = [], in directory: TestDirectory) async throws {
        self.directory = directory
        port = try freePort()
        let file = directory.path + "/answers.json"
        try JSONSerialization.data(withJSONObject: answers).write(to: URL(filePath: file))
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../StandIns/attestation.py").path
        process = try ChildProcess(
            ["python3", script, "\(port)", file] + security, output: directory.path + "/output", errors: directory.path + "/errors")
        let end = ContinuousClock.now + .seconds(60)
        while FileManager.default.contents(atPath: directory.path + "/output") != Data("ready\n".utf8) {
            guard ContinuousClock.now < end, process.isRunning else { throw TestingError("the stand-in does not start") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    deinit { process.kill() }
}

@Suite("R44: what is asked over the network") struct ServiceTests {
    private let clock = HeldClock()
    /// Certificates of TLS are judged by the machine's own clock.
    private let now = WallClock.system.now()

    private static func status(_ changes: [String: Any?] = [:], pod: Bool = true) -> [String: Any] {
        var extra: [String: Any] = [
            "authentication.kubernetes.io/node-name": ["worker-1"],
            "authentication.kubernetes.io/node-uid": ["646e7c5e-32d6-4d42-9dbd-e504e6cbe6b1"],
        ]
        if pod {
            extra["authentication.kubernetes.io/pod-name"] = ["agent-x2x"]
            extra["authentication.kubernetes.io/pod-uid"] = ["5e0bd49b-f040-43b0-99b7-22765a53f7f3"]
        }
        var status: [String: Any] = [
            "authenticated": true, "audiences": ["mayfly-server"],
            "user": ["username": "system:serviceaccount:mayfly:agent", "uid": "14ee3fa4", "extra": extra],
        ]
        for (name, value) in changes { status[name] = value }
        return status
    }

    @Test func `the API server is asked over TLS, by a bearer token or a certificate, and its word counts`() async throws {
        let issuer = try TestIssuer()
        func token(_ name: String) throws -> String { try issuer.token(["sub": name]) }
        let (good, gone, foreign, podless, person) = (try token("a"), try token("b"), try token("c"), try token("d"), try token("e"))
        let directory = try TestDirectory("review")
        let authority = try TestAuthority(now: now)
        func write(_ name: String, _ purposes: [ExtendedKeyUsage.Usage]) throws {
            let key = P256.Signing.PrivateKey()
            let leaf = TestAuthority.Leaf(
                commonName: name, purposes: purposes, dnsNames: ["localhost"], notBefore: now - .seconds(60), notAfter: now + .seconds(3600))
            try authority.issue(.init(key.publicKey), leaf).pem.write(toFile: directory.path + "/" + name, atomically: true, encoding: .utf8)
            try key.pemRepresentation.write(toFile: directory.path + "/" + name + ".key", atomically: true, encoding: .utf8)
        }
        try write("server", [.serverAuth])
        try write("client", [.clientAuth])
        try authority.certificate.pem.write(toFile: directory.path + "/ca", atomically: true, encoding: .utf8)
        let reviews: [String: Any] = [
            good: Self.status(), foreign: Self.status(["audiences": ["vault"]]), podless: Self.status(pod: false),
            person: Self.status(["user": ["username": "alice"]]),
        ]
        let bearer = "reviewer" + "-token"
        let api = try await StandIn(
            ["bearer": bearer, "reviews": reviews],
            security: [directory.path + "/server", directory.path + "/server.key", directory.path + "/ca"], in: directory)
        let url = "https://localhost:\(api.port)"
        func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: directory.path + "/" + name))) }

        func attest(
            _ token: String, _ security: HTTPExchange.Security, _ credential: String?
        ) async throws -> Result<AttestedNode, AttestationRefusal> {
            var ours: (@Sendable () throws -> Secret)?
            if let credential { ours = { Secret(credential + "\n") } }
            let review = TokenReview(server: url, audience: "mayfly-server", http: .network(security), credential: ours)
            let cluster = KubernetesAttestor.Cluster(name: "prod", judge: .review(review), serviceAccounts: ["mayfly:agent"])
            let attestor = KubernetesAttestor([cluster], clock: clock.wallClock)
            try token.write(toFile: directory.path + "/token", atomically: true, encoding: .utf8)
            return try await NodeAttestationTests.attest(KubernetesProver(cluster: "prod", path: directory.path + "/token"), at: attestor)
        }
        let trusted = HTTPExchange.Security(roots: [authority.certificate])
        let node = try await attest(good, trusted, bearer).get()
        #expect(node.idSegments == ["k8s_psat", "prod", "646e7c5e-32d6-4d42-9dbd-e504e6cbe6b1"])
        var mutual = trusted
        mutual.identity = (try bytes("client"), Secret(try bytes("client.key")))
        #expect(try await attest(good, mutual, nil).value != nil)
        #expect(try await attest(gone, trusted, bearer).refusalCode == .badSignature)
        #expect(try await attest(foreign, trusted, bearer).refusalCode == .wrongAudience)
        #expect(try await attest(podless, trusted, bearer).refusalCode == .wrongUse)
        #expect(try await attest(person, trusted, bearer).refusalCode == .wrongUse)
        #expect(try await attest(good, trusted, "wrong").refusalCode == .unavailable)
        #expect(try await attest(good, trusted, nil).refusalCode == .unavailable)
        // Not the cluster: nobody is told the node's token.
        let stranger = HTTPExchange.Security(roots: [try TestAuthority(now: now).certificate])
        #expect(try await attest(good, stranger, bearer).refusalCode == .unavailable)
        #expect(try await attest("no token", trusted, bearer).refusalCode == .malformed)
    }

    @Test func `the clouds' metadata services are asked as they demand`() async throws {
        let service = try await StandIn(
            ["document": #"{"accountId":"1"}"#, "rsa2048": "TUlJ\nTUlJ", "google": "signed-for", "azure": "AAAA"], in: try TestDirectory("metadata"))
        let base = "http://127.0.0.1:\(service.port)"
        let http = HTTPExchange.network(.init(isPlaintextAllowed: true))
        let aws = try Fields(try await AWSProver(base: base, http: http).payload(), "aws")
        #expect(try aws.bytes("document", limit: 100) == Array(#"{"accountId":"1"}"#.utf8))
        #expect(try aws.bytes("pkcs7", limit: 100, isWrapped: true) == Array("MIIMII".utf8))
        let asked = try jsonBytes(["audience": "https://mayfly.example?nonce=ab&x=1"])
        let gcp = try Fields(try await GCPProver(base: base, http: http).answer(asked, binding: []), "gcp")
        #expect(try gcp.text("token") == "signed-for https://mayfly.example?nonce=ab&x=1")
        let azure = try Fields(try await AzureProver(base: base, http: http).answer(try jsonBytes(["nonce": "0123456789"]), binding: []), "azure")
        #expect(try azure.text("signature") == "AAAA0123456789")
        await #expect(throws: AttestationRefusal.self) {
            _ = try await AzureProver(base: base, http: http).answer(try jsonBytes(["nonce": "1&x=2"]), binding: [])
        }
        // Limits: no redirect is followed, no answer is longer than it may be, nothing goes out in the clear elsewhere.
        #expect(try await http(.init(url: base + "/redirect")).status == 302)
        await #expect(throws: (any Error).self) { try await http(.init(url: base + "/long")) }
        await #expect(throws: AttestationRefusal.self) { try await HTTPExchange.network(.init())(.init(url: base + "/long")) }
    }
}
