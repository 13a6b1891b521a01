import Estate
import EstateTesting
import Foundation
import Glibc
import LinuxProcess
import Testing

@testable import Attestation

/// A running stand-in for a container runtime (`Tests/StandIns/runtimes.py`).
final class RuntimeStandIn: Sendable {
    let directory: String
    private let process: ChildProcess
    private let port: Int

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A Docker Engine.
    static func docker() async throws -> RuntimeStandIn {
        let directory = try makeTemporaryDirectory("docker")
        return try await RuntimeStandIn("docker", directory, directory + "/engine.sock", 0, [])
    }

    /// A kubelet with a certificate for `localhost`; with `asksForCertificate` it lets nobody in without one.
    static func kubelet(asksForCertificate: Bool = false) async throws -> RuntimeStandIn {
        let directory = try makeTemporaryDirectory("kubelet")
        let files = ["ca", "server", "client"].map { directory + "/" + $0 }
        func openssl(_ arguments: String...) async throws {
            let run = try await ProcessRun.run(["openssl"] + arguments)
            guard run.status == 0 else { throw TestingError("openssl: \(run.errors)") }
        }
        for file in files {
            try await openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", file + ".key")
        }
        try await openssl(
            "req", "-x509", "-new", "-key", files[0] + ".key", "-subj", "/CN=node ca", "-days", "2", "-out", files[0] + ".pem")
        try "subjectAltName=DNS:localhost\n".write(toFile: directory + "/names", atomically: true, encoding: .utf8)
        for file in files.dropFirst() {
            try await openssl("req", "-new", "-key", file + ".key", "-subj", "/CN=node", "-out", file + ".csr")
            try await openssl(
                "x509", "-req", "-in", file + ".csr", "-CA", files[0] + ".pem", "-CAkey", files[0] + ".key", "-CAcreateserial", "-days", "2",
                "-extfile", directory + "/names", "-out", file + ".pem")
        }
        let port = try freePort()
        return try await RuntimeStandIn(
            "kubelet", directory, "\(port)", port,
            [files[1] + ".pem", files[1] + ".key"] + (asksForCertificate ? [files[0] + ".pem"] : []))
    }

    private init(_ kind: String, _ directory: String, _ place: String, _ port: Int, _ more: [String]) async throws {
        self.directory = directory
        self.port = port
        try "{}".write(toFile: directory + "/answers.json", atomically: true, encoding: .utf8)
        process = try ChildProcess(
            ["/usr/bin/python3", Self.root + "/Tests/StandIns/runtimes.py", kind, place, directory + "/answers.json"] + more,
            output: directory + "/asked")
        for _ in 0..<1000 where !asked.contains("ready") { try await Task.sleep(for: .milliseconds(10)) }
        guard asked.contains("ready") else { throw TestingError("the stand-in does not start") }
    }

    deinit {
        process.kill()
        try? FileManager.default.removeItem(atPath: directory)
    }

    var socket: String { directory + "/engine.sock" }
    var url: String { "https://localhost:\(port)" }

    /// The paths that were asked for, after `ready`.
    var asked: [String] {
        ((try? String(contentsOfFile: directory + "/asked", encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    var questions: Int { max(0, asked.count - 1) }

    /// What it says from now on.
    func says(_ answers: [String: Any]) throws {
        try JSONSerialization.data(withJSONObject: answers).write(to: URL(fileURLWithPath: directory + "/answers.json"), options: .atomic)
    }

    func write(_ name: String, _ text: String) throws -> String {
        try text.write(toFile: directory + "/" + name, atomically: true, encoding: .utf8)
        return directory + "/" + name
    }

    func settings(
        token: String? = nil, patience: Duration = .seconds(2), life: Duration = .seconds(5), timeout: Duration = .seconds(2)
    ) -> KubeletSettings {
        KubeletSettings(
            url: url, authorities: directory + "/ca.pem", tokenFile: token, timeout: timeout, life: life, patience: patience,
            interval: .milliseconds(100))
    }
}

/// 64 hexadecimal digits.
func containerID(_ seed: Int) -> String {
    var random = SeededGenerator(seed: UInt64(seed))
    return (0..<64).map { _ in String(Int.random(in: 0..<16, using: &random), radix: 16) }.joined()
}

/// This very process, as if its cgroup had this path.
func processInContainer(_ path: String) throws -> AttestedProcess {
    let handle = try ProcessHandle(pid: getpid())
    let facts = try handle.facts(digests: nil)
    return AttestedProcess(handle: handle, facts: facts, selectors: [], notes: [], container: ContainerPlacement(path: path))
}

/// A pod as a kubelet lists it.
func pod(
    _ name: String, namespace: String = "shop", uid: String = "0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c", account: String = "orders",
    labels: [String: String] = ["app": "orders", "tier": "back:end"], containers: [(name: String, id: String)],
    annotations: [String: String] = [:], state: String = "running"
) -> [String: Any] {
    [
        "metadata": [
            "name": name, "namespace": namespace, "uid": uid, "labels": labels, "annotations": annotations,
            "creationTimestamp": "2026-01-01T00:00:00Z",
            "ownerReferences": [
                ["apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "orders-6b7f9c", "uid": "1", "controller": true] as [String: Any]
            ],
        ] as [String: Any],
        "spec": [
            "nodeName": "node-3", "serviceAccountName": account,
            "containers": containers.map { ["name": $0.name, "image": "registry.example/\($0.name):1.4", "env": []] as [String: Any] },
        ] as [String: Any],
        "status": [
            "phase": "Running",
            "containerStatuses": containers.map { container -> [String: Any] in
                [
                    "name": container.name, "ready": true, "restartCount": 0, "containerID": "containerd://" + container.id,
                    "image": "registry.example/\(container.name):1.4",
                    "imageID": "registry.example/\(container.name)@sha256:" + containerID(99),
                    "state": [state: ["startedAt": "2026-01-01T00:00:00Z"]],
                ]
            },
        ] as [String: Any],
    ]
}

func podList(_ pods: [[String: Any]]) -> [String: Any] {
    ["kind": "PodList", "apiVersion": "v1", "metadata": [:] as [String: Any], "items": pods]
}

/// What Docker says of a container.
func dockerAnswer(_ id: String, labels: [String: String], running: Bool = true) -> [String: Any] {
    [
        "Id": id, "Created": "2026-01-01T00:00:00Z", "Path": "orders", "Args": [] as [String], "Name": "/orders",
        "State": ["Status": "running", "Running": running, "Paused": false, "Pid": 17] as [String: Any],
        "Image": "sha256:" + containerID(50),
        "Config": [
            "Image": "registry.example/orders:1.4", "Labels": labels, "Env": ["PATH=/usr/bin"], "Hostname": "c",
        ] as [String: Any],
    ]
}
