import Crypto
import Foundation
public import Runtime

/// The file of the ledger's key holds no key.
public struct LedgerKeyError: Error, CustomStringConvertible {
    var path: String
    var size: Int
    public var description: String { "`\(path)` is no key of a ledger: it has \(counted(size, "byte")), not 32; restore it from a backup" }
}

/// Signs the head of the ledger in the form of a C2SP checkpoint (tlog-checkpoint inside a signed-note, Ed25519), so that
/// whoever kept one can later show that the ledger was cut or rewritten.
///
/// The hash in it is the chain's head, not a Merkle root: proofs of single entries come with tiles (a later step).
public struct CheckpointSigner: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    private let name: String

    /// Owned by the server, 0600. Whoever holds it can forge a ledger that verifies.
    public static let fileName = "ledger.key"

    public init(key bytes: [UInt8], name: String) throws {
        key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        self.name = name
    }

    /// Reads the installation's signing key, and makes it at first use.
    public static func load(from state: StateDirectory, entropy: Entropy) throws -> CheckpointSigner {
        try checked(try state.readOrCreate(fileName) { entropy.bytes(32) }, in: state)
    }

    /// Reads it and makes none; `nil` where there is none.
    public static func existing(in state: StateDirectory) throws -> CheckpointSigner? {
        try state.read(fileName).map { try checked($0, in: state) }
    }

    /// A file that was cut, or never written to its end, is named.
    private static func checked(_ bytes: [UInt8], in state: StateDirectory) throws -> CheckpointSigner {
        guard bytes.count == 32 else { throw LedgerKeyError(path: state.file(fileName), size: bytes.count) }
        return try CheckpointSigner(key: bytes, name: "mayfly/ledger")
    }

    public var publicKey: PublicKey { PublicKey(key: key.publicKey, name: name) }

    func sign(size: Int, hash: String) throws -> String {
        let text = "\(name)\n\(size)\n\(Data([UInt8](hex: hash) ?? []).base64EncodedString())\n"
        let signature = try key.signature(for: Data(text.utf8))
        return text + "\n\u{2014} \(name) \((publicKey.keyHash + signature).base64EncodedString())\n"
    }

    /// Whether it has the form of a checkpoint, whoever signed it. What has not says nothing of any ledger.
    public static func isCheckpoint(_ note: String) -> Bool { parts(of: note).map { note[$0.end...].hasPrefix("\u{2014} ") } ?? false }

    private static func parts(of note: String) -> (text: String, origin: Substring, size: Int, hash: Data, end: String.Index)? {
        guard note.utf8.count < 4096, let split = note.range(of: "\n\n") else { return nil }
        let text = String(note[..<split.lowerBound]) + "\n"
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, let size = Int(lines[1]), size > 0, let hash = Data(base64Encoded: String(lines[2])), hash.count == 32
        else { return nil }
        return (text, lines[0], size, hash, split.upperBound)
    }

    /// The half that verifies. Give it to whoever audits.
    public struct PublicKey: Sendable {
        let key: Curve25519.Signing.PublicKey
        let name: String

        /// C2SP signed-note key id: SHA-256(name ‖ "\n" ‖ 0x01 ‖ key), first four bytes.
        var keyHash: Data {
            Data(SHA256.hash(data: Data(name.utf8) + [0x0A, 0x01] + key.rawRepresentation).prefix(4))
        }

        /// The verifier key in the signed-note form `name+hash+key`.
        public var text: String {
            "\(name)+\(keyHash.hex)+\((Data([1]) + key.rawRepresentation).base64EncodedString())"
        }

        /// The size and head hash that a note vouches for; `nil` when the note or its signature is not right.
        func open(_ note: String) -> (size: Int, hash: String)? {
            guard let (text, origin, size, hash, end) = CheckpointSigner.parts(of: note), origin == name else { return nil }
            var isSigned = false
            for line in note[end...].split(separator: "\n") {
                let parts = line.split(separator: " ")
                // Signed-note: below the empty line stand signatures and nothing else; those of other keys are passed over.
                guard parts.count == 3, parts[0] == "\u{2014}" else { return nil }
                guard parts[1] == name,
                    let blob = Data(base64Encoded: String(parts[2])), blob.count == 68, blob.prefix(4) == keyHash
                else { continue }
                if key.isValidSignature(blob.dropFirst(4), for: Data(text.utf8)) { isSigned = true }
            }
            return isSigned ? (size, hash.hex) : nil
        }
    }
}
