/// Reads HTTP/1.1 requests (RFC 9112) as far as gateways need them, strictly: what two readers could take differently is refused, and the
/// connection ends with it. A body has its length told before; chunks are not taken (RFC 9112 §6.3 allows to ask for a length).
///
/// Bytes go in by ``append(_:)``, requests come out of ``next()``. It holds no more than one head, one body, and what came in with them.
struct HTTPRequestReader {
    struct Limits: Sendable {
        /// Of request line and headers together.
        var head = 8 << 10
        var headers = 64
        var body = 256 << 10
    }

    enum Method: Sendable, Equatable { case get, post, other }

    struct Request: Sendable, Equatable {
        var method: Method
        /// Without the query.
        var path: String
        var keepsAlive: Bool
        /// `x-request-id` where it can be given back as it came: at most 256 visible characters.
        var id: String?
        var body: [UInt8]
    }

    /// Why a request is not read. Nothing after it is.
    struct Refusal: Error, Sendable, Equatable {
        var status: Int
        var message: String
    }

    enum Outcome: Sendable, Equatable {
        /// - Parameter wantsContinue: the sender waits for leave to send the body; said once.
        case more(wantsContinue: Bool)
        case request(Request)
        case refused(Refusal)
    }

    private struct Head {
        var method: Method
        var path: String
        var keepsAlive: Bool
        var id: String?
        var length: Int
        var expectsContinue: Bool
    }

    private let limits: Limits
    private var bytes: [UInt8] = []
    /// Up to where `bytes` was read.
    private var start = 0
    /// Up to where there is no end of a head.
    private var searched = 0
    private var head: Head?
    private var refusal: Refusal?

    init(limits: Limits = Limits()) { self.limits = limits }

    /// Whether a part of a request is there, and not the whole.
    var isWithin: Bool { head != nil || start < bytes.count }

    mutating func append(_ more: some Sequence<UInt8>) {
        guard refusal == nil else { return }
        if start == bytes.count {
            bytes.removeAll(keepingCapacity: bytes.capacity <= 64 << 10)
            (start, searched) = (0, 0)
        }
        bytes.append(contentsOf: more)
    }

    /// The next request that is there whole.
    mutating func next() -> Outcome {
        if let refusal { return .refused(refusal) }
        do throws(Refusal) {
            return try read()
        } catch {
            (refusal, bytes, start, head) = (error, [], 0, nil)
            return .refused(error)
        }
    }

    private mutating func read() throws(Refusal) -> Outcome {
        var isNew = false
        if head == nil {
            guard let end = try endOfHead() else { return .more(wantsContinue: false) }
            let read = try bytes.withUnsafeBufferPointer { [start, limits] all throws(Refusal) in
                try Self.head(UnsafeBufferPointer(rebasing: all[start..<end]), limits)
            }
            (head, start, isNew) = (read, end + 2, true)
        }
        guard let head else { return .more(wantsContinue: false) }
        guard bytes.count - start >= head.length else { return .more(wantsContinue: isNew && head.expectsContinue && start == bytes.count) }
        let body = Array(bytes[start..<start + head.length])
        start += head.length
        searched = start
        self.head = nil
        // What was read goes as soon as it is the larger part, so that many small requests in a row are not copied each time.
        if start > 64 << 10, start > bytes.count / 2 {
            bytes.removeFirst(start)
            (start, searched) = (0, 0)
        }
        return .request(Request(method: head.method, path: head.path, keepsAlive: head.keepsAlive, id: head.id, body: body))
    }

    /// Where the empty line begins that ends the head.
    private mutating func endOfHead() throws(Refusal) -> Int? {
        var place = max(searched, start)
        let end = bytes.withUnsafeBufferPointer { all -> Int? in
            while place + 3 < all.count {
                if all[place + 3] > 0x0D {
                    place += 4
                } else if all[place] == 0x0D, all[place + 1] == 0x0A, all[place + 2] == 0x0D, all[place + 3] == 0x0A {
                    return place + 2
                } else {
                    place += 1
                }
            }
            return nil
        }
        searched = place
        guard (end ?? bytes.count) - start <= limits.head else { throw Refusal(status: 431, message: "a head has at most \(limits.head) bytes") }
        return end
    }

    // MARK: The head

    private static func malformed(_ message: String) -> Refusal { Refusal(status: 400, message: message) }

