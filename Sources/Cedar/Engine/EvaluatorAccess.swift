/// Attributes, tags, and the hierarchy.
extension Evaluator {
    func attribute(of word: Word, _ name: TextPointer, _ index: Int32) throws(Failure) -> Word {
        let record: RecordPointer
        switch word.tag {
        case .record: record = word.record
        case .entity:
            guard let entity = entities.entity(word.uid) else { throw Failure(code: .entity, node: index, found: word) }
            record = entity.pointee.attributes
        default: throw wrongType(.recordOrEntity, word, index)
        }
        guard let value = record[name] else { throw Failure(code: .attribute, node: index, found: word, name: name) }
        return value
    }

    func has(_ word: Word, _ name: TextPointer, _ index: Int32) throws(Failure) -> Bool {
        switch word.tag {
        case .record: return word.record[name] != nil
        case .entity: return entities.entity(word.uid)?.pointee.attributes[name] != nil
        default: throw wrongType(.recordOrEntity, word, index)
        }
    }

    /// `e has a && e.a has b && …`.
    func has(_ word: Word, path: NamesNode, _ index: Int32) throws(Failure) -> Bool {
        var word = word
        for place in 0..<path.count {
            let name = path.names[place]
            guard try has(word, name, index) else { return false }
            if place + 1 < path.count { word = try attribute(of: word, name, index) }
        }
        return true
    }

    mutating func tag(_ node: Node, _ index: Int32) throws(Failure) -> Word {
        let left = try value(node.a)
        let right = try value(node.b)
        let uid = try entity(left, index)
        guard right.tag == .text else { throw wrongType(.text, right, index) }
        let entity = entities.entity(uid)
        let value = entity?.pointee.tags[right.text]
        if node.operation == .hasTag { return Word(value != nil) }
        guard entity != nil else { throw Failure(code: .entity, node: index, found: left) }
        guard let value else { throw Failure(code: .tag, node: index, found: left, name: right.text) }
        return value
    }

    func isIn(_ uid: UIDPointer, _ container: Word, _ index: Int32) throws(Failure) -> Bool {
        if container.tag == .entity {
            return uid.equals(container.uid) || entities.entity(uid)?.isBelow(container.uid) == true
        }
        guard container.tag == .set else { throw wrongType(.entityOrSet, container, index) }
        let set = container.set.pointee
        // All of them are looked at first: one that is no entity makes the whole an error.
        for place in 0..<set.count { _ = try self.entity(set.elements[place], index) }
        let entity = entities.entity(uid)
        for place in 0..<set.count {
            let other = set.elements[place].uid
            if uid.equals(other) || entity?.isBelow(other) == true { return true }
        }
        return false
    }

    mutating func containment(_ node: Node, _ index: Int32) throws(Failure) -> Bool {
        let left = try value(node.a)
        let right = try value(node.b)
        let set = try set(left, index)
        switch node.operation {
        case .contains: return set.contains(right)
        case .containsAll: return set.containsAll(of: try self.set(right, index))
        default: return set.containsAny(of: try self.set(right, index))
        }
    }

    // MARK: Making

    mutating func makeSet(_ node: Node) throws(Failure) -> Word {
        let words = arena.allocate(Word.self, max(Int(node.b), 1))
        for place in 0..<Int(node.b) { (words + place).initialize(to: try value(lists[Int(node.a) + place])) }
        return Word(arena.set(.init(start: words, count: Int(node.b))))
    }

    mutating func makeRecord(_ node: Node) throws(Failure) -> Word {
        let names = node.word.part(NamesNode.self)
        let fields = arena.allocate(Arena.Field.self, max(Int(node.b), 1))
        for place in 0..<Int(node.b) {
            let value = try value(lists[Int(node.a) + place])
            (fields + place).initialize(to: .init(name: names.names[place], value: value))
        }
        return Word(arena.record(.init(start: fields, count: Int(node.b))))
    }
}
