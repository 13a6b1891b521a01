public import NIOCore

/// An ErrorResponse or NoticeResponse, as far as it is used here.
public struct ServerError: Sendable, Hashable, CustomStringConvertible {
    /// `FATAL`, `ERROR`, … never translated (field V; S from servers before 9.6).
    public var severity: String
    /// Five characters (PostgreSQL documentation, appendix A).
    public var sqlState: String
    public var message: String
    public var detail: String?
    public var hint: String?

    public init(severity: String = "FATAL", sqlState: String, message: String, detail: String? = nil, hint: String? = nil) {
        self.severity = severity
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.hint = hint
    }

    public var description: String { "\(severity) \(sqlState): \(message)" }

    /// As a backend sends it. Zero bytes in texts are left out.
    public func encoded() -> ByteBuffer {
        var body = ByteBuffer()
        let fields: [(Character, String?)] = [
            ("S", severity), ("V", severity), ("C", sqlState), ("M", message), ("D", detail), ("H", hint),
        ]
        for case (let type, let text?) in fields {
            body.writeString(String(type))
            body.writeBytes(text.utf8.filter { $0 != 0 }.prefix(4000))
            body.writeInteger(UInt8(0))
        }
        body.writeInteger(UInt8(0))
        return ServerMessage.encode("E", &body)
    }

    /// Reads the body of an ErrorResponse; what is missing or not UTF-8 is left out or repaired.
    public init(parsing body: some Collection<UInt8>) {
        var fields: [UInt8: String] = [:]
        for field in body.split(separator: 0).prefix(32) {
            guard let type = field.first else { continue }
            fields[type] = String(decoding: field.dropFirst().prefix(2000), as: UTF8.self)
        }
        severity = fields[UInt8(ascii: "V")] ?? fields[UInt8(ascii: "S")] ?? "ERROR"
        sqlState = fields[UInt8(ascii: "C")] ?? "XX000"
        message = fields[UInt8(ascii: "M")] ?? "(no message)"
        detail = fields[UInt8(ascii: "D")]
        hint = fields[UInt8(ascii: "H")]
    }
}

/// What a backend says, before the session is ready.
public enum ServerMessage: Sendable, Hashable {
    case authentication(Authentication)
    case error(ServerError)
    /// NegotiateProtocolVersion, NoticeResponse, ParameterStatus, BackendKeyData, ReadyForQuery and what may come: its type.
    case other(UInt8)

    public enum Authentication: Sendable, Hashable {
        case ok
        case cleartext
        case md5(salt: [UInt8])
        case sasl(mechanisms: [String])
        case saslContinue([UInt8])
        case saslFinal([UInt8])
        /// Kerberos, GSSAPI, SSPI and others: their number.
        case unsupported(UInt32)
    }

    /// Takes one message from the front of `buffer`; `nil` when more bytes are needed.
    ///
    /// - Parameter limit: bytes of the message, length word included.
    public static func next(
        _ buffer: inout ByteBuffer, limit: Int = WireLimits.loginMessage
    ) throws(WireError) -> ServerMessage? {
        guard let (type, body) = try frame(&buffer, limit: limit) else { return nil }
        switch type {
        case UInt8(ascii: "R"): return .authentication(try authentication(body))
        case UInt8(ascii: "E"): return .error(ServerError(parsing: body.readableBytesView))
        default: return .other(type)
        }
    }

    /// Takes one message, type byte and all; its body.
    static func frame(_ buffer: inout ByteBuffer, limit: Int) throws(WireError) -> (type: UInt8, body: ByteBuffer)? {
        guard let type = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self),
            let length = buffer.getInteger(at: buffer.readerIndex + 1, as: UInt32.self)
        else { return nil }
        guard length >= 4 else { throw WireError(.malformed, "a message of length \(length)") }
        guard length <= UInt32(clamping: limit) else {
            throw WireError(.tooLarge, "a message of \(length) bytes where at most \(limit) are expected")
        }
        guard let body = buffer.getSlice(at: buffer.readerIndex + 5, length: Int(length) - 4) else { return nil }
        buffer.moveReaderIndex(forwardBy: 1 + Int(length))
        return (type, body)
    }

    private static func authentication(_ body: ByteBuffer) throws(WireError) -> Authentication {
        var body = body
        guard let kind = body.readInteger(as: UInt32.self) else {
            throw WireError(.malformed, "an authentication request without a kind")
        }
        let rest = Array(body.readableBytesView)
        switch kind {
        case 0: return .ok
        case 3: return .cleartext
        case 5:
            guard rest.count == 4 else { throw WireError(.malformed, "an MD5 salt of \(rest.count) bytes") }
            return .md5(salt: rest)
        case 10:
            return .sasl(mechanisms: rest.split(separator: 0).prefix(16).map { String(decoding: $0, as: UTF8.self) })
        case 11: return .saslContinue(rest)
        case 12: return .saslFinal(rest)
        default: return .unsupported(kind)
        }
    }

    /// Frames a body.
    static func encode(_ type: Character, _ body: inout ByteBuffer) -> ByteBuffer {
        var message = ByteBuffer()
        message.writeString(String(type))
        message.writeInteger(UInt32(clamping: body.readableBytes + 4))
        message.writeBuffer(&body)
        return message
    }

    public static var authenticationOK: ByteBuffer { ByteBuffer(bytes: [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 0]) }
    /// Asks for the password as it is. Only ever on a connection that does not leave the machine.
    public static var cleartextPasswordRequest: ByteBuffer {
        ByteBuffer(bytes: [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 3])
    }

    /// Says that protocol 3.0 is spoken, and none of these extensions.
    public static func negotiateProtocolVersion(unsupported: [String]) -> ByteBuffer {
        var body = ByteBuffer()
        body.writeInteger(UInt32(3) << 16)
        body.writeInteger(UInt32(clamping: unsupported.count))
        for name in unsupported {
            body.writeString(name)
            body.writeInteger(UInt8(0))
        }
        return encode("v", &body)
    }
}
