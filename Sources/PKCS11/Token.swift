//  PKCS11: keys that live in a token: a hardware module, a cloud's, or SoftHSM. The token makes them, signs with them, and never gives them
//  out; what is here finds the library that speaks for it (OASIS PKCS #11), keeps a session open and logged in, and asks. It knows
//  nothing of certificates, nor of Mayfly.

import CPKCS11
public import Runtime
import Synchronization

/// One token, behind one session that is opened again when it is lost.
///
/// One question at a time: a session can have one operation, and a token rarely does two. It blocks the calling thread for as long as the token
/// takes.
public final class Token: Sendable {
    public let label: String
    public let module: String
    private let pin: Secret
    private let library: Library
    private let state = Mutex(State())
    /// Private keys by their identifiers: handles that are good for this session.
    private let handles = Mutex<[[UInt8]: UInt]>([:])

    private struct State {
        var session: UInt?
        var slot: UInt?
        /// Once refused, the PIN is not tried again: a token locks itself after a few, and then only its officer can help.
        var refused: TokenError?
    }

    /// The library's own pointer. It lives as long as the process does, and may be used from any thread, as it was asked to allow.
    private struct Library: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    /// Longest PIN and longest label, which is padded to 32 bytes in the token.
    public static let pinLimit = 256
    public static let labelLimit = 32

    /// Loads the library and logs in.
    ///
    /// - Parameters:
    ///   - module: absolute path of the Cryptoki library.
    ///   - label: of the token; exactly one must have it.
    public init(module: String, label: String, pin: Secret) throws(TokenError) {
        guard module.hasPrefix("/") else {
            throw TokenError(.noModule, "the module `\(module)` must be named by its absolute path: otherwise any library of that name would do")
        }
        guard (1...Self.labelLimit).contains(label.utf8.count), !label.utf8.contains(0) else {
            throw TokenError(.noToken, "a token's label has 1 to \(Self.labelLimit) bytes")
        }
        guard (1...Self.pinLimit).contains(pin.count) else { throw TokenError(.pinRefused, "a PIN has 1 to \(Self.pinLimit) bytes") }
        var stage: Int32 = 0
        var value: UInt = 0
        var words = [CChar](repeating: 0, count: 512)
        guard let pointer = cpkcs11_load(module, &stage, &value, &words, words.count) else {
            switch stage {
            case 1:
                let said = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                throw TokenError(.noModule, "the PKCS #11 module `\(module)` cannot be loaded: \(said)")
            case 2: throw TokenError(.noModule, "`\(module)` is no PKCS #11 module", value: value == 0 ? nil : value)
            default: throw TokenError(.noModule, "the PKCS #11 module `\(module)` cannot be initialised", value: value)
            }
        }
        self.module = module
        self.label = label
        self.pin = pin
        library = Library(pointer: pointer)
        try use { _, _ throws(TokenError) in }
    }

    deinit {
        state.withLock { state in
            if let session = state.session { _ = cpkcs11_close_session(library.pointer, session) }
        }
    }

    // MARK: Keys

    /// Makes a key that never leaves the token. Two keys of one identifier are none.
    public func makeKey(_ curve: TokenKey.Curve, identifier: [UInt8], label: String) throws(TokenError) -> TokenKey {
        guard (1...64).contains(identifier.count), label.utf8.count <= 64, !label.utf8.contains(0) else {
            throw TokenError(.unsupported, "a key's identifier has 1 to 64 bytes, its label at most 64")
        }
        let parameters = curve.parameters
        try use { library, session throws(TokenError) in
            try Self.check(
                cpkcs11_make_ec_key(library, session, parameters, parameters.count, identifier, identifier.count, label),
                "the token `\(self.label)` made no key")
        }
        do {
            return try key(identifier: identifier)
        } catch {
            // It is not what was asked for; nobody is to use it.
            try? remove(identifier: identifier)
            throw error
        }
    }

    /// The key of this identifier.
    public func key(identifier: [UInt8]) throws(TokenError) -> TokenKey { try key(identifier, label: "") }

