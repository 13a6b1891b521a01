import EstateTesting
import Foundation
import Glibc
import Testing

/// Nodes and jobs that no person carries a token to: a certificate, a TPM, a pipeline.
@Suite(.serialized) struct AttestedNodeTests {
    private static let canMakeTokens = FileManager.default.isExecutableFile(atPath: Installation.python)
    private static let hasTPM = FileManager.default.isExecutableFile(atPath: "/usr/bin/swtpm")

    private func openssl(_ arguments: String...) async throws {
        let run = try await Installation.run(["openssl"] + arguments)
        guard run.succeeded else { throw TestingError(run.errors) }
    }

    /// An authority, and certificates for nodes by it.
    private func certificate(_ name: String, by authority: String, in directory: String) async throws {
        let place = directory + "/"
        if !FileManager.default.fileExists(atPath: place + authority + ".pem") {
            try await openssl(
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=\(authority)",
                "-keyout", place + authority + ".key", "-out", place + authority + ".pem")
        }
        try Data("extendedKeyUsage=clientAuth\nkeyUsage=critical,digitalSignature\n".utf8).write(to: URL(filePath: place + "extensions"))
        try await openssl(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(name)", "-keyout", place + name + ".key",
            "-out", place + name + ".csr")
        try await openssl(
            "x509", "-req", "-in", place + name + ".csr", "-CA", place + authority + ".pem", "-CAkey", place + authority + ".key",
            "-CAcreateserial", "-days", "1", "-extfile", place + "extensions", "-out", place + name + ".pem")
    }

