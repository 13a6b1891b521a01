/// A request of another party's program about security events, as far as its meaning goes: the control plane answers it.
public struct SignalsRequest: Sendable {
    public var method: String
    /// Without the query.
    public var path: String
    /// `stream_id` of the query.
    public var stream: String?
    /// The whole of `Authorization`.
    public var authorization: String?
    public var contentType: String?
    public var body: [UInt8]

    public init(method: String, path: String, stream: String? = nil, authorization: String? = nil, contentType: String? = nil, body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.stream = stream
        self.authorization = authorization
        self.contentType = contentType
        self.body = body
    }
}

/// What it is told. JSON, or nothing.
public struct SignalsAnswer: Sendable {
    public var status: Int
    public var json: String?
    /// Seconds, with 429.
    public var retryAfter: Int?
    /// What `WWW-Authenticate` says with 401 or 403.
    public var challenge: String?

    public init(_ status: Int, _ json: String? = nil, retryAfter: Int? = nil, challenge: String? = nil) {
        self.status = status
        self.json = json
        self.retryAfter = retryAfter
        self.challenge = challenge
    }
}