    /// - Parameter bytes: with the line end of the last line.
    private static func head(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: Limits) throws(Refusal) -> Head {
        var place = 0
        /// The next line, without its end.
        func line() throws(Refusal) -> UnsafeBufferPointer<UInt8> {
            let begin = place
            while place < bytes.count, bytes[place] != 0x0D {
                // A tab is the only control character that a head may have.
                guard bytes[place] >= 0x20 || bytes[place] == 0x09, bytes[place] != 0x7F else {
                    throw malformed("a control character stands in the head")
                }
                place += 1
            }
            guard place + 1 < bytes.count, bytes[place + 1] == 0x0A else { throw malformed("a line of the head ends with half a line end") }
            defer { place += 2 }
            return UnsafeBufferPointer(rebasing: bytes[begin..<place])
        }
        var (head, isOld) = try requestLine(try line())
        var (hosts, lengths, count) = (0, 0, 0)
        var (closes, keeps) = (false, false)
        while place < bytes.count {
            count += 1
            guard count <= limits.headers else { throw Refusal(status: 431, message: "a request has at most \(limits.headers) headers") }
            let (name, value) = try header(try line())
            if isName(name, "host") {
                hosts += 1
            } else if isName(name, "content-length") {
                lengths += 1
                // Up to eight digits: more is too long in any case.
                guard !value.isEmpty, value.allSatisfy({ (0x30...0x39).contains($0) }) else { throw malformed("`content-length` is no number") }
                guard value.count <= 8 else { throw Refusal(status: 413, message: "a request has at most \(limits.body >> 10) KiB") }
                head.length = value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            } else if isName(name, "transfer-encoding") {
                throw Refusal(status: 411, message: "tell the body's length by `content-length`: no `transfer-encoding` is taken")
            } else if isName(name, "connection") {
                for option in value.split(separator: 0x2C) {
                    let option = UnsafeBufferPointer(rebasing: option)
                    if isName(trimmed(option), "close") { closes = true }
                    if isName(trimmed(option), "keep-alive") { keeps = true }
                }
            } else if isName(name, "expect") {
                guard isName(value, "100-continue") else { throw Refusal(status: 417, message: "that cannot be expected here") }
                head.expectsContinue = !isOld
            } else if isName(name, "x-request-id"), value.count <= 256, value.allSatisfy({ (0x21...0x7E).contains($0) }) {
                head.id = String(decoding: value, as: UTF8.self)
            }
        }
        guard hosts == 1 || (isOld && hosts == 0) else { throw malformed("a request has one `host`") }
        guard lengths <= 1 else { throw malformed("`content-length` stands there \(lengths) times") }
        guard lengths == 1 || head.method != .post else { throw Refusal(status: 411, message: "tell the body's length by `content-length`") }
        guard head.length <= limits.body else { throw Refusal(status: 413, message: "a request has at most \(limits.body >> 10) KiB") }
        head.keepsAlive = !closes && (!isOld || keeps)
        return head
    }

    /// `POST /access/v1/evaluation HTTP/1.1`. An old one is of HTTP/1.0.
    private static func requestLine(_ line: UnsafeBufferPointer<UInt8>) throws(Refusal) -> (Head, isOld: Bool) {
        let parts = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(isTokenByte) else { throw malformed("this is no request") }
        let version = UnsafeBufferPointer(rebasing: parts[2])
        let isOld = isExactly(version, "HTTP/1.0")
        guard isOld || isExactly(version, "HTTP/1.1") else { throw Refusal(status: 505, message: "HTTP/1.1 is spoken here") }
        let target = parts[1]
        guard target.first == UInt8(ascii: "/"), target.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw malformed("the target of a request is a path")
        }
        let name = UnsafeBufferPointer(rebasing: parts[0])
        let method: Method = isExactly(name, "POST") ? .post : isExactly(name, "GET") ? .get : .other
        let path = String(decoding: target.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
        return (Head(method: method, path: path, keepsAlive: true, length: 0, expectsContinue: false), isOld)
    }

    private static func header(
        _ line: UnsafeBufferPointer<UInt8>
    ) throws(Refusal) -> (name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        // A line that begins with a space would go on with the one before (obs-fold): it has no name.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, line[..<colon].allSatisfy(isTokenByte) else {
            throw malformed("a header has no name")
        }
        return (UnsafeBufferPointer(rebasing: line[..<colon]), trimmed(UnsafeBufferPointer(rebasing: line[(colon + 1)...])))
    }

    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, text.count)
        while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
        while start < end, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
        return UnsafeBufferPointer(rebasing: text[start..<end])
    }

    /// RFC 9110 §5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"),
            UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// - Parameter name: in lower case.
    private static func isName(_ text: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
        guard text.count == name.utf8CodeUnitCount else { return false }
        for index in text.indices {
            let byte = text[index]
            let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            if lower != name.utf8Start[index] { return false }
        }
        return true
    }

    private static func isExactly(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        for index in text.indices where text[index] != word.utf8Start[index] { return false }
        return true
    }
}
