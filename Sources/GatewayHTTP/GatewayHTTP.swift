//  GatewayHTTP: how gateways ask, on whatever connection: the Authorization API (AuthZEN 1.0) over HTTP/1.1. Who may ask, and who decides,
//  is said by the door that a connection came in at: the agent's Unix socket, or the server's port for mutual TLS.

public import Access

/// Whoever is at the other end of a connection, and may ask.
public protocol Gateway: Sendable {
    /// Its name in the ledger; `nil` for whoever may not ask any more. Looked at with each request, on the connection's event loop.
    var name: String? { get }

    /// Answers a request that was read.
    func reply(to request: AuthZENRequest, at endpoint: AuthZENEndpoint, as name: String) -> GatewayReply
}

/// An answer, or how to come by it.
public enum GatewayReply: Sendable {
    case now(GatewayAnswer)
    /// Meanwhile the connection's other requests wait, and nobody else's.
    case later(@Sendable () async -> GatewayAnswer)
}

public struct GatewayAnswer: Sendable {
    public var status: Int
    /// Words for people; else JSON.
    public var isText: Bool
    public var body: String

    public init(status: Int, isText: Bool = false, body: String) {
        self.status = status
        self.isText = isText
        self.body = body
    }

    public static func failure(_ status: Int, _ message: String) -> GatewayAnswer {
        GatewayAnswer(status: status, isText: true, body: message + "\n")
    }

    public static func failure(_ failure: AuthZENFailure) -> GatewayAnswer { .failure(failure.status, failure.message) }

    /// RFC 9110 §15, as far as it is said here.
    var phrase: StaticString {
        switch status {
        case 200: " OK"
        case 400: " Bad Request"
        case 403: " Forbidden"
        case 404: " Not Found"
        case 405: " Method Not Allowed"
        case 411: " Length Required"
        case 413: " Content Too Large"
        case 417: " Expectation Failed"
        case 429: " Too Many Requests"
        case 431: " Request Header Fields Too Large"
        case 500: " Internal Server Error"
        case 503: " Service Unavailable"
        case 505: " HTTP Version Not Supported"
        default: " "
        }
    }
}
