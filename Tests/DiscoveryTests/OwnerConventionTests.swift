import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// What directories and build files say, as estates have them that nobody had tuned on.
@Suite struct OwnerConventionTests {
    let place: Place
    private var values = Values(83)

    init() throws { place = try Place() }

    private func only(_ roots: [String]? = nil) async throws -> FoundCredential {
        let report = try await scan(roots ?? [place.path])
        #expect(report.credentials.count == 1, "\(report.credentials.map { $0.sightings.first?.path ?? "" })")
        return try #require(report.credentials.first)
    }

    /// Who is said to use and own the value in each file, by the end of its path.
    private func told(_ roots: [String]? = nil) async throws -> [String: (workloads: [String], owner: String)] {
        let report = try await scan(roots ?? [place.path])
        var told: [String: (workloads: [String], owner: String)] = [:]
        for credential in report.credentials {
            for sighting in credential.sightings { told[Layout.name(of: sighting.path)] = (credential.workloads, credential.owner) }
        }
        return told
    }

    private mutating func secret(_ name: String = "DB_PASSWORD") -> String { "\(name)=\(values.password())\n" }

    @Test mutating func `R7: a directory of services says the same whichever way its repository is scanned`() async throws {
        try place.git("init", "--quiet", "garden-mono")
        try place.put("garden-mono/services/watering/package.json", "{}\n")
        try place.put("garden-mono/services/watering/config/live.env", secret())
        try place.put("empty/README.md", "nothing\n")
        for roots in [[place.path + "/garden-mono"], [place.path + "/garden-mono", place.path + "/empty"], [place.path]] {
            #expect(try await only(roots).workloads == ["watering"], "\(roots.count) roots")
        }
    }

    @Test mutating func `R7: what leads to a root names nobody`() async throws {
        try place.put("checkout/work/a/services/checkout/main.go", "package main\n")
        try place.put("checkout/work/b/notes/app.env", secret())
        #expect(try await only([place.path + "/checkout/work/a", place.path + "/checkout/work/b"]).workloads == [])
    }

    @Test mutating func `R7: settings that bear the name of one of several programs are that one's`() async throws {
        try place.put("cmd/meter-api/main.go", "package main\n")
        try place.put("cmd/meter-worker/main.go", "package main\n")
        try place.put("configs/meter-api.live.yaml", "db:\n  password: \(values.password())\n")
        #expect(try await only().workloads == ["meter-api"])
    }

    @Test mutating func `R7: so they are where the repository as a whole is known by a name`() async throws {
        try place.git("init", "--quiet", "meter")
        try place.put("meter/cmd/meter-api/main.go", "package main\n")
        try place.put("meter/cmd/meter-worker/main.go", "package main\n")
        try place.put("meter/configs/meter-api.live.yaml", "db:\n  password: \(values.password())\n")
        #expect(try await only().workloads == ["meter-api"])
    }

    @Test mutating func `R7: directories with images of their own are workloads, one of definitions is none`() async throws {
        for name in ["billing", "lamps"] { try place.put("\(name)/Dockerfile", "FROM scratch\n") }
        for name in ["base", "tiny"] { try place.put("images/\(name)/Dockerfile", "FROM scratch\n") }
        try place.put("lamps/run.env", secret())
        try place.put("images/tiny/run.env", secret())
        let report = try await scan([place.path])
        #expect(Set(report.credentials.map(\.workloads)) == [["lamps"], ["tiny"]])
        #expect(report.credentials.flatMap(\.workloadEvidence).first { $0.workload == "tiny" }?.weight == 0.4)
    }

    @Test mutating func `R7: each project of a solution is a workload, and what two hold is of both`() async throws {
        let shared = values.password()
        for name in ["Depot.Api", "Depot.Sorter"] {
            try place.put("src/\(name)/\(name).csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>\n")
            try place.put("src/\(name)/appsettings.Production.json", "{\n  \"DbPassword\": \"\(shared)\"\n}\n")
        }
        try place.put("src/Depot.Api.Tests/Depot.Api.Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>\n")
        #expect(try await only().workloads == ["Depot.Api", "Depot.Sorter"])
    }

