import Crypto
import CryptoExtras
import EstateTesting
import Foundation
@testable import NodeAttestation
import Runtime
@testable import SPIFFE
import SwiftASN1
import Testing
import X509

/// OpenSSL makes the signed documents: what we read is not what we wrote.
struct OpenSSL {
    let directory: TestDirectory

    init() throws { directory = try TestDirectory("cms") }

    /// A CMS message in DER.
    func sign(
        _ content: [UInt8], certificate: Certificate, keyPEM: String, detached: Bool = false, options: [String] = []
    ) throws -> [UInt8] {
        let path = directory.path
        try Data(content).write(to: URL(filePath: path + "/content"))
        try certificate.pem.write(toFile: path + "/certificate", atomically: true, encoding: .utf8)
        try keyPEM.write(toFile: path + "/key", atomically: true, encoding: .utf8)
        let run = try ProcessRun.run(
            [
                "openssl", "cms", "-sign", "-binary", "-in", path + "/content", "-signer", path + "/certificate", "-inkey", path + "/key",
                "-outform", "DER", "-out", path + "/signed",
            ] + (detached ? [] : ["-nodetach"]) + options)
        guard run.succeeded else { throw TestingError(run.errors) }
        return Array(try Data(contentsOf: URL(filePath: path + "/signed")))
    }
}

/// Answers as a metadata service would.
struct Answers: NodeProver {
    var method: AttestationMethod
    var first: [UInt8] = Array("{}".utf8)
    var reply: @Sendable ([UInt8]) async throws -> [UInt8] = { _ in throw TestingError("nothing to answer") }

    func payload() -> [UInt8] { first }
    func answer(_ challenge: [UInt8], binding: [UInt8]) async throws -> [UInt8] { try await reply(challenge) }
}

