import EstateTesting
import Foundation
import Glibc

/// A workload in Python that does at the Workload API what it is told, a command at a time, and says what came of it.
struct Caller {
    /// What came of one command.
    struct Said: Decodable {
        var code: String
        var details: String
        var milliseconds: Int
        var ids: [String]
        /// Serials, tokens, or names of trust domains.
        var what: [String]
    }

    private static let program = """
        import json, os, sys, threading, time, grpc
        from spiffe._proto import workload_pb2 as pb, workload_pb2_grpc
        from cryptography import x509
        channel = grpc.insecure_channel("unix://" + sys.argv[1])
        stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
        header = (("workload.spiffe.io", "true"),)
        def first(stream):
            for answer in stream:
                stream.cancel()
                return answer
        def serials(answer):
            return [str(x509.load_der_x509_certificate(one.x509_svid).serial_number) for one in answer.svids]
        def do(words):
            if words[0] == "x509":
                answer = first(stub.FetchX509SVID(pb.X509SVIDRequest(), metadata=header, timeout=20))
                return [one.spiffe_id for one in answer.svids], serials(answer)
            if words[0] == "hold":
                stream = stub.FetchX509SVID(pb.X509SVIDRequest(), metadata=header)
                answer = next(stream)
                threading.Thread(target=lambda: list(stream), daemon=True).start()
                return [one.spiffe_id for one in answer.svids], serials(answer)
            if words[0] == "x509bundles":
                return [], list(first(stub.FetchX509Bundles(pb.X509BundlesRequest(), metadata=header, timeout=20)).bundles)
            if words[0] == "jwtbundles":
                return [], list(first(stub.FetchJWTBundles(pb.JWTBundlesRequest(), metadata=header, timeout=20)).bundles)
            if words[0] == "jwt":
                asked = pb.JWTSVIDRequest(audience=words[1].split(","), spiffe_id=words[2] if len(words) > 2 else "")
                svids = stub.FetchJWTSVID(asked, metadata=header, timeout=20).svids
                return [one.spiffe_id for one in svids], [one.svid for one in svids]
            if words[0] == "validate":
                asked = pb.ValidateJWTSVIDRequest(audience=words[1], svid=words[2])
                return [stub.ValidateJWTSVID(asked, metadata=header, timeout=20).spiffe_id], []
            if words[0] == "health":
                with grpc.insecure_channel("unix://" + words[1]) as other:
                    check = other.unary_unary("/grpc.health.v1.Health/Check")
                    return [], [{b"\\x08\\x01": "SERVING", b"\\x08\\x02": "NOT_SERVING"}[check(b"", metadata=header[len(words) - 2:], timeout=20)]]
            if words[0] == "delegated":
                # SPIRE's Delegated Identity API, by its wire: whose tokens there are for a process.
                pid, number = int(words[2]), b""
                while pid > 127:
                    number, pid = number + bytes([pid & 127 | 128]), pid >> 7
                asked = b"\\x0a" + bytes([len(words[3])]) + words[3].encode() + b"\\x18" + number + bytes([pid])
                with grpc.insecure_channel("unix://" + words[1]) as other:
                    call = other.unary_unary("/spire.api.agent.delegatedidentity.v1.DelegatedIdentity/FetchJWTSVIDs")
                    answer = call(asked, timeout=20)
                return [f"spiffe://shop.example/tools/{name}" for name in "ab" if f"/tools/{name}".encode() in answer], []
        done = 0
        while True:
            lines = open(sys.argv[2]).read().split("\\n")[:-1] if os.path.exists(sys.argv[2]) else []
            for line in lines[done:]:
                started = time.monotonic()
                try:
                    (ids, what), code, details = do(line.split(" ")), "OK", ""
                except grpc.RpcError as error:
                    (ids, what), code, details = ([], []), error.code().name, error.details()
                milliseconds = int((time.monotonic() - started) * 1000)
                print(json.dumps(dict(code=code, details=details, milliseconds=milliseconds, ids=ids, what=what)), flush=True)
            done = len(lines)
            time.sleep(0.02)
        """

    let estate: Installation
    let name: String

    /// - Parameter program: who it is. Two callers of one program are two processes of one entry.
    init(_ name: String, as program: String = "caller", in estate: Installation) throws {
        (self.name, self.estate) = (name, estate)
        let script = Self.script(program, estate)
        try Data(Self.program.utf8).write(to: URL(fileURLWithPath: script))
        try estate.start(name, [Installation.python, script, estate.workloadSocket, commands])
    }

    private static func script(_ program: String, _ estate: Installation) -> String { "\(estate.directory)/\(program).py" }

    private var commands: String { "\(estate.directory)/\(name).commands" }

    private var said: [Said] {
        estate.text("\(name).out").split(separator: "\n").compactMap { try? JSONDecoder().decode(Said.self, from: Data($0.utf8)) }
    }

    func ask(_ command: String) async throws -> Said {
        let before = said.count
        let text = ((try? String(contentsOfFile: commands, encoding: .utf8)) ?? "") + command + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: commands), options: .atomic)
        return try await eventually("`\(command)` by `\(name)` has an answer: \(estate.text("\(name).err").suffix(500))", within: .seconds(25)) {
            said.dropFirst(before).first
        }
    }

    static func id(_ name: String) -> String { "spiffe://shop.example/tools/\(name)" }

    /// The entries of these names, each for a program.
    static func entries(_ programs: [String: String], in estate: Installation) -> String {
        let interpreter = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
        return "entries:\n"
            + programs.sorted { $0.key < $1.key }.map { name, program in
                """
                  - name: \(name)
                    id: \(id(name))
                    selectors: ["unix:uid:\(geteuid())", "unix:path:\(interpreter)", "unix:script:\(script(program, estate))"]
                    owner: platform
                    purpose: calls
                    review: 2031-01-31

                """
            }.joined()
    }
}
