import Estate
import NIOPosix
import NIOSSL
import PostgresWire
import Runtime
import SecretScan

/// Logs in to PostgreSQL, and leaves at once. The password never crosses: SCRAM, on this machine also MD5.
struct PostgresCheck: Sendable {
    private var given: (host: String, port: Int)?

    /// - Parameter endpoint: asked instead of what stands beside a value.
    init?(at endpoint: String?) {
        guard let endpoint else { return }
        guard let parts = ValidityCheck.split(endpoint, port: 5432) else { return nil }
        given = parts
    }

    func questions(about found: Collector.Found) -> [ValidityCheck.Question] {
        var questions: Set<ValidityCheck.Question> = []
        for one in found.endpoints where ValidityCheck.scheme(found.kind, one.scheme) == "postgresql" {
            guard let user = one.user, !user.isEmpty, let host = given?.host ?? one.host, ValidityCheck.isHost(host) else { continue }
            let port = given?.port ?? one.port ?? 5432
            let database = one.database.flatMap { $0 == "*" || $0.isEmpty ? nil : $0 } ?? "postgres"
            var question = ValidityCheck.Question(host: host, port: port, user: user, database: database, endpoint: "")
            question.endpoint = "postgresql://\(shown(user, limit: 63))@\(question.address)/\(shown(database, limit: 63))"
            // Of several databases behind one login, one is enough: each more would be another attempt on the account.
            if !questions.contains(where: { $0.address == question.address && $0.user == user }) { questions.insert(question) }
        }
        return questions.sorted { $0.endpoint < $1.endpoint }
    }

    func ask(_ question: ValidityCheck.Question, _ secret: Secret, timeout: Duration) async -> ValidityCheck.Answer {
        let probe = PostgresProbe(group: MultiThreadedEventLoopGroup.singleton, timeout: timeout)
        let outcome = await probe.login(
            to: .tcp(host: question.host, port: question.port), user: question.user ?? "", database: question.database ?? "postgres",
            password: secret, applicationName: "mayfly-check",
            methods: ValidityCheck.isHere(question.host) ? [.scramSHA256, .md5] : [.scramSHA256])
        switch outcome {
        case .accepted: return .live("the server lets it in")
        // The server's words could say anything; its code is of a fixed list.
        case .refused(let state, _): return Self.judge(String(state.prefix(5).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }))
        case .unreachable(let reason):
            let isDeaf = reason.hasPrefix("`\(question.address)`")
            return isDeaf ? .silent("the server does not answer") : .unknown("no verdict: \(shown(reason, limit: 160))")
        }
    }

    /// SQLSTATE (PostgreSQL, appendix A) of a refused login.
    private static func judge(_ state: String) -> ValidityCheck.Answer {
        switch state {
        case "28P01": .dead("the server refuses it (28P01, invalid password)")
        // Comes only after the password was right.
        case "42501": .live("the server takes the password, and does not let this login into the database (42501)")
        case "28000": .unknown("the server refuses the login whatever its password (28000)")
        case "3D000": .unknown("there is no such database (3D000)")
        default: .unknown("the server ended the login with \(state.isEmpty ? "an error" : state)")
        }
    }
}

/// `AUTH` to Redis or Valkey. That sends the password itself, so without TLS only to this machine, or where a person said so.
struct RedisCheck: Sendable {
    private struct Given: Sendable {
        var host: String
        var port: Int
        var isEncrypted: Bool
    }
    private var given: Given?

    init?(at endpoint: String?) {
        guard let endpoint else { return }
        let isEncrypted = endpoint.hasPrefix("rediss://")
        guard isEncrypted || endpoint.hasPrefix("redis://"),
            let parts = ValidityCheck.split(String(endpoint.dropFirst(isEncrypted ? 9 : 8)), port: 6379)
        else { return nil }
        given = Given(host: parts.host, port: parts.port, isEncrypted: isEncrypted)
    }

    func questions(about found: Collector.Found) -> [ValidityCheck.Question] {
        var questions: Set<ValidityCheck.Question> = []
        let all: Set<EndpointParts> =
            found.endpoints.isEmpty && given != nil && found.kind == "redis-password" ? [.init()] : found.endpoints
        for one in all where ValidityCheck.scheme(found.kind, one.scheme) == "redis" {
            guard let host = given?.host ?? one.host, ValidityCheck.isHost(host) else { continue }
            var question = ValidityCheck.Question(host: host, port: given?.port ?? one.port ?? 6379, user: one.user, endpoint: "")
            if question.user?.isEmpty == true { question.user = nil }
            let user = question.user.map { shown($0, limit: 63) + "@" } ?? ""
            question.endpoint = "redis\(given?.isEncrypted == true ? "s" : "")://\(user)\(question.address)"
            if given == nil, !ValidityCheck.isHere(host) {
                question.obstacle =
                    "the password would cross the network in clear; name the server with --check redis=rediss://\(question.address), "
                    + "or with redis:// if that is meant"
            }
            questions.insert(question)
        }
        return questions.sorted { $0.endpoint < $1.endpoint }
    }

    func ask(_ question: ValidityCheck.Question, _ secret: Secret, timeout: Duration) async -> ValidityCheck.Answer {
        do {
            let context = given?.isEncrypted == true ? try NIOSSLContext(configuration: .makeClientConfiguration()) : nil
            return try await RedisClient.ask(host: question.host, port: question.port, tls: context, timeout: timeout) { client in
                // Whom the server asks for no password, it would also let in with a wrong one.
                if case .text = try await client.command("PING", []), question.user.map({ $0 == "default" }) ?? true {
                    return .unknown("the server asks nobody for a password")
                }
                switch try await client.command("AUTH", (question.user.map { [Secret($0)] } ?? []) + [secret]) {
                case .text("OK"): return .live("the server lets it in")
                case .refused("WRONGPASS"): return .dead("the server refuses it (WRONGPASS)")
                // The code is the first word of what the server says, letters only.
                case .refused(let code): return .unknown("the server answers \(code.prefix(20).filter(\.isUppercase))")
                default: return .unknown("the server's answer is none of the protocol")
                }
            }
        } catch let error as SourceError {
            return error.code == .unreachable ? .silent(error.description) : .unknown(error.description)
        } catch {
            return .unknown("the server could not be asked")
        }
    }
}
