//  NodeAttestation: who vouches that this machine, or this job, is what it says. A certificate that it already has, its TPM, its
//  cluster, its cloud, its pipeline: each has an attestor, which takes evidence apart, asks for proof that it is fresh, and says in
//  one value what was shown; and a prover, which collects that evidence on the other side. It knows nothing of Mayfly.

/// By what a node was attested.
public enum AttestationMethod: String, Sendable, CaseIterable {
    /// A certificate and the proof that its key is here.
    case x509pop
    /// A Trusted Platform Module 2.0.
    case tpm
    /// A projected service account token of a Kubernetes cluster.
    case kubernetesToken = "k8s_psat"
    /// The instance identity document of AWS.
    case awsInstance = "aws_iid"
    /// The instance identity token of Google Cloud.
    case gcpInstance = "gcp_iit"
    /// The attested document of Azure's instance metadata service.
    case azureInstance = "azure_imds"
}

/// Something that is true of a node, for registration entries to ask for: `aws_iid:account:111122223333`.
public struct NodeSelector: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var type: String
    public var value: String

    public init(_ type: String, _ value: String) {
        self.type = type
        self.value = value
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.type, lhs.value) < (rhs.type, rhs.value) }

    public var description: String { "\(type):\(value)" }
}

/// What was shown of a node.
public struct AttestedNode: Sendable, Equatable {
    public var method: AttestationMethod
    /// Its SPIFFE ID's path below that of all agents. Each is one segment of SPIFFE-ID §2.2.
    public var idSegments: [String]
    public var selectors: [NodeSelector]
    /// How often the evidence may admit a node.
    public var use: EvidenceUse
    /// For the ledger: what the decision rested on. No secrets.
    public var facts: [String: String]

    public init(
        method: AttestationMethod, idSegments: [String], selectors: [NodeSelector], use: EvidenceUse, facts: [String: String]
    ) {
        self.method = method
        self.idSegments = idSegments
        self.selectors = selectors
        self.use = use
        self.facts = facts
    }
}

/// Whether the same evidence can be shown again.
public enum EvidenceUse: Sendable, Equatable {
    /// As often as it likes: a key that never leaves the node was shown to be there just now, or what was shown is the node's alone
    /// and soon worthless.
    case repeatable
    /// Whoever runs anything on the machine can fetch this evidence. The first to show it is believed; this key must be recorded
    /// in the transaction that admits the node, and seen never again.
    case firstUse(String)
}

/// One way to vouch for nodes. It holds roots, allow-lists and clocks; nothing of it changes by attesting.
public protocol NodeAttestor: Sendable {
    var method: AttestationMethod { get }

    /// Judges evidence. Limits come before any cryptography.
    ///
    /// - Parameters:
    ///   - payload: what the node sent first, at most ``AttestationLimits/payload`` bytes.
    ///   - challenge: asks the node back, for methods that need an answer made just now.
    func attest(_ payload: [UInt8], challenge: NodeChallenge) async -> Result<AttestedNode, AttestationRefusal>
}

/// The same exchange as the node's side holds it. One prover serves one attestation.
public protocol NodeProver: Sendable {
    var method: AttestationMethod { get }
    /// What is sent first.
    func payload() async throws -> [UInt8]
    /// Answers what the server asks.
    ///
    /// - Parameter binding: SHA-256 of the certificate request, which the answer must carry where the method can sign.
    func answer(_ challenge: [UInt8], binding: [UInt8]) async throws -> [UInt8]
}

public enum AttestationLimits {
    /// Longest payload and longest answer.
    public static let payload = 128 << 10
    /// Questions that one attestation asks at most.
    public static let questions = 4
}

/// The way back to the node that is being attested.
public struct NodeChallenge: Sendable {
    /// SHA-256 of the certificate request whose key is to be certified. What a node signs covers it, so that an answer cannot be
    /// carried over to somebody else's key.
    public let binding: [UInt8]
    /// Whether whoever is asked has shown the key that the node with this ID has now: it proves itself again, and what is good once
    /// for a stranger is good again for it.
    public let holdsKey: @Sendable (_ idSegments: [String]) -> Bool
    private let ask: @Sendable ([UInt8]) async throws -> [UInt8]

    public init(
        binding: [UInt8], holdsKey: @escaping @Sendable (_ idSegments: [String]) -> Bool = { _ in false },
        ask: @escaping @Sendable ([UInt8]) async throws -> [UInt8]
    ) {
        self.binding = binding
        self.holdsKey = holdsKey
        self.ask = ask
    }

    func answer(to question: [UInt8]) async throws(AttestationRefusal) -> [UInt8] {
        let answer: [UInt8]
        do { answer = try await ask(question) } catch {
            throw AttestationRefusal(.noAnswer, "the node did not answer the challenge")
        }
        guard answer.count <= AttestationLimits.payload else {
            throw AttestationRefusal(.malformed, "an answer above \(AttestationLimits.payload >> 10) KiB")
        }
        return answer
    }
}
