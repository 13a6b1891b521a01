import Attestation
import NIOCore
import NIOPosix
import PostgresWire
import Runtime

/// What a session does for its ``LoginGate``: asks, logs in upstream, and joins the two sides.
extension Session {
    func drive(_ gate: LoginGate, _ input: LoginGate.Input) {
        var gate = gate
        let effects = gate.handle(input)
        startup = gate.presented
        if case .login(_, let login) = stage { stage = .login(gate, login) } else { stage = .gate(gate) }
        for effect in effects { perform(effect) }
    }

    func perform(_ effect: LoginGate.Effect) {
        switch effect {
        case .send(let bytes):
            client?.write(bytes)
            client?.flush()
        case .recheck(let caller):
            core.services.pool.runIfActive(eventLoop: loop) { caller.isUnchanged && caller.holdsConnection }
                .assumeIsolated().whenComplete { [self] result in
                    guard let gate = currentGate else { return }
                    drive(gate, .rechecked((try? result.get()) ?? false))
                    client?.flush()
                }
        case .ask(let caller, let rejected): ask(caller, rejected)
        case .connect(let login, let startup): logIn(login, startup)
        case .cancel(let request):
            stage = .cancelling
            hasReported = true
            connect { session in
                session.upstream?.write(request.encoded())
                session.upstream?.flush()
            }
        case .splice(let unsent): splice(unsent)
        case .refuse(let refusal): refuse(refusal)
        }
    }

    func ask(_ caller: AttestedProcess, _ rejected: LoginGate.Rejection?) {
        // A login that was refused leaves its connection behind.
        let old = upstream
        upstream = nil
        old?.abort()
        if let rejected { core.forget(keysOf: rejected.grantID) }
        if let gate = currentGate { stage = .gate(gate) }
        let bound = NIOLoopBound(self, eventLoop: loop)
        let (grants, name, loop) = (core.services.grants, path.name, loop)
        grantTask = Task {
            if let rejected {
                await grants.rejected(grant: rejected.grantID, path: name, reason: rejected.reason)
            }
            let result: Result<UpstreamLogin, GrantRefusal>
            do throws(GrantRefusal) {
                result = .success(try await grants.login(for: name, caller: caller))
            } catch {
                result = .failure(error)
            }
            loop.execute { bound.value.granted(result, to: caller) }
        }
    }

    func granted(_ result: Result<UpstreamLogin, GrantRefusal>, to caller: AttestedProcess) {
        // Noted even if the client has left meanwhile: the login exists, and its end belongs to the process's.
        if case .success(let login) = result { core.note(grant: login.grantID, of: caller, path: path.name) }
        guard let gate = currentGate else { return }
        if case .success(let login) = result { (grant, self.caller) = (login, caller) }
        drive(gate, .granted(result))
        client?.flush()
    }

    func logIn(_ login: UpstreamLogin, _ startup: StartupMessage) {
        guard let packet = startup.encoded() else {
            refuse(.malformed(path, WireError(.tooLarge, "startup parameters that leave no room for the role's name")))
            return
        }
        connect { session in
            guard let gate = session.currentGate else { return }
            session.incoming = ByteBuffer()
            session.stage = .login(
                gate,
                PostgresLogin(
                    user: login.role, password: login.password, keys: session.core.keys(of: login.grantID),
                    entropy: session.core.services.entropy))
            session.upstream?.write(packet)
            session.upstream?.flush()
        }
    }

    func logIn(_ gate: LoginGate, _ login: PostgresLogin, _ bytes: ByteBuffer) {
        var login = login
        incoming.writeImmutableBuffer(bytes)
        do throws(WireError) {
            let steps = try login.receive(&incoming)
            stage = .login(gate, login)
            for step in steps { perform(step, gate, login) }
        } catch {
            drive(gate, .upstreamFailed(error.description))
        }
        client?.flush()
    }

    func perform(_ step: PostgresLogin.Step, _ gate: LoginGate, _ login: PostgresLogin) {
        switch step {
        case .send(let answer):
            upstream?.write(answer)
            upstream?.flush()
        case .derive(let derivation):
            // Not in the pool that attests: it would hold up those who are to be named before they are gone.
            NIOThreadPool.singleton.runIfActive(eventLoop: loop) { derivation.run() }.assumeIsolated().whenComplete { [self] in
                derived($0)
            }
        case .established:
            if let keys = login.keys, let grant { core.keep(keys, of: grant.grantID) }
            drive(gate, .established)
        case .refused(let error):
            drive(gate, .upstreamRefused(error))
        }
    }

    func derived(_ result: Result<ScramKeys, any Error>) {
        // Meanwhile the client may have left, or the server have closed.
        guard case .login(let gate, var login) = stage else { return }
        do {
            let step = try login.resume(with: try result.get())
            stage = .login(gate, login)
            perform(step, gate, login)
        } catch {
            drive(gate, .upstreamFailed("\(error)"))
            client?.flush()
        }
    }

    func splice(_ early: ByteBuffer) {
        timer?.cancel()
        var inspector = SessionInspector()
        let rest = incoming
        incoming = ByteBuffer()
        if let caller, let grant {
            let bound = NIOLoopBound(self, eventLoop: loop)
            core.sessions.open(id, grant: grant.grantID, process: caller) { [loop] why in
                loop.execute { bound.value.end(because: why) }
            }
        }
        rest.withUnsafeReadableBytes { inspect(&inspector, $0) }
        stage = .open(inspector)
        client?.write(rest)
        if early.readableBytes > 0 {
            upstream?.write(early)
            upstream?.flush()
        }
        upstream?.resume()
        client?.resume()
    }

    func inspect(_ inspector: inout SessionInspector, _ bytes: UnsafeRawBufferPointer) {
        let events = inspector.consume(bytes)
        count(inspector)
        if events.contains(.opened) {
            hasOpened = true
            report(.opened)
        }
        if events.contains(.refused), let error = inspector.lastError, !hasOpened {
            report(.refused(UseRefusal(error)))
        }
    }
}
