import SPIFFE

/// What a transmitter tells of itself (SSF 1.0 §7.1), at `/.well-known/ssf-configuration`.
public struct TransmitterMetadata: Sendable, Hashable {
    public static let wellKnown = "/.well-known/ssf-configuration"

    public var issuer: String
    public var keys: String
    public var configuration: String
    public var status: String
    public var verification: String
    public var addSubject: String
    public var removeSubject: String
    /// Of streams that are made from now on.
    public var defaultSubjects: DefaultSubjects
    public var schemes: [AuthorizationScheme]

    public init(
        issuer: String, keys: String, configuration: String, status: String, verification: String, addSubject: String, removeSubject: String,
        defaultSubjects: DefaultSubjects, schemes: [AuthorizationScheme]
    ) {
        self.issuer = issuer
        self.keys = keys
        self.configuration = configuration
        self.status = status
        self.verification = verification
        self.addSubject = addSubject
        self.removeSubject = removeSubject
        self.defaultSubjects = defaultSubjects
        self.schemes = schemes
    }

    /// Where the document of an issuer lies: between its host and its path (SSF §7.2.1); `nil` when this is no https address.
    public static func address(of issuer: String) -> String? {
        guard issuer.hasPrefix("https://"), !issuer.contains("?"), !issuer.contains("#") else { return nil }
        let rest = issuer.dropFirst("https://".count)
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty else { return nil }
        var path = rest.dropFirst(host.count)
        if path.hasSuffix("/") { path = path.dropLast() }
        return "https://" + host + wellKnown + path
    }

    public var json: String {
        func quoted(_ text: String) -> String { JSONWriter.quoted(text) }
        return JSONWriter.object([
            ("spec_version", quoted("1_0")), ("issuer", quoted(issuer)), ("jwks_uri", quoted(keys)),
            ("delivery_methods_supported", JSONWriter.array(DeliveryMethod.allCases.map { quoted($0.rawValue) })),
            ("configuration_endpoint", quoted(configuration)), ("status_endpoint", quoted(status)),
            ("verification_endpoint", quoted(verification)), ("add_subject_endpoint", quoted(addSubject)),
            ("remove_subject_endpoint", quoted(removeSubject)),
            ("authorization_schemes", JSONWriter.array(schemes.map { JSONWriter.object([("spec_urn", quoted($0.rawValue))]) })),
            ("default_subjects", quoted(defaultSubjects.rawValue)),
        ])
    }
}

/// How one receiver gets what one transmitter has to say (SSF 1.0 §8.1.1).
public struct EventStream: Sendable, Hashable {
    public enum Delivery: Sendable, Hashable {
        /// To the receiver's address. What it wants in `Authorization` is a secret and kept elsewhere.
        case push(url: String)
        /// At an address of the transmitter's, that names the stream.
        case poll
        public var method: DeliveryMethod { if case .poll = self { .poll } else { .push } }
    }

    public var id: String
    public var issuer: String
    public var audience: [String]
    public var supported: [EventType]
    /// As the receiver wrote it: what is not known is passed over.
    public var requested: [String]
    public var delivery: Delivery
    public var description: String?
    public var status: StreamStatus
    public var statusReason: String?

    public init(
        id: String, issuer: String, audience: [String], supported: [EventType], requested: [String], delivery: Delivery, description: String? = nil,
        status: StreamStatus = .enabled, statusReason: String? = nil
    ) {
        self.id = id
        self.issuer = issuer
        self.audience = audience
        self.supported = supported
        self.requested = requested
        self.delivery = delivery
        self.description = description
        self.status = status
        self.statusReason = statusReason
    }

    /// What is sent. A receiver that asked for nothing by name gets what it may.
    public var delivered: [EventType] { requested.isEmpty ? supported : supported.filter { requested.contains($0.rawValue) } }

    /// Seconds between two requests for a verification event.
    public static let verificationPause = 10

