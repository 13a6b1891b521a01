/// From values to words.
extension Arena {
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> TextPointer {
        let memory = self.bytes(MemoryLayout<TextNode>.stride + bytes.count)
        let node = memory.bindMemory(to: TextNode.self, capacity: 1)
        node.initialize(to: TextNode(hash: Mixing.hash(bytes), count: bytes.count))
        let content = memory + MemoryLayout<TextNode>.stride
        // The last word is compared as a whole.
        if bytes.count & 7 != 0 {
            content.storeBytes(of: 0, toByteOffset: bytes.count & ~7, as: UInt64.self)
        }
        if let start = bytes.baseAddress { content.copyMemory(from: start, byteCount: bytes.count) }
        return UnsafePointer(node)
    }

    mutating func text(_ string: String) -> TextPointer {
        var copy = string
        return copy.withUTF8 { text($0) }
    }

    mutating func uid(_ type: TextPointer, _ id: TextPointer) -> UnsafeMutablePointer<UIDNode> {
        let node = allocate(UIDNode.self, 1)
        let hash = Mixing.mix(type.pointee.hash, id.pointee.hash)
        node.initialize(to: UIDNode(hash: hash, type: type, id: id, entity: nil, isResolved: false))
        return node
    }

    mutating func uid(_ uid: EntityUID) -> UIDPointer {
        UnsafePointer(self.uid(text(uid.type.description), text(uid.id)))
    }

    mutating func word(_ value: Value.IPAddress) -> Word { Word(.ipaddr, UnsafeRawPointer(place(value))) }

    // MARK: Sets and records

    /// Takes the words over: they are ordered in place, and repetitions are left out.
    mutating func set(_ elements: UnsafeMutableBufferPointer<Word>) -> SetPointer {
        elements.sortSmall { $0.hash < $1.hash }
        var count = 0
        var hash: UInt64 = 0
        for element in elements {
            let own = element.hash
            var before = count - 1
            var isNew = true
            while before >= 0, elements[before].hash == own {
                if elements[before].equals(element) { isNew = false }
                before -= 1
            }
            guard isNew else { continue }
            elements[count] = element
            count += 1
            hash &+= own
        }
        guard let start = elements.baseAddress else {
            return place(SetNode(hash: 0, count: 0, elements: UnsafePointer(allocate(Word.self, 1))))
        }
        return place(SetNode(hash: hash, count: count, elements: UnsafePointer(start)))
    }

    struct Field {
        let name: TextPointer
        let value: Word
    }

    /// The names must differ.
    mutating func record(_ fields: UnsafeMutableBufferPointer<Field>) -> RecordPointer {
        fields.sortSmall { left, right in
            let (a, b) = (left.name.pointee.hash, right.name.pointee.hash)
            return a != b ? a < b : left.name.bytes.lexicographicallyPrecedes(right.name.bytes)
        }
        let names = allocate(TextPointer.self, max(fields.count, 1))
        let values = allocate(Word.self, max(fields.count, 1))
        var hash: UInt64 = 0
        for (index, field) in fields.enumerated() {
            (names + index).initialize(to: field.name)
            (values + index).initialize(to: field.value)
            hash &+= Mixing.mix(field.name.pointee.hash, field.value.hash)
        }
        return place(
            RecordNode(hash: hash, count: fields.count, names: UnsafePointer(names), values: UnsafePointer(values)))
    }
}

extension UnsafeMutableBufferPointer {
    /// By insertion where that is fastest; no allocation then.
    fileprivate func sortSmall(by precedes: (Element, Element) -> Bool) {
        guard count <= 24 else {
            var copy = self
            copy.sort(by: precedes)
            return
        }
        var end = 1
        while end < count {
            let moved = self[end]
            var place = end
            while place > 0, precedes(moved, self[place - 1]) {
                self[place] = self[place - 1]
                place -= 1
            }
            self[place] = moved
            end += 1
        }
    }
}

/// Puts values into an arena. In an entity image each name is there once, so that most comparisons are of pointers.
protocol WordMaker {
    var arena: Arena { get set }
    mutating func text(_ string: String) -> TextPointer
    mutating func uid(_ uid: EntityUID) -> UIDPointer
}

extension WordMaker {
    mutating func word(_ value: Value) -> Word {
        switch value {
        case .bool(let value): Word(value)
        case .long(let value): Word(value)
        case .string(let string): Word(text(string))
        case .entity(let uid): Word(self.uid(uid))
        case .decimal(let value): Word(.decimal, UInt64(bitPattern: value.units))
        case .datetime(let value): Word(.datetime, UInt64(bitPattern: value.milliseconds))
        case .duration(let value): Word(.duration, UInt64(bitPattern: value.milliseconds))
        case .ipaddr(let value): arena.word(value)
        case .set(let set): Word(self.set(set))
        case .record(let record): Word(self.record(record))
        }
    }

    mutating func set(_ set: ValueSet) -> SetPointer {
        let words = UnsafeMutableBufferPointer(start: arena.allocate(Word.self, max(set.count, 1)), count: set.count)
        for (index, element) in set.elements.enumerated() { words.initializeElement(at: index, to: word(element)) }
        return arena.set(words)
    }

    mutating func record(_ record: Record) -> RecordPointer {
        let fields = UnsafeMutableBufferPointer(
            start: arena.allocate(Arena.Field.self, max(record.count, 1)), count: record.count)
        for (index, field) in record.fields.enumerated() {
            fields.initializeElement(at: index, to: Arena.Field(name: text(field.name), value: word(field.value)))
        }
        return arena.record(fields)
    }
}

/// Puts values in as they come: for requests.
struct PlainMaker: WordMaker {
    var arena: Arena

    mutating func text(_ string: String) -> TextPointer { arena.text(string) }
    mutating func uid(_ uid: EntityUID) -> UIDPointer { arena.uid(uid) }
}
