/// Counts what a backend says, without copying or keeping it: reads message headers, skips bodies, and looks only into
/// errors. It is fed the stream in whatever pieces it comes.
///
/// When the stream does not follow the protocol it stops looking (``isLost``): it observes, it does not judge.
public struct SessionInspector: Sendable {
    public struct Event: OptionSet, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The first ReadyForQuery: the session is open.
        public static let opened = Event(rawValue: 1)
        /// An ErrorResponse before the session was open.
        public static let refused = Event(rawValue: 2)
    }

    /// Requests that were answered to the end: ReadyForQuery messages after the first.
    public private(set) var exchanges = 0
    /// ErrorResponse messages.
    public private(set) var errors = 0
    public private(set) var lastError: ServerError?
    public private(set) var isOpen = false
    public private(set) var isLost = false
    /// The backend's process number from BackendKeyData.
    public private(set) var backendPID: Int32?

    private var header: (type: UInt8, length: UInt32) = (0, 0)
    private var headerFill = 0
    private var left = 0
    private var captured: [UInt8] = []
    private var captures = false
    private static let captureLimit = 1024

    public init() {}

    /// Whether the stream is between two messages, so that one of ours could be put there.
    public var isAtBoundary: Bool { headerFill == 0 && left == 0 && !isLost }

    @discardableResult
    public mutating func consume(_ bytes: UnsafeRawBufferPointer) -> Event {
        var events: Event = []
        var index = 0
        let count = bytes.count
        while index < count, !isLost {
            if left > 0 {
                let step = min(left, count - index)
                if captures, captured.count < Self.captureLimit {
                    captured.append(contentsOf: bytes[index..<(index + min(step, Self.captureLimit - captured.count))])
                }
                index += step
                left -= step
                if left == 0 && captures { events.formUnion(look()) }
                continue
            }
            if headerFill == 0 && count - index >= 5 {
                header.type = bytes[index]
                header.length = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt32.self))
                index += 5
            } else {
                if headerFill == 0 { header = (bytes[index], 0) } else { header.length = header.length << 8 | UInt32(bytes[index]) }
                headerFill += 1
                index += 1
                guard headerFill == 5 else { continue }
                headerFill = 0
            }
            events.formUnion(begin())
        }
        return events
    }

    /// A header is complete.
    private mutating func begin() -> Event {
        // PostgreSQL's own bound is 1 GB (PQ_LARGE_MESSAGE_LIMIT).
        guard header.length >= 4, header.length <= 0x4000_0000, header.type >= 0x20, header.type < 0x7f else {
            isLost = true
            return []
        }
        left = Int(header.length) - 4
        switch header.type {
        case UInt8(ascii: "E"), UInt8(ascii: "K"):
            captures = true
            captured.removeAll(keepingCapacity: true)
            return left == 0 ? look() : []
        case UInt8(ascii: "Z"):
            captures = false
            if isOpen {
                exchanges += 1
                return []
            }
            isOpen = true
            return .opened
        default:
            captures = false
            return []
        }
    }

    /// A captured body is complete.
    private mutating func look() -> Event {
        captures = false
        if header.type == UInt8(ascii: "K") {
            if captured.count >= 4 { backendPID = Int32(bitPattern: captured[..<4].reduce(0) { $0 << 8 | UInt32($1) }) }
            return []
        }
        errors += 1
        lastError = ServerError(parsing: captured)
        return isOpen ? [] : .refused
    }
}
