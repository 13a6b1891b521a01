public import Runtime

/// Finds known values anywhere in bytes: the second pass, which joins a password in a chat message, that no slot names, to
/// the credential it is.
///
/// Every position's next four bytes index a bitmap; where its bit is set the candidates with those bytes are compared. A
/// value counts only where it stands alone: a longer word that contains it is something else. Where asked for, it counts in Base64 too,
/// as a Secret of Kubernetes holds it.
public struct ValueFinder: Sendable {
    /// A value at a place.
    public struct Hit: Sendable, Equatable {
        /// Index into the values.
        public var value: Int
        public var range: Range<Int>
        /// 1-based.
        public var line: Int

        public init(value: Int, range: Range<Int>, line: Int) {
            self.value = value
            self.range = range
            self.line = line
        }
    }

    /// What is looked for: the values, then the same in Base64.
    public let forms: [Secret]
    /// Which value each form is of.
    private let valueOfForm: [Int]
    /// The forms' first bytes, where the library is installed and takes them.
    private let vectorscan: Vectorscan?
    /// Which forms they are.
    private let searched: [Int]
    private var bitmap: [UInt64]
    private var byPrefix: [UInt32: [Int32]] = [:]

    /// Shorter values are left out: they would turn up by chance.
    static let shortest = 8

    public init(_ values: [Secret], alsoEncoded: Bool = false) {
        let encodable = alsoEncoded ? values.indices.filter { values[$0].count >= Self.shortest } : []
        let forms = values + encodable.map { index in values[index].withBytes { Secret(Base64.encode(Array($0))) } }
        self.forms = forms
        valueOfForm = Array(values.indices) + encodable
        searched = forms.indices.filter { forms[$0].count >= Self.shortest }
        vectorscan = (1...2000).contains(searched.count) ? Vectorscan(prefixes: searched.map { forms[$0] }, length: 16) : nil
        longest = forms.map(\.count).max() ?? 0
        bitmap = Array(repeating: 0, count: 1 << 12)
        for (index, value) in forms.enumerated() where value.count >= Self.shortest {
            let prefix = value.withBytes { UInt32($0[0]) | UInt32($0[1]) << 8 | UInt32($0[2]) << 16 | UInt32($0[3]) << 24 }
            let hash = Self.hash(prefix)
            bitmap[hash >> 6] |= 1 << UInt64(hash & 63)
            byPrefix[prefix, default: []].append(Int32(truncatingIfNeeded: index))
        }
    }

    public var isEmpty: Bool { byPrefix.isEmpty }

    /// Bytes of the longest form.
    public let longest: Int

    @inline(__always)
    private static func hash(_ prefix: UInt32) -> Int { Int(truncatingIfNeeded: (prefix &* 0x9E37_79B1) >> 14) }

    /// Every place of every value, in order. At most `limit`.
    public func find(in bytes: [UInt8], limit: Int = 10_000) -> [Hit] {
        bytes.withUnsafeBufferPointer { find(in: $0, limit: limit) }
    }

    public func find(in bytes: UnsafeBufferPointer<UInt8>, limit: Int = 10_000) -> [Hit] {
        var found: [(Int, Range<Int>)] = []
        guard bytes.count >= 8, !byPrefix.isEmpty else { return [] }
        if let hits = vectorscan?.hits(in: bytes, limit: limit) {
            for hit in hits {
                let form = searched[hit.literal]
                let start = hit.end - min(16, forms[form].count)
                if stands(forms[form], in: bytes, at: start) { found.append((valueOfForm[form], start..<start + forms[form].count)) }
            }
            found.sort { ($0.1.lowerBound, $0.0) < ($1.1.lowerBound, $1.0) }
        } else {
            bitmap.withUnsafeBufferPointer { bitmap in
                var prefix = UInt32(bytes[0]) << 8 | UInt32(bytes[1]) << 16 | UInt32(bytes[2]) << 24
                for index in 0..<(bytes.count - 3) {
                    prefix = prefix >> 8 | UInt32(bytes[index + 3]) << 24
                    let hash = Self.hash(prefix)
                    guard bitmap[hash >> 6] & (1 << UInt64(hash & 63)) != 0, let candidates = byPrefix[prefix] else { continue }
                    for candidate in candidates where stands(forms[Int(candidate)], in: bytes, at: index) {
                        found.append((valueOfForm[Int(candidate)], index..<index + forms[Int(candidate)].count))
                    }
                    if found.count >= limit { return }
                }
            }
        }
        guard !found.isEmpty else { return [] }
        let lines = LineTable(bytes)
        return found.map { Hit(value: $0.0, range: $0.1, line: lines.line(of: $0.1.lowerBound)) }
    }

    private func stands(_ value: Secret, in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        value.withBytes { value in
            guard bytes.count - index >= value.count else { return false }
            for offset in 0..<value.count where bytes[index + offset] != value[offset] { return false }
            let end = index + value.count
            if index > 0, Byte.isAlphanumeric(bytes[index - 1]), Byte.isAlphanumeric(value[0]), !isEscape(bytes, before: index) { return false }
            if end < bytes.count, Byte.isAlphanumeric(bytes[end]), Byte.isAlphanumeric(value[value.count - 1]) { return false }
            return true
        }
    }

    /// `\nVALUE` in a JSON string: the letter belongs to the escape.
    private func isEscape(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
        index >= 2 && bytes[index - 2] == Byte.backslash && "ntr".utf8.contains(bytes[index - 1])
    }
}
