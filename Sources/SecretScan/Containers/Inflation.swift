import CDeflate

/// Undoes DEFLATE (RFC 1951) as ZIP and gzip (RFC 1952) carry it, into no more memory than was granted.
enum Inflation {
    enum Wrapping {
        case raw, gzip
    }

    enum Outcome {
        /// The bytes, and how many of the input were taken.
        case done([UInt8], consumed: Int)
        case damaged
        /// More than the limit would come out: a bomb, or a file too large to read.
        case tooLarge
    }

    /// One stream at the start of `input`. `expected` is only a hint: nobody vouches for it.
    static func inflate(_ input: ArraySlice<UInt8>, _ wrapping: Wrapping, expected: Int?, limit: Int) -> Outcome {
        guard !input.isEmpty, limit > 0, let handle = libdeflate_alloc_decompressor() else { return .damaged }
        defer { libdeflate_free_decompressor(handle) }
        let doubled = input.count.multipliedReportingOverflow(by: 4).partialValue
        var capacity = max(1, min(limit, max(4096, expected.map { max(1, $0) } ?? doubled)))
        while true {
            var consumed = 0
            var result = LIBDEFLATE_BAD_DATA
            let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                var produced = 0
                result = input.withUnsafeBytes { bytes in
                    switch wrapping {
                    case .raw:
                        libdeflate_deflate_decompress_ex(
                            handle, bytes.baseAddress, bytes.count, buffer.baseAddress, capacity, &consumed, &produced)
                    case .gzip:
                        libdeflate_gzip_decompress_ex(
                            handle, bytes.baseAddress, bytes.count, buffer.baseAddress, capacity, &consumed, &produced)
                    }
                }
                count = result == LIBDEFLATE_SUCCESS ? min(produced, capacity) : 0
            }
            if result == LIBDEFLATE_SUCCESS { return .done(output, consumed: min(consumed, input.count)) }
            guard result == LIBDEFLATE_INSUFFICIENT_SPACE else { return .damaged }
            guard capacity < limit else { return .tooLarge }
            capacity = min(limit, capacity * 4)
        }
    }

    /// A gzip file may hold several streams, one after the other: rotated logs do.
    static func gunzip(_ input: [UInt8], limit: Int) -> Outcome {
        var output: [UInt8] = []
        var position = 0
        var streams = 0
        while position < input.count, streams < 10_000, input[position] == 0x1F, input.at(position + 1) == 0x8B {
            switch inflate(input[position...], .gzip, expected: streams == 0 ? lastSize(input) : nil, limit: limit - output.count) {
            case .done(let bytes, let consumed):
                guard consumed > 0 else { return .damaged }
                if output.isEmpty { output = bytes } else { output += bytes }
                position += consumed
                streams += 1
            case .damaged: return streams > 0 ? .done(output, consumed: position) : .damaged
            case .tooLarge: return .tooLarge
            }
            if output.count >= limit, position < input.count { return .tooLarge }
        }
        return streams > 0 ? .done(output, consumed: position) : .damaged
    }

    /// ISIZE, the last four bytes. Bounded by what DEFLATE can do, so that a lie costs little.
    private static func lastSize(_ input: [UInt8]) -> Int? {
        guard input.count >= 18 else { return nil }
        let size = LittleEndian.word(input, input.count - 4)
        return size <= input.count.multipliedReportingOverflow(by: 20).partialValue ? size : nil
    }
}

/// Numbers as archives write them. Out of range reads as 0.
enum LittleEndian {
    static func half(_ bytes: [UInt8], _ at: Int) -> Int { Int(bytes.at(at)) | Int(bytes.at(at + 1)) << 8 }
    static func word(_ bytes: [UInt8], _ at: Int) -> Int { half(bytes, at) | half(bytes, at + 2) << 16 }
    /// `nil` above what fits a positive `Int`.
    static func long(_ bytes: [UInt8], _ at: Int) -> Int? {
        let high = word(bytes, at + 4)
        return high < 1 << 30 ? word(bytes, at) | high << 32 : nil
    }
}
