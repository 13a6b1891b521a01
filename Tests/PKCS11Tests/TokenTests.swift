import Crypto
import EstateTesting
import Foundation
import PKCS11
import Runtime
import Testing

/// A token in software, on which each test makes keys of its own.
@Suite("R50: keys in a token", .enabled(if: SoftHSM.isInstalled, "softhsm2 is not installed")) struct TokenTests {
    private let hsm: SoftHSM

    init() throws { hsm = try SoftHSM.shared.get() }

    private func token(_ label: String = "mayfly") throws -> Token {
        try Token(module: SoftHSM.module, label: label, pin: Secret(hsm.pin))
    }

    private func identifier() -> [UInt8] { Entropy.system.bytes(16) }

    private func isGood(_ key: TokenKey, _ signature: [UInt8], over message: [UInt8]) throws -> Bool {
        switch key.curve {
        case .p256:
            try P256.Signing.PublicKey(x963Representation: key.point)
                .isValidSignature(.init(rawRepresentation: signature), for: SHA256.hash(data: message))
        case .p384:
            try P384.Signing.PublicKey(x963Representation: key.point)
                .isValidSignature(.init(rawRepresentation: signature), for: SHA384.hash(data: message))
        }
    }

    private func sign(_ key: TokenKey, _ message: [UInt8]) throws -> [UInt8] {
        try key.sign(key.curve == .p256 ? Array(SHA256.hash(data: message)) : Array(SHA384.hash(data: message)))
    }

    @Test(arguments: TokenKey.Curve.allCases)
    func `a key is made in the token, signs there, and is found again`(_ curve: TokenKey.Curve) throws {
        let (token, id, message) = (try token(), identifier(), Array("what is signed".utf8))
        let key = try token.makeKey(curve, identifier: id, label: "test")
        #expect(key.curve == curve && key.point.count == 1 + 2 * curve.size)
        #expect(try isGood(key, sign(key, message), over: message))
        let again = try self.token().key(identifier: id)
        #expect(again.point == key.point)
        #expect(try isGood(key, sign(again, message), over: message))
        // A digest of another size is another curve's.
        #expect(throws: TokenError.self) { try key.sign([UInt8](repeating: 1, count: 20)) }
        try token.remove(identifier: id)
        #expect(throws: TokenError.self) { try token.key(identifier: id) }
        #expect(throws: TokenError.self) { try sign(key, message) }
        try token.remove(identifier: id)
    }

    @Test func `a lost session or login is mended, and nobody notices`() throws {
        let (token, id, message) = (try token(), identifier(), Array("again".utf8))
        let key = try token.makeKey(.p256, identifier: id, label: "test")
        defer { try? token.remove(identifier: id) }
        for round in 0..<4 {
            round % 2 == 0 ? token.disconnect() : token.logOut()
            #expect(try isGood(key, sign(key, message), over: message), "round \(round)")
        }
        token.disconnect()
        #expect(try token.key(identifier: id).point == key.point)
    }

    @Test func `many sign at once`() async throws {
        let (token, id) = (try token(), identifier())
        let key = try token.makeKey(.p256, identifier: id, label: "test")
        defer { try? token.remove(identifier: id) }
        let good = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    if number == 20 { token.disconnect() }
                    return try isGood(key, sign(key, [UInt8(number)]), over: [UInt8(number)])
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(good == 64)
    }

    @Test func `a module that is not there, or none, is refused by name`() throws {
        let pin = Secret(hsm.pin)
        func code(_ module: String, _ label: String = "mayfly") -> (TokenError.Code, String)? {
            do throws(TokenError) {
                _ = try Token(module: module, label: label, pin: pin)
                return nil
            } catch {
                return (error.code, error.description)
            }
        }
        for module in ["/no/such/module.so", "libsofthsm2.so", "/etc/passwd", "/usr/lib/x86_64-linux-gnu/libm.so.6"] {
            let refused = code(module)
            #expect(refused?.0 == .noModule, "\(module)")
            #expect(refused?.1.contains(module) == true)
        }
        for label in ["", "nobody's", "twice", String(repeating: "x", count: 33)] { #expect(code(SoftHSM.module, label)?.0 == .noToken, "\(label)") }
    }

    @Test func `a PIN that is refused is not shown to the token again, and is in no message`() throws {
        let wrong = "canary-" + UUID().uuidString
        for pin in [wrong, "", String(repeating: "9", count: 300)] {
            do throws(TokenError) {
                _ = try Token(module: SoftHSM.module, label: "locked", pin: Secret(pin))
                Issue.record("a wrong PIN was taken")
            } catch {
                #expect(error.code == .pinRefused)
                #expect(!"\(error) \(String(reflecting: error))".contains("canary"))
            }
        }
    }

    @Test func `a token with the wrong PIN fails at once, though the right one is logged in elsewhere in the process`() throws {
        let right = try token("spare")
        // The same process: the login is the process's, but what was refused stays refused.
        right.logOut()
        right.disconnect()
        #expect(throws: TokenError.self) { _ = try Token(module: SoftHSM.module, label: "spare", pin: Secret("canary-wrong")) }
        #expect(throws: Never.self) { try token("spare") }
    }

    @Test func `a key that could be taken out is not used`() async throws {
        // Imported by the officer's own tool, which leaves it extractable or not as it likes; here through a file, as keys come from elsewhere.
        let file = hsm.directory + "/foreign.pem"
        try P256.Signing.PrivateKey().pemRepresentation.write(toFile: file, atomically: true, encoding: .utf8)
        let run = try await ProcessRun.run(
            ["softhsm2-util", "--import", file, "--token", "spare", "--label", "foreign", "--id", "0a0b", "--pin", hsm.pin],
            environment: hsm.environment)
        guard run.succeeded else { throw TestingError(run.errors) }
        let token = try token("spare")
        token.disconnect()
        do {
            let key = try token.key(label: "foreign")
            // SoftHSM imports as sensitive and not extractable: then it signs as any other.
            #expect(try isGood(key, sign(key, [1]), over: [1]))
        } catch let error as TokenError {
            #expect(error.code == .unsupported || error.code == .noKey)
        }
    }
}
