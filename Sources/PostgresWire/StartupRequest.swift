//  PostgresWire: enough of PostgreSQL's frontend/backend protocol (3.0, and 3.2's minor version) to stand between a client
//  and a server: read how a session begins, log in with SCRAM-SHA-256, answer with errors a driver understands, and count
//  what passes. Every state machine is a struct that is fed bytes; only ``PostgresProbe`` touches the network.
//
//  Nothing here trusts a length from outside: each is checked against a limit before a byte is waited for.
//  Message formats: PostgreSQL documentation, "Frontend/Backend Protocol", "Message Formats".

public import NIOCore

/// Why bytes from a peer were refused, or a login could not go on.
public struct WireError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// A length, count or terminator that the protocol does not allow.
        case malformed
        /// Within the protocol, but beyond our limits.
        case tooLarge
        /// A protocol version or authentication method that is not spoken here.
        case unsupported
        /// The server did not prove that it knows the password (RFC 5802 §3).
        case untrustedServer
        /// A message that cannot come at this point.
        case unexpected
    }
    public var code: Code
    public var reason: String

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public var description: String { reason }
}

/// Bounds on what is accepted before a session is established. PostgreSQL's own are the same or larger.
public enum WireLimits {
    /// Bytes of a startup packet, length word included (PostgreSQL: MAX_STARTUP_PACKET_LENGTH).
    public static let startup = 10_000
    /// Bytes of a message before the session is ready, from either side: passwords, SASL, errors.
    public static let loginMessage = 10_000
    /// Parameters in a startup packet.
    public static let parameters = 128
    /// SCRAM iterations: a server that asks for more wants our time (RFC 7677 recommends 4,096 at least).
    public static let scramIterations = 4096...1_000_000
}

/// The first thing a client sends on a connection. It may ask for encryption first, and then come again.
public enum StartupRequest: Sendable, Hashable {
    case startup(StartupMessage)
    case encryption(Encryption)
    case cancel(CancelRequest)

    public enum Encryption: Sendable, Hashable {
        case tls, gssapi
    }
}

/// Opens a session.
public struct StartupMessage: Sendable, Hashable {
    /// Minor version of protocol 3: 0, or 2 since PostgreSQL 18.
    public var minorVersion: UInt16
    /// In order, as sent.
    public var parameters: [Parameter]

    public struct Parameter: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(minorVersion: UInt16 = 0, parameters: [Parameter]) {
        self.minorVersion = minorVersion
        self.parameters = parameters
    }

    public subscript(_ name: String) -> String? { parameters.last { $0.name == name }?.value }

    /// The login that is presented; empty when the client left it out.
    public var user: String { self["user"] ?? "" }
    /// The database; the protocol says that it is the user's name when left out.
    public var database: String {
        guard let given = self["database"], !given.isEmpty else { return user }
        return given
    }
    public var applicationName: String? { self["application_name"] }
    public var isReplication: Bool {
        !["", "false", "off", "no", "0"].contains(self["replication"]?.lowercased() ?? "")
    }
    /// Protocol extensions that the client would like.
    public var extensions: [String] { parameters.map(\.name).filter { $0.hasPrefix("_pq_.") } }

    /// The same session under another login, in plain protocol 3.0: database, options and everything else stay.
    public func rewritten(user: String) -> StartupMessage {
        var others = parameters.filter { !["user", "database"].contains($0.name) && !$0.name.hasPrefix("_pq_.") }
        others.insert(Parameter("database", database), at: 0)
        others.insert(Parameter("user", user), at: 0)
        return StartupMessage(parameters: others)
    }

    /// As it goes over the wire. `nil` when a value has a zero byte or the packet would be over the limit.
    public func encoded() -> ByteBuffer? {
        var body = ByteBuffer()
        body.writeInteger(UInt32(3) << 16 | UInt32(minorVersion))
        for parameter in parameters {
            for text in [parameter.name, parameter.value] {
                guard !text.utf8.contains(0) else { return nil }
                body.writeString(text)
                body.writeInteger(UInt8(0))
            }
        }
        body.writeInteger(UInt8(0))
        let length = body.readableBytes + 4
        guard length <= WireLimits.startup else { return nil }
        var packet = ByteBuffer()
        packet.writeInteger(UInt32(length))
        packet.writeBuffer(&body)
        return packet
    }
}

