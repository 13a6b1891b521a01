import EstateTesting
import NIOCore
import Runtime
import Testing

@testable import PostgresWire

@Suite struct ParserTests {
    private let startup = StartupMessage(parameters: [
        .init("user", "shop"), .init("database", "orders"), .init("application_name", "app"), .init("options", "-c geqo=off"),
    ])

    @Test func `a startup packet is read as it was written, byte by byte or at once`() throws {
        let packet = try #require(startup.encoded())
        var whole = packet
        #expect(try StartupParser.next(&whole) == .startup(startup))
        var buffer = ByteBuffer()
        let bytes = Array(packet.readableBytesView)
        for (index, byte) in bytes.enumerated() {
            buffer.writeInteger(byte)
            let request = try StartupParser.next(&buffer)
            #expect((request == nil) == (index < bytes.count - 1))
        }
    }

    @Test func `another login keeps database, options and the rest`() {
        let rewritten = startup.rewritten(user: "mf_1")
        #expect(rewritten.user == "mf_1")
        #expect(rewritten.database == "orders")
        #expect(rewritten["options"] == "-c geqo=off")
        #expect(StartupMessage(parameters: [.init("user", "shop")]).rewritten(user: "mf_1").database == "shop")
    }

    @Test func `requests for encryption and cancellation are told apart`() throws {
        var tls = StartupParser.tlsRequest
        #expect(try StartupParser.next(&tls) == .encryption(.tls))
        var gssapi = ByteBuffer(bytes: [0, 0, 0, 8, 4, 210, 22, 48])
        #expect(try StartupParser.next(&gssapi) == .encryption(.gssapi))
        let cancel = CancelRequest(processID: 77, key: Array(repeating: 9, count: 256))
        var packet = cancel.encoded()
        #expect(try StartupParser.next(&packet) == .cancel(cancel))
    }

    @Test(arguments: [
        [0, 0, 0, 0], [0, 0, 0, 7], [0xff, 0xff, 0xff, 0xff], [0, 0, 0x27, 0x11], [0, 0, 0, 9, 4, 210, 22, 47],
        [0, 0, 0, 12, 4, 210, 22, 46, 0, 0, 0, 1], [0, 0, 0, 9, 0, 2, 0, 0, 0], [0, 0, 0, 8, 0, 3, 0, 0],
        [0, 0, 0, 10, 0, 3, 0, 0, 97, 0], [0, 0, 0, 10, 0, 3, 0, 0, 0, 0], [0, 0, 0, 13, 0, 3, 0, 0, 97, 0, 98, 0, 99],
        [0, 0, 0, 17, 0, 3, 0, 0, 97, 0, 98, 0, 97, 0, 99, 0, 0], [0, 0, 0, 12, 0, 3, 0, 0, 0xff, 0, 98, 0],
    ] as [[UInt8]])
    func `a malformed startup packet is refused`(_ bytes: [UInt8]) {
        var buffer = ByteBuffer(bytes: bytes)
        #expect(throws: WireError.self) { try StartupParser.next(&buffer) }
    }

    @Test func `a password is taken once it is whole, and is not left in the buffer`() throws {
        let bytes: [UInt8] = [UInt8(ascii: "p"), 0, 0, 0, 11] + Array("secret".utf8) + [0]
        var buffer = ByteBuffer()
        for byte in bytes.dropLast() {
            buffer.writeInteger(byte)
            #expect(try ClientMessage.takePassword(&buffer) == nil)
        }
        buffer.writeBytes([0, UInt8(ascii: "Q")])
        let password = try #require(try ClientMessage.takePassword(&buffer))
        #expect(password.isEqual(to: Secret("secret")))
        #expect(Array(buffer.readableBytesView) == [UInt8(ascii: "Q")])
        buffer.moveReaderIndex(to: 0)
        #expect(buffer.readableBytesView.dropLast().allSatisfy { $0 == 0 })
    }

    @Test(arguments: [
        [112, 0, 0, 0, 3], [112, 0, 0, 0, 4], [112, 0, 0, 0, 6, 65, 65], [112, 0, 0, 0, 7, 65, 0, 65], [112, 0, 0, 0x27, 0x11],
        [112, 0xff, 0xff, 0xff, 0xff], [81, 0, 0, 0, 5, 0],
    ] as [[UInt8]])
    func `a malformed password message is refused`(_ bytes: [UInt8]) {
        var buffer = ByteBuffer(bytes: bytes)
        #expect(throws: WireError.self) { try ClientMessage.takePassword(&buffer) }
    }

    @Test func `an error is read as it was written`() throws {
        let error = ServerError(sqlState: "28P01", message: "no", detail: "because", hint: "try")
        var bytes = error.encoded()
        #expect(try ServerMessage.next(&bytes) == .error(error))
    }

    @Test func `sessions are counted the same however the stream is cut`() throws {
        func message(_ type: Character, _ body: [UInt8]) -> [UInt8] {
            [type.asciiValue ?? 0] + withUnsafeBytes(of: UInt32(body.count + 4).bigEndian) { Array($0) } + body
        }
        var stream: [UInt8] = message("R", [0, 0, 0, 0]) + message("S", Array("a\0b\0".utf8))
        stream += message("K", [0, 0, 1, 2, 9, 9, 9, 9]) + message("Z", [73])
        stream += message("T", Array(repeating: 7, count: 900)) + message("D", Array(repeating: 1, count: 70000))
        stream += message("C", Array("SELECT 1\0".utf8)) + message("Z", [73])
        stream += Array(ServerError(severity: "ERROR", sqlState: "42703", message: "column").encoded().readableBytesView)
        stream += message("Z", [73])
        for step in [1, 2, 3, 5, 7, 64, 4096, stream.count] {
            var inspector = SessionInspector()
            var events: SessionInspector.Event = []
            for start in stride(from: 0, to: stream.count, by: step) {
                stream[start..<min(start + step, stream.count)].withUnsafeBytes { events.formUnion(inspector.consume($0)) }
            }
            #expect(inspector.exchanges == 2)
            #expect(inspector.errors == 1)
            #expect(inspector.lastError?.sqlState == "42703")
            #expect(inspector.backendPID == 258)
            #expect(inspector.isAtBoundary)
            #expect(events == .opened)
        }
    }

    /// Every parser of this module on the same bytes; for fuzzers outside too.
    @Test func `mutated bytes never crash a parser`() throws {
        var random = SeededGenerator(seed: 42)
        let seeds: [[UInt8]] = [
            Array(try #require(startup.encoded()).readableBytesView), Array(CancelRequest(processID: 1, key: [1, 2, 3, 4]).encoded().readableBytesView),
            Array(ServerError(sqlState: "28P01", message: "no").encoded().readableBytesView),
            [82, 0, 0, 0, 23, 0, 0, 0, 10] + Array("SCRAM-SHA-256\0\0".utf8), [82, 0, 0, 0, 12, 0, 0, 0, 5, 1, 2, 3, 4],
            [112, 0, 0, 0, 11] + Array("secret\0".utf8), [90, 0, 0, 0, 5, 73, 67, 0, 0, 0, 4],
        ]
        for round in 0..<20_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<max(bytes.count, 1), using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0 where !bytes.isEmpty: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1 where !bytes.isEmpty: bytes.remove(at: index)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: min(index, bytes.count))
                default: bytes.removeLast(min(bytes.count, Int.random(in: 0..<4, using: &random)))
                }
            }
            WireFuzz.run(bytes)
        }
    }
}
