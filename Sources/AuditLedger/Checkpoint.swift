import Crypto
import Foundation
public import Runtime

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
        try CheckpointSigner(key: try state.readOrCreate(fileName) { entropy.bytes(32) }, name: "mayfly/ledger")
    }

    public var publicKey: PublicKey { PublicKey(key: key.publicKey, name: name) }

    func sign(size: Int, hash: String) throws -> String {
        let text = "\(name)\n\(size)\n\(Data([UInt8](hex: hash) ?? []).base64EncodedString())\n"
        let signature = try key.signature(for: Data(text.utf8))
        return text + "\n\u{2014} \(name) \((publicKey.keyHash + signature).base64EncodedString())\n"
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
            guard note.utf8.count < 4096, let split = note.range(of: "\n\n") else { return nil }
            let text = String(note[..<split.lowerBound]) + "\n"
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.count == 4, lines[0] == name, let size = Int(lines[1]), size > 0,
                let hash = Data(base64Encoded: String(lines[2])), hash.count == 32
            else { return nil }
            var isSigned = false
            for line in note[split.upperBound...].split(separator: "\n") {
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
