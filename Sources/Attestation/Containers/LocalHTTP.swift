import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Runtime

/// One question to a runtime or kubelet on this node: no redirects, no proxies' encodings, a limit on the answer and on the time.
struct LocalHTTP: Sendable {
    enum Failure: Error {
        case unreachable(String)
        case status(UInt)
        case tooLarge(Int)
        case settings(String)
    }

    var tls: TLSConfiguration?
    var token: Secret?
    var timeout: Duration

    func get(_ url: String, limit: Int) async throws(Failure) -> [UInt8] {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tlsConfiguration = tls
        // One client for each question: certificates and keys that have been replaced are read anew, and nothing stays open.
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let outcome = await ask(client, url, limit)
        try? await client.shutdown()
        return try outcome.get()
    }

    private func ask(_ client: HTTPClient, _ url: String, _ limit: Int) async -> Result<[UInt8], Failure> {
        var request = HTTPClientRequest(url: url)
        // The host of such an address is the socket's path, which is nobody's business.
        if url.hasPrefix("http+unix:") { request.headers.add(name: "host", value: "localhost") }
        request.headers.add(name: "accept", value: "application/json")
        if let token {
            request.headers.add(name: "authorization", value: token.withBytes { "Bearer " + String(decoding: $0, as: UTF8.self) })
        }
        do {
            let response = try await client.execute(request, timeout: .milliseconds(timeout.milliseconds))
            guard response.status.code == 200 else { return .failure(.status(response.status.code)) }
            if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }), length > limit {
                return .failure(.tooLarge(limit))
            }
            var body: [UInt8] = []
            for try await part in response.body {
                guard body.count + part.readableBytes <= limit else { return .failure(.tooLarge(limit)) }
                body.append(contentsOf: part.readableBytesView)
            }
            return .success(body)
        } catch {
            return .failure(.unreachable(Self.words(error)))
        }
    }

    private static func words(_ error: any Error) -> String { String("\(error)".prefix(200)) }
}
