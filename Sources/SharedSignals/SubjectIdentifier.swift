public import SPIFFE

/// Whom an event is about (RFC 9493, and SSF 1.0 §3 for what SETs add to it). Read strictly: a member that the format does not
/// describe is refused (RFC 9493 §3), for what it would have narrowed is not known.
public enum SubjectIdentifier: Sendable, Hashable {
    /// A subject that stands for itself.
    public enum Simple: Sendable, Hashable {
        case account(uri: String)
        case email(String)
        case issuerAndSubject(issuer: String, subject: String)
        case opaque(String)
        case phoneNumber(String)
        case decentralized(url: String)
        case uri(String)
        /// SSF §3.5: one JWT.
        case token(issuer: String, id: String)
        /// SSF §3.5: one SAML assertion.
        case assertion(issuer: String, id: String)
        /// SSF §3.5: addresses that the transmitter has seen.
        case addresses([String])
    }

    case simple(Simple)
    /// Several names of one subject (RFC 9493 §3.2.8).
    case aliases([Simple])
    /// One principal, narrowed by each member (SSF §3.3): `user`, `device`, `session`, `application`, `tenant`, … by name.
    case complex([String: Simple])

    /// Longest text of a member, in bytes.
    public static let textLimit = 2048
    /// Most identifiers of `aliases`, and most members of a complex subject.
    public static let countLimit = 16

    /// Reads the value of `sub_id`.
    public static func read(_ value: JSONValue) -> Result<SubjectIdentifier, SETRefusal> {
        do throws(SETRefusal) {
            return .success(try subject(value))
        } catch {
            return .failure(error)
        }
    }

    private static func subject(_ value: JSONValue) throws(SETRefusal) -> SubjectIdentifier {
        guard let object = value.object, let format = object["format"]?.string else {
            throw SETRefusal(.malformed, "a subject is an object with `format`")
        }
        switch format {
        case "aliases":
            guard object.names.count == 2, let values = object["identifiers"]?.array, (1...countLimit).contains(values.count) else {
                throw SETRefusal(.malformed, "`aliases` needs `identifiers`, an array of 1 to \(countLimit)")
            }
            var names: [Simple] = []
            for value in values { names.append(try Simple(value)) }
            return .aliases(names)
        case "complex":
            guard (2...(countLimit + 1)).contains(object.names.count) else {
                throw SETRefusal(.malformed, "a complex subject has 1 to \(countLimit) members")
            }
            var members: [String: Simple] = [:]
            for (name, value) in object.members where name != "format" {
                guard (1...64).contains(name.utf8.count) else { throw SETRefusal(.malformed, "a member's name has 1 to 64 bytes") }
                members[name] = try Simple(value)
            }
            return .complex(members)
        default: return .simple(try Simple(value))
        }
    }

    /// As `sub_id` holds it.
    public var json: String {
        switch self {
        case .simple(let one): one.json
        case .aliases(let names):
            JSONWriter.object([("format", "\"aliases\""), ("identifiers", JSONWriter.array(names.map(\.json)))])
        case .complex(let members):
            JSONWriter.object([("format", "\"complex\"")] + members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
        }
    }
}

extension SubjectIdentifier.Simple {
    /// What the format is called, and its members.
    private var parts: (format: String, members: [(String, String)]) {
        switch self {
        case .account(let uri): ("account", [("uri", uri)])
        case .email(let address): ("email", [("email", address)])
        case .issuerAndSubject(let issuer, let subject): ("iss_sub", [("iss", issuer), ("sub", subject)])
        case .opaque(let id): ("opaque", [("id", id)])
        case .phoneNumber(let number): ("phone_number", [("phone_number", number)])
        case .decentralized(let url): ("did", [("url", url)])
        case .uri(let uri): ("uri", [("uri", uri)])
        case .token(let issuer, let id): ("jwt_id", [("iss", issuer), ("jti", id)])
        case .assertion(let issuer, let id): ("saml_assertion_id", [("issuer", issuer), ("assertion_id", id)])
        case .addresses: ("ip-addresses", [])
        }
    }

    public var json: String {
        if case .addresses(let addresses) = self {
            return JSONWriter.object([
                ("format", "\"ip-addresses\""), ("ip-addresses", JSONWriter.array(addresses.map(JSONWriter.quoted))),
            ])
        }
        let (format, members) = parts
        return JSONWriter.object(([("format", format)] + members).map { ($0.0, JSONWriter.quoted($0.1)) })
    }

    init(_ value: JSONValue) throws(SETRefusal) {
        guard let object = value.object, let format = object["format"]?.string else {
            throw SETRefusal(.malformed, "a subject is an object with `format`")
        }
        /// Exactly these members beside `format`, each a text that says something.
        func texts(_ names: String...) throws(SETRefusal) -> [String] {
            guard object.names.count == names.count + 1 else {
                let needed = names.joined(separator: ", ")
                throw SETRefusal(.malformed, "a subject of format `\(format.prefix(32))` has the members \(needed) and no others")
            }
            var found: [String] = []
            for name in names {
                guard let text = object[name]?.string, (1...SubjectIdentifier.textLimit).contains(text.utf8.count) else {
                    throw SETRefusal(.malformed, "`\(name)` of a subject is a text of 1 to \(SubjectIdentifier.textLimit) bytes")
                }
                found.append(text)
            }
            return found
        }
        switch format {
        case "account":
            let uri = try texts("uri")[0]
            guard uri.hasPrefix("acct:") else { throw SETRefusal(.malformed, "`uri` of an account begins with `acct:`") }
            self = .account(uri: uri)
        case "email":
            let address = try texts("email")[0]
            guard address.contains("@") else { throw SETRefusal(.malformed, "`email` is no address") }
            self = .email(address)
        case "iss_sub":
            let found = try texts("iss", "sub")
            self = .issuerAndSubject(issuer: found[0], subject: found[1])
        case "opaque": self = .opaque(try texts("id")[0])
        case "phone_number": self = .phoneNumber(try texts("phone_number")[0])
        case "did":
            let url = try texts("url")[0]
            guard url.hasPrefix("did:") else { throw SETRefusal(.malformed, "`url` of a decentralized identifier begins with `did:`") }
            self = .decentralized(url: url)
        case "uri": self = .uri(try texts("uri")[0])
        case "jwt_id":
            let found = try texts("iss", "jti")
            self = .token(issuer: found[0], id: found[1])
        case "saml_assertion_id":
            let found = try texts("issuer", "assertion_id")
            self = .assertion(issuer: found[0], id: found[1])
        case "ip-addresses":
            guard object.names.count == 2, let values = object["ip-addresses"]?.array,
                (1...SubjectIdentifier.countLimit).contains(values.count)
            else { throw SETRefusal(.malformed, "`ip-addresses` is an array of 1 to \(SubjectIdentifier.countLimit)") }
            let addresses = values.compactMap(\.string).filter { (2...64).contains($0.utf8.count) }
            guard addresses.count == values.count else { throw SETRefusal(.malformed, "`ip-addresses` holds something that is no address") }
            self = .addresses(addresses)
        default: throw SETRefusal(.unknownSubject, "a subject of format `\(format.prefix(32))` is not understood here")
        }
    }
}
