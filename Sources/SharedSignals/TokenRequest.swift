import Foundation
public import Runtime
import SPIFFE

/// How a receiver shows that a request is its own. Named in a transmitter's `authorization_schemes` (SSF 1.0 §7.1.1).
public enum AuthorizationScheme: String, Sendable, Hashable, CaseIterable {
    /// OAuth 2.0: an access token that is asked for by client credentials.
    case oauth = "urn:ietf:rfc:6749"
    /// A bearer token that both sides agreed on beforehand.
    case bearer = "urn:ietf:rfc:6750"
}

/// What an access token opens (CAEP Interoperability Profile 1.0, OAuth Scopes).
public enum AccessScope: String, Sendable, Hashable, CaseIterable {
    /// Reading streams and their status.
    case read = "ssf.read"
    /// All of it.
    case manage = "ssf.manage"
}

/// Why no access token is given (RFC 6749 §5.2). A value, without anything of what was said.
public struct TokenRefusal: Error, Sendable, Hashable {
    public enum Code: String, Sendable, CaseIterable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case invalidScope = "invalid_scope"
    }
    public var code: Code
    public var reason: String

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public var json: String {
        JSONWriter.object([("error", JSONWriter.quoted(code.rawValue)), ("error_description", JSONWriter.quoted(reason))])
    }
}

/// A receiver's question for an access token, by the client credentials grant (RFC 6749 §4.4).
public struct TokenRequest: Sendable, Hashable {
    public static let mediaType = "application/x-www-form-urlencoded"
    /// Longest request, and longest `Authorization`, in bytes.
    public static let limit = 4096

    /// Never empty.
    public var scopes: Set<AccessScope>

    /// Reads the form. Without `scope` everything is asked for; what is not known of it refuses the whole.
    public static func read(_ form: [UInt8]) -> Result<TokenRequest, TokenRefusal> {
        do throws(TokenRefusal) {
            guard form.count <= limit, let text = String(validating: form, as: UTF8.self) else {
                throw TokenRefusal(.invalidRequest, "a form of at most \(limit) bytes is needed")
            }
            var fields: [String: String] = [:]
            for part in text.split(separator: "&") {
                let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard let name = decoded(pair[0]), let value = decoded(pair.count > 1 ? pair[1] : "") else {
                    throw TokenRefusal(.invalidRequest, "the form is not encoded as one")
                }
                // RFC 6749 §3.2.
                guard fields.updateValue(value, forKey: name) == nil else { throw TokenRefusal(.invalidRequest, "a parameter stands twice") }
            }
            guard let grant = fields["grant_type"] else { throw TokenRefusal(.invalidRequest, "`grant_type` is needed") }
            guard grant == "client_credentials" else { throw TokenRefusal(.unsupportedGrantType, "`grant_type` is client_credentials") }
            let names = (fields["scope"] ?? "").split(separator: " ").map(String.init)
            let scopes = names.compactMap(AccessScope.init)
            guard scopes.count == names.count else {
                throw TokenRefusal(.invalidScope, "`scope` is \(AccessScope.allCases.map(\.rawValue).joined(separator: " or ")), or both")
            }
            return .success(TokenRequest(scopes: scopes.isEmpty ? Set(AccessScope.allCases) : Set(scopes)))
        } catch {
            return .failure(error)
        }
    }

    /// Name and secret of `Authorization: Basic` (RFC 6749 §2.3.1), which are form-encoded before they are put together; `nil` when it is
    /// nothing of the kind.
    public static func credentials(of authorization: String) -> (client: String, secret: Secret)? {
        guard authorization.utf8.count <= limit, authorization.prefix(6).lowercased() == "basic ",
            let bytes = Data(base64Encoded: String(authorization.dropFirst(6))), let text = String(validating: bytes, as: UTF8.self),
            let colon = text.firstIndex(of: ":"), let client = decoded(text[..<colon]), let secret = decoded(text[text.index(after: colon)...])
        else { return nil }
        return (client, Secret(secret))
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}
