import Estate
import Foundation
import NIOHTTP1
import Runtime
import SecretScan

/// The CI/CD variables of GitLab projects and groups. The API gives names and values together; values are only taken when asked for.
struct GitLabSource: CredentialSource {
    static let type = "gitlab"

    let name: String
    let location: String
    private let settings: HTTPReader.Settings
    private let token: TokenOrigin
    private let projects: [String]
    private let groups: [String]
    private let readsValues: Bool
    private let scanner: ValueScanner

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        scanner = settings.scanner
        var address = try settings.string("address") ?? "https://gitlab.com"
        while address.hasSuffix("/") { address.removeLast() }
        location = address
        guard let token = try settings.token(default: "GITLAB_TOKEN") else {
            throw SourceError(.settings, "\(settings.what): name a `tokenFile` or a `tokenEnvironment`")
        }
        self.token = token
        projects = try settings.strings("projects") ?? []
        groups = try settings.strings("groups") ?? []
        readsValues = try settings.bool("readValues") ?? false
        guard !projects.isEmpty || !groups.isEmpty else { throw SourceError(.settings, "\(settings.what): give `projects` or `groups`") }
        self.settings = HTTPReader.Settings(
            base: address, authorities: try settings.path("caFile").map { try SmallFile.read($0, limit: 1 << 20) },
            allowsPlaintext: try settings.bool("allowPlaintext") ?? false)
    }

    var intent: SourceIntent {
        SourceIntent(
            reads: (projects.map { "variables of project \($0)" } + groups.map { "variables of group \($0)" }).map {
                readsValues ? $0 + " with values" : $0
            },
            permissions: [
                "a token with scope `read_api` of a Maintainer (projects) or Owner (groups): GitLab gives variables to no lesser role"
            ],
            readsValues: readsValues)
    }

    func read(into sink: SourceSink) async throws {
        let headers = HTTPHeaders([("PRIVATE-TOKEN", try token.read().headerText())])
        try await HTTPReader.with(settings) { http in
            for (area, names) in [("projects", projects), ("groups", groups)] {
                for owner in names {
                    try await Pages.read(
                        "/api/v4/\(area)/\(owner.percentEncoded)/variables?per_page=100", "\(area)/\(owner)", http, headers, sink
                    ) { tree in
                        for variable in tree.list {
                            try tell(
                                variable, "gitlab://\(URLComponents(string: location)?.host ?? name)/\(area)/\(shown(owner))", owner, sink)
                        }
                    }
                }
            }
        }
    }

    private func tell(_ variable: JSONTree, _ path: String, _ owner: String, _ sink: SourceSink) throws {
        try sink.count()
        guard let key = variable["key"].string else { return }
        let scope = variable["environment_scope"].string ?? "*"
        let slot = scope == "*" ? shown(key) : "\(shown(key)) (environment \(shown(scope)))"
        let isMasked = variable["masked"].bool == true || variable["hidden"].bool == true
        if readsValues, let value = variable["value"].string {
            let entry = NamedValues.Entry(name: key, value: Array(value.utf8))
            _ = try sink.tell([entry], at: path, source: .ci, isStore: isMasked, scanner: scanner) { finding in
                finding.place.slot = slot
                finding.issuer = nil
            }
        } else if isMasked {
            var finding = Finding(.identity("\(path)#\(key)@\(scope)"), kind: "ci-variable", place: .live(path, slot: slot, source: .ci))
            finding.label = shown(key)
            try sink.tell(finding)
        }
    }
}

/// The Actions secrets of GitHub repositories and organisations: names and dates, which is all that the API gives.
struct GitHubSource: CredentialSource {
    static let type = "github"

    let name: String
    let location: String
    private let settings: HTTPReader.Settings
    private let token: TokenOrigin
    private let repositories: [String]
    private let organisations: [String]

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        var address = try settings.string("address") ?? "https://api.github.com"
        while address.hasSuffix("/") { address.removeLast() }
        location = address
        guard let token = try settings.token(default: "GITHUB_TOKEN") else {
            throw SourceError(.settings, "\(settings.what): name a `tokenFile` or a `tokenEnvironment`")
        }
        self.token = token
        repositories = try settings.strings("repositories") ?? []
        organisations = try settings.strings("organisations") ?? []
        guard !repositories.isEmpty || !organisations.isEmpty else {
            throw SourceError(.settings, "\(settings.what): give `repositories` or `organisations`")
        }
        self.settings = HTTPReader.Settings(
            base: address, authorities: try settings.path("caFile").map { try SmallFile.read($0, limit: 1 << 20) },
            allowsPlaintext: try settings.bool("allowPlaintext") ?? false)
    }

    var intent: SourceIntent {
        SourceIntent(
            reads: repositories.map { "names and dates of the Actions secrets of \($0)" }
                + organisations.map { "names and dates of the Actions secrets of \($0)" },
            permissions: ["a fine-grained token with `Secrets: read` (repositories), `Organization secrets: read`"], readsValues: false)
    }

    func read(into sink: SourceSink) async throws {
        let headers = HTTPHeaders([
            ("Authorization", "Bearer " + (try token.read().headerText())), ("Accept", "application/vnd.github+json"),
            ("X-GitHub-Api-Version", "2022-11-28"),
        ])
        try await HTTPReader.with(settings) { http in
            for (area, names) in [("repos", repositories), ("orgs", organisations)] {
                for owner in names {
                    let path = "github://\(shown(owner))/actions/secrets"
                    try await Pages.read("/\(area)/\(owner.percentEncodedPath)/actions/secrets?per_page=100", owner, http, headers, sink) {
                        tree in
                        for secret in tree["secrets"].list {
                            try sink.count()
                            guard let name = secret["name"].string else { continue }
                            var finding = Finding(
                                .identity("\(path)#\(name)"), kind: "github-actions-secret",
                                place: .live(path, slot: shown(name), source: .ci))
                            finding.label = shown(name)
                            finding.createdAt = (secret["updated_at"].string ?? secret["created_at"].string).flatMap { Timestamp($0) }
                            try sink.tell(finding)
                        }
                    }
                }
            }
        }
    }
}

/// Pages by number: GitLab names the next in `X-Next-Page`, GitHub in `Link`.
private enum Pages {
    static func read(
        _ target: String, _ what: String, _ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink, take: (JSONTree) throws -> Void
    ) async throws {
        for page in 1...10_000 {
            let answer = try await http.ask(.GET, "\(target)&page=\(page)", headers: headers)
            switch answer.status {
            case 200: break
            case 401: throw SourceError(.refused, "the token is not accepted (401)")
            default: return sink.problem("\(shown(what)): the token may not list it (\(answer.status))")
            }
            try take(try answer.json(shown(what)))
            let hasNext =
                answer.headers.first(name: "X-Next-Page").map { !$0.isEmpty }
                ?? answer.headers["Link"].contains { $0.contains("rel=\"next\"") }
            guard hasNext else { return }
        }
    }
}
