import CCompression

/// bzip2, xz and zstd, unpacked by the system's libraries.
enum OtherCompression {
    enum Format: CaseIterable {
        case bzip2, xz, zstd

        /// What file names end in, and what takes its place inside.
        var suffixes: [(packed: String, plain: String)] {
            switch self {
            case .bzip2: [(".bz2", ""), (".tbz2", ".tar"), (".tbz", ".tar")]
            case .xz: [(".xz", ""), (".txz", ".tar")]
            case .zstd: [(".zst", ""), (".zstd", ""), (".tzst", ".tar")]
            }
        }

        fileprivate var number: Int32 {
            switch self {
            case .bzip2: Int32(CCOMPRESSION_BZIP2.rawValue)
            case .xz: Int32(CCOMPRESSION_XZ.rawValue)
            case .zstd: Int32(CCOMPRESSION_ZSTD.rawValue)
            }
        }
    }

    enum Outcome {
        case done([UInt8])
        case tooLarge, damaged, unavailable
    }

    /// Told by the first bytes.
    static func format(of bytes: some RandomAccessCollection<UInt8>) -> Format? {
        let head = Array(bytes.prefix(10))
        guard head.count == 10 else { return nil }
        switch head[0] {
        case UInt8(ascii: "B"):
            // A block, or the end of a stream without any.
            let isBlock = head[4...].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) || head[4...].elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
            return head[1] == UInt8(ascii: "Z") && head[2] == UInt8(ascii: "h") && (49...57).contains(head[3]) && isBlock ? .bzip2 : nil
        case 0xFD: return head[..<6].elementsEqual([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) ? .xz : nil
        case 0x28: return head[..<4].elementsEqual([0x28, 0xB5, 0x2F, 0xFD]) ? .zstd : nil
        default: return nil
        }
    }

    /// At most `limit` bytes come out.
    static func unpack(_ bytes: [UInt8], _ format: Format, limit: Int) -> Outcome {
        guard limit > 0 else { return .tooLarge }
        var capacity = min(limit, max(1 << 16, bytes.count.multipliedReportingOverflow(by: 6).partialValue))
        if capacity <= 0 { capacity = limit }
        while true {
            var result: Int32 = 0
            let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                var produced = 0
                result = bytes.withUnsafeBufferPointer {
                    ccompression_unpack(format.number, $0.baseAddress, $0.count, buffer.baseAddress, capacity, &produced)
                }
                count = min(produced, capacity)
            }
            switch UInt32(result) {
            case CCOMPRESSION_DONE.rawValue: return .done(output)
            case CCOMPRESSION_FULL.rawValue:
                guard capacity < limit else { return .tooLarge }
                // Begun again with more room: rarely more than twice.
                capacity = capacity > limit / 4 ? limit : capacity * 4
            case CCOMPRESSION_UNAVAILABLE.rawValue: return .unavailable
            default: return .damaged
            }
        }
    }
}
