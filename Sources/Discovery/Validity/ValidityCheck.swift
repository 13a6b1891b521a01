import Estate
import Foundation
import Runtime

/// One issuer, and how it is asked whether a secret still works: with one login, or one request that changes nothing.
enum ValidityCheck: Sendable {
    case postgresql(PostgresCheck)
    case redis(RedisCheck)
    case aws(AWSCheck)
    case github(GitHubCheck)

    enum Provider: String, CaseIterable {
        case postgresql, redis, aws, github

        /// How an address of it is written.
        var form: String {
            switch self {
            case .postgresql: "postgresql=HOST[:PORT]"
            case .redis: "redis=redis://HOST[:PORT] or redis=rediss://HOST[:PORT]"
            case .aws: "aws=https://HOST[:PORT]"
            case .github: "github=https://HOST[:PORT]/api/v3"
            }
        }
    }

    /// `nil` when `endpoint` is no address of the provider.
    init?(_ provider: Provider, at endpoint: String?) {
        switch provider {
        case .postgresql:
            guard let check = PostgresCheck(at: endpoint) else { return nil }
            self = .postgresql(check)
        case .redis:
            guard let check = RedisCheck(at: endpoint) else { return nil }
            self = .redis(check)
        case .aws:
            guard let base = Self.base(endpoint ?? "https://sts.amazonaws.com") else { return nil }
            self = .aws(AWSCheck(base: base))
        case .github:
            guard let base = Self.base(endpoint ?? "https://api.github.com") else { return nil }
            self = .github(GitHubCheck(base: base))
        }
    }

    var provider: Provider {
        switch self {
        case .postgresql: .postgresql
        case .redis: .redis
        case .aws: .aws
        case .github: .github
        }
    }

    /// What could be asked about a found value; empty when it is another issuer's, or too little stands beside it.
    func questions(about found: Collector.Found) -> [Question] {
        switch self {
        case .postgresql(let check): check.questions(about: found)
        case .redis(let check): check.questions(about: found)
        case .aws(let check): check.questions(about: found)
        case .github(let check): check.questions(about: found)
        }
    }

    func ask(_ question: Question, _ secret: Secret, timeout: Duration, clock: WallClock) async -> Answer {
        switch self {
        case .postgresql(let check): await check.ask(question, secret, timeout: timeout)
        case .redis(let check): await check.ask(question, secret, timeout: timeout)
        case .aws(let check): await check.ask(question, secret, timeout: timeout, clock: clock)
        case .github(let check): await check.ask(secret, timeout: timeout)
        }
    }

    struct Question: Sendable, Hashable {
        var host: String
        var port: Int
        var user: String?
        var database: String?
        /// For people and the record; holds no secret.
        var endpoint: String
        /// Why it will not be asked after all.
        var obstacle: String?

        /// Where the connection goes.
        var address: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
    }

    struct Answer: Sendable, Hashable {
        var outcome: CredentialValidity.Outcome
        var detail: String
        /// Nobody answered there at all: others need not be sent to wait at the same door.
        var isSilence = false

        static func live(_ detail: String) -> Answer { Answer(outcome: .live, detail: detail) }
        static func dead(_ detail: String) -> Answer { Answer(outcome: .dead, detail: detail) }
        static func unknown(_ detail: String) -> Answer { Answer(outcome: .unknown, detail: detail) }
        static func silent(_ detail: String) -> Answer { Answer(outcome: .unknown, detail: detail, isSilence: true) }
    }
}

extension ValidityCheck {
    /// This machine: what is sent there crosses no wire.
    static func isHere(_ host: String) -> Bool { ["localhost", "127.0.0.1", "::1"].contains(host.lowercased()) }

    /// Whether a name from a scanned file is one to connect to. A cloud's metadata service is not: nothing that was found
    /// logs in there.
    static func isHost(_ host: String) -> Bool {
        let isName = host.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "-._:".utf8.contains($0)
        }
        let lowered = host.lowercased()
        return isName && (1...253).contains(host.utf8.count) && !lowered.hasPrefix("-") && !lowered.hasPrefix("169.254.")
            && !lowered.hasPrefix("fe80:") && !lowered.hasPrefix("::ffff:") && lowered != "fd00:ec2::254"
            && lowered != "metadata.google.internal" && lowered != "0.0.0.0" && lowered != "::"
    }

    /// `host`, `host:port`, `[::1]:port`.
    static func split(_ text: String, port: Int) -> (host: String, port: Int)? {
        guard let url = URLComponents(string: "x://" + text), let host = url.host, url.user == nil, url.path.isEmpty, url.query == nil,
            url.fragment == nil
        else { return nil }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let port = url.port ?? port
        return isHost(bare) && (1...65_535).contains(port) ? (bare, port) : nil
    }

    /// An `https` address without a slash at its end; `http` on this machine only.
    static func base(_ text: String) -> String? {
        guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty, url.user == nil, url.query == nil,
            url.fragment == nil, url.scheme == "https" || url.scheme == "http" && isHere(host)
        else { return nil }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    static func address(of base: String) -> (host: String, port: Int) {
        let url = URLComponents(string: base)
        return (url?.host ?? "", url?.port ?? (url?.scheme == "http" ? 80 : 443))
    }

    /// The protocol that a found value is for, by what stands beside it, else by its kind.
    static func scheme(_ kind: String, _ scheme: String?) -> String {
        scheme ?? (kind.hasSuffix("-password") ? String(kind.dropLast("-password".count)) : "")
    }

    /// One HTTP request; what is not an answer is a reason.
    static func request(
        _ base: String, timeout: Duration, _ body: @Sendable (HTTPReader) async throws -> Answer
    ) async -> Answer {
        var settings = HTTPReader.Settings(base: base)
        settings.timeout = timeout
        settings.answerLimit = 256 << 10
        // Once only: an issuer may count, and lock.
        settings.tries = 1
        do {
            return try await HTTPReader.with(settings, body)
        } catch let error as SourceError {
            return error.code == .unreachable ? .silent(error.description) : .unknown(error.description)
        } catch {
            return .unknown("the request could not be made")
        }
    }
}
