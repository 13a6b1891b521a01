/// Why something is not the identity it claims to be. A value, so that the caller can log and count it.
public struct Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// Not what the format allows, or above a limit.
        case malformed
        /// The name is no SPIFFE ID, or there is not exactly one.
        case notASPIFFEID
        /// A valid identity of a trust domain other than the one asked.
        case wrongTrustDomain
        /// There is no bundle for the trust domain of the identity.
        case unknownTrustDomain
        /// No path to a root of the trust domain, or a certificate on the path that may not be there.
        case untrusted
        case expired, notYetValid
        /// Taken back by its issuer before its end.
        case revoked
        /// A certificate or key that is made for something else.
        case wrongUse
        case wrongAudience
        /// An algorithm outside the specification's list, or not the one the key is for.
        case unsupportedAlgorithm
        /// A key or a signature too weak to mean anything.
        case weakKey
        case unknownKey, badSignature
        /// A valid identity whom the caller did not want to speak with.
        case notAuthorized
        /// A workload identity token without proof that its holder has the key (WIT-SVID §4).
        case noProof
    }
    public var code: Code
    public var reason: String
    public var description: String { "\(reason) (\(code.rawValue))" }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}