    /// The one key of this label.
    public func key(label: String) throws(TokenError) -> TokenKey {
        guard (1...256).contains(label.utf8.count), !label.utf8.contains(0) else { throw TokenError(.noKey, "a key's label has 1 to 256 bytes") }
        return try key([], label: label)
    }

    private func key(_ identifier: [UInt8], label: String) throws(TokenError) -> TokenKey {
        let found = try use { library, session throws(TokenError) in
            let key = try self.find(CPKCS11_PRIVATE_KEY, identifier, label, library, session)
            let id = identifier.isEmpty ? try Self.attribute(CPKCS11_ID, of: key, library, session) : identifier
            guard !id.isEmpty else { throw TokenError(.noKey, "the key `\(label)` in token `\(self.label)` has no CKA_ID") }
            guard try Self.attribute(CPKCS11_EXTRACTABLE, of: key, library, session) == [0],
                try Self.attribute(CPKCS11_SENSITIVE, of: key, library, session) == [1]
            else {
                throw TokenError(.unsupported, "the key in token `\(self.label)` could be taken out of it: it must be sensitive, and not extractable")
            }
            let shown = try self.find(CPKCS11_PUBLIC_KEY, id, "", library, session)
            return (
                id, try Self.attribute(CPKCS11_EC_PARAMS, of: shown, library, session),
                try Self.attribute(CPKCS11_EC_POINT, of: shown, library, session)
            )
        }
        guard let curve = TokenKey.Curve.allCases.first(where: { $0.parameters == found.1 }), let point = curve.point(found.2) else {
            throw TokenError(.unsupported, "the key in token `\(self.label)` is on no curve that is known here: P-256 or P-384")
        }
        return TokenKey(token: self, identifier: found.0, curve: curve, point: point)
    }

    /// Removes both halves; that there is none is no error.
    public func remove(identifier: [UInt8]) throws(TokenError) {
        try use { library, session throws(TokenError) in
            for kind in [CPKCS11_PRIVATE_KEY, CPKCS11_PUBLIC_KEY] {
                var object: UInt = 0
                var count: Int32 = 0
                try Self.check(
                    cpkcs11_find_key(library, session, kind, identifier, identifier.count, "", &object, &count),
                    "the token `\(self.label)` cannot be searched")
                guard count > 0 else { continue }
                try Self.check(cpkcs11_destroy(library, session, object), "the token `\(self.label)` does not remove the key")
            }
        }
        handles.withLock { $0[identifier] = nil }
    }

    /// r || s over a digest.
    func sign(_ digest: [UInt8], by identifier: [UInt8], size: Int) throws(TokenError) -> [UInt8] {
        try use { library, session throws(TokenError) in
            let handle: UInt
            if let known = self.handle(identifier) {
                handle = known
            } else {
                handle = try self.find(CPKCS11_PRIVATE_KEY, identifier, "", library, session)
                self.keep(handle, identifier)
            }
            var signature = [UInt8](repeating: 0, count: 256)
            var count = signature.count
            try Self.check(
                cpkcs11_sign(library, session, handle, digest, digest.count, &signature, &count), "the token `\(self.label)` does not sign")
            guard count == size else { throw TokenError(.failed, "the token `\(self.label)` gave a signature of \(count) bytes, not \(size)") }
            return Array(signature.prefix(count))
        }
    }

    // MARK: The session

    /// Ends every session that this process has with the token. The next question opens one anew.
    public func disconnect() {
        let slot = state.withLock { $0.slot }
        if let slot { _ = cpkcs11_close_all_sessions(library.pointer, slot) }
    }

    /// Ends the login of this process, as an operator of the token does who logs everybody out.
    public func logOut() {
        state.withLock { state in
            if let session = state.session { _ = cpkcs11_logout(library.pointer, session) }
        }
    }

    /// What a new session and a new login mend: the old one was closed, the token was logged out or taken out, the library finalised.
    private static let mendable: Set<UInt> = [
        0x30, 0x32, 0x60, 0x82, 0x90, 0xB0, 0xB3, 0xE0, 0x101, 0x190,
    ]

