public import Crypto
import Foundation
public import Runtime
public import SPIFFE
import SwiftASN1
import SwiftProtobuf
import X509

/// Which policies are in force, and until when they may be decided by: what the server signs, and renews long before it ends.
public struct PolicyHead: Sendable, Hashable {
    public var trustDomain: TrustDomain
    /// Grows with each edition that is put in force.
    public var revision: Int
    /// SHA-256 of the set.
    public var digest: [UInt8]
    public var size: Int
    public var issuedAt: Timestamp
    public var staleness: Duration

    /// Most bytes of a set.
    public static let sizeLimit = 16 << 20
    /// Most bytes of one of its pieces.
    public static let pieceLimit = 256 << 10
    /// Largest head, as it is signed.
    private static let limit = 4096
    /// For how long a set may be declared good.
    public static let shortestStaleness = Duration.seconds(5)
    public static let longestStaleness = Duration.seconds(7 * 86_400)

    /// Stands before the head in what is signed. The key is one of an SVID, which may sign handshakes: what those sign begins with 64 spaces
    /// (RFC 8446 §4.4.3), or has 32 bytes that the signer chose at random from the 33rd on (RFC 8422 §5.4), and this does neither.
    static let context = Array("Mayfly: the policies that the agents of a trust domain decide by, version 1\n".utf8)

    public init(trustDomain: TrustDomain, revision: Int, digest: [UInt8], size: Int, issuedAt: Timestamp, staleness: Duration) {
        (self.trustDomain, self.revision, self.digest, self.size) = (trustDomain, revision, digest, size)
        (self.issuedAt, self.staleness) = (issuedAt, staleness)
    }

    public var endsAt: Timestamp { issuedAt + staleness }

    /// - Parameter chain: of the server's SVID, whose key it is.
    public func signed(with key: P256.Signing.PrivateKey, chain: [[UInt8]]) throws -> Mayfly_Node_V1_SignedPolicyHead {
        let head = Mayfly_Node_V1_PolicyHead.with {
            $0.trustDomain = trustDomain.name
            $0.revision = Int64(revision)
            $0.digest = Data(digest)
            $0.size = Int64(size)
            $0.issuedAtMs = issuedAt.milliseconds
            $0.stalenessMs = staleness.milliseconds
        }
        let bytes: Data = try head.serializedBytes()
        let signature = try key.signature(for: Self.context + bytes).rawRepresentation
        return .with {
            $0.head = bytes
            $0.signature = signature
            $0.chain = chain.map { Data($0) }
        }
    }

    private init?(_ message: Mayfly_Node_V1_PolicyHead) {
        let staleness = Duration.milliseconds(message.stalenessMs)
        guard let trustDomain = TrustDomain(message.trustDomain), message.revision >= 0, message.digest.count == 32,
            (1...Int64(Self.sizeLimit)).contains(message.size), (0...Int64(1) << 52).contains(message.issuedAtMs),
            (Self.shortestStaleness...Self.longestStaleness).contains(staleness)
        else { return nil }
        self.init(
            trustDomain: trustDomain, revision: Int(message.revision), digest: Array(message.digest), size: Int(message.size),
            issuedAt: Timestamp(milliseconds: message.issuedAtMs), staleness: staleness)
    }

    /// Reads a head, when the server of the bundle's trust domain has signed it.
    ///
    /// - Parameter now: when its certificate must be good; when it was issued, for one that was taken before.
    public static func open(_ signed: Mayfly_Node_V1_SignedPolicyHead, bundle: X509Bundle, now: Timestamp? = nil) async
        -> Result<PolicyHead, Refusal>
    {
        guard signed.head.count <= limit, let message = try? Mayfly_Node_V1_PolicyHead(serializedBytes: signed.head), let head = Self(message)
        else { return .failure(Refusal(.malformed, "the head of the policies cannot be read")) }
        let chain = signed.chain.map { Array($0) }
        switch await ServerTrust.bundle(bundle).check(chain, now: now ?? head.issuedAt) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let id):
            guard id == SPIFFEID(trustDomain: head.trustDomain, segments: ServerTrust.segments), id.trustDomain == bundle.trustDomain else {
                return .failure(Refusal(.wrongTrustDomain, "`\(id)` signed the policies, and is not the server of this node's trust domain"))
            }
        }
        guard let leaf = chain.first, let certificate = try? Certificate(derEncoded: leaf),
            let key = P256.Signing.PublicKey(certificate.publicKey),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signed.signature),
            key.isValidSignature(signature, for: context + signed.head)
        else { return .failure(Refusal(.badSignature, "the signature of the policies is not the server's")) }
        return .success(head)
    }
}

/// Puts a set together from its pieces. One that is not what its head names is refused whole.
public struct PolicyAssembly: Sendable {
    private var head: PolicyHead?
    private var bytes: [UInt8] = []

    public init() {}

    /// A head whose set is not there yet; what was begun before is given up.
    public mutating func begin(_ head: PolicyHead) { (self.head, bytes) = (head, []) }

    public mutating func interrupt() { (head, bytes) = (nil, []) }

    public enum Outcome: Sendable {
        case more
        case complete(PolicyHead, [UInt8])
        case refused
    }

    public mutating func take(_ piece: Mayfly_Node_V1_PolicyPiece) -> Outcome {
        guard let head, piece.part.count <= PolicyHead.pieceLimit, bytes.count + piece.part.count <= head.size, piece.isLast || !piece.part.isEmpty
        else {
            interrupt()
            return .refused
        }
        bytes += piece.part
        guard piece.isLast else { return .more }
        defer { interrupt() }
        guard bytes.count == head.size, Array(SHA256.hash(data: bytes)) == head.digest else { return .refused }
        return .complete(head, bytes)
    }

    /// The pieces of a set.
    public static func pieces(of bytes: [UInt8]) -> [Mayfly_Node_V1_PolicyPiece] {
        let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: PolicyHead.pieceLimit))
        return starts.map { start in
            let end = min(start + PolicyHead.pieceLimit, bytes.count)
            return .with {
                $0.part = Data(bytes[start..<end])
                $0.isLast = end == bytes.count
            }
        }
    }
}
