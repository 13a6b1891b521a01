import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// What other tools read.
@Suite struct ExportTests {
    let place: Place
    let secrets: [String]

    init() throws {
        place = try Place()
        var values = Values(91)
        secrets = [values.password(), values.password(), "ghp" + "_" + values.password(36)]
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("services/orders/.env", "PGHOST=db\nPGUSER=shop\nPGPASSWORD=\(secrets[0])\n")
        try place.put("deploy/app, \"new\".yaml", "db:\n  password: \(secrets[0])\nmail:\n  password: \(secrets[1])\n")
        try place.put("ci.sh", "export GITHUB_TOKEN=\(secrets[2])\n")
        try place.put("=cmd|' calc'.env", "SMTP_PASSWORD=\(secrets[1])\n")
        try place.put("CODEOWNERS", "/services/orders/ @shop/orders-team\n")
        try place.commit()
        try place.remove("ci.sh")
        try place.commit()
    }

    private func exported(_ format: ExportFormat) async throws -> String {
        let serial = try #require(UUID(uuidString: "3E671687-395B-41F5-A30F-A58921A69B79"))
        let text = ReportExport(version: "1.2.3", serial: serial).text(try await scan([place.path]), as: format)
        for secret in secrets { #expect(!text.contains(secret) && !text.contains(Data(secret.utf8).base64EncodedString())) }
        return text
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `SARIF 2.1.0 has a result for each place, with partial fingerprints and a rule`() async throws {
        let log = try object(try await exported(.sarif))
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        #expect(driver["name"] as? String == "Mayfly" && driver["version"] as? String == "1.2.3")
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 5, "each place once, be it in the tree, in history, or both")
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect(["error", "warning", "note"].contains(result["level"] as? String))
            #expect((result["message"] as? [String: String])?["text"]?.isEmpty == false)
            let marks = try #require(result["partialFingerprints"] as? [String: String])
            #expect(marks["mayflyCredential/v1"]?.hasPrefix("mf1_") == true && marks["mayflyOccurrence/v1"]?.hasPrefix("mo1_") == true)
            let location = try #require((result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: [String: Any]])
            let uri = try #require(location["artifactLocation"]?["uri"] as? String)
            #expect(URL(string: uri) != nil && uri.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") }, "\(uri)")
            #expect(try #require(location["region"]?["startLine"] as? Int) >= 1)
        }
    }

    // R71
    @Test func `SARIF tells of a rule that lets in without proof, at its line, and what to set instead`() async throws {
        try place.put("db/pg_hba.conf", "# who may come\nhost all all 0.0.0.0/0 trust\nlocal all all peer\n")
        let log = try object(try await exported(.sarif))
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let found = try #require(run["results"] as? [[String: Any]]).filter { ($0["partialFingerprints"] as? [String: String])?["mayflyTrust/v1"] != nil }
        let result = try #require(found.first)
        #expect(found.count == 1 && result["ruleId"] as? String == "postgresql-trust" && result["level"] as? String == "error")
        let text = try #require((result["message"] as? [String: String])?["text"])
        #expect(text.contains(" Instead: ") && text.contains("scram-sha-256"), "\(text)")
        let location = try #require((result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: [String: Any]])
        #expect(location["artifactLocation"]?["uri"] as? String == "db/pg_hba.conf" && location["region"]?["startLine"] as? Int == 2)
        let rules = try #require((run["tool"] as? [String: [String: Any]])?["driver"]?["rules"] as? [[String: Any]])
        let rule = try #require(rules.first { $0["id"] as? String == "postgresql-trust" })
        #expect((rule["properties"] as? [String: [String]])?["tags"]?.contains("CWE-291") == true)
    }

    // MARK: - Against what others have written

    /// A Python with the validators of `./test`.
    private static let python: String? = [Parts.root + "/.build/venv/bin/python", "python3"].first { python in
        (try? ProcessRun.run([python, "-c", "import cyclonedx.validation.json, jsonschema, sarif_pydantic"]).succeeded) == true
    }