    /// - Parameter pollURL: where this stream is polled.
    public func json(pollURL: String) -> String {
        func list(_ texts: [String]) -> String { JSONWriter.array(texts.map(JSONWriter.quoted)) }
        let address = if case .push(let url) = delivery { url } else { pollURL }
        var members = [
            ("stream_id", JSONWriter.quoted(id)), ("iss", JSONWriter.quoted(issuer)),
            ("aud", audience.count == 1 ? JSONWriter.quoted(audience[0]) : list(audience)),
            ("events_supported", list(supported.map(\.rawValue))), ("events_requested", list(requested)),
            ("events_delivered", list(delivered.map(\.rawValue))),
            (
                "delivery",
                JSONWriter.object([("method", JSONWriter.quoted(delivery.method.rawValue)), ("endpoint_url", JSONWriter.quoted(address))])
            ),
            ("min_verification_interval", String(Self.verificationPause)),
        ]
        if let description { members.append(("description", JSONWriter.quoted(description))) }
        return JSONWriter.object(members)
    }

    public var statusJSON: String {
        var members = [("stream_id", JSONWriter.quoted(id)), ("status", JSONWriter.quoted(status.rawValue))]
        if let statusReason { members.append(("reason", JSONWriter.quoted(statusReason))) }
        return JSONWriter.object(members)
    }
}

/// What a receiver asks for when it makes a stream or changes one: the members that are its to say.
public struct StreamRequest: Sendable, Hashable {
    public static let limit = 64 << 10

    public var id: String?
    public var requested: [String]?
    public var method: DeliveryMethod?
    public var endpoint: String?
    /// Sent with every push: a secret.
    public var authorization: String?
    public var description: String?
    /// Of a status request.
    public var status: StreamStatus?
    public var reason: String?
    /// Of a verification request.
    public var state: String?

    /// Reads the body of a request to any of a stream's endpoints. What the transmitter supplies may stand beside (SSF §8.1.1.3).
    public static func read(_ json: [UInt8]) -> Result<StreamRequest, SETRefusal> {
        do throws(SETRefusal) {
            guard case .success(let value) = JSONValue.read(json, limit: limit), let object = value.object else {
                throw SETRefusal(.malformed, "the request is no JSON object")
            }
            func text(_ name: String, _ limit: Int, in object: JSONObject) throws(SETRefusal) -> String? {
                guard let value = object[name], value != .null else { return nil }
                guard let text = value.string, text.utf8.count <= limit else {
                    throw SETRefusal(.malformed, "`\(name)` is a text of at most \(limit) bytes")
                }
                return text
            }
            var request = StreamRequest()
            request.id = try text("stream_id", 128, in: object)
            request.description = try text("description", 1024, in: object)
            request.reason = try text("reason", 1024, in: object)
            request.state = try text("state", 1024, in: object)
            if let status = try text("status", 32, in: object) {
                guard let known = StreamStatus(rawValue: status) else { throw SETRefusal(.malformed, "`status` is enabled, paused or disabled") }
                request.status = known
            }
            if let given = object["events_requested"], given != .null {
                guard let values = given.array, values.count <= 64 else {
                    throw SETRefusal(.malformed, "`events_requested` is an array of at most 64")
                }
                let uris = values.compactMap(\.string).filter { $0.utf8.count <= 512 }
                guard uris.count == values.count else { throw SETRefusal(.malformed, "`events_requested` holds something that is no URI") }
                request.requested = uris
            }
            if let given = object["delivery"], given != .null {
                guard let delivery = given.object, let method = try text("method", 128, in: delivery).flatMap(DeliveryMethod.init) else {
                    throw SETRefusal(.malformed, "`delivery` needs a `method`: \(DeliveryMethod.allCases.map(\.rawValue).joined(separator: " or "))")
                }
                request.method = method
                request.endpoint = try text("endpoint_url", 2048, in: delivery)
                request.authorization = try text("authorization_header", 4096, in: delivery)
                if let secret = request.authorization, !secret.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
                    throw SETRefusal(.malformed, "`authorization_header` is no value of a header")
                }
            }
            return .success(request)
        } catch {
            return .failure(error)
        }
    }
}
