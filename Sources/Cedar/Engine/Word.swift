/// A value as the engine computes with it: sixteen bytes, no references to count. What does not fit stands in an arena.
struct Word {
    enum Tag: UInt8 {
        case bool, long, text, entity, set, record, decimal, ipaddr, datetime, duration
    }

    let bits: UInt64
    let tag: Tag

    @inline(__always)
    init(_ tag: Tag, _ bits: UInt64) {
        self.tag = tag
        self.bits = bits
    }

    @inline(__always)
    init(_ tag: Tag, _ pointer: UnsafeRawPointer) { self.init(tag, UInt64(UInt(bitPattern: pointer))) }
    @inline(__always)
    init(_ value: Bool) { self.init(.bool, value ? 1 : 0) }
    @inline(__always)
    init(_ value: Int64) { self.init(.long, UInt64(bitPattern: value)) }
    @inline(__always)
    init(_ text: TextPointer) { self.init(.text, UnsafeRawPointer(text)) }
    @inline(__always)
    init(_ uid: UIDPointer) { self.init(.entity, UnsafeRawPointer(uid)) }
    @inline(__always)
    init(_ set: SetPointer) { self.init(.set, UnsafeRawPointer(set)) }
    @inline(__always)
    init(_ record: RecordPointer) { self.init(.record, UnsafeRawPointer(record)) }

    // Each may be asked of a word with its tag only: the evaluator has just looked.

    @inline(__always)
    var isTrue: Bool { bits != 0 }
    @inline(__always)
    var integer: Int64 { Int64(bitPattern: bits) }
    @inline(__always)
    var text: TextPointer { pointer(TextNode.self) }
    @inline(__always)
    var uid: UIDPointer { pointer(UIDNode.self) }
    @inline(__always)
    var set: SetPointer { pointer(SetNode.self) }
    @inline(__always)
    var record: RecordPointer { pointer(RecordNode.self) }
    @inline(__always)
    var address: Value.IPAddress { pointer(Value.IPAddress.self).pointee }

    @inline(__always)
    private func pointer<Node>(_ type: Node.Type) -> UnsafePointer<Node> {
        UnsafePointer(bitPattern: UInt(bits)).unsafelyUnwrapped
    }
}

typealias TextPointer = UnsafePointer<TextNode>
typealias UIDPointer = UnsafePointer<UIDNode>
typealias SetPointer = UnsafePointer<SetNode>
typealias RecordPointer = UnsafePointer<RecordNode>
typealias EntityPointer = UnsafePointer<EntityNode>

/// A string; its bytes follow the node.
struct TextNode {
    let hash: UInt64
    let count: Int
}

/// The name of an entity.
struct UIDNode {
    let hash: UInt64
    let type: TextPointer
    let id: TextPointer
    /// The entity itself, for names in an entity image.
    var entity: EntityPointer?
    /// True in an entity image: if there is no entity then, there is none.
    var isResolved: Bool
    /// True in an entity image if some entity there is in this one.
    var isAncestor = false
}

/// Different values, by rising hash.
struct SetNode {
    let hash: UInt64
    let count: Int
    let elements: UnsafePointer<Word>
}

/// Names by rising hash, and by bytes where that is the same, with their values.
struct RecordNode {
    let hash: UInt64
    let count: Int
    let names: UnsafePointer<TextPointer>
    let values: UnsafePointer<Word>
}

struct EntityNode {
    let attributes: RecordPointer
    let tags: RecordPointer
    /// By rising hash.
    let ancestors: UnsafePointer<UIDPointer>
    let ancestorCount: Int
}
