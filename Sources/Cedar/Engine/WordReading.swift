/// From words back to values, for messages and for whoever asks what an expression is.
extension Value {
    init(_ word: Word) {
        switch word.tag {
        case .bool: self = .bool(word.isTrue)
        case .long: self = .long(word.integer)
        case .text: self = .string(word.text.string)
        case .entity: self = .entity(EntityUID(word.uid))
        case .decimal: self = .decimal(Decimal(units: word.integer))
        case .ipaddr: self = .ipaddr(word.address)
        case .datetime: self = .datetime(Datetime(milliseconds: word.integer))
        case .duration: self = .duration(Duration(milliseconds: word.integer))
        case .set:
            let set = word.set.pointee
            self = .set(ValueSet((0..<set.count).map { Value(set.elements[$0]) }))
        case .record:
            let record = word.record.pointee
            let fields = (0..<record.count).map { Record.Field(record.names[$0].string, Value(record.values[$0])) }
            self = .record(Record(unique: fields))
        }
    }
}

extension Record {
    /// From fields whose names differ.
    init(unique fields: [Field]) { self.fields = fields.sorted { $0.name.precedes($1.name) } }
}

extension EntityUID {
    init(_ uid: UIDPointer) {
        self.init(type: Name(unchecked: uid.pointee.type.string), id: uid.pointee.id.string)
    }
}
