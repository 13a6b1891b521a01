/// Prints a document in the Cedar schema syntax; it parses to the same document, but for what only JSON can say.
enum SchemaPrinter {
    static func name(_ text: String) -> String { Identifier.isFree(text) ? text : StringLiteral.quoted(text) }

    static func written(_ document: SchemaDocument) -> String {
        document.namespaces.map { namespace in
            guard let name = namespace.name else { return declarations(namespace, indent: "") }
            return annotations(namespace.annotations, "") + "namespace \(name) {\n" + declarations(namespace, indent: "  ") + "}\n"
        }.joined(separator: "\n")
    }

    private static func declarations(_ namespace: SchemaDocument.Namespace, indent: String) -> String {
        var text = ""
        for type in namespace.commonTypes {
            text += annotations(type.annotations, indent) + "\(indent)type \(type.name) = \(written(type.type, indent));\n"
        }
        for entity in namespace.entities { text += annotations(entity.annotations, indent) + indent + written(entity, indent) + "\n" }
        for action in namespace.actions { text += annotations(action.annotations, indent) + indent + written(action, indent) + "\n" }
        return text
    }

    private static func annotations(_ annotations: [Annotation], _ indent: String) -> String {
        annotations.map { "\(indent)@\($0.key)" + ($0.value.isEmpty ? "" : "(\(StringLiteral.quoted($0.value)))") + "\n" }.joined()
    }

    private static func written(_ entity: SchemaDocument.Entity, _ indent: String) -> String {
        switch entity.kind {
        case .enumeration(let ids):
            return "entity \(entity.name) enum [\(ids.map { StringLiteral.quoted($0) }.joined(separator: ", "))];"
        case .standard(let parents, let shape, let tags):
            var text = "entity \(entity.name)"
            if !parents.isEmpty { text += " in \(written(parents))" }
            if shape != .emptyRecord { text += " = \(written(shape, indent))" }
            if let tags { text += " tags \(written(tags, indent))" }
            return text + ";"
        }
    }

    private static func written(_ action: SchemaDocument.Action, _ indent: String) -> String {
        var text = "action \(name(action.name))"
        if !action.parents.isEmpty {
            let parents = action.parents.map { parent in
                parent.type.map { "\($0)::\(StringLiteral.quoted(parent.id))" } ?? name(parent.id)
            }
            text += " in [\(parents.joined(separator: ", "))]"
        }
        if let applies = action.appliesTo, !applies.principals.isEmpty, !applies.resources.isEmpty {
            let inner = indent + "  "
            text += " appliesTo {\n\(inner)principal: \(written(applies.principals)),\n\(inner)resource: \(written(applies.resources)),\n"
            if applies.context != .emptyRecord { text += "\(inner)context: \(written(applies.context, inner)),\n" }
            text += "\(indent)}"
        }
        return text + ";"
    }

    private static func written(_ references: [SchemaDocument.Reference]) -> String {
        references.count == 1 ? references[0].text : "[\(references.map(\.text).joined(separator: ", "))]"
    }

    private static func written(_ type: SchemaDocument.TypeSyntax, _ indent: String) -> String {
        switch type {
        case .set(let element): "Set<\(written(element, indent))>"
        case .named(let reference), .common(let reference), .entity(let reference): reference.text
        case .builtIn(let type): "__cedar::\(type)"
        case .record(let attributes):
            if attributes.isEmpty {
                "{}"
            } else {
                "{\n"
                    + attributes.map { attribute in
                        let inner = indent + "  "
                        return self.annotations(attribute.annotations, inner)
                            + "\(inner)\(name(attribute.name))\(attribute.isRequired ? "" : "?"): \(written(attribute.type, inner)),\n"
                    }.joined() + "\(indent)}"
            }
        }
    }
}

extension SchemaDocument: CustomStringConvertible {
    public var description: String { SchemaPrinter.written(self) }
}
