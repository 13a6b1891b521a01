extension UnsafePointer<TextNode> {
    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: UnsafeRawPointer(self + 1).assumingMemoryBound(to: UInt8.self), count: pointee.count)
    }

    @inline(__always)
    func equals(_ other: TextPointer) -> Bool {
        self == other
            || (pointee.hash == other.pointee.hash && pointee.count == other.pointee.count && sameBytes(other))
    }

    private func sameBytes(_ other: TextPointer) -> Bool {
        // Rounded up to words: memory in an arena is, and the rest is zero.
        let words = (pointee.count + 7) / 8
        let left = UnsafeRawPointer(self + 1)
        let right = UnsafeRawPointer(other + 1)
        for index in 0..<words
        where left.load(fromByteOffset: index * 8, as: UInt64.self)
            != right.load(fromByteOffset: index * 8, as: UInt64.self)
        {
            return false
        }
        return true
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension UnsafePointer<UIDNode> {
    @inline(__always)
    func equals(_ other: UIDPointer) -> Bool {
        self == other
            || (pointee.hash == other.pointee.hash && pointee.id.equals(other.pointee.id)
                && pointee.type.equals(other.pointee.type))
    }
}

extension UnsafePointer<EntityNode> {
    /// Is `uid` among the ancestors?
    @inline(__always)
    func isBelow(_ uid: UIDPointer) -> Bool {
        let (ancestors, count, hash) = (pointee.ancestors, pointee.ancestorCount, uid.pointee.hash)
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if ancestors[middle].pointee.hash < hash { low = middle + 1 } else { high = middle }
        }
        while low < count, ancestors[low].pointee.hash == hash {
            if ancestors[low].equals(uid) { return true }
            low += 1
        }
        return false
    }
}

extension UnsafePointer<RecordNode> {
    @inline(__always)
    subscript(name: TextPointer) -> Word? {
        let (names, count, hash) = (pointee.names, pointee.count, name.pointee.hash)
        var low = 0
        if count > 8 {
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if names[middle].pointee.hash < hash { low = middle + 1 } else { high = middle }
            }
        }
        while low < count {
            let found = names[low]
            if found.pointee.hash > hash { return nil }
            if found.equals(name) { return pointee.values[low] }
            low += 1
        }
        return nil
    }
}

extension UnsafePointer<SetNode> {
    func contains(_ word: Word) -> Bool {
        let (elements, count) = (pointee.elements, pointee.count)
        if count <= 4 {
            for index in 0..<count where elements[index].equals(word) { return true }
            return false
        }
        let hash = word.hash
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        while low < count, elements[low].hash == hash {
            if elements[low].equals(word) { return true }
            low += 1
        }
        return false
    }

    func containsAll(of other: SetPointer) -> Bool {
        if other.pointee.count > pointee.count { return false }
        for index in 0..<other.pointee.count where !contains(other.pointee.elements[index]) { return false }
        return true
    }

    func containsAny(of other: SetPointer) -> Bool {
        let (small, large) = pointee.count < other.pointee.count ? (self, other) : (other, self)
        for index in 0..<small.pointee.count where large.contains(small.pointee.elements[index]) { return true }
        return false
    }
}

extension Word {
    /// Equality of the language: false, not an error, between different types.
    @inline(__always)
    func equals(_ other: Word) -> Bool {
        guard tag == other.tag else { return false }
        return bits == other.bits || (tag.rawValue >= Tag.text.rawValue && sameContent(other))
    }

    private func sameContent(_ other: Word) -> Bool {
        switch tag {
        case .bool, .long, .decimal, .datetime, .duration: return false
        case .text: return text.equals(other.text)
        case .entity: return uid.equals(other.uid)
        case .ipaddr: return address == other.address
        case .set:
            let (left, right) = (set, other.set)
            return left.pointee.hash == right.pointee.hash && left.pointee.count == right.pointee.count
                && left.containsAll(of: right)
        case .record:
            let (left, right) = (record, other.record)
            guard left.pointee.hash == right.pointee.hash, left.pointee.count == right.pointee.count else {
                return false
            }
            for index in 0..<left.pointee.count {
                guard let value = right[left.pointee.names[index]], value.equals(left.pointee.values[index]) else {
                    return false
                }
            }
            return true
        }
    }

    /// Equal words have one hash.
    var hash: UInt64 {
        let content: UInt64 =
            switch tag {
            case .bool, .long, .decimal, .datetime, .duration: bits
            case .text: text.pointee.hash
            case .entity: uid.pointee.hash
            case .set: set.pointee.hash
            case .record: record.pointee.hash
            case .ipaddr: address.hashBits
            }
        return Mixing.mix(content, UInt64(tag.rawValue) + 1)
    }
}

extension Value.IPAddress {
    fileprivate var hashBits: UInt64 {
        Mixing.mix(
            UInt64(truncatingIfNeeded: bits),
            UInt64(truncatingIfNeeded: bits >> 64) ^ UInt64(prefix) << 1 ^ (isV6 ? 1 : 0))
    }
}
