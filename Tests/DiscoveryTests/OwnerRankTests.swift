import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// Whose word counts before whose, and the words that count last.
@Suite struct OwnerRankTests {
    let place: Place
    private var values = Values(101)

    init() throws { place = try Place() }

    private mutating func told(_ files: [String: String]) async throws -> [String: FoundCredential] {
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            var text = text
            while let mark = text.range(of: "§") { text.replaceSubrange(mark, with: values.password()) }
            try place.put(path, text)
        }
        let found = try await scan([place.path]).credentials
        return Dictionary(found.flatMap { one in one.sightings.map { ($0.path.replacing(place.path + "/", with: ""), one) } }) { first, _ in first }
    }

    private func component(_ name: String, _ owner: String) -> String {
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: \(name)\nspec: {type: service, owner: \(owner)}\n"
    }

    private func deployment(_ name: String, metadata: String = "", template: String = "") -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: \(name)
        \(metadata)
        spec:
          template:
            metadata:
              name: x
        \(template)
            spec:
              containers:
                - name: c
                  env:
                    - name: DB_PASSWORD
                      value: §

        """
    }

    // MARK: - Annotations and the catalogue

    @Test mutating func `R7: an annotation of the workload, or of its pods, counts before the catalogue; a label does not`() async throws {
        let told = try await told([
            "catalog/all.yaml": ["saw-plan", "log-yard", "hay-feed"].map { component($0, "mill") }.joined(separator: "---\n"),
            "k8s/a.yaml": deployment("saw-plan", metadata: "  annotations: {shop.example/owner: finance}"),
            "k8s/b.yaml": deployment("log-yard", template: "      annotations: {owner: finance}"),
            "k8s/c.yaml": deployment("hay-feed", metadata: "  labels: {team: finance}"),
        ])
        #expect(["k8s/a.yaml", "k8s/b.yaml", "k8s/c.yaml"].map { told[$0]?.owner } == ["finance", "finance", "mill"])
    }

    @Test mutating func `R7: what a workload inherits from the component around it weighs less than its own label and its own line`() async throws {
        let told = try await told([
            "catalog-info.yaml": component("mill", "core"),
            "CODEOWNERS": "* @shop/platform\n/workers/saw-plan/ @shop/sawyers\n",
            "workers/saw-plan/main.go": "package main\n", "workers/saw-plan/prod.env": "DB_PASSWORD=§\n",
            "workers/log-yard/main.go": "package main\n", "workers/log-yard/prod.env": "DB_PASSWORD=§\n",
            "k8s/c.yaml": deployment("hay-feed", metadata: "  labels: {team: stable}"),
        ])
        #expect(told["workers/saw-plan/prod.env"]?.owner == "sawyers")
        #expect(told["k8s/c.yaml"]?.owner == "stable")
        // The line for everything is nearer to nothing.
        #expect(told["workers/log-yard/prod.env"]?.owner == "core")
    }

    @Test mutating func `R7: what is named after a workload does not belong to its owner for that alone`() async throws {
        let told = try await told([
            "CODEOWNERS": "/services/hay/ @shop/stable\n", "services/hay/main.go": "package main\n", "services/hay/.env": "DB_PASSWORD=§\n",
            "elsewhere/docker-compose.yml": "services:\n  hay-sync:\n    image: x\n    environment:\n      FTP_PASSWORD: §\n",
        ])
        let named = try #require(told["elsewhere/docker-compose.yml"])
        #expect(named.workloads == ["hay-sync"] && named.owner == FoundCredential.unknownOwner)
        #expect(named.ownerEvidence.contains { $0.owner == "stable" && $0.weight < 0.3 })
        #expect(told["services/hay/.env"]?.owner == "stable")
    }
}
