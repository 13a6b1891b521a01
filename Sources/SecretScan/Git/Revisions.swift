extension Repository {
    /// The commit that a revision names: `HEAD`, a branch, a tag, `origin/main`, an object's name of four digits or more,
    /// each with `~3` and `^2` after it. `nil` when there is none, or more than one.
    public func commit(named revision: String) -> ObjectID? {
        guard revision.utf8.count <= 1024, let reader = try? ObjectReader(store) else { return nil }
        let text = Array(revision.utf8)
        let nameEnd = text.firstIndex { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "^") } ?? text.count
        guard var id = start(Array(text[..<nameEnd])).flatMap({ peeled($0, reader) }) else { return nil }
        var position = nameEnd
        var steps = 0
        while position < text.count {
            let sign = text[position]
            position += 1
            let digits = text[position...].prefix(while: Byte.isDigit)
            position += digits.count
            guard let number = digits.isEmpty ? 1 : Int(String(decoding: digits, as: UTF8.self)), number <= 100_000 else { return nil }
            if sign == UInt8(ascii: "~") {
                for _ in 0..<number {
                    steps += 1
                    guard steps <= 100_000, let parent = parents(of: id, reader)?.first else { return nil }
                    id = parent
                }
            } else if sign == UInt8(ascii: "^") {
                guard number > 0 else { continue }
                guard let all = parents(of: id, reader), all.count >= number else { return nil }
                id = all[number - 1]
            } else {
                return nil
            }
        }
        return id
    }

    private func parents(of commit: ObjectID, _ reader: ObjectReader) -> [ObjectID]? {
        guard let object = try? reader.read(commit), object.type == .commit else { return nil }
        return CommitObject(object.bytes)?.parents
    }

    private func start(_ name: [UInt8]) -> ObjectID? {
        let text = String(decoding: name, as: UTF8.self)
        if name.isEmpty || text == "@" { return head() }
        // As git-rev-parse(1) looks; a name must not lead out of the directory.
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard !name.contains(0), !parts.contains(where: { $0 == ".." || $0 == "." || $0.isEmpty }) else { return nil }
        let packed = packedReferences()
        for prefix in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"] {
            let full = Array(prefix.utf8) + name
            // At the top lie files that are no references too.
            if prefix.isEmpty, !text.hasPrefix("refs/"), !text.hasSuffix("HEAD") { continue }
            for directory in [gitDirectory, commonDirectory] {
                if let id = resolve(directory + [UInt8(ascii: "/")] + full, depth: 0) { return id }
            }
            if let found = packed.first(where: { $0.name == full }) { return found.id }
        }
        if let id = resolve(commonDirectory + Array("/refs/remotes/".utf8) + name + Array("/HEAD".utf8), depth: 0) { return id }
        if let id = ObjectID(hex: name) { return id }
        guard (4..<40).contains(name.count), name.allSatisfy(Byte.isHex) else { return nil }
        let found = store.ids(startingWith: text.lowercased())
        return found.count == 1 ? found.first : nil
    }

    /// Follows annotated tags.
    private func peeled(_ id: ObjectID, _ reader: ObjectReader) -> ObjectID? {
        var id = id
        for _ in 0..<8 {
            guard let object = try? reader.read(id) else { return nil }
            switch object.type {
            case .commit: return id
            case .tag:
                guard object.bytes.has("object ", at: 0), let target = ObjectID(hex: object.bytes.dropFirst(7).prefix { Byte.isHex($0) })
                else { return nil }
                id = target
            default: return nil
            }
        }
        return nil
    }
}

extension ObjectStore {
    /// Objects whose names begin with these digits.
    func ids(startingWith digits: String) -> Set<ObjectID> {
        var found = Set(looseIDs().filter { $0.description.hasPrefix(digits) })
        for pack in packs {
            for position in 0..<pack.count {
                if let id = pack.id(position), id.description.hasPrefix(digits) { found.insert(id) }
            }
        }
        return found
    }
}
