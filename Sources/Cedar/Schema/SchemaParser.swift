/// Schemas from text: https://docs.cedarpolicy.com/schema/human-readable-schema-grammar.html
extension SchemaDocument {
    /// Reads the Cedar schema syntax.
    /// - Throws: `syntax`, `duplicate` or `limit`, with the place.
    public init(parsing text: String, limits: Limits = .standard) throws(CedarError) {
        var parser = try Parser(text, limits: limits)
        var namespaces: [Namespace] = []
        // Declarations outside of any namespace may stand anywhere, and are one.
        var outside = Namespace(nil)
        var count = 0
        while !parser.isAtEnd {
            let annotations = try parser.annotations()
            if try parser.take(word: "namespace") {
                var namespace = Namespace(try parser.name("the name of the namespace"), annotations: annotations)
                try parser.expect(.openBrace, "{")
                while try !parser.take(.closeBrace) {
                    count += 1
                    try limits.check(count: count, of: "declarations")
                    try parser.declaration(with: try parser.annotations(), into: &namespace)
                }
                namespaces.append(namespace)
            } else {
                count += 1
                try limits.check(count: count, of: "declarations")
                try parser.declaration(with: annotations, into: &outside)
            }
        }
        let isUsed = !(outside.commonTypes.isEmpty && outside.entities.isEmpty && outside.actions.isEmpty)
        self.init((isUsed ? [outside] : []) + namespaces)
    }
}

extension Schema {
    /// Reads a schema in the Cedar schema syntax and finds what its names mean.
    /// - Throws: `syntax`, `schema`, `duplicate`, `cycle` or `limit`, with the place where there is one.
    public init(parsing text: String, limits: Limits = .standard) throws(CedarError) {
        self = try SchemaResolver.resolve(try SchemaDocument(parsing: text, limits: limits), limits: limits)
    }

    /// Finds what the names of a document mean.
    /// - Throws: `schema`, `duplicate`, `cycle` or `limit`.
    public init(_ document: SchemaDocument, limits: Limits = .standard) throws(CedarError) {
        self = try SchemaResolver.resolve(document, limits: limits)
    }
}

extension Parser {
    fileprivate mutating func declaration(
        with annotations: [Annotation], into namespace: inout SchemaDocument.Namespace
    ) throws(CedarError) {
        let start = token.span
        if try take(word: "entity") {
            namespace.entities += try entities(annotations, start)
        } else if try take(word: "action") {
            namespace.actions += try actions(annotations, start)
        } else if try take(word: "type") {
            let name = try identifier("the name of a type")
            try expect(.assign, "=")
            let type = try type()
            try expect(.semicolon, ";")
            namespace.commonTypes.append(.init(name: name, type: type, annotations: annotations, span: start.through(last)))
        } else {
            throw unexpected(wanted: "`entity`, `action` or `type`")
        }
    }

    // MARK: Entities

    private mutating func entities(_ annotations: [Annotation], _ start: SourceSpan) throws(CedarError) -> [SchemaDocument.Entity] {
        var names = [try identifier("the name of an entity type")]
        while try take(.comma) { names.append(try identifier("the name of an entity type")) }
        let kind: SchemaDocument.Entity.Kind
        if try take(word: "enum") {
            try expect(.openBracket, "[")
            var ids = [try string()]
            while try take(.comma) { ids.append(try string()) }
            try expect(.closeBracket, "]")
            kind = .enumeration(ids)
        } else {
            let parents = try take(word: "in") ? try references() : []
            var shape = SchemaDocument.TypeSyntax.emptyRecord
            if try take(.assign) {
                try expect(.openBrace, "{", hint: "the shape of an entity is a record")
                shape = .record(try attributes())
            } else if try take(.openBrace) {
                shape = .record(try attributes())
            }
            let tags = try take(word: "tags") ? try type() : nil
            kind = .standard(parents: parents, shape: shape, tags: tags)
        }
        try expect(.semicolon, ";")
        let span = start.through(last)
        return names.map { .init(name: $0, kind: kind, annotations: annotations, span: span) }
    }

    // MARK: Actions

    private mutating func actions(_ annotations: [Annotation], _ start: SourceSpan) throws(CedarError) -> [SchemaDocument.Action] {
        var names = [try label("the name of an action")]
        while try take(.comma) { names.append(try label("the name of an action")) }
        var parents: [SchemaDocument.Action.Parent] = []
        if try take(word: "in") {
            if try take(.openBracket) {
                repeat { parents.append(try parent()) } while try take(.comma)
                try expect(.closeBracket, "]")
            } else {
                parents = [try parent()]
            }
        }
        let appliesTo = try take(word: "appliesTo") ? try applies() : nil
        // An old form, which never could hold anything.
        if try take(word: "attributes") {
            try expect(.openBrace, "{")
            try expect(.closeBrace, "}", hint: "actions have no attributes")
        }
        try expect(.semicolon, ";")
        let span = start.through(last)
        return names.map { .init(name: $0, parents: parents, appliesTo: appliesTo, annotations: annotations, span: span) }
    }

