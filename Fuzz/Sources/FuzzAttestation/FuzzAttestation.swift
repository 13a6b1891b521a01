//  FuzzAttestation: what strangers send to be taken for a node: payloads, signed documents, what a TPM says, tokens of clusters and
//  pipelines, key sets, path templates; and what those answer who are asked about them: clusters, clouds, issuers.

import Crypto
import Foundation
import FuzzDriver
import Glibc
@testable import NodeAttestation
import Runtime
import SPIFFE

private let clock = WallClock { Timestamp(milliseconds: 1_800_000_000_000) }

/// An issuer whose key nobody has, and attestors that believe nobody.
private let key: JSONWebKey? = try? JSONWebKey(rawRepresentation: Array(P256.Signing.PrivateKey().publicKey.rawRepresentation))
private let check = key.map {
    TokenCheck(issuer: "https://fuzz.example", audience: "fuzz", keys: IssuerKeys(.pinned([$0]), clock: clock))
}
private let nobody = NodeChallenge(binding: []) { _ in throw AttestationRefusal(.noAnswer, "nobody") }

/// The first byte says which reader gets the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first, let check else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 12 {
    case 0:
        if let read = try? SignedContent.read(bytes), let content = read.content {
            _ = try? read.signer(of: content, among: read.certificates)
        }
    case 1:
        if let area = try? TPMPublic(bytes) {
            _ = area.name
            _ = area.certificateKey
            _ = try? TPMCredential.make([UInt8](repeating: 1, count: 32), for: area.name, key: area, entropy: .system)
        }
    case 2:
        _ = try? TPMQuote(bytes)
        if let area = try? TPMPublic(TPMTemplateBytes.attestation) {
            if (try? TPMSignature.verify(bytes, of: [1], by: area)) == true { fatalError("a forged quote verified") }
        }
    case 3:
        // Whole attestors, which must refuse: none of them trusts anybody.
        let attestors: [any NodeAttestor] = [
            X509PoPAttestor(.init(roots: CertificateRoots([])), clock: clock, entropy: .system),
            TPMAttestor(.init(makers: CertificateRoots([])), clock: clock, entropy: .system),
            KubernetesAttestor([.init(name: "c", judge: .keys(check), serviceAccounts: ["a:b"])], clock: clock),
            AWSAttestor(.init(signers: CertificateRoots([]), accounts: ["1"]), clock: clock), gcp(check), azure,
        ]
        let answering = NodeChallenge(binding: []) { _ in bytes }
        wait {
            for attestor in attestors {
                for challenge in [nobody, answering] {
                    if case .success = await attestor.attest(bytes, challenge: challenge) { fatalError("a stranger was attested") }
                }
            }
        }
    case 4:
        let claims = PipelineExchange(issuers: [check], rules: [], clock: clock)
        let token = String(decoding: bytes, as: UTF8.self)
        wait { if case .success = await claims.admit(token) { fatalError("a forged token was admitted") } }
    case 5:
        _ = JSONWebKey.readSet(bytes)
    case 6:
        if let template = try? PathTemplate(String(decoding: bytes, as: UTF8.self)), let domain = TrustDomain("x"),
            let segments = try? template.segments({ $0 })
        {
            precondition(SPIFFEID(trustDomain: domain, segments: segments) != nil, "a template made what is no ID")
        }
    case 7:
        _ = AzureAttestor.time(String(decoding: bytes, as: UTF8.self))
        _ = try? CertificateRoots(pem: String(decoding: bytes, as: UTF8.self))
    case 8:
        // Claims as plain bytes, as if they were signed: the fuzzer does not have to learn Base64, nor elliptic curves.
        let parts = [Array(#"{"alg":"ES256"}"#.utf8), bytes, [UInt8](repeating: 1, count: 64)].map(encoded)
        if let token = try? SignedToken.parse(parts.joined(separator: ".")).get(), let node = try? gcp(check).node(token) { judge(node) }
    case 9:
        if let document = try? Fields(bytes, "the document"), let node = try? azure.node(document, "0123456789") { judge(node) }
    case 10:
        let review = TokenReview(server: "https://fuzz.example", audience: "fuzz", http: HTTPExchange { _ in .init(status: 201, body: bytes) })
        if let holder = try? review.read(bytes) {
            precondition(!holder.namespace.isEmpty && !holder.serviceAccount.isEmpty && !holder.podUID.isEmpty, "a holder without a name")
        }
    default:
        // A discovery document, and after a zero the keys at the address that it names.
        let answers = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0) }
        let http = HTTPExchange { request in
            if request.url == "https://fuzz.example/.well-known/openid-configuration" { return .init(status: 200, body: answers[0]) }
            precondition(request.url.hasPrefix("https://"), "keys are fetched in the clear")
            return .init(status: 200, body: answers.last ?? [])
        }
        let keys = IssuerKeys(.discovery(issuer: "https://fuzz.example", http), clock: clock)
        wait { _ = try? await keys.keys(for: "k") }
    }
    return 0
}

private func gcp(_ check: TokenCheck) -> GCPAttestor { GCPAttestor(.init(token: check, projects: ["p"]), clock: clock, entropy: .system) }
private let azure = AzureAttestor(.init(roots: CertificateRoots([]), subscriptions: ["s"]), clock: clock, entropy: .system)

/// What a cloud has said of a node: a name within the grammar, and selectors within bounds.
private func judge(_ node: AttestedNode) {
    guard let domain = TrustDomain("x") else { return }
    precondition(SPIFFEID(trustDomain: domain, segments: node.idSegments) != nil, "a cloud made what is no ID")
    precondition(node.selectors.allSatisfy { $0.value.utf8.count <= 512 }, "a selector without bounds")
}

private func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}

/// A public area on P-256 with a scheme: the base point is its key.
private enum TPMTemplateBytes {
    static let attestation: [UInt8] = {
        let template = TPMTemplate.attestation(isRSA: false)
        let key = P256.Signing.PrivateKey().publicKey.rawRepresentation
        return Array(template.dropLast(4)) + [0, 32] + key.prefix(32) + [0, 32] + key.suffix(32)
    }()
}

/// Waits for what is asynchronous: libFuzzer knows no other way.
private func wait(_ body: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task {
        await body()
        done.signal()
    }
    done.wait()
}

@main
struct FuzzAttestation {
    static func main() { runFuzzer(fuzz) }
}
