import Attestation
import Estate
import LinuxProcess
import NIOCore
import NIOPosix
import PostgresWire
import Runtime

/// One client connection and what belongs to it: the shell around ``LoginGate`` and ``PassTracker``, which decide; this
/// carries out. Lives on one event loop, with both its legs, and is touched nowhere else. What it does for ``LoginGate`` is in
/// `SessionSubstitution.swift`.
final class Session {
    enum Stage {
        /// No byte has come.
        case new
        case pass(PassTracker)
        case gate(LoginGate)
        /// Logging in upstream, for the gate.
        case login(LoginGate, PostgresLogin)
        /// Open, in mode *substitute*.
        case open(SessionInspector)
        /// A cancel request under way.
        case cancelling
        /// Refused or ended: what still comes is thrown away.
        case ended
    }

    let id: String
    let loop: any EventLoop
    let core: ListenerCore
    /// Fixed at the first byte: a session keeps the configuration it began with.
    var path: PathConfiguration
    var stage = Stage.new
    let isSurplus: Bool

    var client: Leg?
    var upstream: Leg?
    /// Between asking for a connection to the database and having it.
    var isConnecting = false
    /// What the client sent before there was a connection to the database.
    var unsent = ByteBuffer()
    /// From the database, while it is being logged in to.
    var incoming = ByteBuffer()

    let handle: Result<ProcessHandle, AttestationRefusal>?
    let attestation: EventLoopPromise<AttestationResult>
    var grant: UpstreamLogin?
    /// The attested process that the grant is for.
    var caller: AttestedProcess?
    var grantTask: Task<Void, Never>?
    var timer: Scheduled<Void>?

    var startup: StartupMessage?
    var hasOpened = false
    var hasReported = false
    var upstreamPort: Int?
    var lastCounts = (exchanges: 0, errors: 0)

    /// - Parameter handle: the caller when the socket says it; `nil` when it has to be searched for.
    init(core: ListenerCore, loop: any EventLoop, handle: Result<ProcessHandle, AttestationRefusal>?, isSurplus: Bool) {
        self.core = core
        self.loop = loop
        self.handle = handle
        self.isSurplus = isSurplus
        path = core.configuration
        id = core.services.entropy.hex(8)
        attestation = loop.makePromise(of: AttestationResult.self)
    }

    /// To be called once, on the loop; the leg goes into the channel's pipeline.
    func begin(local: SocketAddress?, remote: SocketAddress?) -> Leg {
        let leg = Leg(.client, of: self)
        client = leg
        attest(local: local, remote: remote)
        schedule(path.mode == .substitute ? core.limits.login : core.limits.silence)
        return leg
    }

    func attest(local: SocketAddress?, remote: SocketAddress?) {
        let services = core.services
        let handle = handle
        let peers = core.peers
        // In the other modes the caller is only named, which is to work for those that live for a moment, too.
        let hashing = path.mode == .substitute || path.selectors.contains { $0.type.hasSuffix("sha256") }
        let work = services.pool.runIfActive(eventLoop: loop) { () -> AttestationResult in
            switch handle {
            case .success(let process): return services.attestor.attest(process, hashing: hashing)
            case .failure(let refusal): return .refused(refusal)
            case nil:
                guard let own = TCPEnd(remote), let other = TCPEnd(local) else {
                    return .refused(.init(.notFound, "the connection has no addresses"))
                }
                do throws(ProcessError) {
                    return services.attestor.attest(
                        try peers.process(own: own, other: other), hashing: hashing)
                } catch {
                    return .refused(AttestationRefusal(error))
                }
            }
        }
        let told = work.flatMapErrorThrowing { AttestationResult.refused(.init(.system, "\($0)")) }
        // Others are asked only where it decides something.
        guard path.mode == .substitute, !services.attestor.attestors.isEmpty else { return told.cascade(to: attestation) }
        told.flatMapWithEventLoop { result, loop in
            loop.makeFutureWithTask { await services.attestor.complete(result) }
        }.cascade(to: attestation)
    }

    func schedule(_ limit: Duration) {
        timer = loop.assumeIsolated().scheduleTask(in: .milliseconds(limit.milliseconds)) { [weak self] in
            guard let self else { return }
            if case .new = self.stage {
                // Nothing was asked, so nothing is answered.
                self.client?.abort()
            } else {
                self.refuse(.timeout(self.path, limit))
            }
        }
    }

    // MARK: - From the legs

