import HTTPTypes
import Hummingbird
import NIOCore

/// The addresses that programs of other parties use: tokens pushed to us (RFC 8935), and streams of ours (SSF 1.0, RFC 8936).
///
/// No login opens them and none is needed: a token counts by its signature, a stream opens to its receiver's bearer token, and neither is
/// something that a browser would send by itself. So the name under which the server is reached does not matter here, and a
/// proxy that speaks TLS can stand before it.
struct SignalsRoutes: Sendable {
    let controlPlane: any ControlPlane

    static let base = "/ssf/"
    static let wellKnown = ["/.well-known/ssf-configuration", "/.well-known/oauth-authorization-server"]

    /// Whether the gate leaves a request to us.
    static func owns(_ path: String) -> Bool { path.hasPrefix(base) || wellKnown.contains { path == $0 || path.hasPrefix($0 + "/") } }

    func add(to router: Router<ConsoleContext>, read: @escaping @Sendable (Request, ConsoleContext, Int) async throws -> ByteBuffer) {
        let answer: @Sendable (Request, ConsoleContext) async throws -> Response = { request, context in
            let path = request.uri.path
            let limit = path.hasPrefix(Self.base + "events/") ? ConsoleServer.largestEvent : ConsoleServer.largestSignalsRequest
            let body = request.method == .get || request.method == .delete ? ByteBuffer() : try await read(request, context, limit)
            let asked = SignalsRequest(
                method: request.method.rawValue, path: path, stream: request.uri.queryParameters["stream_id"].map(String.init),
                authorization: request.headers[.authorization], contentType: request.headers[.contentType], body: Array(body.readableBytesView))
            return Self.response(await controlPlane.signals(asked))
        }
        router.get("/.well-known/ssf-configuration", use: answer)
        router.get("/.well-known/ssf-configuration/**", use: answer)
        router.get("/.well-known/oauth-authorization-server/**", use: answer)
        router.get("/ssf/**", use: answer)
        router.post("/ssf/**", use: answer)
        router.put("/ssf/**", use: answer)
        router.patch("/ssf/**", use: answer)
        router.delete("/ssf/**", use: answer)
    }

    private static func response(_ answer: SignalsAnswer) -> Response {
        var response = Response(status: .init(code: answer.status))
        if let json = answer.json {
            response.headers[.contentType] = "application/json"
            response.headers[.contentLanguage] = "en"
            response.body = ResponseBody(byteBuffer: ByteBuffer(string: json))
        }
        if let challenge = answer.challenge ?? (answer.status == 401 ? "Bearer" : nil) { response.headers[.wwwAuthenticate] = challenge }
        if let seconds = answer.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }
}
