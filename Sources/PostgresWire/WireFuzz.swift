import NIOCore
import Runtime

/// Feeds bytes to every parser of this module. For fuzzers: nothing may crash or hang, whatever the bytes.
public enum WireFuzz {
    public static func run(_ bytes: [UInt8]) {
        var startup = ByteBuffer(bytes: bytes)
        while let request = try? StartupParser.next(&startup) {
            if case .startup(let message) = request { _ = message.rewritten(user: "role").encoded() }
        }
        var password = ByteBuffer(bytes: bytes)
        _ = try? ClientMessage.takePassword(&password)
        var messages = ByteBuffer(bytes: bytes)
        while let message = try? ServerMessage.next(&messages) {
            if case .error(let error) = message { _ = error.encoded() }
        }
        var login = PostgresLogin(
            user: "user", password: Secret("password"), methods: [.scramSHA256, .md5, .trust], entropy: Entropy { [UInt8](repeating: 1, count: $0) })
        var answers = ByteBuffer(bytes: bytes)
        _ = try? login.receive(&answers)
        var inspector = SessionInspector()
        bytes.withUnsafeBytes { _ = inspector.consume($0) }
        var scram = ScramClient(password: Secret("password"), keys: nil, entropy: Entropy { [UInt8](repeating: 1, count: $0) })
        _ = try? scram.respond(to: bytes)
        _ = try? scram.finish(bytes)
    }
}
