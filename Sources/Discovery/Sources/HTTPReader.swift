import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Runtime

/// Asks one HTTPS API, read only: no redirects (a token must not follow one), a limit on every answer, a time limit on every
/// request, and a second and third try only for requests that change nothing.
struct HTTPReader: Sendable {
    struct Settings: Sendable {
        /// `https://host:port` without a path at its end.
        var base: String
        /// PEM certificates to trust instead of the system's.
        var authorities: [UInt8]?
        /// PEM certificate chain and key of ours.
        var certificate: [UInt8]?
        var key: Secret?
        var timeout: Duration = .seconds(20)
        var answerLimit = 64 << 20
        var tries = 3
        /// A token may cross the wire unencrypted to another machine.
        var allowsPlaintext = false
    }

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPHeaders
        var bytes: [UInt8]

        func json(_ what: String) throws -> JSONTree {
            guard let tree = JSONTree(bytes) else { throw SourceError(.malformed, "\(what): the answer is not JSON") }
            return tree
        }
    }

    private let client: HTTPClient
    private let settings: Settings

    /// Runs `body` with a reader and closes its connections afterwards.
    static func with<Result: Sendable>(
        _ settings: Settings, _ body: (HTTPReader) async throws -> Result
    ) async throws -> Result {
        try check(settings)
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout = .init(connect: .seconds(10), read: .milliseconds(settings.timeout.milliseconds))
        configuration.tlsConfiguration = try tls(settings)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(HTTPReader(client: client, settings: settings))) } catch { outcome = .failure(error) }
        try? await client.shutdown()
        return try outcome.get()
    }

    private static func check(_ settings: Settings) throws {
        guard let url = URLComponents(string: settings.base), let host = url.host, !host.isEmpty, url.user == nil, url.password == nil,
            url.scheme == "https" || url.scheme == "http"
        else { throw SourceError(.settings, "`\(shown(settings.base))` is not an address like https://host:port") }
        let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        if url.scheme == "http", !isHere, !settings.allowsPlaintext {
            throw SourceError(.settings, "`\(shown(settings.base))` is not encrypted: use https, or say `allowPlaintext: true`")
        }
    }

    private static func tls(_ settings: Settings) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        do {
            if let authorities = settings.authorities {
                let certificates = try NIOSSLCertificate.fromPEMBytes(authorities)
                guard !certificates.isEmpty else { throw SourceError(.settings, "the CA file holds no certificate") }
                configuration.trustRoots = .certificates(certificates)
            }
            if let certificate = settings.certificate, let key = settings.key {
                configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(certificate).map { .certificate($0) }
                configuration.privateKey = .privateKey(try key.withBytes { try NIOSSLPrivateKey(bytes: Array($0), format: .pem) })
            }
        } catch let error as SourceError {
            throw error
        } catch {
            throw SourceError(.settings, "a certificate or key of the configuration is not readable PEM")
        }
        return configuration
    }

    /// Sends a request that changes nothing at the other side.
    ///
    /// - Parameter target: path and query, percent-encoded.
    func ask(
        _ method: HTTPMethod = .GET, _ target: String, headers: HTTPHeaders = [:], body: [UInt8]? = nil
    ) async throws -> Answer {
        var failure = SourceError(.unreachable, "no answer")
        for attempt in 0..<settings.tries {
            try Task.checkCancellation()
            var pause = Duration.milliseconds(200 << attempt)
            do {
                let answer = try await once(method, target, headers, body)
                guard answer.status == 429 || (500...599).contains(answer.status), answer.status != 501, attempt + 1 < settings.tries
                else { return answer }
                if let seconds = answer.headers.first(name: "Retry-After").flatMap(Int.init) { pause = .seconds(min(max(seconds, 0), 10)) }
            } catch let error as SourceError {
                guard error.code == .unreachable else { throw error }
                failure = error
                if attempt + 1 == settings.tries { throw failure }
            }
            try await Task.sleep(for: pause)
        }
        throw failure
    }

    private func once(_ method: HTTPMethod, _ target: String, _ headers: HTTPHeaders, _ body: [UInt8]?) async throws -> Answer {
        var request = HTTPClientRequest(url: settings.base + target)
        request.method = method
        request.headers = headers
        request.headers.replaceOrAdd(name: "User-Agent", value: "mayfly-discover")
        if let body { request.body = .bytes(body) }
        do {
            let response = try await client.execute(request, timeout: .milliseconds(settings.timeout.milliseconds))
            let buffer = try await response.body.collect(upTo: settings.answerLimit)
            return Answer(status: Int(response.status.code), headers: response.headers, bytes: Array(buffer.readableBytesView))
        } catch is NIOTooManyBytesError {
            throw SourceError(.tooLarge, "an answer is larger than \(settings.answerLimit >> 20) MiB")
        } catch is CancellationError {
            throw CancellationError()
        } catch let error as HTTPClientError where error == .redirectCycleDetected {
            throw SourceError(.refused, "the answer is a redirect, which is not followed")
        } catch {
            try Task.checkCancellation()
            throw Self.explained(error, at: settings.base)
        }
    }

    /// Says in words what a library says in its own; never with what was sent.
    private static func explained(_ error: any Error, at base: String) -> SourceError {
        let text = "\(error)"
        if text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("unableToValidateCertificate") {
            return SourceError(.refused, "the certificate of `\(base)` is not signed by the configured authority")
        }
        if error is NIOSSLExtraError || text.contains("CERTIFICATE_") {
            return SourceError(.refused, "the certificate of `\(base)` is not for that name")
        }
        if let error = error as? HTTPClientError {
            return SourceError(.unreachable, "`\(base)` does not answer: \(error.shortDescription)")
        }
        if text.contains("Connection refused") || text.contains("ECONNREFUSED") {
            return SourceError(.unreachable, "`\(base)` does not answer: connection refused")
        }
        return SourceError(.unreachable, "`\(base)` does not answer (\(type(of: error)))")
    }
}

extension String {
    /// Percent-encoded for one segment of a path or one value of a query (RFC 3986 §2.3: unreserved characters stay).
    var percentEncoded: String {
        var result = ""
        for byte in utf8 {
            let scalar = UnicodeScalar(byte)
            if scalar.properties.isAlphabetic && byte < 128 || (48...57).contains(byte) || "-._~".unicodeScalars.contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += "%" + [byte].hex.uppercased()
            }
        }
        return result
    }

    /// The same for a path of several segments.
    var percentEncodedPath: String {
        split(separator: "/", omittingEmptySubsequences: false).map { String($0).percentEncoded }.joined(separator: "/")
    }
}
