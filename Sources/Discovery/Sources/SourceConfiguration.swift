import Foundation
import Runtime
import SecretScan
import Yams

/// What `mayfly discover --config` reads: which sources to ask, and which directories to scan beside them.
public struct SourceConfiguration: Sendable {
    /// Directories and files to scan, made absolute.
    public var scan: [String]
    /// Read git histories too.
    public var history: Bool
    var entries: [Entry]

    struct Entry: Sendable {
        var source: any CredentialSource
        var type: String
        var timeout: Duration
    }

    /// One source, as `--dry-run` shows it.
    public struct Preview: Sendable, Codable {
        public var name: String
        public var type: String
        public var location: String
        public var reads: [String]
        public var permissions: [String]
        /// Whether secret values pass through this process, to be fingerprinted and forgotten.
        public var readsValues: Bool
        /// Why it would not be read.
        public var problem: String?
    }

    public static let limit = 1 << 20

    /// Reads YAML or JSON. Every key must be known.
    ///
    /// - Parameter only: names of the sources to keep; all when empty.
    public init(
        yaml: String, directory: String, environment: [String: String], only: Set<String> = []
    ) throws(DiscoveryError) {
        do {
            try self.init(text: yaml, directory, environment, only)
        } catch let error as SourceError {
            throw DiscoveryError(code: .badConfiguration, description: error.description)
        } catch let error as YamlError {
            throw DiscoveryError(code: .badConfiguration, description: "the configuration is not YAML: \(Self.place(error))")
        } catch {
            throw DiscoveryError(code: .badConfiguration, description: "the configuration cannot be read")
        }
    }

    private init(text: String, _ directory: String, _ environment: [String: String], _ only: Set<String>) throws {
        guard text.utf8.count <= Self.limit else { throw SourceError(.settings, "the configuration is larger than 1 MiB") }
        let scanner = ValueScanner()
        var top = try SettingsReader(
            try Yams.load(yaml: text), what: "the configuration", directory: directory, environment: environment, scanner: scanner)
        if let version = try top.int("version", in: 1...1_000_000), version != 1 {
            throw SourceError(.settings, "the configuration has version \(version); this mayfly reads version 1")
        }
        scan = try top.paths("scan") ?? []
        history = try top.bool("history") ?? true
        guard let list = top.value("sources") as? [Any], !list.isEmpty, list.count <= 1000 else {
            throw SourceError(.settings, "the configuration needs a list of `sources`; see `mayfly discover --example`")
        }
        try top.finish()
        entries = []
        var names: Set<String> = []
        for (index, value) in list.enumerated() {
            let entry = try Self.entry(value, number: index + 1, directory, environment, scanner)
            guard names.insert(entry.source.name).inserted else {
                throw SourceError(.settings, "two sources are called `\(entry.source.name)`")
            }
            entries.append(entry)
        }
        if let unknown = only.subtracting(names).sorted().first {
            throw SourceError(
                .settings, "no source is called `\(shown(unknown))`; there are \(names.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        }
        if !only.isEmpty { entries.removeAll { !only.contains($0.source.name) } }
    }

    private static func entry(_ value: Any, number: Int, _ directory: String, _ environment: [String: String], _ scanner: ValueScanner)
        throws -> Entry
    {
        let name = (value as? [String: Any])?["name"] as? String
        var settings = try SettingsReader(
            value, what: name.map { "source `\(shown($0, limit: 60))`" } ?? "source \(number)", directory: directory,
            environment: environment,
            scanner: scanner)
        let type = try settings.required("type")
        let given = try settings.string("name") ?? type
        guard given.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: "/") }), given.utf8.count <= 64 else {
            throw SourceError(.settings, "\(settings.what): a name is up to 64 visible characters without `/`")
        }
        let timeout = try settings.duration("timeout") ?? .seconds(300)
        guard let make = makers[type] else {
            throw SourceError(
                .settings,
                "\(settings.what): no type `\(shown(type, limit: 40))`; there are \(makers.keys.sorted().joined(separator: ", "))")
        }
        do {
            let source = try make(given, &settings)
            try settings.finish()
            return Entry(source: source, type: type, timeout: timeout)
        } catch let error as SourceError where error.code == .missing {
            return Entry(source: UnmadeSource(name: given, location: "not known", problem: error), type: type, timeout: timeout)
        }
    }

    /// In the place of a source that lacks what the configuration names, such as its kubeconfig: it fails, and the others are asked.
    private struct UnmadeSource: CredentialSource {
        static let type = ""
        let name: String
        let location: String
        let problem: SourceError

        var intent: SourceIntent { SourceIntent(reads: [], permissions: [], readsValues: false) }

        func read(into sink: SourceSink) async throws { throw problem }
    }

    private typealias Maker = @Sendable (String, inout SettingsReader) throws -> any CredentialSource

    private static let makers: [String: Maker] = [
        KubernetesSource.type: { try KubernetesSource(name: $0, settings: &$1) },
        VaultSource.type: { try VaultSource(name: $0, settings: &$1) },
        AWSSource.type: { try AWSSource(name: $0, settings: &$1) },
        PostgresSource.type: { try PostgresSource(name: $0, settings: &$1) },
        RedisSource.type: { try RedisSource(name: $0, settings: &$1) },
        CertificateSource.type: { try CertificateSource(name: $0, settings: &$1) },
        ProcessSource.type: { try ProcessSource(name: $0, settings: &$1) },
        GitLabSource.type: { try GitLabSource(name: $0, settings: &$1) },
        GitHubSource.type: { try GitHubSource(name: $0, settings: &$1) },
        SpreadsheetSource.type: { try SpreadsheetSource(name: $0, settings: &$1) },
    ]

    /// What would be read, with which rights.
    public var previews: [Preview] {
        entries.map { entry in
            let source = entry.source
            let intent = source.intent
            return Preview(
                name: source.name, type: entry.type, location: source.location, reads: intent.reads, permissions: intent.permissions,
                readsValues: intent.readsValues, problem: (source as? UnmadeSource)?.problem.description)
        }
    }

    /// What the parser says without the text around it: a configuration might hold what it should not.
    private static func place(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            "\(problem) at line \(mark.line), column \(mark.column)"
        default: "it cannot be parsed"
        }
    }
}
