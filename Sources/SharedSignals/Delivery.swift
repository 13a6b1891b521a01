public import SPIFFE

/// How tokens travel (SSF 1.0 §6.1).
public enum DeliveryMethod: String, Sendable, CaseIterable {
    /// The transmitter posts each token (RFC 8935).
    case push = "urn:ietf:rfc:8935"
    /// The receiver asks for them (RFC 8936).
    case poll = "urn:ietf:rfc:8936"
}

/// Why a receiver did not take a token, for its transmitter: the object of RFC 8935 §2.3, and a value of `setErrs` in RFC 8936 §2.4.
public struct DeliveryError: Error, Sendable, Hashable {
    /// RFC 8935 §2.4.
    public enum Code: String, Sendable, CaseIterable {
        case invalidRequest = "invalid_request"
        case invalidKey = "invalid_key"
        case invalidIssuer = "invalid_issuer"
        case invalidAudience = "invalid_audience"
        case authenticationFailed = "authentication_failed"
        case accessDenied = "access_denied"
    }
    /// One of ``Code``, or another of the registry that a receiver knows.
    public var code: String
    public var description: String

    public init(_ code: Code, _ description: String) {
        self.code = code.rawValue
        self.description = description
    }

    /// What became of a token here, in the registry's words.
    public init(_ refusal: SETRefusal) {
        let code: Code =
            switch refusal.code {
            case .tooLong, .malformed, .wrongType, .notYetValid, .tooOld, .repeated: .invalidRequest
            case .unknownKey, .unsupportedAlgorithm, .badSignature: .invalidKey
            case .wrongIssuer: .invalidIssuer
            case .wrongAudience: .invalidAudience
            case .unauthenticated: .authenticationFailed
            case .unknownSubject, .notAllowed: .accessDenied
            case .tooMany, .unavailable: .invalidRequest
            }
        self.init(code, refusal.reason)
    }

    public var json: String {
        JSONWriter.object([("err", JSONWriter.quoted(code)), ("description", JSONWriter.quoted(description))])
    }

    /// Reads what a stranger answered; `nil` when it is no such object.
    public init?(_ value: JSONValue) {
        guard let object = value.object, let code = object["err"]?.string, (1...64).contains(code.utf8.count),
            code.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.code = code
        let said = object["description"]?.string ?? ""
        description = String(said.unicodeScalars.prefix(200).map { (0x20...0x7E).contains($0.value) ? Character($0) : "?" })
    }

    public static func read(_ json: [UInt8]) -> DeliveryError? {
        guard case .success(let value) = JSONValue.read(json, limit: 8192) else { return nil }
        return DeliveryError(value)
    }
}

/// A receiver's question (RFC 8936 §2.2): what it acknowledges, what it refuses, what it wants.
public struct PollRequest: Sendable, Hashable {
    /// Most tokens of one answer, whatever was asked for.
    public static let mostEvents = 100
    /// Most `jti`s that one request acknowledges, and most that it refuses.
    public static let mostNames = 1000
    /// Longest request, in bytes.
    public static let limit = 512 << 10

    /// 0: acknowledge only.
    public var maxEvents: Int
    /// `false`: the transmitter may wait with its answer until there is something.
    public var returnImmediately: Bool
    public var acknowledged: [String]
    public var errors: [String: DeliveryError]

    public init(maxEvents: Int = mostEvents, returnImmediately: Bool = false, acknowledged: [String] = [], errors: [String: DeliveryError] = [:]) {
        self.maxEvents = maxEvents
        self.returnImmediately = returnImmediately
        self.acknowledged = acknowledged
        self.errors = errors
    }

    public var json: String {
        var members = [("maxEvents", String(maxEvents)), ("returnImmediately", returnImmediately ? "true" : "false")]
        if !acknowledged.isEmpty { members.append(("ack", JSONWriter.array(acknowledged.map(JSONWriter.quoted)))) }
        if !errors.isEmpty { members.append(("setErrs", JSONWriter.object(errors.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))) }
        return JSONWriter.object(members)
    }

    public static func read(_ json: [UInt8]) -> Result<PollRequest, SETRefusal> {
        do throws(SETRefusal) {
            guard case .success(let value) = JSONValue.read(json, limit: limit), let object = value.object else {
                throw SETRefusal(.malformed, "the request is no JSON object")
            }
            var request = PollRequest()
            if let given = object["maxEvents"] {
                guard let count = given.number?.unsigned else { throw SETRefusal(.malformed, "`maxEvents` is no number of events") }
                request.maxEvents = Int(min(count, UInt64(mostEvents)))
            }
            if let given = object["returnImmediately"] {
                guard case .bool(let flag) = given else { throw SETRefusal(.malformed, "`returnImmediately` is true or false") }
                request.returnImmediately = flag
            }
            if let given = object["ack"] {
                guard let names = given.array, names.count <= mostNames else {
                    throw SETRefusal(.malformed, "`ack` is an array of at most \(mostNames)")
                }
                request.acknowledged = names.compactMap(\.string).filter { $0.utf8.count <= 256 }
                guard request.acknowledged.count == names.count else { throw SETRefusal(.malformed, "`ack` holds something that is no `jti`") }
            }
            if let given = object["setErrs"] {
                guard let members = given.object?.members, members.count <= mostNames else {
                    throw SETRefusal(.malformed, "`setErrs` is an object of at most \(mostNames)")
                }
                for (name, value) in members {
                    guard name.utf8.count <= 256, let error = DeliveryError(value) else {
                        throw SETRefusal(.malformed, "`setErrs` holds something that is no error of a `jti`")
                    }
                    request.errors[name] = error
                }
            }
            return .success(request)
        } catch {
            return .failure(error)
        }
    }
}

/// A transmitter's answer (RFC 8936 §2.3).
public struct PollAnswer: Sendable, Hashable {
    /// Longest answer that is read, in bytes.
    public static let limit = 2 << 20

    /// By `jti`, each a compact JWS.
    public var sets: [String: String]
    public var moreAvailable: Bool

    public init(sets: [String: String], moreAvailable: Bool) {
        self.sets = sets
        self.moreAvailable = moreAvailable
    }

    public var json: String {
        JSONWriter.object([
            ("sets", JSONWriter.object(sets.sorted { $0.key < $1.key }.map { ($0.key, JSONWriter.quoted($0.value)) })),
            ("moreAvailable", moreAvailable ? "true" : "false"),
        ])
    }

    public static func read(_ json: [UInt8]) -> Result<PollAnswer, SETRefusal> {
        guard case .success(let value) = JSONValue.read(json, limit: limit), let object = value.object,
            let members = object["sets"]?.object?.members, members.count <= PollRequest.mostNames
        else { return .failure(SETRefusal(.malformed, "the answer is no JSON object with `sets`, of at most \(PollRequest.mostNames)")) }
        var answer = PollAnswer(sets: [:], moreAvailable: object["moreAvailable"] == .bool(true))
        for (name, value) in members {
            guard (1...256).contains(name.utf8.count), let text = value.string else {
                return .failure(SETRefusal(.malformed, "`sets` holds something that is no token of a `jti`"))
            }
            answer.sets[name] = text
        }
        return .success(answer)
    }
}
