/// The name of a git object: SHA-1 (20 bytes) or SHA-256 (32 bytes).
public struct ObjectID: Sendable, Hashable, Comparable, CustomStringConvertible {
    // Four words keep it free of heap storage: a large history has millions of these.
    private let a: UInt64
    private let b: UInt64
    private let c: UInt64
    private let d: UInt64
    /// 20 or 32.
    public let length: UInt8

    /// `nil` unless there are 20 or 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 20 || bytes.count == 32 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for (index, byte) in bytes.enumerated() {
            let shifted = UInt64(byte) << UInt64(56 - 8 * (index & 7))
            switch index >> 3 {
            case 0: words.0 |= shifted
            case 1: words.1 |= shifted
            case 2: words.2 |= shifted
            default: words.3 |= shifted
            }
        }
        (a, b, c, d) = words
        length = UInt8(bytes.count)
    }

    /// From 20 or 32 bytes in place.
    @inline(__always)
    init(at name: UnsafeRawBufferPointer) {
        func word(_ offset: Int) -> UInt64 { UInt64(bigEndian: name.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        a = word(0)
        b = word(8)
        if name.count == 32 {
            c = word(16)
            d = word(24)
        } else {
            c = UInt64(UInt32(bigEndian: name.loadUnaligned(fromByteOffset: 16, as: UInt32.self))) << 32
            d = 0
        }
        length = UInt8(truncatingIfNeeded: name.count)
    }

    /// Eight bytes of a digest are as good as all: whoever can make many names collide in them has better things to do.
    public func hash(into hasher: inout Hasher) { hasher.combine(a) }

    /// Reads 40 or 64 hexadecimal digits.
    public init?(hex: some Collection<UInt8>) {
        guard hex.count == 40 || hex.count == 64, hex.allSatisfy(Byte.isHex) else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for (index, digit) in hex.enumerated() {
            let value = UInt64(Byte.hexValue(digit)) << UInt64(60 - 4 * (index & 15))
            switch index >> 4 {
            case 0: words.0 |= value
            case 1: words.1 |= value
            case 2: words.2 |= value
            default: words.3 |= value
            }
        }
        (a, b, c, d) = words
        length = UInt8(hex.count / 2)
    }

    public init?(hex: String) { self.init(hex: Array(hex.utf8)) }

    /// Its 20 or 32 bytes.
    public var bytes: [UInt8] { (0..<Int(length)).map(byte) }

    func byte(_ index: Int) -> UInt8 {
        let word = index < 8 ? a : index < 16 ? b : index < 24 ? c : d
        return UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index & 7)))
    }

    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for index in 0..<Int(length) {
            text.append(digits[Int(byte(index) >> 4)])
            text.append(digits[Int(byte(index) & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.a, lhs.b, lhs.c, lhs.d) < (rhs.a, rhs.b, rhs.c, rhs.d)
    }
}

/// What a git object is.
public enum ObjectType: UInt8, Sendable {
    case commit = 1, tree, blob, tag
}

/// Why part of a repository could not be read. The scan goes on without it.
public struct GitError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case missing, damaged, tooLarge, unsupported, notARepository
    }
    public var code: Code
    public var detail: String

    public var description: String { detail }

    static func damaged(_ detail: String) -> GitError { GitError(code: .damaged, detail: detail) }
    static func above(_ limit: Int) -> GitError { GitError(code: .tooLarge, detail: "larger than \(limit >> 20) MiB") }
}
