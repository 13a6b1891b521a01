import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// Notations in which a tool says who uses a file or whose a thing is.
@Suite struct OwnerNotationTests {
    let place: Place
    private var values = Values(89)

    init() throws { place = try Place() }

    private func only() async throws -> FoundCredential {
        let report = try await scan([place.path])
        #expect(report.credentials.count == 1, "\(report.credentials.map { $0.sightings.first?.path ?? "" })")
        return try #require(report.credentials.first)
    }

    // MARK: - Bazel

    @Test mutating func `R7: a Bazel program uses what its rule lists, by name, by label and by pattern`() async throws {
        let secrets = (0..<4).map { _ in values.password() }
        try place.put(
            "fleet/route/BUILD.bazel",
            """
            py_binary(
                name = "router",
                srcs = ["router.py"],
                data = ["live.yaml", ":settings"] + glob(["extra/*.env"]),
            )
            filegroup(name = "settings", srcs = ["mail.env"])
            py_test(name = "router_test", data = ["other/test.env"])
            java_binary(name = "server", resources = ["//fleet/shared:shared.env"])  # comment (
            """)
        try place.put("fleet/route/live.yaml", "db:\n  password: \(secrets[0])\n")
        try place.put("fleet/route/mail.env", "SMTP_PASSWORD=\(secrets[1])\n")
        try place.put("fleet/route/extra/a.env", "API_PASSWORD=\(secrets[2])\n")
        try place.put("fleet/shared/shared.env", "DB_PASSWORD=\(secrets[3])\n")
        let report = try await scan([place.path])
        let told = Dictionary(uniqueKeysWithValues: report.credentials.map { (Layout.name(of: $0.sightings[0].path), $0.workloads) })
        #expect(told == ["live.yaml": ["router"], "mail.env": ["router"], "a.env": ["router"], "shared.env": ["route"]])
    }

    @Test(arguments: [UInt64(1), 2, 3]) func `any build file is read without harm`(seed: UInt64) {
        var values = Values(seed)
        let parts = ["py_binary(", "name = ", "\"x\"", "'", "\\", ")", "[", "]", "glob(", "\n", "#", "data=", "{", "}", "//a:b", "\"**/*\""]
        let layout = Layout(paths: ["a/BUILD", "a/b"], repositories: [])
        for _ in 0..<500 {
            let text = (0..<60).map { _ in parts[values.number(below: parts.count)] }.joined()
            var (uses, index) = (Uses(), WorkloadIndex())
            BazelReader.add(text, path: "a/BUILD", layout: layout, uses: &uses, index: &index)
        }
    }

    // MARK: - Charts, namespaces, controllers

    @Test mutating func `R7: labels that a chart's values put on its pods own its other values`() async throws {
        try place.put("CODEOWNERS", "* @shop/platform\n")
        try place.put("charts/portal/Chart.yaml", "apiVersion: v2\nname: portal\n")
        try place.put("charts/portal/values.yaml", "image: x\npodLabels:\n  team: storefront\n")
        try place.put("charts/portal/values-live.yaml", "database:\n  password: \(values.password())\n")
        let credential = try await only()
        #expect(credential.workloads == ["portal"] && credential.owner == "storefront")
    }

    @Test mutating func `R7: in a chart of charts each part has its own labels`() async throws {
        try place.put(
            "charts/suite/Chart.yaml",
            "apiVersion: v2\nname: suite\ndependencies: [{name: picker, version: 1.0.0}, {name: packer, version: 1.0.0}]\n")
        try place.put(
            "charts/suite/values.yaml",
            "picker:\n  podLabels: {team: pick}\n  db:\n    password: \(values.password())\npacker:\n  podLabels: {team: pack}\n")
        let credential = try await only()
        #expect(credential.workloads == ["picker"] && credential.owner == "pick")
    }

