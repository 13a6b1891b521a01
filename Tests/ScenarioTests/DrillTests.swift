import EstateTesting
import Foundation
import Glibc
import Testing

/// The drills of a bad day, against a running server, agent and peers that speak mutual TLS all the while.
@Suite(.serialized) struct DrillTests {
    /// A peer: follows its identity at the Workload API, and shakes hands with what it has at that moment, as one that serves or as one
    /// that calls. Prints how many succeeded, and each failure.
    private static let peer = """
        import os, socket, ssl, sys, tempfile, threading, time, grpc
        from spiffe._proto import workload_pb2, workload_pb2_grpc
        from cryptography import x509
        from cryptography.hazmat.primitives import serialization
        role, endpoint, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
        place = tempfile.mkdtemp()
        now = {"context": None, "issuer": "", "roots": 0}
        def certificates(der):
            found = []
            while der:
                length = der[1] if der[1] < 128 else int.from_bytes(der[2:2 + der[1] - 128], "big") + der[1] - 128
                found.append(x509.load_der_x509_certificate(der[:length + 2])); der = der[length + 2:]
            return found
        def context(svid, count):
            name = os.path.join(place, str(count))
            chain, roots = certificates(svid.x509_svid), certificates(svid.bundle)
            key = serialization.load_der_private_key(svid.x509_svid_key, None)
            with open(name, "wb") as file:
                for one in chain: file.write(one.public_bytes(serialization.Encoding.PEM))
                file.write(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if role == "serve" else ssl.PROTOCOL_TLS_CLIENT)
            tls.check_hostname = False
            tls.verify_mode = ssl.CERT_REQUIRED
            if role == "serve": tls.num_tickets = 0
            tls.load_cert_chain(name)
            tls.load_verify_locations(cadata="".join(one.public_bytes(serialization.Encoding.PEM).decode() for one in roots))
            now["issuer"] = chain[0].extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier.hex()
            now["roots"] = len(roots)
            now["context"] = tls
        def follow():
            count = 0
            while True:
                try:
                    with grpc.insecure_channel("unix://" + endpoint) as channel:
                        stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
                        for answer in stub.FetchX509SVID(workload_pb2.X509SVIDRequest(), metadata=(("workload.spiffe.io", "true"),)):
                            count += 1
                            context(answer.svids[0], count)
                except grpc.RpcError:
                    time.sleep(0.1)
        threading.Thread(target=follow, daemon=True).start()
        while not now["context"]: time.sleep(0.05)
        good = bad = 0
        if role == "serve":
            with socket.create_server(("127.0.0.1", port)) as server:
                while True:
                    raw, _ = server.accept()
                    try:
                        with now["context"].wrap_socket(raw, server_side=True) as tls: tls.sendall(tls.recv(16))
                    except OSError as error: print("failed", error, flush=True)
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=5) as raw, now["context"].wrap_socket(raw) as tls:
                    tls.sendall(b"hello"); assert tls.recv(16) == b"hello"; good += 1
            except ConnectionRefusedError: time.sleep(0.1)
            except Exception as error: bad += 1; print("failed", type(error).__name__, error, flush=True)
            if good % 20 == 0: print("good", good, "bad", bad, "issuer", now["issuer"], "roots", now["roots"], flush=True)
            time.sleep(0.005)
        """

    private static func entries(_ python: String, _ script: String) -> String {
        """
        entries:
          - name: peer
            id: spiffe://shop.example/tools/peer
            selectors: ["unix:path:\(python)", "unix:script:\(script)"]
            owner: platform
            purpose: shakes hands
            review: 2031-01-31

        """
    }

    private struct Count { var good: Int, bad: Int, issuer: String, roots: Int }

    private static func count(_ estate: Installation) -> Count? {
        let last = estate.text("call.out").split(separator: "\n").last { $0.hasPrefix("good") }?.split(separator: " ").map(String.init)
        guard let last, last.count == 8, let good = Int(last[1]), let bad = Int(last[3]), let roots = Int(last[7]) else { return nil }
        return Count(good: good, bad: bad, issuer: last[5], roots: roots)
    }

    private struct Outcome: Decodable {
        var isDone: Bool
        var old: String
        var new: String?
        var concerned: Int
    }

    private struct Outage: Decodable {
        struct Line: Decodable {
            var id: String
            var budgetSeconds: Int
            var fails: Bool
        }
        var failing: Int
        var identities: [Line]
    }

