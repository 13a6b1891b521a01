import EstateTesting
import Foundation
import Testing

/// Gateways on nodes without an agent's door ask the server itself, by their SVIDs.
@Suite(.serialized) struct GatewayTests {
    private struct Ready: Decodable {
        var gateways: String?
    }
    private struct Answer: Decodable {
        struct Context: Decodable {
            var code: String?
        }
        var decision: Bool
        var context: Context?
    }
    private struct Listed: Decodable {
        var subject: String
        var agent: String
        var isPermitted: Bool
    }

    private static let policy = """
        @id("crm") @owner("team-ai")
        permit (principal == Mayfly::Agent::"a1", action == Mayfly::Action::"callTool", resource)
        when { context has risk && context.risk < 30 };
        @id("mint") @owner("platform")
        permit (principal is Mayfly::Workload, action == Mayfly::Action::"mint", resource);
        """

    private static func entries() -> String {
        let program = URL(fileURLWithPath: Installation.mayfly).resolvingSymlinksInPath().path
        return "entries:\n"
            + ["mesh", "other"].map { name in
                """
                  - name: \(name)
                    id: spiffe://shop.example/\(name)
                    hint: \(name)
                    selectors: ["unix:path:\(program)"]
                    owner: platform
                    purpose: holds an identity
                    review: 2031-01-31

                """
            }.joined()
    }

    private static func question(risk: Int) -> String {
        #"{"subject": {"type": "agent", "id": "a1"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "refund"}, "#
            + #""context": {"risk": \#(risk)}}"#
    }

    /// What curl prints, the status last; its errors where there is none.
    private static func ask(_ address: String, _ files: String, _ body: String?, _ path: String = "access/v1/evaluation") async throws -> String {
        let run = try await Installation.run(
            ["curl", "-sS", "-k", "--max-time", "20", "-w", " %{http_code}", "--cert", files + "/svid.pem", "--key", files + "/key.pem"]
                + (body.map { ["-d", $0] } ?? []) + [address + path])
        return run.succeeded ? run.output : "refused: \(run.errors)"
    }

    // R66 R72 R45
    @Test(.timeLimit(.minutes(3)))
    func `a gateway that is named asks over mutual TLS, others are not let in, and a revoked one is refused at once`() async throws {
        try await Installation.with(
            shop: false, server: ["--gateway-address", "127.0.0.1:0", "--gateway", "spiffe://shop.example/mesh"]
        ) { estate in
            try await estate.startServer()
            let line = try #require(estate.text("server.out").split(separator: "\n").first)
            let address = try #require(try JSONDecoder().decode(Ready.self, from: Data(line.utf8)).gateways)
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let applied = try await estate.attempt(["entries", "apply", "-f", "-", "--yes"], input: Data(Self.entries().utf8))
            #expect(applied.status == 0, "\(applied.errors)")
            let file = estate.directory + "/crm.cedar"
            try Data(Self.policy.utf8).write(to: URL(fileURLWithPath: file))
            try await estate.mayfly("policy", "apply", file, "--yes")
            func fetch(_ name: String) async throws -> String {
                let files = estate.directory + "/" + name
                let run = try await Installation.run(
                    [Installation.mayfly, "svid", "fetch", "--socket", estate.workloadSocket, "--hint", name, "--write", files, "--wait", "20s"])
                guard run.succeeded else { throw TestingError("svid fetch: \(run.errors)") }
                return files
            }
            let mesh = try await fetch("mesh")

            let permitted = try await Self.ask(address, mesh, Self.question(risk: 1))
            let answer = try JSONDecoder().decode(Answer.self, from: Data(permitted.dropLast(4).utf8))
            #expect(permitted.hasSuffix(" 200") && answer.decision, "\(permitted)")
            let denied = try await Self.ask(address, mesh, Self.question(risk: 90))
            #expect(denied.contains("no-policy-permits") && denied.hasSuffix(" 200"), "\(denied)")
            let found = try await Self.ask(
                address, mesh,
                #"{"subject": {"type": "agent", "id": "a1"}, "action": {"name": "callTool"}, "resource": {"type": "tool"}, "context": {"risk": 1}}"#,
                "access/v1/search/resource")
            #expect(found.hasSuffix(" 200"), "\(found)")
            let told = try await Self.ask(address, mesh, nil, ".well-known/authzen-configuration")
            #expect(told.contains("\"access_evaluation_endpoint\":\"\(address)access/v1/evaluation\""), "\(told)")
            let listed = try await estate.json([Listed].self, "decisions").filter { $0.subject.contains("a1") }
            #expect(listed.map(\.isPermitted).sorted { $0 && !$1 } == [true, false], "\(listed)")
            #expect(listed.allSatisfy { $0.agent.contains("spiffe://shop.example/mesh") }, "\(listed)")
            #expect(try await Self.ask(address, mesh, "{}").contains("400"))

            // Another workload of the trust domain, somebody's own certificate, and none.
            #expect(try await Self.ask(address, try await fetch("other"), Self.question(risk: 1)).hasPrefix("refused"))
            let own = estate.directory + "/own"
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: false)
            _ = try await Installation.run([
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=mesh", "-addext",
                "subjectAltName=URI:spiffe://shop.example/mesh", "-keyout", own + "/key.pem", "-out", own + "/svid.pem",
            ])
            #expect(try await Self.ask(address, own, Self.question(risk: 1)).hasPrefix("refused"))
            let nobody = try await Installation.run([
                "curl", "-sS", "-k", "--max-time", "20", "-d", Self.question(risk: 1), address + "access/v1/evaluation",
            ])
            #expect(!nobody.succeeded && nobody.output.isEmpty, "\(nobody)")

            try await estate.mayfly("revoke", "spiffe://shop.example/mesh", "--reason", "stolen")
            let _: Bool = try await eventually("it is refused", within: .seconds(2)) {
                let last = try await Self.ask(address, mesh, Self.question(risk: 1))
                return last.hasPrefix("refused") || last.hasSuffix(" 403") ? true : nil
            }
        }
    }
}