    func mayRead(_ leg: Leg) -> Bool {
        switch leg.side {
        case .client:
            guard let upstream else { return unsent.readableBytes < 65536 }
            return upstream.isWritable
        case .upstream:
            return client?.isWritable ?? true
        }
    }

    func writable(_ leg: Leg) {
        (leg.side == .client ? upstream : client)?.resume()
    }

    func readComplete(_ leg: Leg) {
        (leg.side == .client ? upstream : client)?.flush()
        // Answers of our own go out the same way.
        leg.flush()
    }

    func received(_ bytes: ByteBuffer, from leg: Leg) {
        if case .new = stage { start() }
        switch (stage, leg.side) {
        case (.open(var inspector), .upstream):
            stage = .new
            bytes.withUnsafeReadableBytes { inspect(&inspector, $0) }
            stage = .open(inspector)
            client?.write(bytes)
        case (.open, .client):
            upstream?.write(bytes)
        case (.pass, _):
            pass(bytes, from: leg)
        case (.gate(let gate), .client), (.login(let gate, _), .client):
            drive(gate, .bytes(bytes))
        case (.login(let gate, let login), .upstream):
            logIn(gate, login, bytes)
        case (.cancelling, _), (.ended, _), (.gate, .upstream), (.new, _):
            break
        }
    }

    /// Everything after the client's last byte.
    func inputClosed(_ leg: Leg) {
        switch (stage, leg.side) {
        case (.pass, .client), (.open, .client):
            // The answers to what it sent may still come: only this direction ends.
            upstream?.closeOutput()
        case (_, .client):
            client?.abort()
        case (_, .upstream):
            upstream?.close(linger: .milliseconds(0))
            gone(leg)
        }
    }

    /// A leg is over.
    func gone(_ leg: Leg) {
        let linger = TimeAmount.milliseconds(core.limits.linger.milliseconds)
        switch leg.side {
        case .client:
            guard client === leg else { return }
            client = nil
            upstream?.close(linger: linger)
            finish()
        case .upstream:
            guard upstream === leg else { return }
            upstream = nil
            switch stage {
            case .login(let gate, _):
                drive(gate, .upstreamFailed("it closed the connection during the login"))
            case .ended:
                break
            default:
                client?.close(linger: linger)
                finish()
            }
        }
    }

    // MARK: - Beginning

    func start() {
        path = core.configuration
        if isSurplus {
            // Said when the client has asked for a session, so that its driver understands the answer.
            stage = .gate(gate())
            return
        }
        switch path.mode {
        case .pass, .flag:
            timer?.cancel()
            stage = .pass(PassTracker())
            connect { $0.resumeClient() }
        case .substitute:
            let gate = gate()
            stage = .gate(gate)
            attestation.futureResult.assumeIsolated().whenSuccess { [weak self] result in
                guard let self, let gate = self.currentGate else { return }
                self.drive(gate, .attested(result))
                self.client?.flush()
            }
        }
    }

    func gate() -> LoginGate {
        LoginGate(
            path: path, surplus: isSurplus ? core.limits.connections : nil, fingerprint: core.services.fingerprint,
            clock: core.services.clock)
    }

    var currentGate: LoginGate? {
        switch stage {
        case .gate(let gate), .login(let gate, _): gate
        default: nil
        }
    }