    @Test mutating func `R7: a module's own directory and name come before the one thing that a repository deploys`() async throws {
        try place.put("settings.gradle", "include 'visa-api', 'visa-loader', 'visa-model'\n")
        for module in ["visa-api", "visa-loader", "visa-model"] { try place.put("\(module)/build.gradle", "plugins {}\n") }
        try place.put("deploy/api.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: visa-api}\nspec: {}\n")
        try place.put("visa-api/src/main/resources/application.yml", "spring:\n  datasource:\n    password: \(values.password())\n")
        try place.put(
            "visa-loader/src/main/resources/bootstrap.yml",
            "spring:\n  application:\n    name: visa-loader\nloader:\n  api-key: \(values.password())\n")
        let told = try await told()
        #expect(told["application.yml"]?.workloads == ["visa-api"])
        #expect(told["bootstrap.yml"]?.workloads == ["visa-loader"])
    }

    @Test mutating func `R7: what a repository of several components builds with is no component's`() async throws {
        func component(_ name: String, _ rest: String) -> String {
            "---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: \(name)\n\(rest)spec: {type: service, owner: \(name)-team}\n"
        }
        let located = "  annotations: {backstage.io/source-location: \"url:https://git.example/shop/rent/tree/main/rent-api/\"}\n"
        try place.put("catalog-info.yaml", component("rent-api", located) + component("rent-batch", ""))
        try place.put("rent-api/pom.xml", "<project/>\n")
        try place.put("rent-batch/pom.xml", "<project/>\n")
        try place.put("ci/upload.env", secret("NEXUS_PASSWORD"))
        try place.put("rent-batch/run.env", secret())
        let told = try await told()
        #expect(told["upload.env"]?.workloads == [])
        #expect(told["run.env"]?.workloads == ["rent-batch"])
        #expect(told["run.env"]?.owner == "rent-batch-team")
    }

    @Test mutating func `R7: a script that is called like a service is not run by it`() async throws {
        try place.put("CODEOWNERS", "* @shop/core\n/services/basket-api/ @shop/basket\n")
        try place.put("services/basket-api/main.go", "package main\n")
        try place.put("tools/loadtest/basket.js", "const API_TOKEN = \"\(values.password())\";\n")
        let credential = try await only()
        #expect(credential.workloads == [] && credential.owner == "core")
    }

    // MARK: - Airflow and dbt

    @Test mutating func `R7: a DAG goes by its own name in any directory below dags, and its default_args name its owner`() async throws {
        try place.put("CODEOWNERS", "dags/ @shop/data-platform\n")
        try place.put(
            "dags/ledger/close_books.py",
            """
            from airflow import DAG
            default_args = {"owner": "controlling", "retries": 1}
            API_TOKEN = "\(values.password())"
            dag = DAG("monthly_close", default_args=default_args)
            """)
        try place.put("dags/ledger/fx.py", "from airflow import DAG\ndag = DAG(dag_id='fx_rates', default_args={'owner': 'airflow'})\n")
        let credential = try await only()
        #expect(credential.workloads == ["monthly_close"] && credential.owner == "controlling")
    }

    @Test mutating func `R7: an owner that Airflow gives to everybody is nobody`() {
        #expect(AirflowReader.program("dag = DAG('x1', default_args={'owner': 'airflow'})")?.owner == nil)
        #expect(AirflowReader.program("a = {'owner': 'one'}\nb = {'owner': 'two'}\nDAG('x1')")?.owner == nil)
        #expect(AirflowReader.program("print('owner')") == nil)
        #expect(AirflowReader.program("DAG(dag_id='a1')\nDAG(dag_id=\"a2\")")?.names == ["a1", "a2"])
    }

    @Test mutating func `R7: settings that one program reads by their name are its own`() async throws {
        try place.put("etc/airflow.cfg", "[core]\nfernet_key = \(values.password(43))=\n")
        #expect(try await only().workloads == ["airflow"])
    }

    @Test mutating func `R7: a dbt profile is named`() async throws {
        try place.put(
            "warehouse/profiles.yml",
            "stock:\n  target: live\n  outputs:\n    live:\n      type: snowflake\n      user: loader\n      password: \(values.password())\n")
        #expect(try await only().workloads == ["stock"])
    }
}
