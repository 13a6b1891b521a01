import Crypto
import Foundation
import Runtime
public import SPIFFE

/// Whom an agent takes for its server.
public enum ServerTrust: Sendable {
    /// The server's SVID must chain to this bundle.
    case bundle(X509Bundle)
    /// Before there is a bundle: the root that the server presents must have this SHA-256, which came with the join token.
    case pinnedRoot(sha256: [UInt8], trustDomain: TrustDomain)

    /// The path of the server's own identity in its trust domain.
    static let segments = ["mayfly", "server"]

    /// The chain that a server shows is its leaf, its intermediates, its root, and how that root follows from earlier ones
    /// (``X509Bundle/following(_:now:)``):
    /// whoever knows one of those only, because it slept or because its configuration is older, knows the server still.
    func check(_ chain: [[UInt8]], now: Timestamp) async -> Result<SPIFFEID, Refusal> {
        guard chain.count <= 1 + X509Bundle.successionLimit, chain.allSatisfy({ $0.count <= X509Bundle.certificateLimit }) else {
            return .failure(Refusal(.malformed, "the server's chain is too long"))
        }
        let known: X509Bundle
        switch self {
        case .bundle(let bundle): known = bundle
        case .pinnedRoot(let digest, let trustDomain):
            guard let root = chain.first(where: { Array(SHA256.hash(data: $0)) == digest }),
                let bundle = try? X509Bundle(trustDomain: trustDomain, rootsDER: [root])
            else { return .failure(Refusal(.untrusted, "the server's root is not the one that the join token names")) }
            known = bundle
        }
        // What follows the leaf are its intermediates, where its issuer is no root.
        let path = Array(chain.prefix(X509Bundle.chainLimit))
        let direct = await known.verify(chain: path, now: now)
        guard case .failure = direct else { return direct }
        return await known.following(Array(chain.dropFirst()), now: now).verify(chain: path, now: now)
    }
}
