import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// One secret in many systems is one credential.
@Suite struct SourceJoinTests {
    // R8, R6, R7, R9
    @Test(.enabled(if: Parts.motoPython != nil, "moto is installed by ./test"))
    func `a secret in git, a cluster, Terraform state, an environment, a vault and IAM is one credential`() async throws {
        let python = try #require(Parts.motoPython)
        let moto = try await TestServer("moto") { port, _ in [python, "-m", "moto.server", "-p", "\(port)"] }
        let endpoint = "http://127.0.0.1:\(moto.port)"
        let setup = """
            import boto3
            anybody = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
            iam = boto3.client("iam", endpoint_url="\(endpoint)", region_name="eu-central-1", **anybody)
            iam.create_user(UserName="deploy", Tags=[{"Key": "owner", "Value": "platform-team"}])
            key = iam.create_access_key(UserName="deploy")["AccessKey"]
            print(key["AccessKeyId"], key["SecretAccessKey"])
            """
        let run = try await ProcessRun.run([python, "-c", setup])
        try #require(run.succeeded, "\(run.errors.suffix(2000))")
        let made = run.output.split(separator: " ").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        try #require(made.count == 2)
        let (id, secret) = (made[0], made[1])

        // Git: in the history only. Terraform: in the state.
        let place = try Place()
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("services/uploader/.env", "AWS_ACCESS_KEY_ID=\(id)\nAWS_SECRET_ACCESS_KEY=\(secret)\n")
        try place.commit()
        try place.remove("services/uploader/.env")
        let attributes = "{\"id\": \"\(id)\", \"user\": \"deploy\", \"secret\": \"\(secret)\"}"
        try place.put(
            "infra/terraform.tfstate",
            "{\"version\": 4, \"resources\": [{\"type\": \"aws_iam_access_key\", \"name\": \"deploy\","
                + "\"instances\": [{\"attributes\": \(attributes)}]}]}"
        )
        try place.commit()

        let entry: [String: Any] = ["aws_access_key_id": id, "aws_secret_access_key": secret]
        let vault = try await TestServer("vault") { port, directory in
            let content: [String: Any] = [
                "mounts": ["secret/": ["type": "kv", "options": ["version": "2"]]],
                "entries": ["secret/uploader": ["created": "2025-01-01T00:00:00Z", "data": entry]],
            ]
            try JSONSerialization.data(withJSONObject: content).write(to: URL(fileURLWithPath: directory + "/content.json"))
            return ["python3", Parts.standIn("vault.py"), "\(port)", directory + "/content.json", "t"]
        }
        let cluster = try await TestServer("kubernetes") { port, directory in
            try Parts.certificates(in: directory)
            func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
            let objects: [[String: Any]] = [
                [
                    "kind": "Secret", "apiVersion": "v1", "type": "Opaque", "metadata": ["name": "aws", "namespace": "shop", "uid": "1"],
                    "data": ["access-key-id": encoded(id), "secret-access-key": encoded(secret)],
                ],
                [
                    "kind": "Deployment", "apiVersion": "apps/v1", "metadata": ["name": "uploader", "namespace": "shop", "uid": "2"],
                    "spec": ["template": ["spec": ["containers": [["name": "app", "envFrom": [["secretRef": ["name": "aws"]]]]]]]],
                ],
            ]
            try JSONSerialization.data(withJSONObject: objects).write(to: URL(fileURLWithPath: directory + "/objects.json"))
            return [
                "python3", Parts.standIn("kubernetes.py"), "\(port)", directory + "/server.pem", directory + "/server.key",
                directory + "/objects.json", "t",
            ]
        }
        let kube = cluster.directory.path
        try """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "https://localhost:\(cluster.port)", certificate-authority: ca.pem}}]
            users: [{name: u, user: {token: t}}]
            """
            .write(toFile: kube + "/config", atomically: true, encoding: .utf8)
        let script = try TestDirectory("uploader")
        try "import time\ntime.sleep(600)\n".write(toFile: script.path + "/upload.py", atomically: true, encoding: .utf8)
        let child = try ChildProcess(
            ["python3", script.path + "/upload.py"], environment: ["AWS_ACCESS_KEY_ID": id, "AWS_SECRET_ACCESS_KEY": secret])
        defer { kill(child.pid, SIGKILL) }
        try await Task.sleep(for: .milliseconds(300))

        let report = try await discover(
            """
            scan: ["\(place.path)"]
            sources:
              - {name: prod, type: kubernetes, kubeconfig: "\(kube)/config"}
              - {name: vault, type: vault, address: "http://127.0.0.1:\(vault.port)", tokenEnvironment: T, readValues: true}
              - {name: node, type: processes, users: ["\(getuid())"], histories: false}
              - {name: cloud, type: aws, endpoint: "\(endpoint)", services: [iam], profile: a, credentialsFile: "\(script.path)/credentials"}
              - {name: again, type: aws, endpoint: "\(endpoint)", services: [iam], profile: a, credentialsFile: "\(kube)/credentials"}
            """, environment: ["T": "t"])
        #expect(try report.feed("cloud").outcome == .failed, "without a credentials file")
        try "[a]\naws_access_key_id=\(id)\naws_secret_access_key=\(secret)\n".write(
            toFile: kube + "/credentials", atomically: true, encoding: .utf8)
        let whole = try await discover(
            """
            scan: ["\(place.path)"]
            sources:
              - {name: prod, type: kubernetes, kubeconfig: "\(kube)/config"}
              - {name: vault, type: vault, address: "http://127.0.0.1:\(vault.port)", tokenEnvironment: T, readValues: true}
              - {name: node, type: processes, users: ["\(getuid())"], histories: false}
              - {name: cloud, type: aws, endpoint: "\(endpoint)", services: [iam], profile: a, credentialsFile: "\(kube)/credentials"}
            """, environment: ["T": "t"])
        let one = try whole.credential(secret)
        let sources = Set(one.sightings.map(\.source))
        #expect(sources.isSuperset(of: [.history, .config, .cluster, .vault, .process, .iam]), "\(sources)")
        #expect(one.kind == "aws-secret-access-key" && one.owner == "platform-team")
        #expect(Set(one.workloads).isSuperset(of: ["uploader", "upload"]), "\(one.workloads)")
        #expect(one.identity?.hasSuffix(":user/deploy") == true && one.createdAt != nil)
        #expect(whole.credentials.count { $0.kind == "aws-secret-access-key" } == 1)
        #expect(!(try json(whole).contains(secret)))
    }
}