    /// `name`, `"name"` or `Space::Action::"name"`.
    private mutating func parent() throws(CedarError) -> SchemaDocument.Action.Parent {
        let start = token.span
        if token.kind == .string { return .init(type: nil, id: try string(), span: start) }
        var parts = [try identifier("an action")]
        while try take(.doubleColon) {
            if token.kind == .string {
                let id = try string()
                return .init(type: Name(unchecked: parts.joined(separator: "::")), id: id, span: start.through(last))
            }
            parts.append(try identifier("an action"))
        }
        guard parts.count == 1 else {
            throw unexpected(wanted: "`::` and the action's name in quotes", hint: "an action of another namespace is `Space::Action::\"name\"`")
        }
        return .init(type: nil, id: parts[0], span: start)
    }

    private mutating func applies() throws(CedarError) -> SchemaDocument.Action.AppliesTo {
        let start = token.span
        var principals: [SchemaDocument.Reference]?
        var resources: [SchemaDocument.Reference]?
        var context: SchemaDocument.TypeSyntax?
        try expect(.openBrace, "{")
        repeat {
            let place = token.span
            if try take(word: "principal") {
                try once(principals != nil, "principal", place)
                principals = try applied("principal")
            } else if try take(word: "resource") {
                try once(resources != nil, "resource", place)
                resources = try applied("resource")
            } else if try take(word: "context") {
                try once(context != nil, "context", place)
                try expect(.colon, ":")
                context = try take(.openBrace) ? .record(try attributes()) : .common(try reference())
            } else if token.kind == .closeBrace, principals != nil || resources != nil || context != nil {
                break
            } else {
                throw unexpected(wanted: "`principal`, `resource` or `context`")
            }
        } while try take(.comma)
        try expect(.closeBrace, "}")
        guard let principals, let resources else {
            throw CedarError(
                .syntax, "`appliesTo` needs `principal` and `resource`", at: start.through(last),
                hint: "leave `appliesTo` out for an action that is only a group")
        }
        return .init(principals: principals, resources: resources, context: context ?? .emptyRecord)
    }

    private func once(_ isThere: Bool, _ name: String, _ span: SourceSpan) throws(CedarError) {
        guard !isThere else { throw CedarError(.duplicate, "`\(name)` stands here twice", at: span) }
    }

    private mutating func applied(_ name: String) throws(CedarError) -> [SchemaDocument.Reference] {
        try expect(.colon, ":")
        let place = token.span
        let references = try references()
        guard !references.isEmpty else {
            throw CedarError(
                .syntax, "no \(name) type", at: place.through(last), hint: "leave `appliesTo` out for an action that is only a group")
        }
        return references
    }

    // MARK: Types

    private mutating func type() throws(CedarError) -> SchemaDocument.TypeSyntax {
        try nested { parser throws(CedarError) in
            if try parser.take(.openBrace) { return .record(try parser.attributes()) }
            let reference = try parser.reference()
            guard reference.parts == ["Set"], parser.token.kind == .less else { return .named(reference) }
            try parser.expect(.less, "<")
            let element = try parser.type()
            try parser.expect(.greater, ">")
            return .set(element)
        }
    }

    /// What stands in the braces of a record, and the brace that ends it.
    private mutating func attributes() throws(CedarError) -> [SchemaDocument.TypeSyntax.Attribute] {
        var attributes: [SchemaDocument.TypeSyntax.Attribute] = []
        var names: Set<ExactText> = []
        while token.kind != .closeBrace {
            let annotations = try annotations()
            let place = token.span
            let name = try label("the name of an attribute")
            guard names.insert(ExactText(name)).inserted else {
                throw CedarError(.duplicate, "the attribute `\(name)` stands here twice", at: place)
            }
            let isOptional = try take(.question)
            try expect(.colon, ":")
            attributes.append(.init(name, try type(), isRequired: !isOptional, annotations: annotations))
            guard try take(.comma) else { break }
        }
        try expect(.closeBrace, "}", hint: "attributes are separated by commas")
        return attributes
    }

    /// An identifier, or any text in quotes.
    private mutating func label(_ wanted: String) throws(CedarError) -> String {
        token.kind == .string ? try string() : try identifier(wanted)
    }

    /// `Type`, or `[A, B]`, which may be empty.
    private mutating func references() throws(CedarError) -> [SchemaDocument.Reference] {
        guard try take(.openBracket) else { return [try reference()] }
        var references: [SchemaDocument.Reference] = []
        while token.kind != .closeBracket {
            references.append(try reference())
            guard try take(.comma) else { break }
        }
        try expect(.closeBracket, "]")
        return references
    }

    private mutating func reference() throws(CedarError) -> SchemaDocument.Reference {
        let start = token.span
        var parts: [String] = []
        repeat {
            // The one reserved word that a type's name may begin with.
            if parts.isEmpty, try take(word: "__cedar") { parts.append("__cedar") } else { parts.append(try identifier("a type")) }
        } while try take(.doubleColon)
        return .init(parts, at: start.through(last))
    }
}
