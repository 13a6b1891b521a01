//  FuzzAttestation: what strangers send to be taken for a node: payloads, signed documents, what a TPM says, tokens of clusters and
//  pipelines, key sets, path templates.

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
    switch choice % 8 {
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
            AWSAttestor(.init(signers: CertificateRoots([]), accounts: ["1"]), clock: clock),
        ]
        wait {
            for attestor in attestors {
                if case .success = await attestor.attest(bytes, challenge: nobody) { fatalError("a stranger was attested") }
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
    default:
        _ = AzureAttestor.time(String(decoding: bytes, as: UTF8.self))
        _ = try? CertificateRoots(pem: String(decoding: bytes, as: UTF8.self))
    }
    return 0
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
