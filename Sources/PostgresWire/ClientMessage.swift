public import NIOCore
public import Runtime

/// What a client says while it logs in.
public enum ClientMessage {
    static func password(_ bytes: UnsafeRawBufferPointer) -> ByteBuffer {
        var body = ByteBuffer()
        body.writeBytes(bytes)
        body.writeInteger(UInt8(0))
        return ServerMessage.encode("p", &body)
    }

    static func saslInitial(mechanism: String, _ response: [UInt8]) -> ByteBuffer {
        var body = ByteBuffer()
        body.writeString(mechanism)
        body.writeInteger(UInt8(0))
        body.writeInteger(UInt32(clamping: response.count))
        body.writeBytes(response)
        return ServerMessage.encode("p", &body)
    }

    static func saslResponse(_ response: [UInt8]) -> ByteBuffer {
        var body = ByteBuffer()
        body.writeBytes(response)
        return ServerMessage.encode("p", &body)
    }

    /// Ends a session.
    public static var terminate: ByteBuffer { ByteBuffer(bytes: [UInt8(ascii: "X"), 0, 0, 0, 4]) }

    /// Takes the answer to a cleartext password request from the front of `buffer`, and overwrites it there (best effort:
    /// the network stack may hold copies). `nil` when more bytes are needed.
    public static func takePassword(_ buffer: inout ByteBuffer) throws(WireError) -> Secret? {
        let start = buffer.readerIndex
        guard let type = buffer.getInteger(at: start, as: UInt8.self) else { return nil }
        guard type == UInt8(ascii: "p") else {
            throw WireError(.unexpected, "a message of type \(type) where the password was asked for")
        }
        guard let length = try passwordLength(buffer) else { return nil }
        let secret = buffer.withUnsafeReadableBytes { Secret(UnsafeRawBufferPointer(rebasing: $0[5..<(5 + length)])) }
        buffer.setRepeatingByte(0, count: length + 6, at: start)
        buffer.moveReaderIndex(forwardBy: length + 6)
        return secret
    }

    /// Bytes of the password, its terminator left out.
    private static func passwordLength(_ buffer: ByteBuffer) throws(WireError) -> Int? {
        var ahead = buffer
        guard let (_, body) = try ServerMessage.frame(&ahead, limit: WireLimits.loginMessage) else { return nil }
        let bytes = body.readableBytesView
        guard let last = bytes.indices.last, bytes.firstIndex(of: 0) == last else {
            throw WireError(.malformed, "a password that is not terminated")
        }
        return bytes.count - 1
    }
}