@Suite("R44: a node by AWS (aws_iid)") struct AWSTests {
    private let clock = HeldClock()
    private let key: RSAKey
    private let signer: Certificate
    private let openssl: OpenSSL

    init() throws {
        key = try RSAKey()
        signer = try selfSigned(.init(key.key), "ec2.amazonaws.com")
        openssl = try OpenSSL()
    }

    private static func document(_ changes: [String: String?] = [:]) -> [UInt8] {
        var members: [String: String] = [
            "accountId": "111122223333", "architecture": "x86_64", "availabilityZone": "eu-central-1b", "imageId": "ami-0a1b",
            "instanceId": "i-0123456789abcdef0", "instanceType": "m7i.large", "pendingTime": "2027-01-15T07:55:00Z",
            "region": "eu-central-1", "version": "2017-09-30",
        ]
        for (name, value) in changes { members[name] = value }
        return Array((try? JSONSerialization.data(withJSONObject: members, options: [.sortedKeys, .prettyPrinted])) ?? Data())
    }

    private func attestor(_ change: (inout AWSAttestor.Settings) -> Void = { _ in }) -> AWSAttestor {
        var settings = AWSAttestor.Settings(signers: CertificateRoots([signer]), accounts: ["111122223333"])
        change(&settings)
        return AWSAttestor(settings, clock: clock.wallClock)
    }

    private func pkcs7(_ document: [UInt8], detached: Bool = false, options: [String] = []) throws -> [UInt8] {
        try openssl.sign(document, certificate: signer, keyPEM: key.key.pemRepresentation, detached: detached, options: options)
    }

    private func attest(
        _ members: [String: any Sendable], _ change: (inout AWSAttestor.Settings) -> Void = { _ in }
    ) async throws -> Result<AttestedNode, AttestationRefusal> {
        try await NodeAttestationTests.attest(Answers(method: .awsInstance, first: try jsonBytes(members)), at: attestor(change))
    }

    @Test func `a document in PKCS#7 admits its instance, once`() async throws {
        // As AWS wraps it: lines of Base64.
        let wrapped = Data(try pkcs7(Self.document(), options: ["-noattr", "-nocerts"])).base64EncodedString(options: .lineLength64Characters)
        let node = try await attest(["pkcs7": wrapped]).get()
        #expect(node.idSegments == ["aws_iid", "111122223333", "eu-central-1", "i-0123456789abcdef0"])
        #expect(node.use == .firstUse("aws:111122223333:eu-central-1:i-0123456789abcdef0"))
        #expect(node.selectors.contains(NodeSelector("aws_iid", "image:ami-0a1b")))
    }

    @Test func `each form that OpenSSL writes is read: attributes, certificates, streams, detached`() async throws {
        for options in [[], ["-noattr"], ["-nocerts"], ["-stream"], ["-stream", "-noattr", "-nocerts"]] {
            let message = try pkcs7(Self.document(), options: options)
            #expect(try await attest(["pkcs7": Data(message).base64EncodedString()]).value != nil, "\(options)")
            let apart = try pkcs7(Self.document(), detached: true, options: options.filter { $0 != "-stream" })
            #expect(
                try await attest(["pkcs7": apart.base64, "document": Self.document().base64]).value != nil, "detached \(options)")
            #expect(try await attest(["pkcs7": apart.base64]).refusalCode == .malformed, "detached without its document")
        }
    }

    @Test func `the plain RSA signature is accepted too`() async throws {
        let document = Self.document()
        let signature = try key.sign(document)
        #expect(try await attest(["document": document.base64, "signature": signature.base64]).value != nil)
        var other = signature
        other[100] ^= 1
        #expect(try await attest(["document": document.base64, "signature": other.base64]).refusalCode == .badSignature)
        #expect(
            try await attest(["document": Self.document(["accountId": "999900001111"]).base64, "signature": signature.base64]).refusalCode
                == .badSignature)
        #expect(try await attest(["document": document.base64]).refusalCode == .malformed)
    }

    @Test func `a changed document, a stranger's signature or a weak hash is refused`() async throws {
        let message = try pkcs7(Self.document())
        #expect(
            try await attest(["pkcs7": message.base64, "document": Self.document(["region": "us-east-1"]).base64]).refusalCode == .badSignature)
        let apart = try pkcs7(Self.document(), detached: true)
        #expect(
            try await attest(["pkcs7": apart.base64, "document": Self.document(["region": "us-east-1"]).base64]).refusalCode == .badSignature)
        // Its own certificate is inside, with the very name of AWS's.
        let stranger = try RSAKey()
        let theirs = try selfSigned(.init(stranger.key), "ec2.amazonaws.com")
        let forged = try openssl.sign(Self.document(), certificate: theirs, keyPEM: stranger.key.pemRepresentation)
        #expect(try await attest(["pkcs7": forged.base64]).refusalCode == .untrusted)
        let weak = try pkcs7(Self.document(), options: ["-md", "sha1"])
        #expect(try await attest(["pkcs7": weak.base64]).refusalCode == .unsupportedAlgorithm)
    }

    @Test func `an instance that is not on the list, too old, or of tomorrow is refused`() async throws {
        let table: [(String, [String: String?], AttestationRefusal.Code)] = [
            ("another account", ["accountId": "999900001111"], .notAllowed),
            ("an hour old", ["pendingTime": "2027-01-15T07:00:00Z"], .tooOld),
            ("of tomorrow", ["pendingTime": "2027-01-16T08:00:00Z"], .notYetValid),
            ("without an age", ["pendingTime": nil], .malformed),
            ("a name that is a path", ["instanceId": "../i-1"], .notAllowed),
        ]
        for (what, changes, code) in table {
            let message = try pkcs7(Self.document(changes))
            #expect(try await attest(["pkcs7": message.base64]).refusalCode == code, "\(what)")
        }
        // Whoever has the key of that very instance is no stranger who got hold of its document.
        let old = Answers(
            method: .awsInstance, first: try jsonBytes(["pkcs7": try pkcs7(Self.document(["pendingTime": "2027-01-15T07:00:00Z"])).base64]))
        let own = ["aws_iid", "111122223333", "eu-central-1", "i-0123456789abcdef0"]
        for (holder, code) in [(own, nil), (own.dropLast() + ["i-1"], .tooOld)] as [([String], AttestationRefusal.Code?)] {
            var wire = Wire()
            wire.holdsKeyOf = holder
            #expect(try await NodeAttestationTests.attest(old, at: attestor(), wire).refusalCode == code)
        }
        let message = try pkcs7(Self.document())
        #expect(try await attest(["pkcs7": message.base64]) { $0.regions = ["us-east-1"] }.refusalCode == .notAllowed)
        #expect(try await attest(["pkcs7": message.base64]) { $0.instances = ["i-1"] }.refusalCode == .notAllowed)
        clock.advance(.seconds(7200))
        #expect(try await attest(["pkcs7": message.base64]).refusalCode == .expired)
    }
}