    private func check(_ text: String, by script: String) async throws {
        let python = try #require(Self.python)
        let run = try await ProcessRun.run([python, "-c", "import json, sys\ntext = sys.stdin.read()\n" + script], input: text)
        #expect(run.succeeded, "\(run.errors.suffix(2000))\(run.output.suffix(2000))")
    }

    /// A report with everything that an export tells apart: certificates, ends, what was not read.
    private func whole() async throws -> ScanReport {
        var report = try await scan([place.path])
        var certificate = try #require(report.credentials.first)
        certificate.fingerprint = try #require(key).fingerprint(ofIdentity: "certificate")
        certificate.kind = "x509-certificate"
        certificate.hint = "CN=shop.example"
        certificate.issuer = "O=Shop, CN=Shop CA"
        certificate.createdAt = Timestamp("2026-01-01T00:00:00Z")
        certificate.expiresAt = Timestamp("2027-01-01T00:00:00Z")
        certificate.sightings = [
            Sighting(path: "x509://shop.example:443", line: 1, commit: nil, source: .certificate, slot: "leaf", isCurrent: true, feed: "x509:ports")
        ]
        var cloud = certificate
        cloud.fingerprint = try #require(key).fingerprint(ofIdentity: "key")
        cloud.kind = "aws-secret-access-key"
        cloud.identity = "arn:aws:iam::1:user/deploy"
        cloud.rights = RightsUse(used: ["s3:*"], unused: ["sqs:*"], untold: [], basis: ["IAM"])
        cloud.flags = [CredentialFlag(kind: .outlivesReason, why: "unchanged since 2020")]
        report.credentials += [certificate, cloud]
        report.unreadable = [.init(path: "big.bin", why: "larger than 64 MiB")]
        return report
    }

    private func text(_ format: ExportFormat) async throws -> String {
        let serial = try #require(UUID(uuidString: "3E671687-395B-41F5-A30F-A58921A69B79"))
        return ReportExport(version: "1.2.3", serial: serial).text(try await whole(), as: format)
    }

    @Test(.enabled(if: python != nil, "cyclonedx-python-lib is installed by ./test"))
    func `the CycloneDX export fits the official schema of 1.6`() async throws {
        try await check(
            try await text(.cyclonedx),
            by: """
                from cyclonedx.validation.json import JsonStrictValidator
                from cyclonedx.schema import SchemaVersion
                error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
                if error: sys.exit(str(error)[:1000])
                assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.replace('"cryptographic-asset"', '"secret"')), "it refuses nothing"
                """)
    }

    /// Where `MAYFLY_SARIF_SCHEMA` names OASIS' `sarif-schema-2.1.0.json`, it is held against that too.
    @Test(.enabled(if: python != nil, "sarif-pydantic is installed by ./test"))
    func `the SARIF export fits the types of 2.1.0`() async throws {
        try await check(
            try await text(.sarif),
            by: """
                import os, sarif_pydantic
                log = sarif_pydantic.Sarif.model_validate_json(text)
                assert log.version == "2.1.0" and log.runs[0].results and not log.model_extra
                for result in log.runs[0].results: assert not result.model_extra, result.model_extra
                path = os.environ.get("MAYFLY_SARIF_SCHEMA")
                if path:
                    import jsonschema
                    schema = json.load(open(path))
                    errors = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(json.loads(text)))
                    assert not errors, errors[0].message
                """)
    }

