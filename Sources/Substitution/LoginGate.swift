import Attestation
import Estate
import NIOCore
import PostgresWire
import Runtime

/// Mode *substitute*, from the first byte to the open session: a struct that is told what happened and says what to do.
///
/// The order is the point: who is it, does it use its own login, does it present the old credential, is it still the same
/// program; only then is a grant asked for, and only with a grant does anything go upstream.
struct LoginGate {
    enum Input {
        case bytes(ByteBuffer)
        case attested(AttestationResult)
        /// The caller is, or is not, still the program that was attested, with the connection in its hands.
        case rechecked(Bool)
        case granted(Result<UpstreamLogin, GrantRefusal>)
        /// The database did not let the short-lived login in.
        case upstreamRefused(ServerError)
        case upstreamFailed(String)
        /// The database has begun to describe the session.
        case established
    }

    enum Effect {
        case send(ByteBuffer)
        /// Look at the caller again.
        case recheck(AttestedProcess)
        /// Ask for a login; when one was rejected just now, say so first.
        case ask(AttestedProcess, rejected: Rejection?)
        case connect(UpstreamLogin, StartupMessage)
        case cancel(CancelRequest)
        /// The session is open: connect both sides. What the client has sent already goes upstream first.
        case splice(unsent: ByteBuffer)
        case refuse(Refusal)
    }

    struct Rejection: Sendable {
        var grantID: String
        var reason: String
    }

    private enum State {
        case startup
        /// Complete, and waiting to hear who it is from.
        case caller(StartupRequest)
        case password(StartupMessage, AttestedProcess)
        /// It presented the credential and is looked at again.
        case recheck(StartupMessage, AttestedProcess)
        case grant(StartupMessage, AttestedProcess)
        case upstream(StartupMessage, AttestedProcess, UpstreamLogin)
        case ended
    }

    private let path: PathConfiguration
    /// The listener's limit on connections, when it is reached: then that is all that is said.
    private let surplus: Int?
    private let fingerprint: @Sendable (Secret) -> Fingerprint
    private let clock: WallClock
    private var state = State.startup
    private var attestation: AttestationResult?
    private var buffer = ByteBuffer()
    private var encryptionRequests = 0
    private var hasRetried = false
    /// A client sends nothing after its password until the session is open; a little is kept, more is refused.
    private static let bufferLimit = 65536

    /// As presented, for the record.
    private(set) var presented: StartupMessage?

    init(
        path: PathConfiguration, surplus: Int? = nil, fingerprint: @escaping @Sendable (Secret) -> Fingerprint,
        clock: WallClock
    ) {
        self.path = path
        self.surplus = surplus
        self.fingerprint = fingerprint
        self.clock = clock
    }

    mutating func handle(_ input: Input) -> [Effect] {
        if case .ended = state { return [] }
        switch input {
        case .bytes(var more):
            guard buffer.readableBytes + more.readableBytes <= Self.bufferLimit else {
                return refuse(.malformed(path, WireError(.tooLarge, "more bytes than a login has")))
            }
            buffer.writeBuffer(&more)
            return advance()
        case .attested(let result):
            attestation = result
            return advance()
        case .rechecked(let isSame):
            return rechecked(isSame)
        case .granted(let result):
            return granted(result)
        case .upstreamRefused(let error):
            return rejected(error)
        case .upstreamFailed(let why):
            return refuse(.upstreamUnreachable(path, why))
        case .established:
            return established()
        }
    }

    /// Goes on as far as bytes and attestation reach.
    private mutating func advance() -> [Effect] {
        var effects: [Effect] = []
        do throws(WireError) {
            while true {
                switch state {
                case .startup:
                    guard let request = try StartupParser.next(&buffer) else { return effects }
                    if case .encryption = request {
                        // The connection does not leave the machine, and the password must be read: no encryption here.
                        encryptionRequests += 1
                        guard encryptionRequests <= 2 else {
                            throw WireError(.unexpected, "a third request for encryption")
                        }
                        effects.append(.send(ByteBuffer(bytes: [UInt8(ascii: "N")])))
                    } else {
                        if case .startup(let message) = request { presented = message }
                        if let surplus { return effects + refuse(.tooManyConnections(path, surplus)) }
                        state = .caller(request)
                    }
                case .caller(let request):
                    guard let attestation else { return effects }
                    effects += identify(request, attestation)
                case .password(let startup, let caller):
                    guard let password = try ClientMessage.takePassword(&buffer) else { return effects }
                    effects += compare(password, startup, caller)
                case .recheck, .grant, .upstream, .ended:
                    return effects
                }
            }
        } catch {
            return effects + refuse(.malformed(path, error))
        }
    }

