import Crypto
public import NIOCore
public import Runtime

/// The client's side of a login: backend bytes in, what to do out. Ends when the server let us in or refused.
///
/// After ``Step/established`` the rest of the buffer (parameters, cancel key, readiness) is the caller's: it is what a
/// client that logs in through us must see.
public struct PostgresLogin: Sendable {
    /// Ways to be let in. All but SCRAM give something away, so each has to be allowed.
    public enum Method: Sendable, Hashable {
        case scramSHA256
        /// The server sees the password.
        case cleartext
        /// The answer can be replayed by who reads the server's catalogue.
        case md5
        /// The server asks for nothing, so it has proved nothing either.
        case trust
    }

    public enum Step: Sendable {
        case send(ByteBuffer)
        /// SCRAM keys are needed: derive them away from the event loop and hand them to ``resume(with:)``.
        case derive(ScramDerivation)
        /// Let in: the server authenticated us and began to describe the session.
        case established
        case refused(ServerError)
    }

    private enum State: Sendable {
        case authenticating
        /// AuthenticationOk came. PostgreSQL checks whether the role may log in, and to this database, only now.
        case admitted
        case ended
    }

    /// What an error says, and a probe's reason, when the server asks for nothing and `.trust` is not among the methods.
    public static let asksNothing = "lets everybody in (a `trust` rule?)"

    private let user: String
    private let password: Secret
    private let methods: Set<Method>
    private let entropy: Entropy
    private var scram: ScramClient?
    private var known: ScramKeys?
    private var state = State.authenticating
    private var answered: Method?

    /// - Parameters:
    ///   - user: the login, as in the startup packet that the caller has sent.
    ///   - methods: others are refused.
    ///   - keys: from an earlier login with the same password; saves the derivation.
    public init(
        user: String, password: Secret, methods: Set<Method> = [.scramSHA256], keys: ScramKeys? = nil, entropy: Entropy
    ) {
        self.user = user
        self.password = password
        self.methods = methods
        self.entropy = entropy
        known = keys
    }

    /// Derived in this login, or those given.
    public var keys: ScramKeys? { scram?.keys ?? known }

    /// Takes what it can from the front of `buffer`. Throws when the server cannot be spoken to or is not to be trusted;
    /// the connection is then to be closed.
    public mutating func receive(_ buffer: inout ByteBuffer) throws(WireError) -> [Step] {
        var steps: [Step] = []
        loop: while true {
            switch state {
            case .ended:
                break loop
            case .admitted:
                guard let type = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self) else { break loop }
                guard type == UInt8(ascii: "E") else {
                    state = .ended
                    steps.append(.established)
                    break loop
                }
                guard case .error(let error)? = try ServerMessage.next(&buffer) else { break loop }
                state = .ended
                steps.append(.refused(error))
            case .authenticating:
                guard let message = try ServerMessage.next(&buffer) else { break loop }
                switch message {
                case .error(let error):
                    state = .ended
                    steps.append(.refused(error))
                case .authentication(.saslContinue(let challenge)):
                    guard var scram else { throw WireError(.unexpected, "a SCRAM challenge out of turn") }
                    switch try scram.respond(to: challenge) {
                    case .send(let response): steps.append(.send(ClientMessage.saslResponse(response)))
                    case .derive(let derivation): steps.append(.derive(derivation))
                    }
                    self.scram = scram
                case .authentication(let request):
                    if let answer = try answer(request) { steps.append(.send(answer)) }
                case .other(let type):
                    // NegotiateProtocolVersion and notices may come; we asked for nothing that could be negotiated away.
                    guard type == UInt8(ascii: "v") || type == UInt8(ascii: "N") else {
                        throw WireError(.unexpected, "a message of type \(type) before the login was done")
                    }
                }
            }
        }
        return steps
    }

    /// Goes on after ``Step/derive(_:)``.
    public mutating func resume(with keys: ScramKeys) throws(WireError) -> Step {
        guard var scram else { throw WireError(.unexpected, "SCRAM keys that nobody asked for") }
        let response = try scram.resume(with: keys)
        self.scram = scram
        return .send(ClientMessage.saslResponse(response))
    }

    private mutating func answer(_ request: ServerMessage.Authentication) throws(WireError) -> ByteBuffer? {
        switch request {
        case .ok:
            switch answered {
            case nil: try allow(.trust, Self.asksNothing)
            case .scramSHA256:
                guard scram?.isComplete == true else {
                    throw WireError(.untrustedServer, "the server ended SCRAM without proving that it knows the password")
                }
            default: break
            }
            state = .admitted
            return nil
        case .cleartext:
            try allow(.cleartext, "asks for the password in clear")
            return password.withBytes { ClientMessage.password($0) }
        case .md5(let salt):
            try allow(.md5, "asks for an MD5 answer")
            return md5(salt: salt)
        case .sasl(let mechanisms):
            guard mechanisms.contains(ScramClient.mechanism) else {
                throw WireError(.unsupported, "the server offers \(mechanisms), but not SCRAM-SHA-256")
            }
            try allow(.scramSHA256, "asks for SCRAM")
            let scram = ScramClient(password: password, keys: known, entropy: entropy)
            self.scram = scram
            return ClientMessage.saslInitial(mechanism: ScramClient.mechanism, scram.initialResponse)
        case .saslContinue:
            return nil
        case .saslFinal(let outcome):
            guard var scram else { throw WireError(.unexpected, "a SCRAM outcome out of turn") }
            try scram.finish(outcome)
            self.scram = scram
            return nil
        case .unsupported(let kind):
            throw WireError(.unsupported, "the server asks for authentication of kind \(kind)")
        }
    }

    private mutating func allow(_ method: Method, _ what: String) throws(WireError) {
        guard methods.contains(method) else {
            throw WireError(.unsupported, "the server \(what), which is not allowed here: use scram-sha-256 in pg_hba.conf")
        }
        guard answered == nil else { throw WireError(.unexpected, "the server asks to authenticate a second time") }
        answered = method
    }

    /// `md5` + md5(md5(password + user) + salt), in hexadecimal.
    private func md5(salt: [UInt8]) -> ByteBuffer {
        var inner = Insecure.MD5()
        password.withBytes { inner.update(bufferPointer: $0) }
        inner.update(data: Array(user.utf8))
        var outer = Insecure.MD5()
        outer.update(data: Array(Array(inner.finalize()).hex.utf8))
        outer.update(data: salt)
        let answer = Array(("md5" + Array(outer.finalize()).hex).utf8)
        return answer.withUnsafeBytes { ClientMessage.password($0) }
    }
}
