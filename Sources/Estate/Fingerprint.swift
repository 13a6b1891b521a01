//  Estate: the nouns. What a workload, a credential, a sighting and an access path are, and nothing that acts on them.
//  Every other module speaks in these words. Values here are safe to store, log and show: no secret is among them.

public import Runtime
import Crypto
public import Foundation

/// Names a credential by its value without holding it: HMAC-SHA-256 under a key that belongs to this installation.
///
/// The form is `mf1_<key id>_<first 16 bytes of the HMAC>`, both in hexadecimal. Two sightings with the same fingerprint
/// show the same secret. Without the key a guess cannot be checked; with the key it can, so the key is kept like one.
public struct Fingerprint: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public let text: String

    /// `nil` unless `text` has the form above.
    public init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "mf1", parts[1].utf8.count == 8, parts[2].utf8.count == 32,
            (parts[1] + parts[2]).utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = text
    }

    fileprivate init(keyID: String, mac: [UInt8]) {
        text = "mf1_\(keyID)_\(mac.prefix(16).hex)"
    }

    /// Equal to no credential's: what is answered where there is no key to recognise anything by.
    public static let unrecognisable = Fingerprint(keyID: "00000000", mac: [UInt8](repeating: 0, count: 16))

    /// Which key made it. Fingerprints of different keys cannot be compared.
    public var keyID: String { String(text.dropFirst(4).prefix(8)) }

    /// Enough of it for a table.
    public var short: String { String(text.suffix(32).prefix(10)) }

    public var description: String { text }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.text < rhs.text }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Fingerprint(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a fingerprint (mf1_…)")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The key under which this installation fingerprints secrets. 32 random bytes; leaves the state directory only over
/// mutual TLS to an attested agent, which needs it to recognise a presented password.
public struct FingerprintKey: Sendable {
    private let key: SymmetricKey
    public let keyID: String

    /// The file in the state directory that holds the key. Losing it orphans every fingerprint; leaking it lets guesses be tested.
    public static let fileName = "fingerprint.key"

    /// `nil` unless there are exactly 32 bytes.
    public init?(_ bytes: some ContiguousBytes) {
        let key = SymmetricKey(data: bytes)
        guard key.bitCount == 256 else { return nil }
        self.key = key
        keyID = Array(HMAC<SHA256>.authenticationCode(for: Array("mayfly key id v1".utf8), using: key)).prefix(4).hex
    }

    /// Reads the installation's key, and makes it at first use.
    public static func load(from state: StateDirectory, entropy: Entropy) throws(FileError) -> FingerprintKey {
        let bytes = try state.readOrCreate(fileName) { entropy.bytes(32) }
        guard let key = FingerprintKey(bytes) else {
            throw FileError(path: state.file(fileName), doing: "use", reason: "it must hold exactly 32 bytes")
        }
        return key
    }

    public func fingerprint(of secret: Secret) -> Fingerprint {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Array("mayfly credential v1\0".utf8))
        secret.withBytes { mac.update(data: $0) }
        return Fingerprint(keyID: keyID, mac: Array(mac.finalize()))
    }

    /// Names a credential whose value nobody can read, by what its issuer calls it: `postgresql:7312…:shop`. Another domain
    /// than values: a password that reads like such a name is another credential.
    public func fingerprint(ofIdentity identity: String) -> Fingerprint {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Array("mayfly identity v1\0".utf8))
        mac.update(data: Array(identity.utf8))
        return Fingerprint(keyID: keyID, mac: Array(mac.finalize()))
    }

    /// The raw key, for the one wire that may carry it (see the type's comment).
    public func withKeyBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try key.withUnsafeBytes(body)
    }
}