@Suite("R44: a node by Google Cloud (gcp_iit)") struct GCPTests {
    private let clock = HeldClock()
    private let issuer: TestIssuer

    init() throws { issuer = try TestIssuer(.rs256) }

    private func attestor(_ change: (inout GCPAttestor.Settings) -> Void = { _ in }) -> GCPAttestor {
        let check = TokenCheck(issuer: "https://accounts.google.com", audience: "https://mayfly.example", keys: issuer.keys(clock.wallClock))
        var settings = GCPAttestor.Settings(token: check, projects: ["shop-prod"])
        change(&settings)
        return GCPAttestor(settings, clock: clock.wallClock, entropy: .system)
    }

    private func prover(_ change: @escaping @Sendable (inout [String: Any]) -> Void = { _ in }) -> Answers {
        let issuer = issuer
        return Answers(method: .gcpInstance) { challenge in
            let asked = try Fields(challenge, "challenge").text("audience")
            var claims: [String: Any] = [
                "iss": "https://accounts.google.com", "aud": asked, "iat": 1_800_000_000, "exp": 1_800_003_600, "sub": "1071",
                "email": "agent@shop-prod.iam.gserviceaccount.com", "email_verified": true,
                "google": [
                    "compute_engine": [
                        "project_id": "shop-prod", "project_number": 739_419_398_126, "zone": "europe-west3-a", "instance_id": "152986662232938449",
                        "instance_name": "web-1", "instance_creation_timestamp": 1_704_067_200,
                    ]
                ],
            ]
            change(&claims)
            return try jsonBytes(["token": try issuer.token(claims)])
        }
    }

    @Test func `a token made for our nonce admits its instance, once`() async throws {
        let node = try await attest(prover(), at: attestor()).get()
        #expect(node.idSegments == ["gcp_iit", "shop-prod", "152986662232938449"])
        #expect(node.use == .firstUse("gcp:shop-prod:152986662232938449"))
        #expect(node.selectors.contains(NodeSelector("gcp_iit", "zone:europe-west3-a")))
    }

    @Test func `a token for another nonce, project, account or format is refused`() async throws {
        let recorder = Recorder()
        var wire = Wire()
        wire.answer = { recorder.keep($0) }
        #expect(try await attest(prover(), at: attestor(), wire).value != nil)
        wire.answer = { _ in recorder.last }
        #expect(try await attest(prover(), at: attestor(), wire).refusalCode == .wrongAudience, "replayed")
        #expect(try await attest(prover { $0["aud"] = "https://mayfly.example" }, at: attestor()).refusalCode == .wrongAudience)
        #expect(try await attest(prover { $0["iss"] = "https://evil.example" }, at: attestor()).refusalCode == .wrongIssuer)
        #expect(try await attest(prover { $0["google"] = nil }, at: attestor()).refusalCode == .wrongUse)
        #expect(try await attest(prover(), at: attestor { $0.projects = ["other"] }).refusalCode == .notAllowed)
        #expect(try await attest(prover(), at: attestor { $0.zones = ["us-east1-b"] }).refusalCode == .notAllowed)
        let only = attestor { $0.serviceAccounts = ["agent@shop-prod.iam.gserviceaccount.com"] }
        #expect(try await attest(prover(), at: only).value != nil)
        #expect(try await attest(prover { $0["email_verified"] = false }, at: only).refusalCode == .notAllowed)
        clock.advance(.seconds(3700))
        #expect(try await attest(prover(), at: attestor()).refusalCode == .expired)
    }
}

