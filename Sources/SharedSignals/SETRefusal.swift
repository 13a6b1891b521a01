//  SharedSignals: what one party tells another about sessions, devices and credentials, as it happens. Security Event Tokens
//  (RFC 8417), whom they are about (RFC 9493), what they say (OpenID CAEP 1.0), and how they travel: pushed (RFC 8935) or
//  fetched (RFC 8936), over streams that the receiver sets up (OpenID Shared Signals Framework 1.0). Values and rules only; no
//  sockets. It knows nothing of Mayfly.

/// Why a security event token, or a request about a stream, is not taken. A value, without anything of what was said.
public struct SETRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// Above a limit, or not what the format allows.
        case tooLong, malformed
        /// A JWT, but not a security event token: its `typ` is another, or it has claims that none may have.
        case wrongType
        case wrongIssuer, wrongAudience
        case unknownKey, unsupportedAlgorithm, badSignature
        case notYetValid, tooOld
        /// A subject of a format that is not known here, or that names nobody here.
        case unknownSubject
        /// Its transmitter may not say this of this subject.
        case notAllowed
        /// Another token had its `jti`.
        case repeated
        case tooMany
        /// The transmitter did not show that it is itself.
        case unauthenticated
        /// Something broke here; later may be better.
        case unavailable
    }
    public var code: Code
    public var reason: String
    public var description: String { "\(reason) (\(code.rawValue))" }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}
