import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
public import Runtime
import SPIFFE
public import X509

/// One question to a server over HTTP, and its answer. An argument everywhere, so that a test can be the server.
public struct HTTPExchange: Sendable {
    public struct Request: Sendable {
        public var method = "GET"
        public var url: String
        public var headers: [(name: String, value: String)] = []
        public var body: [UInt8] = []
        /// Longest answer that is read.
        public var limit = 256 << 10

        public init(url: String) { self.url = url }
    }

    public struct Answer: Sendable {
        public var status: Int
        public var body: [UInt8]

        public init(status: Int, body: [UInt8]) {
            self.status = status
            self.body = body
        }
    }

    private let exchange: @Sendable (Request) async throws -> Answer

    public init(_ exchange: @escaping @Sendable (Request) async throws -> Answer) { self.exchange = exchange }

    public func callAsFunction(_ request: Request) async throws -> Answer { try await exchange(request) }
}

extension HTTPExchange {
    /// How to speak TLS to one server.
    public struct Security: Sendable {
        /// The system's when empty.
        public var roots: [Certificate]
        /// PEM chain and key of ours, for servers that ask.
        public var identity: (chain: [UInt8], key: Secret)?
        /// Plain HTTP to a cloud's metadata address, which nothing but this machine can reach. Nowhere else.
        public var isPlaintextAllowed = false

        public init(roots: [Certificate] = [], identity: (chain: [UInt8], key: Secret)? = nil, isPlaintextAllowed: Bool = false) {
            self.roots = roots
            self.identity = identity
            self.isPlaintextAllowed = isPlaintextAllowed
        }
    }

    /// Over the network: no redirect is followed, no answer is above its limit, and none is waited for longer than `timeout`.
    public static func network(_ security: Security, timeout: Duration = .seconds(5)) -> HTTPExchange {
        HTTPExchange { request in
            guard let url = URLComponents(string: request.url), url.user == nil, url.password == nil, url.host?.isEmpty == false,
                url.scheme == "https" || (url.scheme == "http" && security.isPlaintextAllowed)
            else { throw AttestationRefusal(.unavailable, "`\(request.url.prefix(200))` is no https address") }
            var configuration = HTTPClient.Configuration()
            configuration.redirectConfiguration = .disallow
            configuration.decompression = .disabled
            configuration.httpVersion = .http1Only
            configuration.tlsConfiguration = try tls(security)
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            let outcome: Result<Answer, any Error>
            do { outcome = .success(try await send(request, client, timeout)) } catch { outcome = .failure(error) }
            try? await client.shutdown()
            return try outcome.get()
        }
    }

    private static func send(_ request: Request, _ client: HTTPClient, _ timeout: Duration) async throws -> Answer {
        var sent = HTTPClientRequest(url: request.url)
        sent.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { sent.headers.add(name: name, value: value) }
        if !request.body.isEmpty { sent.body = .bytes(request.body) }
        let answer = try await client.execute(sent, timeout: .milliseconds(timeout.milliseconds))
        let body = try await answer.body.collect(upTo: request.limit)
        return Answer(status: Int(answer.status.code), body: Array(body.readableBytesView))
    }

    private static func tls(_ security: Security) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if !security.roots.isEmpty {
            configuration.trustRoots = .certificates(
                try security.roots.map { try NIOSSLCertificate(bytes: $0.derBytes(), format: .der) })
        }
        if let (chain, key) = security.identity {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(chain).map { .certificate($0) }
            configuration.privateKey = .privateKey(try key.withBytes { try NIOSSLPrivateKey(bytes: Array($0), format: .pem) })
        }
        return configuration
    }
}
