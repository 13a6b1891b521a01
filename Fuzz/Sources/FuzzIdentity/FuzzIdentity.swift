//  FuzzIdentity: what strangers present as identity: JWT-SVIDs, WIT-SVIDs and proofs, certificate chains, certificate requests, SPIFFE
//  IDs, bundles and their maps, JWKs, revocation lists, addresses of bundle endpoints.

import Crypto
import Foundation
import FuzzDriver
import Glibc
import Runtime
@_spi(Incubating) import SPIFFE
import Synchronization

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
    switch choice % 11 {
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
        _ = JWTSVID.read(unverified: token)
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
    default:
        if let id = SPIFFEID(String(decoding: bytes, as: UTF8.self)) {
            precondition(SPIFFEID(id.description) == id, "a SPIFFE ID that does not survive being written")
        }
    }
    return 0
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