    /// Asks on the session. Where that was lost, once more on a new one.
    private func use<Answer: Sendable>(
        _ body: (OpaquePointer, UInt) throws(TokenError) -> Answer
    ) throws(TokenError) -> Answer {
        try state.withLock { state throws(TokenError) in
            if let refused = state.refused { throw refused }
            do throws(TokenError) {
                return try body(library.pointer, try open(&state))
            } catch {
                guard let value = error.value, Self.mendable.contains(value) else { throw error }
                if let session = state.session { _ = cpkcs11_close_session(library.pointer, session) }
                state.session = nil
                handles.withLock { $0 = [:] }
                if value == 0x190 { try Self.check(cpkcs11_initialize(library.pointer), "the module `\(module)` cannot be initialised again") }
                return try body(library.pointer, try open(&state))
            }
        }
    }

    private func open(_ state: inout State) throws(TokenError) -> UInt {
        if let session = state.session { return session }
        var slot: UInt = 0
        var count: Int32 = 0
        try Self.check(cpkcs11_find_token(library.pointer, label, &slot, &count), "the module `\(module)` does not list its tokens")
        guard count == 1 else {
            throw TokenError(
                .noToken, count == 0 ? "the module `\(module)` has no token `\(label)`" : "\(count) tokens of `\(module)` are called `\(label)`")
        }
        var session: UInt = 0
        try Self.check(cpkcs11_open_session(library.pointer, slot, &session), "the token `\(label)` opens no session")
        let value = pin.withBytes { cpkcs11_login(library.pointer, session, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count) }
        guard value == 0 else {
            _ = cpkcs11_close_session(library.pointer, session)
            // CKR_PIN_INCORRECT, _INVALID, _LEN_RANGE, _EXPIRED, _LOCKED
            if (0xA0...0xA4).contains(value) {
                let locked = value == 0xA4 ? ", and is locked" : ""
                let refused = TokenError(
                    .pinRefused, "the token `\(label)` refuses the PIN\(locked): it is not tried again before a restart", value: value)
                state.refused = refused
                throw refused
            }
            throw TokenError(.failed, "the token `\(label)` does not log in", value: value)
        }
        (state.session, state.slot) = (session, slot)
        return session
    }

    private func handle(_ identifier: [UInt8]) -> UInt? { handles.withLock { $0[identifier] } }
    private func keep(_ handle: UInt, _ identifier: [UInt8]) { handles.withLock { $0[identifier] = handle } }

    private func find(
        _ kind: UInt, _ identifier: [UInt8], _ name: String, _ library: OpaquePointer, _ session: UInt
    ) throws(TokenError) -> UInt {
        var object: UInt = 0
        var count: Int32 = 0
        try Self.check(
            cpkcs11_find_key(library, session, kind, identifier, identifier.count, name, &object, &count),
            "the token `\(label)` cannot be searched")
        let key = identifier.isEmpty ? "`\(name)`" : "of this identifier"
        let half = kind == CPKCS11_PUBLIC_KEY ? "public half of a key" : "elliptic-curve key"
        guard count == 1 else {
            throw TokenError(.noKey, "the token `\(label)` has \(count == 0 ? "no" : "more than one") \(half) \(key)")
        }
        return object
    }

    private static func attribute(
        _ type: UInt, of object: UInt, _ library: OpaquePointer, _ session: UInt
    ) throws(TokenError) -> [UInt8] {
        var value = [UInt8](repeating: 0, count: 1024)
        var size = value.count
        try check(cpkcs11_attribute(library, session, object, type, &value, &size), "the token does not say what kind of key it has")
        return Array(value.prefix(size))
    }

    private static func check(_ value: UInt, _ words: @autoclosure () -> String) throws(TokenError) {
        guard value != 0 else { return }
        if value == CPKCS11_NO_FUNCTION { throw TokenError(.unsupported, "\(words()): the module cannot do that") }
        // CKR_MECHANISM_INVALID, CKR_CURVE_NOT_SUPPORTED, CKR_DOMAIN_PARAMS_INVALID
        throw TokenError([0x70, 0x140, 0x130].contains(value) ? .unsupported : .failed, words(), value: value)
    }
}
