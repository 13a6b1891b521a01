import Attestation
import Estate
import LinuxProcess
import PostgresWire
import Runtime

/// A refusal with the words for both sides: what the client is told, and what is recorded.
struct Refusal: Sendable {
    var use: UseRefusal
    var answer: ServerError

    private init(_ code: UseRefusal.Code, _ answer: ServerError, recorded: String? = nil) {
        use = UseRefusal(code, sqlState: answer.sqlState, reason: recorded ?? answer.message)
        self.answer = answer
    }

    static func unattributed(_ path: PathConfiguration, _ why: AttestationRefusal) -> Refusal {
        Refusal(
            .unattributed,
            ServerError(
                sqlState: "28000", message: "access path `\(path.name)` gives nothing to a caller it cannot identify: \(why)",
                hint: "Connect from the process that uses the connection, on the machine where the agent runs."))
    }

    static func otherCaller(_ path: PathConfiguration, _ caller: AttestedProcess) -> Refusal {
        let unmet = caller.unmet(path.selectors)
        let program = caller.facts.script?.path ?? caller.facts.executable ?? caller.facts.name
        let detail =
            path.selectors.isEmpty
            ? "The workload declares no selectors, so nobody is it."
            : "Not as declared: \(unmet.map(\.type).joined(separator: ", "))."
        return Refusal(
            .otherCaller,
            ServerError(
                sqlState: "28000",
                message: "process \(caller.pid) (`\(program)`) is not workload `\(path.workload)`, "
                    + "to which access path `\(path.name)` belongs",
                detail: detail,
                hint: "Start it as the workload is declared, or declare what it is now and run `mayfly apply`."),
            recorded: "process \(caller.pid) (`\(program)`) lacks "
                + (path.selectors.isEmpty ? "any declared selector" : unmet.map { "`\($0)`" }.joined(separator: ", ")))
    }

    static func otherLogin(_ path: PathConfiguration, _ login: String) -> Refusal {
        Refusal(
            .otherLogin,
            ServerError(
                sqlState: "28000",
                message: "access path `\(path.name)` carries login `\(path.login)`, not `\(login.prefix(64))`",
                hint: "Connect as `\(path.login)`, or through the path of that login."))
    }

    static func wrongCredential(_ path: PathConfiguration) -> Refusal {
        Refusal(
            .wrongCredential,
            ServerError(
                sqlState: "28P01", message: "password authentication failed for login `\(path.login)` on access path `\(path.name)`",
                hint: "Present the password that the workload had before the path was cut over."))
    }

    static func credentialUnknown(_ path: PathConfiguration) -> Refusal {
        Refusal(
            .grantUnavailable,
            ServerError(
                sqlState: "57P03", message: "access path `\(path.name)` has no credential to compare with",
                hint: "Name the credential of `\(path.login)` in the declaration and run `mayfly apply`."))
    }

    static func grant(_ path: PathConfiguration, _ why: GrantRefusal) -> Refusal {
        switch why.code {
        case .denied:
            Refusal(
                .grantDenied,
                ServerError(sqlState: "28000", message: "no login was granted on access path `\(path.name)`: \(why.reason)"))
        case .unavailable:
            Refusal(
                .grantUnavailable,
                ServerError(
                    sqlState: "57P03", message: "no login could be had for access path `\(path.name)`: \(why.reason)",
                    hint: "The database was not asked. Try again."))
        }
    }

    static func upstreamUnreachable(_ path: PathConfiguration, _ why: String) -> Refusal {
        Refusal(
            .upstreamUnreachable,
            ServerError(
                sqlState: "08006",
                message: "the database of access path `\(path.name)` (\(path.upstream)) cannot be used: \(why)"))
    }

    /// What the database says about the session goes to the client as it is. What it says about the login does not: the
    /// client does not know that login.
    static func upstreamRefused(_ path: PathConfiguration, _ error: ServerError) -> Refusal {
        guard error.sqlState.hasPrefix("28") else {
            return Refusal(.upstreamRefused, error, recorded: "\(error)")
        }
        return Refusal(
            .upstreamRefused,
            ServerError(
                sqlState: "57P03", message: "the database refused the short-lived login of access path `\(path.name)`",
                detail: "\(error)", hint: "Try again; a new login is made for each attempt."),
            recorded: "\(error)")
    }

    static func tooManyConnections(_ path: PathConfiguration, _ limit: Int) -> Refusal {
        Refusal(
            .tooManyConnections,
            ServerError(
                sqlState: "53300", message: "access path `\(path.name)` has \(limit) connections already, its limit"))
    }

    static func timeout(_ path: PathConfiguration, _ limit: Duration) -> Refusal {
        Refusal(
            .timeout,
            ServerError(
                sqlState: "57P03", message: "the login on access path `\(path.name)` was not done within \(limit.brief)"))
    }

    static func malformed(_ path: PathConfiguration, _ why: WireError) -> Refusal {
        Refusal(
            .malformed,
            ServerError(
                sqlState: why.code == .unsupported ? "0A000" : "08P01", message: "access path `\(path.name)` received \(why)"))
    }

    static func ended(_ path: PathConfiguration, _ why: String) -> Refusal {
        Refusal(
            .ended, ServerError(sqlState: "57P01", message: "the session on access path `\(path.name)` was ended: \(why)"))
    }
}