    private mutating func identify(_ request: StartupRequest, _ attestation: AttestationResult) -> [Effect] {
        switch (request, attestation) {
        case (_, .refused(let why)):
            return refuse(.unattributed(path, why))
        case (_, .attested(let caller)) where !caller.matches(path.selectors):
            return refuse(.otherCaller(path, caller))
        case (.startup(let startup), .attested(let caller)):
            guard startup.user == path.login else { return refuse(.otherLogin(path, startup.user)) }
            guard path.credential != nil else { return refuse(.credentialUnknown(path)) }
            state = .password(startup, caller)
            var answer = ByteBuffer()
            if startup.minorVersion > 0 || !startup.extensions.isEmpty {
                answer.writeImmutableBuffer(ServerMessage.negotiateProtocolVersion(unsupported: startup.extensions))
            }
            answer.writeImmutableBuffer(ServerMessage.cleartextPasswordRequest)
            return [.send(answer)]
        case (.cancel(let cancel), .attested):
            state = .ended
            return [.cancel(cancel)]
        case (.encryption, .attested):
            return refuse(.malformed(path, WireError(.unexpected, "a request for encryption")))
        }
    }

    private mutating func compare(_ password: Secret, _ startup: StartupMessage, _ caller: AttestedProcess) -> [Effect] {
        guard fingerprint(password) == path.credential else { return refuse(.wrongCredential(path)) }
        // It was attested when it connected. The password took a while to come, and what sends it must still be that
        // program, with the connection still its own.
        state = .recheck(startup, caller)
        return [.recheck(caller)]
    }

    private mutating func rechecked(_ isSame: Bool) -> [Effect] {
        guard case .recheck(let startup, let caller) = state else { return [] }
        guard isSame else { return refuse(.unattributed(path, Self.replaced(caller))) }
        state = .grant(startup, caller)
        return [.ask(caller, rejected: nil)]
    }

    private static func replaced(_ caller: AttestedProcess) -> AttestationRefusal {
        AttestationRefusal(.gone, "process \(caller.pid) exited, became another program, or gave its connection away")
    }

    private mutating func granted(_ result: Result<UpstreamLogin, GrantRefusal>) -> [Effect] {
        guard case .grant(let startup, let caller) = state else { return [] }
        switch result {
        case .failure(let why):
            return refuse(.grant(path, why))
        case .success(let login):
            guard login.expiresAt > clock.now() else {
                return refuse(.grant(path, GrantRefusal(.unavailable, "grant `\(login.grantID)` has expired already")))
            }
            state = .upstream(startup, caller, login)
            return [.connect(login, startup.rewritten(user: login.role))]
        }
    }

    private mutating func rejected(_ error: ServerError) -> [Effect] {
        guard case .upstream(let startup, let caller, let login) = state else { return [] }
        // 28…: the login itself. It may have been revoked between its granting and its use, so one more is asked for.
        guard error.sqlState.hasPrefix("28"), !hasRetried else { return refuse(.upstreamRefused(path, error)) }
        hasRetried = true
        state = .grant(startup, caller)
        return [.ask(caller, rejected: Rejection(grantID: login.grantID, reason: "\(error)"))]
    }

    private mutating func established() -> [Effect] {
        guard case .upstream(_, let caller, _) = state else { return [] }
        guard caller.isUnchanged else {
            return refuse(.unattributed(path, Self.replaced(caller)))
        }
        state = .ended
        return [.send(ServerMessage.authenticationOK), .splice(unsent: buffer)]
    }

    private mutating func refuse(_ refusal: Refusal) -> [Effect] {
        state = .ended
        return [.refuse(refusal)]
    }
}
