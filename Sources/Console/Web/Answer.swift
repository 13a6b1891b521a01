import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Where results and failures become HTTP: the only file that knows status codes.
enum Answer {
    static func status(_ code: ActionFailure.Code) -> HTTPResponse.Status {
        switch code {
        case .refused: .conflict
        case .invalid: .badRequest
        case .notFound: .notFound
        case .internal: .internalServerError
        }
    }

    /// Programs' paths; a page elsewhere.
    static func wantsJSON(_ request: Request) -> Bool { ["/api/", "/access/", "/.well-known/"].contains { request.uri.path.hasPrefix($0) } }

    static func page(_ markup: HTML, status: HTTPResponse.Status = .ok) -> Response {
        text(markup.text, "text/html; charset=utf-8", status: status)
    }

    static func text(_ content: String, _ type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: content)))
    }

    /// Sorted keys, so that two answers can be compared; no escaped slashes, as everywhere in Mayfly.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return json(try encoder.encode(value), status: status)
    }

    static func json(_ data: Data, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// A refusal for whoever asked: JSON under `/api/`, a page elsewhere.
    static func failure(_ failure: ActionFailure, to request: Request, isSignedIn: Bool) -> Response {
        let status = status(failure.code)
        if wantsJSON(request), let answer = try? json(failure, status: status) { return answer }
        return page(
            ErrorPage.render(
                status: status.code, title: title(status), message: failure.message, nextStep: failure.nextStep,
                isSignedIn: isSignedIn),
            status: status)
    }

    static func error(_ status: HTTPResponse.Status, _ message: String?, to request: Request) -> Response {
        let code: ActionFailure.Code =
            switch status.code {
            case 404: .notFound
            case 500...: .internal
            case 401, 403, 409, 421, 429: .refused
            default: .invalid
            }
        let failure = ActionFailure(code, message ?? title(status))
        if wantsJSON(request), let answer = try? json(failure, status: status) { return answer }
        return page(
            ErrorPage.render(
                status: status.code, title: title(status), message: failure.message, nextStep: nil, isSignedIn: false),
            status: status)
    }

    private static func title(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 400: "This request cannot be read"
        case 401: "Sign in first"
        case 403: "Not from there"
        case 404: "There is no such page"
        case 405: "Not this way"
        case 409: "Refused"
        case 413: "Too large"
        case 421: "Not under this name"
        case 429: "Too many tries"
        default: "Something broke"
        }
    }
}
