import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// What a report says of the estate as a whole.
@Suite struct EstateSurveyTests {
    private var values = Values(97)

    // R2
    @Test mutating func `every account, service, script, container, API, pipeline and AI process is one row of its kind`() async throws {
        let place = try Place()
        func deployment(_ kind: String, _ name: String) -> String {
            "apiVersion: apps/v1\nkind: \(kind)\nmetadata: {name: \(name), namespace: shop}\nspec: {template: {spec: {containers: [{name: main}]}}}\n"
        }
        try place.put("k8s/orders.yaml", deployment("Deployment", "orders"))
        try place.put("services/orders/main.go", "package main\n")
        try place.put("k8s/nightly.yaml", "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: nightly-report}\nspec: {jobTemplate: {spec: {}}}\n")
        try place.put("compose.yaml", "services:\n  gateway:\n    image: shop/gateway:1\n  db:\n    image: postgres:16\n")
        try place.put("services/helper-agent/requirements.txt", "openai==1.0\n")
        try place.put("services/helper-agent/main.py", "print()\n")
        try place.put("services/search/requirements.txt", "langchain\n")
        try place.put("services/search/main.py", "print()\n")
        try place.put(".mcp.json", "{\"mcpServers\": {\"tickets\": {\"command\": \"npx\"}}}")
        try place.put("api/openapi.yaml", "openapi: 3.1.0\ninfo: {title: Orders API, version: '1'}\npaths: {}\n")
        try place.put(".github/workflows/release.yml", "on: push\njobs:\n  build:\n    steps: [{run: make}]\n")
        try place.put("scripts/backup.sh", "#!/bin/sh\nPGPASSWORD=\(values.password()) pg_dump -h db.shop.example -U backup shop\n")
        try place.put("services/orders/.env", "DATABASE_URL=postgresql://shop:\(values.password())@db.shop.example:5432/shop\n")
        let rows = try #require(try await scan([place.path]).workloads)
        func kinds(_ name: String) -> [FoundWorkload.Kind] { rows.filter { $0.name == name }.map(\.kind) }
        #expect(kinds("orders") == [.service], "a Deployment, a directory: one thing")
        #expect(kinds("nightly-report") == [.job] && kinds("gateway") == [.container] && kinds("db") == [.container])
        #expect(kinds("helper-agent") == [.ai] && kinds("search") == [.ai] && kinds("tickets") == [.ai])
        #expect(kinds("Orders API") == [.api] && kinds("release") == [.pipeline] && kinds("backup.sh") == [.script])
        #expect(kinds("shop") == [.account])
        #expect(rows.first { $0.name == "orders" }?.credentials == 1 && rows.allSatisfy { !$0.why.isEmpty && !$0.source.isEmpty })
    }

    // R2, R15
    @Test mutating func `the accounts of a database are rows too, with a password or without`() async throws {
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql("CREATE ROLE shop LOGIN PASSWORD '\(values.password())'; CREATE ROLE peeronly LOGIN; CREATE ROLE readers NOLOGIN")
        let report = try await discover(
            "sources:\n  - {name: db, type: postgresql, connection: {host: \"\(postgres.socketDirectory)\", port: \"\(postgres.port)\", user: postgres}}")
        let rows = try #require(report.workloads)
        #expect(rows.filter { $0.kind == .account }.map(\.name) == ["peeronly", "postgres", "shop"])
        #expect(rows.first { $0.name == "peeronly" }?.credentials == 0 && rows.first { $0.name == "shop" }?.credentials == 1)
    }

    // R105
    @Test mutating func `copies between environments are listed with the access paths that depend on them`() async throws {
        let place = try Place()
        let (shared, own) = (values.password(), values.password())
        try place.put("services/orders/deploy/prod.env", "DATABASE_URL=postgresql://shop:\(shared)@db.shop.example:5432/shop\n")
        try place.put("services/orders/deploy/staging.env", "DATABASE_URL=postgresql://shop:\(shared)@db.shop.example:5432/shop\n")
        try place.put("services/bills/deploy/prod.env", "DB_PASSWORD=\(shared)\n")
        try place.put("services/bills/api.env", "API_TOKEN=\(own)\n")
        let report = try await scan([place.path])
        let copied = try #require(report.copied)
        #expect(copied.count == 1)
        let one = try #require(copied.first)
        #expect(one.copies == 3 && one.crossesEnvironments && one.environments.map(\.name) == ["production", "staging"])
        #expect(one.environments.first?.places == ["services/bills/deploy/prod.env:1", "services/orders/deploy/prod.env:1"])
        #expect(Set(one.paths.map(\.workload)) == ["bills", "orders"])
        #expect(one.paths.allSatisfy { $0.opens == "postgresql://shop@db.shop.example:5432/shop" })
        #expect(report.storage == StorageShare(outside: 2, platform: 0, manager: 0))
        #expect(!(try json(report)).contains(shared))
    }