    @Test func `CycloneDX 1.6 has a cryptographic asset for each credential, and who depends on it`() async throws {
        let bom = try object(try await exported(.cyclonedx))
        #expect(bom["bomFormat"] as? String == "CycloneDX" && bom["specVersion"] as? String == "1.6")
        #expect(bom["serialNumber"] as? String == "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79")
        let components = try #require(bom["components"] as? [[String: Any]])
        let assets = components.filter { $0["type"] as? String == "cryptographic-asset" }
        #expect(assets.count == 3)
        let references = components.compactMap { $0["bom-ref"] as? String }
        #expect(Set(references).count == components.count, "every reference once")
        for asset in assets {
            let properties = try #require(asset["cryptoProperties"] as? [String: Any])
            #expect(properties["assetType"] as? String == "related-crypto-material")
            let material = try #require(properties["relatedCryptoMaterialProperties"] as? [String: Any])
            #expect(["password", "token"].contains(material["type"] as? String))
            #expect(material["state"] as? String == "active" && material["value"] == nil)
            #expect((asset["evidence"] as? [String: [[String: Any]]])?["occurrences"]?.isEmpty == false)
        }
        let dependencies = try #require(bom["dependencies"] as? [[String: Any]])
        let orders = try #require(dependencies.first { $0["ref"] as? String == "workload:orders" })
        #expect((orders["dependsOn"] as? [String])?.allSatisfy(references.contains) == true)
        for (kind, type) in ["private-key": "private-key", "npm-token": "token", "redis-password": "password", "api-key": "secret-key", "slack-webhook": "credential", "jwt": "token"] {
            #expect(CycloneDX.type(of: kind) == type)
        }
    }

    @Test func `OCSF 1.3.0 has a Data Security Finding for each credential`() async throws {
        let text = try await exported(.ocsf)
        let events = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(events.count == 3)
        for event in events {
            let (category, kind, activity) = (event["category_uid"] as? Int, try #require(event["class_uid"] as? Int), try #require(event["activity_id"] as? Int))
            #expect(category == 2 && kind == 2006 && event["type_uid"] as? Int == kind * 100 + activity)
            #expect((event["metadata"] as? [String: Any])?["version"] as? String == "1.3.0")
            #expect(((event["metadata"] as? [String: Any])?["product"] as? [String: String])?["vendor_name"] == "Mayfly")
            #expect((1...5).contains(try #require(event["severity_id"] as? Int)))
            #expect(event["time"] as? Int == 1_700_000_000_000, "milliseconds")
            let info = try #require(event["finding_info"] as? [String: Any])
            #expect((info["uid"] as? String)?.hasPrefix("mf1_") == true && info["title"] != nil)
            #expect((event["data_security"] as? [String: Any])?["category_id"] as? Int == 6)
            let resources = try #require(event["resources"] as? [[String: Any]])
            #expect(!resources.isEmpty && resources.allSatisfy { $0["name"] != nil })
        }
        // One event on each line, for readers that take lines.
        #expect(text.split(separator: "\n").count == 5)
    }

    @Test func `CSV is RFC 4180, and no field is a formula`() async throws {
        let text = try await exported(.csv)
        let rows = text.components(separatedBy: "\r\n")
        #expect(rows.first == CommaSeparated.columns.joined(separator: ","))
        #expect(text.contains("\"deploy/app, \"\"new\"\".yaml\""))
        #expect(text.contains("\"'=cmd|' calc'.env\""))
        for row in rows.dropFirst() { #expect(fields(row).count == CommaSeparated.columns.count, "\(row)") }
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"] {
            let field = CommaSeparated.field(hostile)
            #expect(field.hasPrefix("\"'"), "\(field)")
        }
        #expect(CommaSeparated.field("a\r\nb,\"c\"") == "\"a  b,\"\"c\"\"\"")
    }

    private func fields(_ row: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in row {
            if character == "\"" { isQuoted.toggle() } else if character == ",", !isQuoted { fields.append("") } else { fields[fields.count - 1].append(character) }
        }
        return fields
    }

    @Test func `a report without findings is a whole document in every format`() async throws {
        let empty = try Place()
        try empty.put("README.md", "nothing")
        let report = try await scan([empty.path])
        for format in ExportFormat.allCases {
            let text = ReportExport(version: "1", serial: UUID()).text(report, as: format)
            if format == .csv { #expect(text == CommaSeparated.columns.joined(separator: ",")) } else { _ = try JSONSerialization.jsonObject(with: Data(text.utf8)) }
        }
    }
}
