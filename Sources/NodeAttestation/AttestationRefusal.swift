import SPIFFE

/// Why a node is not what it says. An expected answer; the code is stable.
public struct AttestationRefusal: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// Not what the format allows, or above a limit.
        case malformed
        /// No path to a configured root, or a signer who may not vouch.
        case untrusted
        case expired, notYetValid
        /// Older than the policy takes.
        case tooOld
        /// A certificate, key or token that is made for something else.
        case wrongUse
        case badSignature
        case unsupportedAlgorithm, weakKey, unknownKey
        /// Made for another challenge: replayed, or for somebody else.
        case wrongNonce
        case wrongAudience, wrongIssuer
        /// Genuine, and not on the list of what may join.
        case notAllowed
        /// The parts are of different machines.
        case wrongMachine
        /// Genuine, and the machine's software is not one of those allowed.
        case wrongState
        /// Whoever had to be asked could not be.
        case unavailable
        /// The node did not answer.
        case noAnswer
    }
    public var code: Code
    public var reason: String
    public var description: String { "\(reason) (\(code.rawValue))" }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        // What strangers sent stands in it, and it goes into logs.
        self.reason = reason.printable(400)
    }

    init(_ refusal: Refusal) {
        let code: Code =
            switch refusal.code {
            case .malformed, .notASPIFFEID, .noProof: .malformed
            case .untrusted, .wrongTrustDomain, .unknownTrustDomain, .revoked: .untrusted
            case .expired: .expired
            case .notYetValid: .notYetValid
            case .wrongUse: .wrongUse
            case .wrongAudience: .wrongAudience
            case .unsupportedAlgorithm: .unsupportedAlgorithm
            case .weakKey: .weakKey
            case .unknownKey: .unknownKey
            case .badSignature: .badSignature
            case .notAuthorized: .notAllowed
            }
        self.init(code, refusal.reason)
    }
}

extension Result where Failure == Refusal {
    /// The value, or the refusal as this module's.
    func judged() throws(AttestationRefusal) -> Success {
        switch self {
        case .success(let value): return value
        case .failure(let refusal): throw AttestationRefusal(refusal)
        }
    }
}

/// Runs `body` and makes its refusal a value.
func judging<Value>(
    _ body: () async throws(AttestationRefusal) -> Value
) async -> Result<Value, AttestationRefusal> {
    do { return .success(try await body()) } catch { return .failure(error) }
}

extension String {
    /// At most `limit` characters, and none that would make a line of a log, or a terminal, say something else.
    func printable(_ limit: Int) -> String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: text.append("?")
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