    // R50 R51
    @Test(.timeLimit(.minutes(3)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `a compromised root is replaced under load without one failed handshake`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let script = estate.directory + "/peer.py", python = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
            try Data(Self.peer.utf8).write(to: URL(fileURLWithPath: script))
            let applied = try await estate.attempt(["entries", "apply", "-f", "-", "--yes"], input: Data(Self.entries(python, script).utf8))
            #expect(applied.status == 0, "\(applied.errors)")
            let port = "\(try freePort())"
            try estate.start("serve", [Installation.python, script, "serve", estate.workloadSocket, port])
            try estate.start("call", [Installation.python, script, "call", estate.workloadSocket, port])
            let before: Count = try await eventually("handshakes", within: .seconds(20)) { Self.count(estate).flatMap { $0.good >= 20 ? $0 : nil } }

            // Looked at first: it says how many it concerns, and nothing changes.
            let looked: Outcome = try await estate.json(Outcome.self, "drill", "root-compromise")
            #expect(!looked.isDone && looked.concerned >= 3 && looked.old == before.issuer)
            let still = try #require(Self.count(estate))
            #expect(still.issuer == before.issuer && still.roots == 1)

            let run = try await estate.attempt(
                "drill", "root-compromise", "--yes", "--settle", "2s", "--timeout", "40s", "--json", limit: .seconds(70))
            #expect(run.status == 0, "\(run.errors)")
            let done = try JSONDecoder().decode(Outcome.self, from: Data(run.output.utf8))
            #expect(done.isDone && done.old == before.issuer)
            let after: Count = try await eventually("handshakes by the new root alone", within: .seconds(20)) {
                Self.count(estate).flatMap { $0.issuer == done.new && $0.roots == 1 && $0.good > before.good + 200 ? $0 : nil }
            }
            print("root replaced under load: \(after.good) handshakes, \(after.bad) failed")
            #expect(after.bad == 0 && !estate.text("call.out").contains("failed"))
            #expect(!estate.text("serve.out").contains("failed"), "\(estate.text("serve.out").suffix(500))")
            let verified = try await estate.attempt("audit", "verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    // R50 R51
    @Test(.timeLimit(.minutes(2)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `a drill that a node does not follow stops with the reason and takes nothing away, and an outage is foretold`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let entry = """
                entries:
                  - name: watcher
                    id: spiffe://shop.example/tools/watcher
                    selectors: ["unix:path:\(URL(fileURLWithPath: Installation.mayfly).resolvingSymlinksInPath().path)"]
                    x509-lifetime: 60s
                    owner: platform
                    purpose: holds an identity
                    review: 2031-01-31
                """
            let applied = try await estate.attempt(["entries", "apply", "-f", "-", "--yes"], input: Data(entry.utf8))
            #expect(applied.status == 0, "\(applied.errors)")
            let files = estate.directory + "/svid"
            try estate.start("watch", [Installation.mayfly, "svid", "watch", "--socket", estate.workloadSocket, "--write", files])
            let _: Bool = try await eventually("it is held", within: .seconds(15)) {
                FileManager.default.fileExists(atPath: estate.directory + "/svid/svid.pem") ? true : nil
            }
            // A minute's SVID that is renewed after a quarter lasts between 42 and 60 seconds more.
            let short = try await estate.attempt("drill", "outage", "--for", "20s", "--json")
            let lasting = try JSONDecoder().decode(Outage.self, from: Data(short.output.utf8))
            #expect(short.status == 0 && lasting.failing == 0)
            let budget = try #require(lasting.identities.first { $0.id.hasSuffix("/watcher") }).budgetSeconds
            #expect((38...60).contains(budget))
            let long = try await estate.attempt("drill", "outage", "--for", "2m")
            #expect(long.status == 2 && long.output.contains("ends"), "\(long.output)")
            #expect(long.output.contains("tools/watcher") && long.output.contains("a calculation"))

            estate.kill("agent")
            let stopped = try await estate.attempt(
                "drill", "root-compromise", "--yes", "--settle", "200ms", "--timeout", "2s", limit: .seconds(40))
            #expect(stopped.status == 2 && stopped.errors.contains("nothing was taken away"), "\(stopped.errors)")
            #expect(stopped.errors.contains("agent/node"), "\(stopped.errors)")
            // The bundle still has both roots: what the workload holds is still good.
            let bundle = try await estate.mayfly("authority", "bundle", "--format", "pem")
            #expect(bundle.components(separatedBy: "BEGIN CERTIFICATE").count == 3)
        }
    }
}
