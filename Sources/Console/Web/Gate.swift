import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Runtime
import Synchronization

/// What the gate remembers between requests. One for the server.
final class GateState: Sendable {
    /// The port that was bound; 0 before that, and then no Host is right.
    let port = Mutex(0)
    let sessions = Mutex(Sessions())
    let limit = Mutex(LoginLimit())
}

/// Stands before every route: fixed headers on every answer, local Host names only, nobody without a login, no mutation on
/// behalf of another site. It is the outermost middleware, so that a refusal and a page that does not exist have the
/// headers too.
struct Gate: RouterMiddleware {
    let door: Door
    let state: GateState
    let token: Secret
    let clock: WallClock

    /// Reachable without a login.
    private static let open: Set<String> = [
        "/login", "/assets/console.css", "/assets/console.js", "/assets/icon.svg", "/healthz",
    ]

    /// Takes what is signed, whoever brings it: a login would give an exporter far more than it needs, and a page of another site that
    /// posts here has no key. It answers nothing but whether the signature is good.
    private static let signed = "/api/v1/context/statements"

    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    func handle(
        _ request: Request, context: ConsoleContext, next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await admit(request, context: context, next: next)
        } catch let failure as ActionFailure {
            response = Answer.failure(failure, to: request, isSignedIn: true)
        } catch let error as HTTPError {
            response = Answer.error(error.status, error.body, to: request)
            for field in error.headers { response.headers[field.name] = field.value }
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
            response = Answer.error(.internalServerError, nil, to: request)
        }
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        // Not `no-referrer`: under that a browser posts our own forms with `Origin: null`.
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.cacheControl] = "no-store"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        if request.method == .head { response.body = ResponseBody() }
        return response
    }

    private func admit(
        _ request: Request, context: ConsoleContext, next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        guard request.head.path?.hasPrefix("/") == true else { throw HTTPError(.badRequest) }
        switch door {
        case .socket:
            context.person = Operator(name: await PeerName.of(context.channel), door: .socket)
            return try await next(request, context)
        case .loopback:
            if SignalsRoutes.owns(request.uri.path) { return try await next(request, context) }
            let authority = request.head.authority ?? ""
            guard isLocal(authority) else {
                throw HTTPError(.misdirectedRequest, message: "This server answers to local names only.")
            }
            let path = request.uri.path
            if path == Self.signed, request.method == .post, request.headers[.authorization] == nil { return try await next(request, context) }
            let mutates = request.method != .get && request.method != .head
            if let person = try person(of: request) {
                context.person = person
                // A token in a header proves intent; a cookie is sent by the browser whoever asks.
                if mutates, person.door == .session { try requireSameOrigin(request, authority: authority) }
                return try await next(request, context)
            }
            if Self.open.contains(path) {
                if mutates { try requireSameOrigin(request, authority: authority) }
                return try await next(request, context)
            }
            if Answer.wantsJSON(request) {
                throw HTTPError(.unauthorized, message: "Present the token: `Authorization: Bearer …`.")
            }
            guard !mutates else { throw HTTPError(.unauthorized, message: "Sign in first.") }
            let place = path == "/" ? "" : request.uri.string
            return .redirect(to: Link("login", query: place.isEmpty ? [] : [("next", place)]).text)
        }
    }

    /// DNS rebinding ends here: a page of another site reaches this port only under a name that is not in this list.
    private func isLocal(_ authority: String) -> Bool {
        let port = state.port.withLock { $0 }
        return port != 0 && ["127.0.0.1", "[::1]", "localhost"].contains { authority.lowercased() == "\($0):\(port)" }
    }

    /// Browsers say where a request comes from. One that says nothing is not taken for ours.
    private func requireSameOrigin(_ request: Request, authority: String) throws {
        let site = request.headers[.secFetchSite]
        let origin = request.headers[.origin]
        let isOurs =
            origin.map { $0.lowercased() == "http://\(authority.lowercased())" } ?? (site == "same-origin")
        guard isOurs, site == nil || site == "same-origin" else {
            throw HTTPError(.forbidden, message: "This request comes from another site.")
        }
    }

    private func person(of request: Request) throws -> Operator? {
        let now = clock.now()
        if let authorization = request.headers[.authorization] {
            let presented = authorization.prefix(7).lowercased() == "bearer " ? String(authorization.dropFirst(7)) : ""
            guard try check(presented, at: now) else {
                throw HTTPError(.unauthorized, message: "The token is not right.")
            }
            return Operator(name: "operator", door: .token)
        }
        if let session = sessionID(of: request), state.sessions.withLock({ $0.isOpen(session, at: now) }) {
            return Operator(name: "operator", door: .session)
        }
        return nil
    }

    /// Whether `presented` is the token. Throws 429 while too many wrong ones were tried.
    func check(_ presented: String, at now: Timestamp) throws -> Bool {
        if let seconds = state.limit.withLock({ $0.wait(at: now) }) {
            throw HTTPError(
                .tooManyRequests, headers: [.retryAfter: String(seconds)],
                message: "Too many wrong tokens. Try again in \(seconds) s.")
        }
        let isRight = presented.utf8.count <= 1024 && Secret(presented).isEqual(to: token) && token.count > 0
        if !isRight { state.limit.withLock { $0.recordWrong(at: now) } }
        return isRight
    }

    func sessionID(of request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0].drop(while: { $0 == " " }) == Sessions.cookie { return String(parts[1]) }
            }
        }
        return nil
    }
}

extension HTTPField.Name {
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let crossOriginResourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