    @Test mutating func `R7: what Flux puts on all that it deploys from a directory names the owner`() async throws {
        try place.put(
            "clusters/live/radar.yaml",
            "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: radar}\n"
                + "spec: {path: ./workloads/radar, targetNamespace: radar, commonMetadata: {labels: {team: sensing}}}\n")
        try place.put(
            "workloads/radar/app.yaml",
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: radar}\n"
                + "spec: {template: {spec: {containers: [{name: m, env: [{name: DB_PASSWORD, value: \(values.password())}]}]}}}\n")
        let credential = try await only()
        #expect(credential.workloads == ["radar"] && credential.owner == "sensing")
    }

    @Test mutating func `R7: a Secret that nobody takes is of its namespace's owner`() async throws {
        try place.put("CODEOWNERS", "* @shop/sre\n")
        try place.put("base/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: tolls, labels: {owner: road-pricing}}\n")
        try place.put(
            "base/old.yaml",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: old-mail, namespace: tolls}\nstringData: {password: \(values.password())}\n")
        let credential = try await only()
        #expect(credential.workloads == [] && credential.owner == "road-pricing")
    }

    @Test mutating func `R7: a Secret that a controller finds by its label is the controller's`() async throws {
        try place.put(
            "argo/repo.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: repo-manifests
              namespace: argocd
              labels: {argocd.argoproj.io/secret-type: repository}
            stringData: {url: "https://git.example/shop/manifests", username: bot, password: \(values.password())}
            """)
        #expect(try await only().workloads == ["argocd"])
    }

    // MARK: - Hosts

    @Test mutating func `R7: a variable of a group is used by the roles that take it, also by another name`() async throws {
        let (relay, vaulted) = (values.password(), values.password())
        try place.put("group_vars/all.yml", "relay_password: \(relay)\n")
        try place.put("group_vars/hubs/vault.yml", "vault_hub_db_password: \(vaulted)\n")
        try place.put("group_vars/hubs/vars.yml", "hub_db_password: \"{{ vault_hub_db_password }}\"\n")
        try place.put("roles/mailer/templates/mailer.conf.j2", "password={{ relay_password | quote }}\n")
        try place.put("roles/parser/tasks/main.yml", "- template: {src: x}\n  when: relay_password is defined\n")
        try place.put("roles/hub/templates/env.j2", "DB={{ hub_db_password }}\n")
        let report = try await scan([place.path])
        let told = Dictionary(uniqueKeysWithValues: report.credentials.map { (Layout.name(of: $0.sightings[0].path), $0.workloads) })
        #expect(told == ["all.yml": ["mailer", "parser"], "vault.yml": ["hub"]])
    }

    @Test mutating func `R7: the variables of a group with one role are that role's`() async throws {
        try place.put("site.yml", "- hosts: yard_hosts\n  roles:\n    - role: crane-control\n- hosts: all\n  roles: [base, motd]\n")
        try place.put("group_vars/yard_hosts.yml", "crane_password: \(values.password())\n")
        #expect(try await only().workloads == ["crane-control"])
    }

    @Test mutating func `R7: a container as docker inspect prints it names its service and its team`() async throws {
        try place.put(
            "dumps/inspect.json",
            """
            [{"Id": "1", "Name": "/sorter-1", "Config": {"Env": ["PATH=/bin", "SORTER_DB_PASSWORD=\(values.password())"],
              "Labels": {"com.docker.compose.service": "sorter", "team": "belts"}}}]
            """)
        let credential = try await only()
        #expect(credential.workloads == ["sorter"] && credential.owner == "belts")
    }

    @Test(arguments: [
        ("USER=gate-tracker\nHOSTNAME=vm1", "gate-tracker"), ("USER=root\nHOSTNAME=gate-tracker-6d4cf56db6-x2k4p", "gate-tracker"),
        ("USER=root\nHOSTNAME=vm1", ""),
    ])
    mutating func `R7: the environment of a process is of the account or the pod it runs as`(head: String, name: String) async throws {
        try place.put("dumps/one.txt", "\(head)\nPATH=/usr/bin:/bin\nGATE_DB_PASSWORD=\(values.password())\nLANG=C.UTF-8\n")
        #expect(try await only().workloads == (name.isEmpty ? [] : [name]))
    }

    @Test mutating func `R7: what a Nomad task says of its team counts`() async throws {
        try place.put(
            "jobs/tacho.nomad.hcl",
            """
            job "tacho" {
              group "main" {
                task "main" {
                  driver = "exec"
                  meta { team = "compliance" }
                  env { DB_PASSWORD = "\(values.password())" }
                }
              }
            }
            """)
        let credential = try await only()
        #expect(credential.workloads == ["tacho"] && credential.owner == "compliance")
    }

    @Test mutating func `R7: a key in Terraform's state has the tags of the user whose it is`() async throws {
        try place.put(
            "stacks/live/terraform.tfstate",
            """
            {"version": 4, "resources": [
              {"type": "aws_iam_access_key", "name": "up", "instances": [{"attributes": {"user": "svc-uploader",
                "secret": "\(values.password(40))"}}]},
              {"type": "aws_iam_user", "name": "other", "instances": [{"attributes": {"name": "svc-other", "tags": {"team": "other"}}}]},
              {"type": "aws_iam_user", "name": "up", "instances": [{"attributes": {"name": "svc-uploader",
                "tags": {"service": "uploader", "team": "exports"}}}]}
            ]}
            """)
        let credential = try await only()
        #expect(credential.workloads == ["uploader"] && credential.owner == "exports")
    }
}
