import Estate
import Runtime
import SecretScan

/// A live system, or somebody's list, that can tell of credentials. Small and separate: each asks with the least right that
/// answers, in pages, with a time limit, and changes nothing.
protocol CredentialSource: Sendable {
    /// `kubernetes`, `vault`, …: the `type` in the configuration.
    static var type: String { get }
    /// The name in the configuration; unique there.
    var name: String { get }
    /// Where it is asked, for people; holds no credential.
    var location: String { get }
    /// What reading it will take.
    var intent: SourceIntent { get }

    /// Tells `sink` what is there. What could not be read of an otherwise readable source is a problem told to the sink;
    /// an error means that nothing more could be read.
    func read(into sink: SourceSink) async throws
}

/// What a source would read, and which rights it needs: what `--dry-run` shows.
struct SourceIntent: Sendable {
    var reads: [String]
    var permissions: [String]
    /// Whether secret values pass through this process, to be fingerprinted and forgotten.
    var readsValues: Bool
}

/// Why a source could not be read. Names the place and what to do; never repeats what the other side sent.
struct SourceError: Error, CustomStringConvertible {
    /// `missing`: the configuration is understood, and what it names is not there or no good. It concerns that source alone.
    enum Code: Sendable { case settings, missing, unreachable, refused, tooLarge, malformed, tooSlow }
    var code: Code
    var description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

/// The kit's scanner, under a name that Foundation does not use.
typealias ValueScanner = Scanner

/// One thing that a source told about one credential at one place.
struct Finding: Sendable {
    enum Subject: Sendable {
        /// The secret itself: the same value elsewhere is the same credential.
        case value(Secret, isJoinable: Bool)
        /// Its name at the issuer, where the value cannot be read.
        case identity(String)
    }

    /// How a credential without a value may be known again among those with one.
    enum Tie: Sendable {
        /// The public half that is written beside the secret half, such as an AWS access key's id.
        case keyID(String)
        /// SHA-256 of the value, as the issuer keeps it.
        case digest([UInt8])
        /// The issuer keeps a salted digest: says whether a value is the one, at some cost. `user` tells the likely ones.
        case verifier(user: String, @Sendable (Secret) -> Bool)
        /// The login at an endpoint. Not proof: another password may be written beside the same login.
        case login(hosts: Set<String>, port: Int?, user: String, schemes: Set<String>)
        /// SHA-256 of the public key (SubjectPublicKeyInfo): joins key and certificate.
        case publicKey(String)
    }

    var subject: Subject
    var kind: String
    /// Shown in place of a masked value, for subjects without one.
    var label: String?
    var place: Sighting
    var endpoints: Set<EndpointParts> = []
    var owners: [OwnerEvidence] = []
    var workloads: Set<String> = []
    var createdAt: Timestamp?
    var lastUsedAt: Timestamp?
    var expiresAt: Timestamp?
    var privilege: [String] = []
    var rights: RightsUse?
    /// When what uses it was last deployed.
    var redeployments: [Redeployment] = []
    var identity: String?
    var issuer: String?
    var ties: [Tie] = []

    init(_ subject: Subject, kind: String, place: Sighting) {
        self.subject = subject
        self.kind = kind
        self.place = place
        if case .identity(let identity) = subject { self.identity = identity }
    }
}

/// A place where an unnamed value stands, kept by its fingerprint only: it counts when the value is a known credential's.
struct Mention: Sendable {
    var fingerprint: Fingerprint
    var place: Sighting
    var owners: [OwnerEvidence]
    var workloads: Set<String>
}

extension Sighting {
    /// A place in a live source.
    static func live(_ path: String, slot: String? = nil, source: SourceKind) -> Sighting {
        Sighting(path: path, line: 1, commit: nil, source: source, slot: slot, isCurrent: true)
    }
}
