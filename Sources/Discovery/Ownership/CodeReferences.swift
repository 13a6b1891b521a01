import Runtime
import SecretScan

/// Looks for names of variables in the sources of known workloads.
enum CodeReferences {
    /// Whether a name is odd enough to be looked for: `LEDGER_SIGNING_KEY`, not `PASSWORD`.
    static func isTelling(_ name: String) -> Bool {
        !common.contains(name.lowercased()) && name.utf8.count >= 8 && name.utf8.count <= 100 && (name.contains("_") || name.contains("-"))
            && name.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "_")
                    || $0 == UInt8(ascii: "-")
            }
    }

    /// Names that libraries gave: who uses one reads some value by it, and nobody knows which.
    private static let common: Set<String> = [
        "aws_secret_access_key", "aws_access_key_id", "aws_session_token", "api_key", "api_secret", "api_token", "access_key", "access_token",
        "auth_token", "bearer_token", "client_secret", "refresh_token", "secret_key", "secret_access_key", "private_key", "db_password",
        "database_password", "db_pass", "user_password", "github_token", "google_application_credentials", "connection_string",
        "secret_key_base", "smtp_password", "redis_password", "postgres_password", "mysql_password", "mysql_root_password",
    ]

    private static let fileLimit = 20_000
    private static let byteLimit = 128 << 20

    /// Variable → workload → place.
    static func find(_ variables: Set<String>, in reader: EstateReader) -> [String: [String: String]] {
        let names = variables.sorted()
        let finder = ValueFinder(names.map { Secret($0) })
        guard !finder.isEmpty else { return [:] }
        var found: [String: [String: String]] = [:]
        var (files, bytes) = (0, 0)
        // Files of one directory stand together, and most trees are nobody's home.
        var here: (directory: String, name: String?) = ("/", nil)
        let kinds = FileKinds()
        for path in reader.files.paths {
            let directory = Layout.directory(of: path)
            if here.directory != directory {
                let names = reader.index.home(around: path)?.names ?? []
                here = (directory, names.count == 1 ? names[0] : nil)
            }
            guard let home = here.name, files < fileLimit, bytes < byteLimit else { continue }
            let kind = kinds[path]
            guard [.code, .shell, .yaml, .xml].contains(kind.format), !kind.isGenerated, !kind.isFixture, let text = reader.files.text(path)
            else { continue }
            files += 1
            bytes += text.utf8.count
            let content = Array(text.utf8)
            for hit in finder.find(in: content, limit: 200) {
                let before = hit.range.lowerBound > 0 ? content[hit.range.lowerBound - 1] : 0
                let after = hit.range.upperBound < content.count ? content[hit.range.upperBound] : 0
                guard before != UInt8(ascii: "_"), after != UInt8(ascii: "_") else { continue }
                found[names[hit.value], default: [:]][home] = "\(path):\(hit.line)"
            }
        }
        return found
    }
}
