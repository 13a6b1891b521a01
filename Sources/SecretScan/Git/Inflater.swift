import CDeflate

/// Undoes zlib compression into memory whose size is known or bounded beforehand. One per thread.
final class Inflater {
    private let handle: OpaquePointer

    init() throws(GitError) {
        guard let handle = libdeflate_alloc_decompressor() else { throw GitError(code: .tooLarge, detail: "no memory for a decompressor") }
        self.handle = handle
    }

    deinit { libdeflate_free_decompressor(handle) }

    /// Fills `output` from the start of `input`, which may hold more after the stream. How many bytes of `input` it took.
    @discardableResult
    func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(GitError) -> Int {
        guard let base = input.baseAddress else { throw .damaged("a compressed stream ends before it begins") }
        var consumed = 0
        var produced = 0
        let result = libdeflate_zlib_decompress_ex(handle, base, input.count, output.baseAddress, output.count, &consumed, &produced)
        guard result == LIBDEFLATE_SUCCESS, produced == output.count else { throw .damaged("a compressed stream is damaged") }
        return consumed
    }

    /// Exactly `size` bytes from the start of `input`, which may hold more after the stream.
    func inflate(_ input: UnsafeRawBufferPointer, size: Int) throws(GitError) -> [UInt8] {
        var failure: GitError?
        let output = [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, count in
            do throws(GitError) {
                try inflate(input, into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: size))
                count = size
            } catch {
                failure = error
                count = 0
            }
        }
        if let failure { throw failure }
        return output
    }

    /// The whole stream, whose size nobody told, up to `limit` bytes.
    func inflate(_ input: [UInt8], limit: Int) throws(GitError) -> [UInt8] {
        guard !input.isEmpty else { throw .damaged("an empty object file") }
        // DEFLATE expands at most 1,032 times; start smaller and double.
        var capacity = min(limit, max(4096, input.count.multipliedReportingOverflow(by: 4).partialValue))
        while true {
            var result = LIBDEFLATE_BAD_DATA
            let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                var consumed = 0
                var produced = 0
                result = input.withUnsafeBytes {
                    libdeflate_zlib_decompress_ex(handle, $0.baseAddress, $0.count, buffer.baseAddress, capacity, &consumed, &produced)
                }
                count = result == LIBDEFLATE_SUCCESS ? min(produced, capacity) : 0
            }
            if result == LIBDEFLATE_SUCCESS { return output }
            guard result == LIBDEFLATE_INSUFFICIENT_SPACE else { throw .damaged("a compressed stream is damaged") }
            guard capacity < limit else { throw GitError.above(limit) }
            capacity = min(limit, capacity * 4)
        }
    }
}