    func connect(then: @escaping (Session) -> Void) {
        isConnecting = true
        let leg = Leg(.upstream, of: self)
        let bound = NIOLoopBound(leg, eventLoop: loop)
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(.milliseconds(core.limits.connect.milliseconds))
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try PathListener.keepFromChildren(channel)
                    try channel.pipeline.syncOperations.addHandler(bound.value)
                }
            }
        let connected: EventLoopFuture<any Channel>
        switch path.upstream {
        case .tcp(let host, let port):
            let tcp = bootstrap.channelOption(.tcpOption(.tcp_nodelay), value: 1)
            // A name takes a resolver's thread; an address does not.
            if let address = try? SocketAddress(ipAddress: host, port: port) {
                connected = tcp.connect(to: address)
            } else {
                connected = tcp.connect(host: host, port: port)
            }
        case .unix(let socket):
            connected = bootstrap.connect(unixDomainSocketPath: socket)
        }
        connected.assumeIsolated().whenComplete { [self] result in
            isConnecting = false
            switch result {
            case .success(let channel):
                guard client != nil, !isEnded else {
                    channel.close(promise: nil)
                    return
                }
                upstream = leg
                upstreamPort = leg.localPort
                then(self)
            case .failure(let error):
                upstreamFailed("\(error)")
            }
        }
    }

    var isEnded: Bool {
        if case .ended = stage { true } else { false }
    }

    /// What had waited for the connection goes out.
    func resumeClient() {
        upstream?.write(unsent)
        unsent = ByteBuffer()
        upstream?.flush()
        client?.resume()
    }

    func upstreamFailed(_ why: String) {
        switch stage {
        case .pass:
            // No answer of ours: without an agent in between, the client would have been refused a connection.
            report(.refused(Refusal.upstreamUnreachable(path, why).use))
            end()
            client?.abort()
        case .gate(let gate), .login(let gate, _):
            drive(gate, .upstreamFailed(why))
            client?.flush()
        case .cancelling:
            client?.abort()
        case .new, .open, .ended:
            break
        }
    }

    // MARK: - Pass and flag

    /// Adds what this session has carried since the last time to its path's total.
    func count(_ inspector: SessionInspector) {
        let now = (exchanges: inspector.exchanges, errors: inspector.errors)
        guard now != lastCounts else { return }
        core.traffic.add(path.mode, exchanges: now.exchanges - lastCounts.exchanges, errors: now.errors - lastCounts.errors)
        lastCounts = now
    }

    func pass(_ bytes: ByteBuffer, from leg: Leg) {
        guard case .pass(var tracker) = stage else { return }
        stage = .new
        let findings = leg.side == .client ? tracker.client(bytes) : tracker.server(bytes)
        count(tracker.inspector)
        stage = .pass(tracker)
        if leg.side == .upstream {
            client?.write(bytes)
        } else if let upstream {
            upstream.write(bytes)
        } else {
            unsent.writeImmutableBuffer(bytes)
        }
        for finding in findings { note(finding) }
    }

    func note(_ finding: PassTracker.Finding) {
        switch finding {
        case .startup(let message): startup = message
        case .opened, .opaque:
            hasOpened = true
            report(.opened)
        case .refused(let error): report(.refused(UseRefusal(error)))
        case .cancel: hasReported = true
        }
    }

    // MARK: - Ending

    /// Answers with an error and closes, once the client has taken the answer.
    func refuse(_ refusal: Refusal) {
        guard !isEnded else { return }
        if !hasReported { report(.refused(refusal.use)) }
        end()
        let old = upstream
        upstream = nil
        old?.abort()
        client?.write(refusal.answer.encoded())
        client?.flush()
        // Not closed at once: unread bytes of the client's would turn that into a reset, and the answer would be lost.
        client?.closeOutput()
        loop.assumeIsolated().scheduleTask(in: .seconds(1)) { [weak self] in self?.client?.abort() }
    }

    /// From outside: the grant or its process has ended.
    func end(because why: String) {
        guard case .open(let inspector) = stage else { return }
        // Between two messages there is room for a word of explanation.
        if inspector.isAtBoundary { client?.write(Refusal.ended(path, why).answer.encoded()) }
        let old = upstream
        upstream = nil
        old?.abort()
        client?.close(linger: .seconds(1))
        finish()
    }

    func end() {
        stage = .ended
        timer?.cancel()
        grantTask?.cancel()
    }

    /// The connection is over: the last report.
    func finish() {
        guard !isEnded else { return }
        let wasNew = if case .new = stage { true } else { false }
        let wasSilent = startup == nil
        end()
        core.sessions.close(id)
        if hasOpened {
            report(.closed)
        } else if !hasReported && !wasNew && !wasSilent {
            report(.refused(UseRefusal(.abandoned, sqlState: "", reason: "the client left before the session was open")))
        }
    }

    func report(_ outcome: ObservedUse.Outcome) {
        hasReported = true
        let (path, core, id, startup, grant, port, counts) = (path, core, id, startup, grant, upstreamPort, lastCounts)
        let at = core.services.clock.now()
        let handle = try? handle?.get()
        // Reports of one session keep their order: the attestation is one future for all of them.
        attestation.futureResult.whenSuccess { result in
            core.services.events(
                .use(
                    ObservedUse(
                        path: path.name, mode: path.mode, generation: path.generation,
                        workload: result.process?.matches(path.selectors) == true ? path.workload : nil,
                        caller: ObservedUse.Caller(result, handle: handle), login: startup?.user,
                        database: startup?.database, applicationName: startup?.applicationName, at: at,
                        grantID: grant?.grantID, upstreamPort: port, sessionID: id, outcome: outcome,
                        exchanges: counts.exchanges, errors: counts.errors, isAlert: path.mode == .flag)))
        }
    }
}