/// Asks, on a connection of its own, to cancel what a session is doing.
public struct CancelRequest: Sendable, Hashable {
    public var processID: Int32
    /// 4 bytes in protocol 3.0, up to 256 in 3.2. Whoever knows it may cancel, so it is not shown.
    public var key: [UInt8]

    public init(processID: Int32, key: [UInt8]) {
        self.processID = processID
        self.key = key
    }

    public func encoded() -> ByteBuffer {
        var packet = ByteBuffer()
        packet.writeInteger(UInt32(12 + key.count))
        packet.writeInteger(StartupParser.cancelCode)
        packet.writeInteger(processID)
        packet.writeBytes(key)
        return packet
    }
}

/// Reads startup packets out of a stream.
public enum StartupParser {
    static let cancelCode: UInt32 = 1234 << 16 | 5678
    static let tlsCode: UInt32 = 1234 << 16 | 5679
    static let gssapiCode: UInt32 = 1234 << 16 | 5680

    public static let tlsRequest = ByteBuffer(bytes: [0, 0, 0, 8, 4, 210, 22, 47])

    /// Takes one request from the front of `buffer`; `nil` when more bytes are needed, and then nothing is taken.
    ///
    /// Refuses a wrong length as soon as the length word is there: a peer cannot make us wait for bytes that will not come.
    public static func next(_ buffer: inout ByteBuffer) throws(WireError) -> StartupRequest? {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self) else { return nil }
        guard length >= 8 else { throw WireError(.malformed, "a startup packet of \(length) bytes") }
        guard length <= UInt32(WireLimits.startup) else {
            throw WireError(.tooLarge, "not a startup packet, or one over \(WireLimits.startup) bytes")
        }
        guard let code = buffer.getInteger(at: buffer.readerIndex + 4, as: UInt32.self) else { return nil }
        if code == tlsCode || code == gssapiCode {
            guard length == 8 else { throw WireError(.malformed, "an encryption request of \(length) bytes") }
        } else if code == cancelCode {
            guard (16...268).contains(length) else { throw WireError(.malformed, "a cancel request of \(length) bytes") }
        } else if code >> 16 != 3 {
            throw WireError(.unsupported, "frontend protocol \(code >> 16).\(code & 0xffff); 3.0 is spoken here")
        }
        guard var packet = buffer.getSlice(at: buffer.readerIndex, length: Int(length)) else { return nil }
        buffer.moveReaderIndex(forwardBy: Int(length))
        packet.moveReaderIndex(forwardBy: 8)
        switch code {
        case tlsCode: return .encryption(.tls)
        case gssapiCode: return .encryption(.gssapi)
        case cancelCode:
            guard let processID = packet.readInteger(as: Int32.self),
                let key = packet.readBytes(length: packet.readableBytes)
            else { throw WireError(.malformed, "a cancel request without a key") }
            return .cancel(CancelRequest(processID: processID, key: key))
        default:
            return .startup(try message(&packet, minorVersion: UInt16(truncatingIfNeeded: code)))
        }
    }

    private static func message(
        _ packet: inout ByteBuffer, minorVersion: UInt16
    ) throws(WireError) -> StartupMessage {
        var parameters: [StartupMessage.Parameter] = []
        while true {
            guard let name = packet.readTerminatedString() else {
                throw WireError(.malformed, "a startup packet whose parameters are not terminated")
            }
            if name.isEmpty { break }
            guard let value = packet.readTerminatedString() else {
                throw WireError(.malformed, "a startup packet with a name that has no value")
            }
            guard parameters.count < WireLimits.parameters else {
                throw WireError(.tooLarge, "more than \(WireLimits.parameters) startup parameters")
            }
            // The server takes the last of a name. Two that differ could be read differently by someone in between.
            guard !parameters.contains(where: { $0.name == name }) else {
                throw WireError(.malformed, "startup parameter `\(name.prefix(40))` is given twice")
            }
            parameters.append(.init(name, value))
        }
        guard packet.readableBytes == 0 else { throw WireError(.malformed, "bytes after the end of a startup packet") }
        return StartupMessage(minorVersion: minorVersion, parameters: parameters)
    }
}

extension ByteBuffer {
    /// A string up to a zero byte, which is taken too. `nil` when there is none, or the string is not UTF-8.
    mutating func readTerminatedString() -> String? {
        guard let end = readableBytesView.firstIndex(of: 0) else { return nil }
        let bytes = readableBytesView[..<end]
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        moveReaderIndex(forwardBy: bytes.count + 1)
        return text
    }
}