@Suite("R44: a node by Azure (azure_imds)") struct AzureTests {
    private let clock = HeldClock()
    private let authority: TestAuthority
    private let key: RSAKey
    private let openssl: OpenSSL

    init() throws {
        authority = try TestAuthority("Azure authority")
        key = try RSAKey()
        openssl = try OpenSSL()
    }

    private func attestor(_ change: (inout AzureAttestor.Settings) -> Void = { _ in }) -> AzureAttestor {
        var settings = AzureAttestor.Settings(roots: authority.roots, subscriptions: ["8d10da13-8125-4ba9-a717-bf7490507b3d"])
        change(&settings)
        return AzureAttestor(settings, clock: clock.wallClock, entropy: .system)
    }

    private func prover(
        _ leaf: TestAuthority.Leaf = .init(commonName: "metadata.azure.com", purposes: [.serverAuth], dnsNames: ["westeurope.metadata.azure.com"]),
        by issuer: TestAuthority? = nil, options: [String] = [],
        _ change: @escaping @Sendable (inout [String: Any]) -> Void = { _ in }
    ) throws -> Answers {
        let certificate = try (issuer ?? authority).issue(.init(key.key.publicKey), leaf)
        let (pem, openssl) = (key.key.pemRepresentation, openssl)
        return Answers(method: .azureInstance) { challenge in
            var document: [String: Any] = [
                "nonce": try Fields(challenge, "challenge").text("nonce"), "vmId": "02AAB8A4-74EF-476E-8182-F6D2BA4166A6",
                "subscriptionId": "8d10da13-8125-4ba9-a717-bf7490507b3d", "sku": "22_04-lts",
                "timeStamp": ["createdOn": "01/15/27 07:59:50 -0000", "expiresOn": "01/15/27 13:59:50 -0000"],
            ]
            change(&document)
            let content = Array(try JSONSerialization.data(withJSONObject: document))
            return try jsonBytes(["signature": try openssl.sign(content, certificate: certificate, keyPEM: pem, options: options).base64])
        }
    }

    @Test func `a document for our nonce admits its machine, once`() async throws {
        let node = try await attest(prover(), at: attestor()).get()
        #expect(node.idSegments == ["azure_imds", "8d10da13-8125-4ba9-a717-bf7490507b3d", "02aab8a4-74ef-476e-8182-f6d2ba4166a6"])
        #expect(node.use == .firstUse("azure:8d10da13-8125-4ba9-a717-bf7490507b3d:02aab8a4-74ef-476e-8182-f6d2ba4166a6"))
    }

    @Test func `what the service did not say now, to us, is refused`() async throws {
        let recorder = Recorder()
        var wire = Wire()
        wire.answer = { recorder.keep($0) }
        #expect(try await attest(prover(), at: attestor(), wire).value != nil)
        wire.answer = { _ in recorder.last }
        #expect(try await attest(prover(), at: attestor(), wire).refusalCode == .wrongNonce, "replayed")
        #expect(try await attest(prover { $0["nonce"] = nil }, at: attestor()).refusalCode == .wrongNonce)
        #expect(try await attest(prover { $0["timeStamp"] = nil }, at: attestor()).refusalCode == .malformed)
        #expect(try await attest(prover(), at: attestor { $0.subscriptions = ["x"] }).refusalCode == .notAllowed)
        #expect(try await attest(prover { $0["vmId"] = "a/b" }, at: attestor()).refusalCode == .notAllowed)
        clock.advance(.seconds(600))
        #expect(try await attest(prover(), at: attestor()).refusalCode == .tooOld)
        clock.advance(.seconds(30))
        let times = ["createdOn": "01/15/27 08:10:00 -0000", "expiresOn": "01/15/27 08:10:10 -0000"]
        #expect(try await attest(prover { $0["timeStamp"] = times }, at: attestor()).refusalCode == .expired)
    }

    @Test func `a signer that is not the metadata service is refused`() async throws {
        func code(_ names: [String], by issuer: TestAuthority? = nil, isAuthority: Bool = false) async throws -> AttestationRefusal.Code? {
            let usage = isAuthority ? KeyUsage(digitalSignature: true, keyCertSign: true) : KeyUsage(digitalSignature: true)
            let leaf = TestAuthority.Leaf(isAuthority: isAuthority, purposes: [.serverAuth], usage: usage, dnsNames: names)
            return try await attest(prover(leaf, by: issuer), at: attestor()).refusalCode
        }
        #expect(try await code(["metadata.azure.com"]) == nil)
        for names in [["evil.example"], ["metadata.azure.com.evil.example"], ["xmetadata.azure.com"], ["a.b.metadata.azure.com"], []] {
            #expect(try await code(names) == .untrusted, "\(names)")
        }
        #expect(try await code(["metadata.azure.com"], by: try TestAuthority("Azure authority")) == .untrusted)
        #expect(try await code(["metadata.azure.com"], isAuthority: true) == .wrongUse)
        #expect(try await attest(prover(options: ["-nocerts"]), at: attestor()).refusalCode == .untrusted)
    }
}
