import EstateTesting
import Foundation
import SPIFFE
import Testing
import WorkloadAPI

@Suite("R42: the Workload API, PyPI's clients", .timeLimit(.minutes(2))) struct PythonClientTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    private static let python = root + "/.build/venv/bin/python"
    private static let isPossible = FileManager.default.isExecutableFile(atPath: python)

    private struct Said: Decodable {
        var ids, x509Bundles, jwtBundles, tokens, noHeader, otherHeaders, wit, methods, methodsAlpha, services, servicesAlpha: [String]
        var validated, unknownMethod: String
        var rotations: Int
        var isMalformedRefused: Bool
        var health: [Health]
        var unknownSymbol: [String]

        enum Health: Decodable, Equatable {
            case bytes([UInt8]), status(String)

            init(from decoder: any Decoder) throws {
                let single = try decoder.singleValueContainer()
                self = if let text = try? single.decode(String.self) { .status(text) } else { .bytes(try single.decode([UInt8].self)) }
            }
        }

        enum CodingKeys: String, CodingKey {
            case ids, tokens, validated, health
            case x509Bundles = "x509 bundles"
            case jwtBundles = "jwt bundles"
            case noHeader = "no header"
            case otherHeaders = "other headers"
            case wit = "WIT"
            case methods = "methods v1"
            case methodsAlpha = "methods v1alpha"
            case services = "services v1"
            case servicesAlpha = "services v1alpha"
            case unknownMethod = "unknown method"
            case rotations = "rotations seen"
            case isMalformedRefused = "malformed is refused"
            case unknownSymbol = "unknown symbol"
        }
    }

    @Test(.enabled(if: isPossible, "needs .build/venv, which ./test makes"))
    func `a Python workload gets everything, sees rotations, and is told what it does wrong`() async throws {
        try await withEndpoint { issuer, path in
            let other = try TestIssuer("other.example")
            let rotation = Task {
                while !Task.isCancelled {
                    let identities = [try issuer.identity("a", hint: "x"), try issuer.identity("b", hint: "x")]
                    issuer.give(issuer.update(identities, federated: [other.trust]))
                    try await Task.sleep(for: .milliseconds(200))
                }
            }
            try await eventually("the issuer is ready") { issuer.isReady }
            let run = try await ProcessRun.run([Self.python, Self.root + "/Tests/Foreign/workload_api_client.py", path])
            rotation.cancel()
            try #require(run.succeeded, "\(run.errors.suffix(2_000))")
            let said = try JSONDecoder().decode(Said.self, from: Data(run.output.utf8))
            let ids = ["spiffe://shop.example/a", "spiffe://shop.example/b"]
            #expect(said.ids == ids && said.tokens == ids && said.validated == ids[0])
            #expect(said.x509Bundles == ["other.example", "shop.example"] && said.jwtBundles == said.x509Bundles)
            #expect(said.rotations == 2)
            #expect(said.noHeader == Array(repeating: "INVALID_ARGUMENT", count: 5), "\(said.noHeader)")
            #expect(said.otherHeaders == Array(repeating: "INVALID_ARGUMENT", count: 4), "\(said.otherHeaders)")
            #expect(said.wit == ["UNIMPLEMENTED", "UNIMPLEMENTED"] && said.unknownMethod == "UNIMPLEMENTED")
            #expect(said.isMalformedRefused)
            #expect(said.health == [.bytes([8, 1]), .bytes([8, 1]), .status("NOT_FOUND")], "\(said.health)")
            let methods = [
                "FetchJWTBundles", "FetchJWTSVID", "FetchWITBundles", "FetchWITSVID", "FetchX509Bundles", "FetchX509SVID", "ValidateJWTSVID",
            ]
            #expect(said.methods == methods && said.methodsAlpha == methods)
            #expect(said.services.count == 3 && said.servicesAlpha.count == 3 && said.unknownSymbol.isEmpty)
        }
    }
}
