import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

@Suite struct SourceKindTests {
    // R3 R5
    @Test func `a credential in each of two hundred kinds of source is found at its place, and no trap is reported`() async throws {
        let place = try Place()
        let estate = SourceKindEstate(seed: 11)
        try estate.write(to: place.path)
        let report = try await scan([place.path])
        let key = try #require(key)
        let byFingerprint = Dictionary(uniqueKeysWithValues: report.credentials.map { ($0.fingerprint, $0) })
        var missing: [String] = []
        var misplaced: [String] = []
        for file in estate.files {
            guard let value = file.planted else { continue }
            let sightings = byFingerprint[key.fingerprint(of: Secret(value))]?.sightings ?? []
            let path = file.reportedPath ?? file.path
            let here = sightings.filter { $0.path == path || file.reportedPath == nil && $0.path.hasPrefix(path + "!/") }
            if here.isEmpty {
                missing.append(file.kind)
            } else if let line = file.line, !here.contains(where: { $0.line == line }) {
                misplaced.append(file.kind)
            }
        }
        // Passwords in programs are judged by their shape, and a shape may be unlucky.
        #expect(missing.count <= 2, "\(missing)")
        #expect(misplaced.isEmpty, "\(misplaced)")
        let traps = Set(estate.files.filter { $0.planted == nil }.map(\.path))
        let reported = report.credentials.flatMap { credential in
            credential.sightings.filter { traps.contains($0.path) }.map { "\(credential.kind) at \($0.path):\($0.line)" }
        }
        #expect(reported.isEmpty, "\(reported)")
        #expect(estate.files.count(where: { $0.planted != nil }) >= 200)
        #expect(traps.count >= 40)
        #expect(report.unreadable.isEmpty, "\(report.unreadable)")
    }

    // R3
    @Test func `an IAM credential report gives each active key and password, and none that is switched off`() async throws {
        let place = try Place()
        let header =
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated"
        try place.put(
            "aws/credential-report.csv",
            """
            \(header)
            <root_account>,arn:aws:iam::123456789012:root,2019-01-01T00:00:00+00:00,not_supported,2024-01-01T00:00:00+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
            deploy,arn:aws:iam::123456789012:user/deploy,2019-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,true,2020-02-02T00:00:00+00:00,2024-03-01T00:00:00+00:00,eu-west-1,s3,false,2020-01-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,false,N/A
            kim,arn:aws:iam::123456789012:user/kim,2019-01-01T00:00:00+00:00,true,2024-03-01T00:00:00+00:00,2021-01-01T00:00:00+00:00,N/A,true,true,2020-02-02T00:00:00+00:00,N/A,N/A,N/A,true,2020-02-02T00:00:00+00:00,N/A,N/A,N/A,false,N/A,false,N/A
            """)
        let report = try await scan([place.path])
        let found = report.credentials.flatMap { credential in credential.sightings.map { "\(credential.kind) \($0.line) \($0.slot ?? "")" } }
        #expect(
            found.sorted() == [
                "aws-access-key 3 access_key_1", "aws-access-key 4 access_key_1", "aws-access-key 4 access_key_2",
                "aws-console-password 4 password",
            ])
        #expect(report.credentials.contains { $0.opens.contains(Endpoint(scheme: "https", host: "s3.amazonaws.com", user: "deploy")) })
        // The same keys in a second copy of the report are the same credentials.
        try place.put("aws/older.csv", try String(contentsOfFile: place.path + "/aws/credential-report.csv", encoding: .utf8))
        #expect(try await scan([place.path]).credentials.count == 4)
    }

    @Test func `the answer of list-access-keys gives active keys at their lines`() async throws {
        let place = try Place()
        let ids = ["AKIA" + "QX3TR5WZ7MNB2VKC", "AKIA" + "LP4HG6FD8SQJ2YTU"]
        try place.put(
            "keys.json",
            """
            {
                "AccessKeyMetadata": [
                    { "UserName": "deploy", "AccessKeyId": "\(ids[0])", "Status": "Active", "CreateDate": "2020-02-02T00:00:00+00:00" },
                    { "UserName": "deploy", "AccessKeyId": "\(ids[1])", "Status": "Inactive", "CreateDate": "2020-02-02T00:00:00+00:00" }
                ]
            }
            """)
        let report = try await scan([place.path])
        #expect(report.credentials.map(\.kind) == ["aws-access-key"])
        #expect(report.credentials.first?.sightings.map(\.line) == [3])
    }

    @Test func `a value in an archive is joined to the same value outside it, and an archive in git's history is opened`() async throws {
        let place = try Place()
        var values = Values(31)
        let password = values.password()
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("app/.env", "DB_PASSWORD=\(password)\n")
        try Data(ArchiveWriter.gzip(ArchiveWriter.tar([("notes.txt", Array("x\nuse \(password)\n".utf8))]))).write(
            to: URL(fileURLWithPath: place.path + "/app/backup.tgz"))
        try place.commit()
        try place.remove("app/.env")
        try place.remove("app/backup.tgz")
        try place.put("README.md", "x")
        try place.commit()
        let report = try await scan([place.path])
        let credential = try #require(report.credentials.first)
        #expect(report.credentials.count == 1)
        #expect(Set(credential.sightings.map(\.path)).contains("app/.env"))
    }
}