    // R106
    @Test func `what a run of a pipeline reads is counted, by system`() {
        func reads(_ path: String, _ text: String) -> [String] {
            PipelineReader(text, path: path).reads.map { "\($0.job ?? "-") \($0.how) \($0.secret) \($0.line)" }
        }
        #expect(
            reads(
                ".github/workflows/release.yml",
                """
                on: push
                env:
                  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}
                jobs:
                  build:
                    steps:
                      - run: echo ${{ secrets.GITHUB_TOKEN }} $NPM_TOKEN
                      - uses: hashicorp/vault-action@v3
                        with:
                          secrets: |
                            kv/data/shop/db password | DB_PASSWORD ;
                            kv/data/shop/api token | API ;
                          method: jwt
                  deploy:
                    if: ${{ secrets.DEPLOY_KEY != '' }}
                    steps:
                      - run: aws secretsmanager get-secret-value --secret-id prod/db
                      # - run: vault read kv/old
                """) == [
                    "- expression NPM_TOKEN 3", "build vault kv/data/shop/db 11", "build vault kv/data/shop/api 12", "deploy expression DEPLOY_KEY 15",
                    "deploy aws prod/db 17",
                ])
        #expect(
            reads(
                ".gitlab-ci.yml",
                "variables:\n  LOG_LEVEL: info\ndeploy:\n  script:\n    - export APP_TOKEN=$(vault kv get -field=token kv/app)\n    - curl -H \"X: $DEPLOY_TOKEN\" $CI_JOB_TOKEN $APP_TOKEN\n")
                == ["deploy vault kv/app 5", "deploy environment DEPLOY_TOKEN 6"])
        #expect(
            reads("Jenkinsfile", "pipeline {\n withCredentials([string(credentialsId: 'npm', variable: 'T')]) {\n  sh 'x' }\n environment { A = credentials('aws') }\n}")
                == ["- binding npm 2", "- binding aws 4"])
        #expect(reads("azure-pipelines.yml", "variables:\n- group: prod-secrets\nsteps:\n- script: push $(REGISTRY_PASSWORD)\n") == ["- context prod-secrets 2", "- environment REGISTRY_PASSWORD 4"])
        #expect(reads(".circleci/config.yml", "workflows:\n  w:\n    jobs:\n      - deploy: {}\n        context: [aws, slack]\n").map { $0.dropFirst(2) } == ["context aws 5", "context slack 5"])
        #expect(reads(".drone.yml", "steps:\n- name: a\n  environment:\n    X:\n      from_secret: docker_pw\n").count == 1)
    }

    // R106
    @Test func `logs show runs and the reads in them`() async throws {
        let place = try Place()
        try place.put(".github/workflows/release.yml", "on: push\njobs:\n  build:\n    steps:\n      - run: x ${{ secrets.NPM_TOKEN }}\n")
        for run in 1...2 {
            try place.put(
                "ci-logs/release-\(run).log",
                "2026-01-01 ##[group]Run x\n  env:\n    NPM_TOKEN: ***\n    NPM_TOKEN: ***\n##[group]Run y\n    NPM_TOKEN: ***\n$ vault kv get kv/shop/db\n")
        }
        let report = try await scan([place.path])
        let pipeline = try #require(report.pipelines?.first { $0.system == "github" })
        #expect(pipeline.readsPerRun == 1 && pipeline.loggedRuns == 2 && pipeline.loggedReads == 6)
        let text = try json(report)
        #expect(text.contains("\"readsPerRun\":1"))
    }

    @Test func `mutated definitions never crash the reader`() {
        var random = Values(5)
        let seed = "jobs:\n  build:\n    secrets: |\n      kv/a b | C ;\n    - run: ${{ secrets.A }} $(B_TOKEN) vault kv get -field=x kv/y ; aws get-secret-value --secret-id\n"
        for _ in 0..<3000 {
            var bytes = Array(seed.utf8)
            for _ in 0..<1 + random.number(below: 5) {
                let at = random.number(below: bytes.count)
                if random.number(below: 2) == 0 { bytes[at] = UInt8(random.number(below: 256)) } else { bytes.removeSubrange(at..<min(bytes.count, at + 9)) }
                if bytes.isEmpty { bytes = [36] }
            }
            for path in [".github/workflows/a.yml", ".gitlab-ci.yml", "Jenkinsfile", "azure-pipelines.yml"] {
                _ = PipelineReader(String(decoding: bytes, as: UTF8.self), path: path).reads
            }
            _ = PipelineList.reads(inLog: String(decoding: bytes, as: UTF8.self))
        }
    }
}
