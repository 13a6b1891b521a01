import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// Ways to declare who runs with a secret, as an estate had them that nobody had tuned on.
@Suite struct WorkloadNotationTests {
    let place: Place
    private var values = Values(79)

    init() throws { place = try Place() }

    private func only() async throws -> FoundCredential {
        let report = try await scan([place.path])
        #expect(report.credentials.count == 1, "\(report.credentials.map { $0.sightings.first?.path ?? "" })")
        return try #require(report.credentials.first)
    }

    // R7
    @Test mutating func `a dump of a cluster in JSON leads from a pod over its controllers to what a person made`() async throws {
        func object(_ kind: String, _ name: String, _ rest: String) -> String {
            "{\"apiVersion\": \"v1\", \"kind\": \"\(kind)\", \"metadata\": {\"name\": \"\(name)\", \"namespace\": \"core\"\(rest)}"
        }
        let items = [
            object("Secret", "db", "") + ", \"data\": {\"password\": \"\(Data(values.password().utf8).base64EncodedString())\"}}",
            object("Deployment", "quota", ", \"annotations\": {\"mayfly.dev/owner\": \"limits\"}") + ", \"spec\": {}}",
            object("ReplicaSet", "quota-7c9d8f6b5", ", \"ownerReferences\": [{\"kind\": \"Deployment\", \"name\": \"quota\"}]") + ", \"spec\": {}}",
            object("Pod", "quota-7c9d8f6b5-x2k4p", ", \"ownerReferences\": [{\"kind\": \"ReplicaSet\", \"name\": \"quota-7c9d8f6b5\"}]")
                + ", \"spec\": {\"containers\": [{\"name\": \"c\", \"envFrom\": [{\"secretRef\": {\"name\": \"db\"}}]}]}}",
        ]
        try place.put("dumps/core.json", "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\n\(items.joined(separator: ",\n"))\n]}")
        let credential = try await only()
        #expect(credential.workloads == ["quota"])
        #expect(credential.owner == "limits")
    }

    // R7
    @Test mutating func `a secret that Terraform makes is for the deployment that refers to it`() async throws {
        try place.put(
            "tf/main.tf",
            """
            resource "kubernetes_secret" "pm" {
              metadata { name = "pm-db" }
              data = { password = "\(values.password())" }
            }
            resource "kubernetes_deployment" "pm" {
              metadata {
                name = "price-match"
                labels = { team = "pricing" }
              }
              spec { template { spec { container {
                env {
                  name = "PGPASSWORD"
                  value_from { secret_key_ref {
                    name = kubernetes_secret.pm.metadata[0].name
                    key = "password"
                  } }
                }
              } } } }
            }
            """)
        let credential = try await only()
        #expect(credential.workloads == ["price-match"])
        #expect(credential.owner == "pricing")
    }

    // R7
    @Test(arguments: [
        ("host/etc/supervisor/conf.d/all.conf", "[program:other]\ncommand=/bin/other\n[program:beacon]\nenvironment=SMTP_PASSWORD=\"§\"\n", "beacon"),
        ("host/Library/LaunchDaemons/com.shop.index.plist", "<plist><dict>\n<key>Label</key><string>com.shop.index</string>\n<key>DB_PASSWORD</key><string>§</string>\n</dict></plist>\n", "com.shop.index"),
        ("host/opt/ticker.xml", "<service><id>ticker</id><executable>t.exe</executable>\n<env name=\"DB_PASSWORD\" value=\"§\"/></service>\n", "ticker"),
        ("chef/cookbooks/scanner/attributes/default.rb", "default['scanner']['ftp']['password'] = '§'\n", "scanner"),
    ])
    mutating func `a service manager's file says what it runs`(path: String, text: String, workload: String) async throws {
        try place.put(path, text.replacing("§", with: values.password()))
        #expect(try await only().workloads == [workload])
    }

    // R7
    @Test mutating func `a credential that Jenkins keeps is for the pipeline that asks for its id`() async throws {
        for name in ["routes", "adverts"] {
            _ = try place.git("init", "-q", name)
            try place.put("\(name)/README.md", "# \(name)\n")
            try place.put("\(name)/Jenkinsfile", "pipeline { environment { D = credentials('\(name)-deploy') } }\n")
        }
        try place.put(
            "jenkins/credentials.xml",
            """
            <list>
             <UsernamePasswordCredentialsImpl>
              <id>routes-deploy</id>
              <username>d</username>
              <password>\(values.password())</password>
             </UsernamePasswordCredentialsImpl>
            </list>
            """)
        #expect(try await only().workloads == ["routes"])
    }

    // R7
    @Test mutating func `a runbook that bears a service's name is about it, whatever else it speaks of`() async throws {
        for name in ["login", "cart"] {
            try place.put("services/\(name)/Dockerfile", "FROM scratch\n")
            try place.put("CODEOWNERS", "/services/cart/ @shop/checkout\n/services/login/ @shop/identity\n")
        }
        try place.put("docs/runbooks/cart.md", "# Cart\n\nLogin to the cart console as `admin` with password `\(values.password())`.\n")
        let credential = try await only()
        #expect(credential.workloads == ["cart"])
        #expect(credential.owner == "checkout")
    }

    // R7
    @Test mutating func `a package that is imported is no workload, one that runs is`() async throws {
        try place.put("packages/http-client/src/defaults.ts", "export const proxy = { user: \"px\", password: \"\(values.password())\" };\n")
        try place.put("packages/gateway/Dockerfile", "FROM scratch\n")
        try place.put("packages/gateway/src/mail.ts", "export const mail = { user: \"m\", password: \"\(values.password())\" };\n")
        let workloads = try await scan([place.path]).credentials.map(\.workloads)
        #expect(workloads.sorted { $0.count < $1.count } == [[], ["gateway"]])
    }
}
