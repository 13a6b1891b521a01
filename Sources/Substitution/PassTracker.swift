import NIOCore
import PostgresWire

/// Modes *pass* and *flag*: looks at copies of what goes by, changes nothing, and says what it understood. What it does not
/// understand goes by all the same.
struct PassTracker {
    enum Finding: Equatable {
        case startup(StartupMessage)
        case cancel
        /// The session is encrypted end to end, or speaks something else: only who connected can be known.
        case opaque
        case opened
        case refused(ServerError)
    }

    private enum State {
        /// Before a startup packet; the client's bytes so far.
        case request(ByteBuffer)
        /// The server is to answer a request for encryption with one byte.
        case encryptionAnswer(ByteBuffer)
        case session
        case opaque
    }

    private var state = State.request(ByteBuffer())
    private(set) var inspector = SessionInspector()

    var isOpaque: Bool {
        if case .opaque = state { true } else { false }
    }

    mutating func client(_ bytes: ByteBuffer) -> [Finding] {
        switch state {
        case .request(var copy):
            copy.writeImmutableBuffer(bytes)
            return read(copy)
        case .encryptionAnswer(var copy):
            copy.writeImmutableBuffer(bytes)
            guard copy.readableBytes <= WireLimits.startup else { return becomeOpaque() }
            state = .encryptionAnswer(copy)
            return []
        case .session, .opaque:
            return []
        }
    }

    mutating func server(_ bytes: ByteBuffer) -> [Finding] {
        switch state {
        case .opaque: return []
        case .session: return inspect(bytes.readableBytesView)
        case .request:
            // A server that speaks first refuses: too many connections, not from this host.
            state = .session
            return inspect(bytes.readableBytesView)
        case .encryptionAnswer(let copy):
            guard let answer = bytes.readableBytesView.first else { return [] }
            switch answer {
            case UInt8(ascii: "N"):
                var findings = read(copy)
                findings += inspect(bytes.readableBytesView.dropFirst())
                return findings
            case UInt8(ascii: "E"):
                state = .session
                return inspect(bytes.readableBytesView)
            default:
                return becomeOpaque()
            }
        }
    }

    private mutating func read(_ copy: ByteBuffer) -> [Finding] {
        var copy = copy
        do throws(WireError) {
            switch try StartupParser.next(&copy) {
            case nil:
                state = .request(copy)
                return []
            case .startup(let message):
                state = .session
                return [.startup(message)]
            case .encryption:
                state = .encryptionAnswer(copy)
                return []
            case .cancel:
                state = .opaque
                return [.cancel]
            }
        } catch {
            return becomeOpaque()
        }
    }

    private mutating func becomeOpaque() -> [Finding] {
        state = .opaque
        return [.opaque]
    }

    private mutating func inspect(_ bytes: some Collection<UInt8>) -> [Finding] {
        let events = bytes.withContiguousStorageIfAvailable { inspector.consume(UnsafeRawBufferPointer($0)) } ?? []
        var findings: [Finding] = []
        if events.contains(.refused), let error = inspector.lastError { findings.append(.refused(error)) }
        if events.contains(.opened) { findings.append(.opened) }
        return findings
    }
}
