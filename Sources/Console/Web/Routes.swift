import Access
import Estate
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Runtime
import Synchronization

/// Every address of the console: a page and the JSON of the same value, side by side.
struct Routes: Sendable {
    let controlPlane: any ControlPlane
    let gate: Gate
    let state: GateState
    let clock: WallClock
    let entropy: Entropy

    func router() -> Router<ConsoleContext> {
        let router = Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: gate)
        assets(router)
        sessions(router)
        pages(router)
        api(router)
        authorization(router)
        SignalsRoutes(controlPlane: controlPlane).add(to: router) { try await read($0, $1, limit: $2) }
        router.get("/healthz") { _, _ in Answer.text("ok\n", "text/plain; charset=utf-8") }
        return router
    }

    private func assets(_ router: Router<ConsoleContext>) {
        router.get("/assets/console.css") { _, _ in Answer.text(Stylesheet.text, "text/css; charset=utf-8") }
        router.get("/assets/console.js") { _, _ in Answer.text(Script.text, "text/javascript; charset=utf-8") }
        router.get("/assets/icon.svg") { _, _ in Answer.text(Mark.icon, "image/svg+xml") }
    }

    private func sessions(_ router: Router<ConsoleContext>) {
        router.get("/login") { request, context in
            let next = FormFields(request.uri.query ?? "")["next"]
            if context.person != nil { return Response.redirect(to: safe(next)) }
            return Answer.page(LoginPage.render(message: nil, next: safe(next)))
        }
        router.post("/login") { request, context in
            let body = try await read(request, context, limit: 4096)
            let fields = FormFields(String(decoding: body.readableBytesView, as: UTF8.self))
            let now = clock.now()
            do {
                guard try gate.check(fields["token"], at: now) else {
                    context.logger.notice("login refused: wrong token")
                    return Answer.page(
                        LoginPage.render(message: "This is not the token.", next: safe(fields["next"])),
                        status: .unauthorized)
                }
            } catch let error as HTTPError {
                var answer = Answer.page(
                    LoginPage.render(message: error.body, next: safe(fields["next"])), status: error.status)
                answer.headers[.retryAfter] = error.headers[.retryAfter]
                return answer
            }
            let id = state.sessions.withLock { $0.open(at: now, entropy: entropy) }
            var answer = Response.redirect(to: safe(fields["next"]))
            let age = Int(Sessions.lifetime.inSeconds)
            answer.headers[.setCookie] = "\(Sessions.cookie)=\(id); HttpOnly; SameSite=Strict; Path=/; Max-Age=\(age)"
            return answer
        }
        router.post("/logout") { request, _ in
            if let id = gate.sessionID(of: request) { state.sessions.withLock { $0.close(id) } }
            var answer = Response.redirect(to: "/login")
            answer.headers[.setCookie] = "\(Sessions.cookie)=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0"
            return answer
        }
    }

    private func pages(_ router: Router<ConsoleContext>) {
        router.get("/") { _, _ in
            Answer.page(OverviewPage.render(try await controlPlane.overview(), now: clock.now()))
        }
        router.get("/inventory") { request, _ in
            let filter = InventoryFilter(FormFields(request.uri.query ?? ""))
            return Answer.page(
                InventoryPage.render(
                    try await controlPlane.inventory(), figures: try await controlPlane.figures(), filter: filter, now: clock.now()))
        }
        router.get("/credentials/:fingerprint") { _, context in
            let view = try await controlPlane.credential(try fingerprint(context))
            return Answer.page(CredentialPage.render(view, now: clock.now()))
        }
        router.get("/workloads") { _, _ in
            Answer.page(WorkloadPages.list(try await controlPlane.workloads()))
        }
        router.get("/workloads/:name") { _, context in
            let view = try await controlPlane.workload(try parameter("name", context))
            return Answer.page(WorkloadPages.detail(view, now: clock.now()))
        }
        router.get("/inventory/network-trust") { _, context in
            Answer.page(NetworkTrustPage.render(try await perform(Action.NetworkTrustRules(), context), now: clock.now()))
        }
        router.get("/identities") { request, _ in
            let filter = IdentityFilter(FormFields(request.uri.query ?? ""))
            return Answer.page(IdentitiesPage.render(try await controlPlane.identities(), filter: filter, now: clock.now()))
        }
        router.get("/identities/lifetimes") { _, context in
            let call = Action.Lifetimes(since: clock.now() - .seconds(90 * 86400))
            return Answer.page(LifetimesPage.render(try await perform(call, context)))
        }
        decisions(router)
        router.get("/live") { _, _ in
            Answer.page(LivePage.render(try await controlPlane.recentEvents(limit: 100)))
        }
    }

    private func decisions(_ router: Router<ConsoleContext>) {
        router.get("/decisions") { request, context in
            let fields = FormFields(request.uri.query ?? "")
            let onlyDenied = fields["denied"] == "1"
            let call = Action.Decisions(limit: DecisionPages.pageSize, onlyDenied: onlyDenied, before: Int(fields["before"]))
            return Answer.page(DecisionPages.list(try await perform(call, context), onlyDenied: onlyDenied, now: clock.now()))
        }
        router.get("/decisions/:number") { _, context in
            guard let number = Int(try parameter("number", context)) else { throw ActionFailure(.notFound, "a decision has a number") }
            return Answer.page(DecisionPages.detail(try await perform(Action.ExplainDecision(sequence: number), context)))
        }
        router.get("/policies") { _, context in
            Answer.page(PolicyPages.page(try await perform(Action.Policies(), context), draft: nil, now: clock.now()))
        }
        router.get("/policies/unused") { _, context in
            let since = clock.now() - .seconds(90 * 86400)
            return Answer.page(PolicyPages.unused(try await perform(Action.UnusedAccess(since: since, propose: false), context)))
        }
        router.post("/policies") { request, context in
            let body = try await read(request, context, limit: 4 * PolicyBundle.byteLimit)
            let fields = FormFields(String(decoding: body.readableBytesView, as: UTF8.self), byteLimit: 4 * PolicyBundle.byteLimit, countLimit: 2 * PolicyBundle.fileLimit + 8)
            let current = try await perform(Action.Policies(), context)
            var draft = PolicyPages.Draft(bundle: current.bundle)
            // What a browser sends ends its lines as HTTP does.
            draft.bundle.files = current.bundle.files.indices.map { place in
                .init(path: fields["path\(place)"], text: fields["text\(place)"].replacingOccurrences(of: "\r\n", with: "\n"))
            }
            draft.mustGrantNothingNew = fields["nothing-new"] == "1"
            // What is applied is what was tried, and nothing that was typed since.
            let isMeant = fields["do"] == "apply" && fields["digest"] == draft.bundle.digest
            do {
                draft.result = try await perform(
                    Action.ApplyPolicies(
                        bundle: draft.bundle, place: .live, mustGrantNothingNew: draft.mustGrantNothingNew, note: "from the dashboard",
                        dryRun: !isMeant),
                    context)
            } catch let failure as ActionFailure where failure.code != .internal {
                draft.failure = failure
            }
            let now = draft.result?.revision == nil ? current : try await perform(Action.Policies(), context)
            return Answer.page(PolicyPages.page(now, draft: draft, now: clock.now()))
        }
    }

    /// The same action that the command line calls.
    private func perform<Call: ActionCall>(_ call: Call, _ context: ConsoleContext) async throws -> Call.Answer {
        guard let person = context.person else { throw HTTPError(.unauthorized) }
        let answer = try await controlPlane.perform(Call.name, body: try JSONEncoder().encode(call), by: person)
        return try JSONDecoder().decode(Call.Answer.self, from: answer)
    }

    private func api(_ router: Router<ConsoleContext>) {
        let api = router.group("/api/v1")
        api.get("/overview") { _, _ in try Answer.json(try await controlPlane.overview()) }
        api.get("/inventory") { request, _ in
            let filter = InventoryFilter(FormFields(request.uri.query ?? ""))
            return try Answer.json(filter.apply(to: try await controlPlane.inventory(), now: clock.now()))
        }
        api.get("/credentials/:fingerprint") { _, context in
            try Answer.json(try await controlPlane.credential(try fingerprint(context)))
        }
        api.get("/figures") { _, _ in try Answer.json(try await controlPlane.figures()) }
        api.get("/workloads") { _, _ in try Answer.json(try await controlPlane.workloads()) }
        api.get("/workloads/:name") { _, context in
            try Answer.json(try await controlPlane.workload(try parameter("name", context)))
        }
        api.get("/identities") { request, _ in
            let filter = IdentityFilter(FormFields(request.uri.query ?? ""))
            return try Answer.json(filter.apply(to: try await controlPlane.identities(), now: clock.now()))
        }
        api.get("/events") { _, _ in try Answer.json(try await controlPlane.recentEvents(limit: 1000)) }
        api.get("/live") { request, _ in
            let fields = FormFields(request.uri.query ?? "")
            // A browser that reconnects says what it saw last.
            let after = Int(request.headers[.lastEventID] ?? "") ?? Int(fields["after"])
            return LiveStream.response(
                controlPlane: controlPlane, after: after, withNumbers: fields["numbers"] == "1")
        }
        // Open to whoever reaches the door (``Gate``): what counts is the statement's own signature.
        api.post("/context/statements") { request, context in
            let body = try await read(request, context, limit: ConsoleServer.largestStatement)
            return try Answer.json(try await controlPlane.take(statement: Array(body.readableBytesView)))
        }
        api.post("/actions/:name") { request, context in
            guard let person = context.person else { throw HTTPError(.unauthorized) }
            let name = try parameter("name", context)
            guard name.utf8.count <= 64, name.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 }) else {
                throw ActionFailure(.notFound, "there is no action `\(name.prefix(64))`")
            }
            let body = try await read(request, context, limit: ConsoleServer.largestActionBody)
            let answer = try await controlPlane.perform(name, body: Data(body.readableBytesView), by: person)
            return Answer.json(answer)
        }
    }

    /// AuthZEN Authorization API 1.0: errors are a status and a sentence, and a denial is none.
    private func authorization(_ router: Router<ConsoleContext>) {
        for endpoint in AuthZENEndpoint.allCases {
            router.post(RouterPath(endpoint.path)) { request, context in
                guard let person = context.person else { throw HTTPError(.unauthorized) }
                var response: Response
                do {
                    let body = try await read(request, context, limit: AuthZENRequest.byteLimit)
                    response = Answer.json(try await controlPlane.authorize(endpoint, body: Array(body.readableBytesView), by: person))
                } catch let failure as AuthZENFailure {
                    response = Answer.text(failure.message + "\n", "text/plain; charset=utf-8", status: .init(code: failure.status))
                }
                // Given back as it came, where it can stand in a header at all.
                if let id = request.headers[.requestID], id.utf8.count <= 256 { response.headers[.requestID] = id }
                return response
            }
        }
        router.get(RouterPath(AuthZENEndpoint.configurationPath)) { request, _ in
            let base = "http://\(request.head.authority ?? "localhost")"
            return try Answer.json(AuthZENEndpoint.configuration(at: base))
        }
    }

    private func fingerprint(_ context: ConsoleContext) throws -> Fingerprint {
        let text = try parameter("fingerprint", context)
        guard let fingerprint = Fingerprint(text) else {
            throw ActionFailure(.invalid, "`\(text.prefix(80))` is not a fingerprint", nextStep: "It looks like mf1_….")
        }
        return fingerprint
    }

    private func parameter(_ name: String, _ context: ConsoleContext) throws -> String {
        guard let raw = context.parameters.get(name), raw.utf8.count <= 1024,
            let value = FormFields.decode(Array(raw.utf8), plusIsSpace: false)
        else { throw ActionFailure(.invalid, "the address cannot be read") }
        return value
    }

    /// The whole body. One that says or turns out to be larger is refused, and its connection closed soon after the
    /// answer, so that nobody feeds us for ever.
    private func read(_ request: Request, _ context: ConsoleContext, limit: Int) async throws -> ByteBuffer {
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        do {
            guard announced <= limit else { throw HTTPError(.contentTooLarge) }
            return try await request.body.collect(upTo: limit)
        } catch let error as HTTPError where error.status == .contentTooLarge {
            let channel = context.channel
            channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
            throw HTTPError(
                .contentTooLarge, headers: [.connection: "close"], message: "The body is larger than \(limit) bytes.")
        } catch is NIOTooManyBytesError {
            let channel = context.channel
            channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
            throw HTTPError(
                .contentTooLarge, headers: [.connection: "close"], message: "The body is larger than \(limit) bytes.")
        }
    }

    /// A place on this server, or the overview. `//host` and `/\host` would leave it.
    private func safe(_ next: String) -> String {
        guard next.hasPrefix("/"), !next.hasPrefix("//"), next.utf8.count <= 1024,
            next.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }), !next.hasPrefix("/login")
        else { return "/" }
        return next
    }
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-ID")!
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
