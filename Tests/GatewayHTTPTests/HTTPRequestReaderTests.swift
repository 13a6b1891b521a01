import Testing

@testable import GatewayHTTP

@Suite("R72: requests at the agent's door are read strictly") struct HTTPRequestReaderTests {
    private typealias Reader = HTTPRequestReader

    private static let post = "POST /access/v1/evaluation HTTP/1.1\r\nhost: node\r\n"

    /// All that comes out of a text that comes in at once.
    private static func read(_ text: String, limits: Reader.Limits = .init()) -> [Reader.Outcome] {
        var reader = Reader(limits: limits)
        reader.append(text.utf8)
        return drain(&reader)
    }

    private static func drain(_ reader: inout Reader) -> [Reader.Outcome] {
        var all: [Reader.Outcome] = []
        while true {
            let next = reader.next()
            all.append(next)
            guard case .request = next else { return all }
        }
    }

    private static func status(_ text: String) -> Int? {
        guard case .refused(let refusal) = read(text).first else { return nil }
        return refusal.status
    }

    @Test func `a request is read, however its bytes come`() {
        let text = Self.post + "Content-Length: 3\r\nX-Request-ID:  a-1 \r\nconnection: Keep-Alive, x\r\n\r\nabc"
        let whole = Reader.Request(
            method: .post, path: "/access/v1/evaluation", keepsAlive: true, id: "a-1", body: Array("abc".utf8))
        #expect(Self.read(text).first == .request(whole))
        var reader = Reader()
        var seen: [Reader.Request] = []
        for byte in (text + text).utf8 {
            reader.append([byte])
            if case .request(let request) = reader.next() { seen.append(request) }
        }
        #expect(seen == [whole, whole] && !reader.isWithin)
        #expect(Self.read(text + text + "GET /x?y=1 HTTP/1.1\r\nhost:\r\n\r\nPOST") == [
            .request(whole), .request(whole), .request(.init(method: .get, path: "/x", keepsAlive: true, id: nil, body: [])),
            .more(wantsContinue: false),
        ])
    }

    @Test func `who wants to close, closes; HTTP 1.0 closes unless it says otherwise`() {
        func keeps(_ text: String) -> Bool? {
            guard case .request(let request) = Self.read(text).first else { return nil }
            return request.keepsAlive
        }
        #expect(keeps("GET / HTTP/1.1\r\nhost: a\r\nconnection: x, CLOSE\r\n\r\n") == false)
        #expect(keeps("GET / HTTP/1.0\r\n\r\n") == false)
        #expect(keeps("GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n") == true)
        #expect(keeps("GET / HTTP/1.1\r\nhost: a\r\n\r\n") == true)
    }

    @Test func `what two readers could take differently is refused`() {
        #expect(Self.status(Self.post + "content-length: 3\r\ncontent-length: 3\r\n\r\nabc") == 400)
        #expect(Self.status(Self.post + "content-length: 3, 3\r\n\r\nabc") == 400)
        #expect(Self.status(Self.post + "content-length: +3\r\n\r\nabc") == 400)
        #expect(Self.status(Self.post + "content-length: \r\n\r\nabc") == 400)
        #expect(Self.status(Self.post + "content-length : 3\r\n\r\nabc") == 400)
        #expect(Self.status(Self.post + "content-length: 3\r\n folded\r\n\r\nabc") == 400)
        #expect(Self.status(Self.post + "host: other\r\ncontent-length: 3\r\n\r\nabc") == 400)
        #expect(Self.status("POST / HTTP/1.1\r\ncontent-length: 0\r\n\r\n") == 400)
        #expect(Self.status(Self.post + "a: b\nc: d\r\ncontent-length: 0\r\n\r\n") == 400)
        #expect(Self.status(Self.post + "a: b\rc\r\ncontent-length: 0\r\n\r\n") == 400)
        #expect(Self.status(Self.post + "a: \0\r\ncontent-length: 0\r\n\r\n") == 400)
        #expect(Self.status("\r\n\r\n") == 400)
        #expect(Self.status("POST  / HTTP/1.1\r\nhost: a\r\n\r\n") == 400)
        #expect(Self.status("POST http://a/ HTTP/1.1\r\nhost: a\r\n\r\n") == 400)
        #expect(Self.status("POST /\u{e9} HTTP/1.1\r\nhost: a\r\n\r\n") == 400)
        #expect(Self.status("P@ST / HTTP/1.1\r\nhost: a\r\n\r\n") == 400)
        #expect(Self.status("GET / HTTP/2.0\r\nhost: a\r\n\r\n") == 505)
        #expect(Self.status("\u{16}\u{3}\u{1} TLS\r\n\r\n") == 400)
    }

    @Test func `a body has its length told, and no more than its limit`() {
        #expect(Self.status(Self.post + "\r\n") == 411)
        #expect(Self.status(Self.post + "transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n") == 411)
        #expect(Self.status(Self.post + "content-length: 3\r\ntransfer-encoding: chunked\r\n\r\nabc") == 411)
        #expect(Self.status(Self.post + "content-length: 262145\r\n\r\n") == 413)
        #expect(Self.status(Self.post + "content-length: 99999999999999999999\r\n\r\n") == 413)
        #expect(Self.read(Self.post + "content-length: 262144\r\n\r\n") == [.more(wantsContinue: false)])
    }

    @Test func `a head has its limits, whether or not it ends`() {
        let long = String(repeating: "a", count: 9000)
        #expect(Self.status("GET /" + long) == 431)
        #expect(Self.status("GET / HTTP/1.1\r\nhost: a\r\nx: \(long)\r\n\r\n") == 431)
        let many = (0..<65).map { "x\($0): y\r\n" }.joined()
        #expect(Self.status("GET / HTTP/1.1\r\nhost: a\r\n\(many)\r\n") == 431)
    }

    @Test func `leave to send the body is given once, and nothing else can be expected`() {
        var reader = Reader()
        reader.append((Self.post + "expect: 100-Continue\r\ncontent-length: 2\r\n\r\n").utf8)
        #expect(reader.next() == .more(wantsContinue: true))
        #expect(reader.next() == .more(wantsContinue: false))
        reader.append("ab".utf8)
        guard case .request(let request) = reader.next() else { return #expect(Bool(false)) }
        #expect(request.body == Array("ab".utf8))
        #expect(Self.status(Self.post + "expect: wonders\r\ncontent-length: 2\r\n\r\n") == 417)
    }

    @Test func `an id that cannot be given back is not`() {
        func id(_ line: String) -> String? {
            guard case .request(let request) = Self.read("GET / HTTP/1.1\r\nhost: a\r\n\(line)\r\n\r\n").first else { return "?" }
            return request.id
        }
        #expect(id("x-request-id: " + String(repeating: "a", count: 256))?.count == 256)
        #expect(id("x-request-id: " + String(repeating: "a", count: 257)) == nil)
        #expect(id("x-request-id: a b") == nil)
        #expect(id("x-request-id: \u{e9}") == nil)
    }

    @Test func `nothing after what was refused is read`() {
        var reader = Reader()
        reader.append("nonsense\r\n\r\n".utf8)
        guard case .refused(let first) = reader.next() else { return #expect(Bool(false)) }
        reader.append((Self.post + "content-length: 0\r\n\r\n").utf8)
        #expect(reader.next() == .refused(first))
    }

    @Test func `whatever comes is a request, a refusal or not enough, and the same however it is cut`() {
        var random = SystemRandomNumberGenerator()
        let seeds = [
            Self.post + "content-length: 3\r\n\r\nabc", "GET /a?b HTTP/1.0\r\n\r\n", Self.post + "expect: 100-continue\r\ncontent-length: 1\r\n\r\nx",
        ]
        for _ in 0..<20_000 {
            var bytes = Array((seeds.randomElement(using: &random)! + seeds.randomElement(using: &random)!).utf8)
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = bytes.indices.randomElement(using: &random)!
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = [0, 9, 10, 13, 32, 58, 65, 127, 200].randomElement(using: &random)!
                case 1: bytes.insert(bytes[bytes.indices.randomElement(using: &random)!], at: place)
                default: bytes.remove(at: place)
                }
            }
            func requests(_ parts: [ArraySlice<UInt8>]) -> [Reader.Outcome] {
                var (reader, all) = (Reader(), [Reader.Outcome]())
                for part in parts {
                    reader.append(part)
                    all += Self.drain(&reader).filter { if case .more = $0 { false } else { true } }
                }
                // A refusal is said each time that more comes.
                guard let end = all.firstIndex(where: { if case .refused = $0 { true } else { false } }) else { return all }
                return Array(all[...end])
            }
            let cut = Int.random(in: 0...bytes.count, using: &random)
            #expect(requests([bytes[...]]) == requests([bytes[..<cut], bytes[cut...]]), "\(bytes)")
        }
    }
}
