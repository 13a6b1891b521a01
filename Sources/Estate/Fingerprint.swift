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

    /// Names a place of a credential, so that the place keeps its name when lines shift, the file is reformatted, renamed or
    /// moved, and history is rebased or squashed: see ``OccurrenceID``.
    ///
    /// `slot` is the structural path to the value, `nil` in prose. `path` counts only where it is no file's: a live
    /// source's address is what the place is.
    public func occurrence(of credential: Fingerprint, in source: SourceKind, path: String, slot: String?) -> OccurrenceID {
        let structure = slot.map(Self.structure(of:)) ?? ""
        let place = source.isFile ? "file" : source.rawValue + "\n" + path
        return OccurrenceID(keyID: keyID, mac: mac("mayfly occurrence v1", [credential.text, place, structure]))
    }

    /// Names one version of a file that shows a credential to whoever can read the repository: see ``ExposureID``.
    public func exposure(of credential: Fingerprint, commit: String, blob: String) -> ExposureID {
        ExposureID(keyID: keyID, mac: mac("mayfly exposure v1", [credential.text, commit, blob]))
    }

    /// A slot without its positions in lists: `jobs.deploy.steps.1.env.PGPASSWORD` is the same place after a step was put
    /// before it.
    fileprivate static func structure(of slot: String) -> String {
        slot.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" })
            .filter { part in !part.utf8.allSatisfy { (48...57).contains($0) } }.joined(separator: ".")
    }

    /// Every part is preceded by its length, so that no two lists of parts are the same bytes.
    fileprivate func mac(_ domain: String, _ parts: [String], secret: Secret? = nil) -> [UInt8] {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Array(domain.utf8) + [0])
        for part in parts {
            let length = UInt32(clamping: part.utf8.count)
            mac.update(data: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) })
            mac.update(data: Array(part.utf8))
        }
        secret?.withBytes { mac.update(data: $0) }
        return Array(mac.finalize())
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

/// What an id names, and so which prefix it bears.
public protocol IDForm: Sendable {
    static var prefix: String { get }
}

/// An id that names something other than a value: `<prefix>_<key id>_<first 16 bytes of the HMAC>`, in hexadecimal.
public struct KeyedID<Form: IDForm>: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public let text: String

    /// `nil` unless `text` has the form above.
    public init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Form.prefix, parts[1].utf8.count == 8, parts[2].utf8.count == 32,
            (parts[1] + parts[2]).utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = text
    }

    fileprivate init(keyID: String, mac: [UInt8]) { text = "\(Form.prefix)_\(keyID)_\(mac.prefix(16).hex)" }

    public var description: String { text }

    /// Enough of it for a table.
    public var short: String { String(text.suffix(32).prefix(10)) }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.text < rhs.text }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id (\(Form.prefix)_…)")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Names a place of a credential by what does not change when the place moves: the credential, the sort of source, and the
/// structural path to the value. No line, no commit, and for files no path (docs/decisions/0012-three-ids.md says why).
///
/// Two files that hold the same value under the same name are one occurrence in two paths.
public typealias OccurrenceID = KeyedID<OccurrenceForm>

/// Names a committed version that shows a credential: credential, commit and blob. Rewriting history makes new ones; the
/// old ones say what whoever fetched before can still read.
public typealias ExposureID = KeyedID<ExposureForm>

/// Names what a team has decided to live with for a while, the same on every machine: see ``BaselineKey``.
public typealias BaselineID = KeyedID<BaselineForm>

public enum BaselineForm: IDForm {
    public static let prefix = "mb1"
}

public enum OccurrenceForm: IDForm {
    public static let prefix = "mo1"
}

public enum ExposureForm: IDForm {
    public static let prefix = "mx1"
}

/// The key of a baseline. It is committed beside the entries, so that every clone and every build agrees on their names;
/// whoever can read the repository has it. So nothing that it makes may confirm a guess (docs/decisions/0013-baseline.md).
public struct BaselineKey: Sendable {
    private let key: FingerprintKey

    public var keyID: String { key.keyID }

    /// `nil` unless there are exactly 32 bytes.
    public init?(_ bytes: some ContiguousBytes) {
        guard let key = FingerprintKey(bytes) else { return nil }
        self.key = key
    }

    /// Names a value that nobody can guess, wherever it is moved. Only for values that are random throughout.
    public func id(ofRandom secret: Secret, slot: String?) -> BaselineID {
        let structure = slot.map(FingerprintKey.structure(of:)) ?? ""
        return BaselineID(keyID: keyID, mac: key.mac("mayfly baseline value v1", [structure], secret: secret))
    }

    /// Names a place without its value.
    public func id(ofPlace path: String, kind: String, slot: String?) -> BaselineID {
        let structure = slot.map(FingerprintKey.structure(of:)) ?? ""
        return BaselineID(keyID: keyID, mac: key.mac("mayfly baseline place v1", [path, kind, structure]))
    }

    /// One byte that a replaced value has different, 255 times of 256. It leaves somebody who guesses with a 256th of the
    /// guesses, and no more.
    public func check(of secret: Secret, at place: BaselineID) -> UInt8 {
        key.mac("mayfly baseline check v1", [place.text], secret: secret)[0]
    }
}

extension FoundCredential {
    /// Gives a name to every place that has none yet: what live sources report, and what older versions reported.
    public mutating func nameOccurrences(with key: FingerprintKey) {
        for index in sightings.indices where sightings[index].occurrence == nil {
            let sighting = sightings[index]
            sightings[index].occurrence = key.occurrence(of: fingerprint, in: sighting.source, path: sighting.path, slot: sighting.slot)
        }
    }
}
