import Crypto
import Foundation
public import Runtime

/// What SCRAM derives from a password and a server's salt. Costs thousands of hashes, so it is kept for the next login with
/// the same password; as good as the password for that server, so it is kept like one.
public struct ScramKeys: Sendable {
    let salt: [UInt8]
    let iterations: Int
    let clientKey: Secret
    let serverKey: Secret

    /// RFC 5802 §3: SaltedPassword := Hi(Normalize(password), salt, i), then ClientKey and ServerKey.
    init(password: Secret, salt: [UInt8], iterations: Int) {
        let normalized = SASLPrep.prepare(password)
        let base = normalized.withBytes { HMAC<SHA256>(key: SymmetricKey(data: $0)) }
        // Hi() is PBKDF2 with one block: the keyed state is copied for each round instead of hashing the key again.
        var first = base
        first.update(data: salt)
        first.update(data: [0, 0, 0, 1])
        var round = Block(first.finalize())
        var result = round
        for _ in 1..<max(iterations, 2) {
            var next = base
            withUnsafeBytes(of: &round) { next.update(data: $0) }
            round = Block(next.finalize())
            result.combine(round)
        }
        let salted = withUnsafeBytes(of: &result) { SymmetricKey(data: $0) }
        self.salt = salt
        self.iterations = iterations
        clientKey = Secret(HMAC<SHA256>.authenticationCode(for: Array("Client Key".utf8), using: salted))
        serverKey = Secret(HMAC<SHA256>.authenticationCode(for: Array("Server Key".utf8), using: salted))
    }

    /// 32 bytes as four words: what the rounds are made of.
    private struct Block {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

        init(_ code: HMAC<SHA256>.MAC) {
            withUnsafeMutableBytes(of: &words) { words in code.withUnsafeBytes { words.copyMemory(from: $0) } }
        }

        mutating func combine(_ other: Block) {
            words.0 ^= other.words.0
            words.1 ^= other.words.1
            words.2 ^= other.words.2
            words.3 ^= other.words.3
        }
    }

    /// ClientProof := ClientKey XOR HMAC(StoredKey, AuthMessage), in base64.
    func proof(over authMessage: [UInt8]) -> String {
        let signature = HMAC<SHA256>.authenticationCode(for: authMessage, using: SymmetricKey(data: storedKey))
        return clientKey.withBytes { key in Data(zip(key, signature).map { $0 ^ $1 }).base64EncodedString() }
    }

    /// ServerSignature := HMAC(ServerKey, AuthMessage), in base64.
    func serverSignature(over authMessage: [UInt8]) -> String {
        serverKey.withBytes {
            Data(HMAC<SHA256>.authenticationCode(for: authMessage, using: SymmetricKey(data: $0))).base64EncodedString()
        }
    }

    var storedKey: [UInt8] { clientKey.withBytes { Array(SHA256.hash(data: $0)) } }
}

/// The costly part of a SCRAM login, to be done where it holds nobody up: some milliseconds, which an event loop does not have.
public struct ScramDerivation: Sendable {
    let password: Secret
    let salt: [UInt8]
    let iterations: Int

    public func run() -> ScramKeys {
        ScramKeys(password: password, salt: salt, iterations: iterations)
    }
}

/// The client's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. A struct: server messages in, answers out.
struct ScramClient: Sendable {
    static let mechanism = "SCRAM-SHA-256"

    private enum State {
        case first
        /// The keys are being derived; signed without the proof.
        case deriving(ScramDerivation, signed: [UInt8], withoutProof: String)
        case final(serverSignature: String)
        case done
    }
    private let password: Secret
    private let nonce: String
    private var state = State.first
    /// Derived, or handed in from an earlier login.
    private(set) var keys: ScramKeys?

    /// The server proved that it knows the password.
    var isComplete: Bool {
        if case .done = state { true } else { false }
    }

    init(password: Secret, keys: ScramKeys?, entropy: Entropy) {
        self.password = password
        self.keys = keys
        nonce = Data(entropy.bytes(18)).base64EncodedString()
    }

    /// PostgreSQL takes the name from the startup packet and ignores this one.
    private var firstBare: String { "n=,r=\(nonce)" }

    /// client-first-message.
    var initialResponse: [UInt8] { Array("n,,\(firstBare)".utf8) }

    /// What follows a challenge.
    enum Reply {
        /// client-final-message.
        case send([UInt8])
        /// Keys are needed; hand them to ``resume(with:)``.
        case derive(ScramDerivation)
    }

