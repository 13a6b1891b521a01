//  FuzzIdentity: what strangers present as identity: JWT-SVIDs, WIT-SVIDs and proofs, certificate chains, certificate requests, SPIFFE
//  IDs, bundles and their maps, JWKs, revocation lists, addresses of bundle endpoints; what an endpoint of the Workload API says, and what
//  brokers say of whom they mean.

import Crypto
import Foundation
import FuzzDriver
import Glibc
import Runtime
@_spi(Incubating) import SPIFFE
import SwiftProtobuf
import Synchronization
@testable import WorkloadMessages

/// An authority with a fixed key, so that a finding repeats itself.
private struct Known: Sendable {
    var tokens: JWTBundle
    var roots: X509Bundle
    var wit: WITBundle
    var domain: TrustDomain

    init?() {
        let key = Secret([UInt8](repeating: 1, count: 32))
        guard let domain = TrustDomain("fuzz.example"), let authority = try? JWTAuthority(trustDomain: domain, key: key),
            let root = try? CertificateAuthority(
                trustDomain: domain, now: now, lifetime: .seconds(86_400), serial: [1, 2, 3])
        else { return nil }
        tokens = JWTBundle(trustDomain: domain, keys: [authority.publicKey])
        roots = X509Bundle(trustDomain: domain, roots: [root.certificate])
        wit = WITBundle(trustDomain: domain, keys: [authority.publicKey])
        self.domain = domain
    }
}

private let now = Timestamp(milliseconds: 1_800_000_000_000)
private let known = Known()

/// The first byte says which check gets the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first, let known else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 13 {
    case 0:
        let token = String(decoding: bytes, as: UTF8.self)
        if case .success = known.tokens.verify(token, audience: "billing", now: now) { fatalError("a forged token verified") }
    case 1:
        // Header and claims as plain bytes: the fuzzer does not have to learn base64.
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { encoded($0) }
        let signature = encoded([UInt8](repeating: 1, count: 64))
        let token = (parts + [signature]).joined(separator: ".")
        if case .success = known.tokens.verify(token, audience: "billing", now: now) { fatalError("a forged token verified") }
    case 2:
        verify([bytes], known.roots)
    case 3:
        _ = CertificateRequest.openKey(bytes)
    case 5:
        if let read = try? TrustBundle.parse(bytes, trustDomain: known.domain).get() {
            let again = try? TrustBundle.parse(read.bundle.json, trustDomain: known.domain).get()
            precondition(again?.bundle == read.bundle, "a bundle that does not survive being written")
        }
    case 6:
        if let map = try? TrustBundleMap.parse(bytes).get() {
            precondition((try? TrustBundleMap.parse(map.json).get()) == map, "a bundle map that does not survive being written")
        }
    case 7:
        if let key = try? JSONWebKey.parse(bytes).get() {
            precondition((try? JSONWebKey.parse(Array(key.json.utf8)).get()) != nil, "a key that does not survive being written")
        }
    case 8:
        var set = RevocationSet()
        if let list = try? RevocationList.read(bytes).get(), case .success = set.add(list, issuers: known.roots.roots) {
            fatalError("a forged revocation list was taken up")
        }
    case 9:
        let token = String(decoding: bytes, as: UTF8.self)
        if case .success = known.wit.verify(token, now: now) { fatalError("a forged token verified") }
        _ = SPIFFE.JWTSVID.read(unverified: token)
    case 10:
        // As an operator writes it, and as an endpoint redirects: whatever is read is https, has no user, and reads the same again.
        let text = String(decoding: bytes, as: UTF8.self)
        let base = BundleEndpointURL("https://bundles.example:8443/a/b?c")
        for url in [BundleEndpointURL(text), try? base?.redirected(to: text).get()] {
            guard let url else { continue }
            precondition(BundleEndpointURL(url.text) == url && !url.hostField.contains("@"), "an address that reads in two ways")
            precondition(url.text.utf8.prefix(8).map { $0 | 0x20 }.starts(with: Array("https".utf8)), "an address without TLS")
        }
        _ = OIDCIssuer(text)
    case 11: read(bytes)
    case 12:
        // As it comes, and with the right type around it.
        for packed in [bytes, nil] {
            let message =
                packed.flatMap { try? Spiffe_Broker_WorkloadReference(serializedBytes: $0) }
                ?? .with {
                    $0.reference = .with {
                        ($0.typeURL, $0.value) = ("type.googleapis.com/spiffe.broker.WorkloadPIDReference", Data(bytes))
                    }
                }
            guard case .process(let pid)? = try? WorkloadReference.read(message, isThere: true) else { continue }
            precondition(pid > 0, "a process without a number")
            let again = try? WorkloadReference.read(WorkloadReference.process(pid).message, isThere: true)
            precondition(again == .process(pid), "a reference that does not survive being written")
        }
    default:
        if let id = SPIFFEID(String(decoding: bytes, as: UTF8.self)) {
            precondition(SPIFFEID(id.description) == id, "a SPIFFE ID that does not survive being written")
        }
    }
    return 0
}

/// The first byte says which message of an endpoint the rest is.
private func read(_ bytes: [UInt8]) {
    let message = bytes.dropFirst()
    switch (bytes.first ?? 0) % 4 {
    case 0:
        guard let read = try? X509SVIDResponse(serializedBytes: Array(message)), let context = try? WorkloadMessages.context(read) else { return }
        precondition(!context.identities.isEmpty && context.identities.count <= WorkloadMessages.svidLimit, "a set of none, or of too many")
        precondition(context.identities.allSatisfy { context.bundles.bundles[$0.svid.id.trustDomain] != nil }, "an SVID without its bundle")
    case 1:
        guard let read = try? X509BundlesResponse(serializedBytes: Array(message)), let context = try? WorkloadMessages.bundles(read) else { return }
        precondition(context.identities.isEmpty, "an SVID among bundles")
    case 2:
        guard let read = try? JWTBundlesResponse(serializedBytes: Array(message)) else { return }
        _ = try? WorkloadMessages.bundles(read)
    default:
        guard let read = try? JWTSVIDResponse(serializedBytes: Array(message)), let tokens = try? WorkloadMessages.tokens(read) else { return }
        precondition(tokens.map(\.svid.id.description) == read.svids.map(\.spiffeID), "another's token")
    }
}

private func encoded(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

/// Waits for the asynchronous check: libFuzzer knows no other way.
private func verify(_ chain: [[UInt8]], _ roots: X509Bundle) {
    let done = DispatchSemaphore(value: 0)
    Task {
        if case .success = await roots.verify(chain: chain, now: now) { fatalError("a forged chain verified") }
        done.signal()
    }
    done.wait()
}

@main
struct FuzzIdentity {
    static func main() { runFuzzer(fuzz) }
}