    private func attestationFile(_ text: String) throws -> String {
        let path = "/tmp/mf-attestation-\(UUID().uuidString.prefix(8))"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private func root(_ estate: Installation) throws -> String {
        let line = try #require(estate.text("server.out").split(separator: "\n").first)
        return try #require(try JSONDecoder().decode([String: String].self, from: Data(line.utf8))["root"])
    }

    private func startAgent(_ estate: Installation, _ options: [String]) async throws {
        try estate.start("agent", try estate.agentArguments() + options)
        let _: Bool = try await eventually("the agent is ready", within: .seconds(20)) {
            guard estate.child("agent")?.isRunning == true else {
                throw TestingError("the agent ended: \(estate.text("agent.err").suffix(1500))")
            }
            return estate.text("agent.out").contains("ready") ? true : nil
        }
    }

    // R44
    @Test(.timeLimit(.minutes(2)))
    func `a node joins by its certificate, and one of another authority does not`() async throws {
        let directory = try TestDirectory("pop")
        try await certificate("node-1", by: "fleet", in: directory.path)
        try await certificate("node-2", by: "strangers", in: directory.path)
        let file = try attestationFile("x509pop:\n  roots: \(directory.path)/fleet.pem\n  template: /rack-1/{commonName}\n")
        defer { unlink(file) }
        try await Installation.with(shop: false, server: ["--attestation", file]) { estate in
            try await estate.startServer()
            let server = try root(estate)
            func options(_ name: String) -> [String] {
                [
                    "--attest", "x509pop", "--server-root", server, "--node-certificate", "\(directory.path)/\(name).pem", "--node-key",
                    "\(directory.path)/\(name).key",
                ]
            }
            let stranger = try await Installation.run(
                try estate.agentArguments(state: estate.directory + "/other", socket: estate.directory + "/other.sock") + options("node-2"))
            #expect(stranger.status == 1 && stranger.errors.contains("untrusted"), "\(stranger.errors)")
            // A server that is not the one named gets nothing: the node does not even begin.
            let elsewhere = String(repeating: "0", count: 64) + ".shop.example"
            try estate.start(
                "lost",
                try estate.agentArguments(state: estate.directory + "/lost-state", socket: estate.directory + "/lost.sock")
                    + options("node-1").map { $0 == server ? elsewhere : $0 })
            try await startAgent(estate, options("node-1"))
            #expect(estate.text("agent.err").contains("spiffe://shop.example/mayfly/agent/x509pop/rack-1/node-1"))
            #expect(!estate.text("lost.out").contains("ready"))
            // It comes back without proof, with the key it has; and with nothing left, by its proof again.
            for keepsState in [true, false] {
                estate.kill("agent")
                if !keepsState { try FileManager.default.removeItem(atPath: estate.agentState) }
                try await startAgent(estate, options("node-1"))
            }
            #expect(try await estate.attempt("audit", "verify").succeeded)
        }
    }

    // R44 R50: no person, no restart, no gap.
    @Test(.timeLimit(.minutes(2)))
    func `a node that has evidence proves itself again by itself, whenever its proof is too old`() async throws {
        let directory = try TestDirectory("pop-again")
        try await certificate("node-1", by: "fleet", in: directory.path)
        let file = try attestationFile("x509pop:\n  roots: \(directory.path)/fleet.pem\n  template: /rack-1/{commonName}\n")
        defer { unlink(file) }
        let options = ["--attestation", file, "--attestation-age", "10s", "--agent-lifetime", "12s"]
        try await Installation.with(shop: false, server: options) { estate in
            try await estate.startServer()
            try await startAgent(
                estate,
                [
                    "--attest", "x509pop", "--server-root", try root(estate), "--node-certificate", "\(directory.path)/node-1.pem", "--node-key",
                    "\(directory.path)/node-1.key",
                ])
            struct Nodes: Decodable {
                struct Node: Decodable {
                    var isConnected: Bool
                    var attestedAt: String
                }
                var nodes: [Node]
            }
            var proofs: Set<String> = []
            let _: Bool = try await eventually("it has proved itself three times", within: .seconds(50), every: .milliseconds(200)) {
                proofs.formUnion(try await estate.json(Nodes.self, "nodes", "list").nodes.map(\.attestedAt))
                return proofs.count >= 3 ? true : nil
            }
            #expect(estate.text("agent.err").contains("this node has proved itself again"))
        }
    }

    // R44
    @Test(.timeLimit(.minutes(2)), .enabled(if: hasTPM, "needs swtpm, which ./test installs"))
    func `a node joins by its TPM once its key is on the list`() async throws {
        let directory = try TestDirectory("swtpm")
        let tpm = try ChildProcess([
            "swtpm", "socket", "--tpm2", "--tpmstate", "dir=\(directory.path)", "--server", "type=unixio,path=\(directory.path)/tpm",
            "--ctrl", "type=unixio,path=\(directory.path)/control", "--flags", "not-need-init,startup-clear",
        ])
        defer { tpm.kill() }
        let file = try attestationFile("tpm:\n  endorsementKeys: [\"\(String(repeating: "0", count: 64))\"]\n")
        defer { unlink(file) }
        try await Installation.with(shop: false, server: ["--attestation", file]) { estate in
            try await estate.startServer()
            let options = ["--attest", "tpm", "--server-root", try root(estate), "--tpm", directory.path + "/tpm"]
            let unknown = try await Installation.run(try estate.agentArguments() + options)
            #expect(unknown.status == 1 && unknown.errors.contains("is not on the list"), "\(unknown.errors)")
            // The refusal says what to put there.
            let digest = try #require(unknown.errors.firstMatch(of: #/the endorsement key `([0-9a-f]{64})`/#)).1
            try Data("tpm:\n  endorsementKeys: [\"\(digest)\"]\n".utf8).write(to: URL(filePath: file))
            try await estate.restartServer()
            try await startAgent(estate, options)
            #expect(estate.text("agent.err").contains("spiffe://shop.example/mayfly/agent/tpm/\(digest)"))
        }
    }

    /// Makes a key set and tokens, as a pipeline would.
    private static let pipeline = """
        import json, sys, time
        import jwt
        from cryptography.hazmat.primitives.asymmetric import rsa
        directory = sys.argv[1]
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
        jwk.update(kid="1", alg="RS256", use="sig")
        json.dump({"keys": [jwk]}, open(directory + "/jwks.json", "w"))
        def token(name, **changes):
            now = int(time.time())
            claims = {"iss": "https://token.actions.githubusercontent.com", "aud": "mayfly", "sub": "repo:octo-org/shop:ref:refs/heads/main",
                      "iat": now, "nbf": now, "exp": now + 300, "jti": "job-" + name, "repository_id": "74", "repository_owner_id": "65",
                      "environment": "prod"}
            claims.update(changes)
            open(directory + "/" + name, "w").write(jwt.encode(claims, key, algorithm="RS256", headers={"kid": "1"}))
        token("good")
        token("again")
        token("protected", ref_protected="true")
        token("taken-over", repository_id="75")
        token("elsewhere", aud="https://github.com/octo-org")
        token("sneaky", environment="../../mayfly/server")
        """

    // R46
    @Test(.timeLimit(.minutes(2)), .enabled(if: canMakeTokens, "needs .build/venv, which ./test makes"))
    func `a job trades its token for an identity, once`() async throws {
        let directory = try TestDirectory("pipeline")
        let made = try await Installation.run([Installation.python, "-c", Self.pipeline, directory.path])
        try #require(made.succeeded, "\(made.errors)")
        let file = try attestationFile(
            """
            pipelines:
              issuers:
                - {provider: github, issuer: "https://token.actions.githubusercontent.com", audience: mayfly, keys: \(directory.path)/jwks.json}
              rules:
                - name: shop
                  owner: team-shop
                  issuer: https://token.actions.githubusercontent.com
                  claims: {repository_id: "74", repository_owner_id: "65"}
                  path: /ci/shop/{environment}
            """)
        defer { unlink(file) }
        try await Installation.with(shop: false, server: ["--attestation", file]) { estate in
            try await estate.startServer()
            let server = try root(estate)
            func exchange(_ token: String, _ more: [String] = []) async throws -> CommandRun {
                try await Installation.run(
                    [
                        Installation.mayfly, "exchange", "--server", "127.0.0.1:\(estate.nodePort)", "--server-root", server, "--token-file",
                        "\(directory.path)/\(token)", "--out", estate.directory + "/svid",
                    ] + more)
            }
            let first = try await exchange("good", ["--json"])
            #expect(first.succeeded, "\(first.errors)")
            #expect(first.output.contains("spiffe://shop.example/ci/shop/prod"))
            let place = estate.directory + "/svid/"
            try await openssl("verify", "-CAfile", place + "bundle.pem", place + "svid.pem")
            let mode = try FileManager.default.attributesOfItem(atPath: place + "key.pem")[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let second = try await exchange("good")
            #expect(second.status == 2 && second.errors.contains("shown before"), "\(second.errors)")
            // Nor after a crash.
            try await estate.restartServer()
            #expect(try await exchange("good").status == 2)
            for (token, reason) in [("taken-over", "no rule admits"), ("elsewhere", "wrongAudience"), ("sneaky", "no value")] {
                let run = try await exchange(token)
                #expect(run.status == 2 && run.errors.contains(reason), "\(token): \(run.errors)")
            }
            // The operators' policies have the last word, and name what is missing.
            let policies = estate.directory + "/jobs.cedar"
            try Data(
                """
                @id("protected-refs") @owner("team-security")
                permit (principal is Mayfly::Pipeline, action == Mayfly::Action::"mint", resource == Mayfly::Environment::"prod")
                when { principal.protectedRef };
                """.utf8
            ).write(to: URL(fileURLWithPath: policies))
            try await estate.mayfly("policy", "apply", policies, "--yes")
            let open = try await exchange("again")
            #expect(open.status == 2 && open.errors.contains("protected-refs") && open.errors.contains("team-security"), "\(open.errors)")
            let guarded = try await exchange("protected", ["--json"])
            #expect(guarded.succeeded, "\(guarded.errors)")
            #expect(try await estate.attempt("audit", "verify").succeeded)
        }
    }

    @Test func `a misspelt member of the attestation file stops the server`() async throws {
        let file = try attestationFile("aws_iid:\n  certificates: /dev/null\n  acounts: [\"1\"]\n  accounts: [\"1\"]\n")
        defer { unlink(file) }
        let directory = try TestDirectory("misspelt")
        let run = try await Installation.run([Installation.mayfly, "server", "--state", directory.path + "/state", "--attestation", file])
        #expect(run.status == 1 && run.errors.contains("acounts"), "\(run.errors)")
    }
}