    /// server-first-message in.
    mutating func respond(to message: [UInt8]) throws(WireError) -> Reply {
        guard case .first = state else { throw WireError(.unexpected, "a second SCRAM challenge") }
        guard message.count <= 4096, let text = String(validating: message, as: UTF8.self) else {
            throw WireError(.malformed, "a SCRAM challenge that is not text")
        }
        let attributes = text.split(separator: ",", omittingEmptySubsequences: false)
        // server-first-message = [reserved-mext ","] nonce "," salt "," iteration-count ["," extensions]; an `m=` in front
        // is an extension that must be understood, and none is.
        guard attributes.count >= 3, attributes[0].hasPrefix("r="), attributes[1].hasPrefix("s="), attributes[2].hasPrefix("i=")
        else { throw WireError(.malformed, "a SCRAM challenge without nonce, salt and iteration count") }
        let serverNonce = attributes[0].dropFirst(2)
        guard serverNonce.hasPrefix(nonce), serverNonce.utf8.count > nonce.utf8.count else {
            throw WireError(.untrustedServer, "the SCRAM challenge does not continue our nonce")
        }
        guard let salt = Data(base64Encoded: String(attributes[1].dropFirst(2))), !salt.isEmpty, salt.count <= 1024 else {
            throw WireError(.malformed, "a SCRAM challenge with an unreadable salt")
        }
        guard let iterations = Int(attributes[2].dropFirst(2)), WireLimits.scramIterations.contains(iterations) else {
            throw WireError(
                .unsupported,
                "a SCRAM iteration count outside \(WireLimits.scramIterations.lowerBound)…\(WireLimits.scramIterations.upperBound)")
        }
        let withoutProof = "c=biws,r=\(serverNonce)"
        let signed = Array("\(firstBare),\(text),\(withoutProof)".utf8)
        let derivation = ScramDerivation(password: password, salt: Array(salt), iterations: iterations)
        state = .deriving(derivation, signed: signed, withoutProof: withoutProof)
        if let keys, keys.salt == derivation.salt, keys.iterations == iterations { return .send(try resume(with: keys)) }
        return .derive(derivation)
    }

    /// Keys in, client-final-message out.
    mutating func resume(with keys: ScramKeys) throws(WireError) -> [UInt8] {
        guard case .deriving(let derivation, let signed, let withoutProof) = state, keys.salt == derivation.salt,
            keys.iterations == derivation.iterations
        else { throw WireError(.unexpected, "SCRAM keys that no challenge asked for") }
        self.keys = keys
        state = .final(serverSignature: keys.serverSignature(over: signed))
        return Array("\(withoutProof),p=\(keys.proof(over: signed))".utf8)
    }

    /// server-final-message in. Throws unless it proves that the server knows the password.
    mutating func finish(_ message: [UInt8]) throws(WireError) {
        guard case .final(let expected) = state else { throw WireError(.unexpected, "a SCRAM outcome before its challenge") }
        guard message.count <= 4096, let text = String(validating: message, as: UTF8.self), text.hasPrefix("v="),
            Secret(String(text.dropFirst(2).prefix { $0 != "," })).isEqual(to: Secret(expected))
        else { throw WireError(.untrustedServer, "the server did not prove that it knows the password") }
        state = .done
    }
}

/// What a PostgreSQL server stores instead of a password. Made here, the password never reaches the server's log, nor
/// `pg_stat_activity`, nor a replica: `ALTER ROLE … PASSWORD '<verifier>'` takes it as it is.
public struct ScramVerifier: Sendable {
    /// `SCRAM-SHA-256$4096:<salt>$<StoredKey>:<ServerKey>`, salt and keys in base64.
    public let text: String

    /// - Parameter iterations: 4,096 is PostgreSQL's default. A random password needs no more; raise it for one that people chose.
    public init(password: Secret, entropy: Entropy, iterations: Int = 4096) {
        self.init(password: password, salt: entropy.bytes(16), iterations: max(iterations, 4096))
    }

    init(password: Secret, salt: [UInt8], iterations: Int) {
        let keys = ScramKeys(password: password, salt: salt, iterations: iterations)
        let stored = Data(keys.storedKey).base64EncodedString()
        let server = keys.serverKey.withBytes { Data($0).base64EncodedString() }
        text = "SCRAM-SHA-256$\(iterations):\(Data(salt).base64EncodedString())$\(stored):\(server)"
    }
}
