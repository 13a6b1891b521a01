/// A schema as it is written: names as they stand there, common types apart. Both syntaxes read to it and print from it.
///
/// A document need not be right: it may name types that nobody declares. `SchemaResolver` tells.
public struct SchemaDocument: Sendable, Equatable {
    /// In the order of the text. No name twice; the one without a name is that of declarations outside of any.
    public var namespaces: [Namespace]

    public init(_ namespaces: [Namespace] = []) { self.namespaces = namespaces }

    public struct Namespace: Sendable, Equatable {
        /// Nil for declarations outside of any.
        public var name: Name?
        public var annotations: [Annotation]
        public var commonTypes: [CommonType]
        public var entities: [Entity]
        public var actions: [Action]

        public init(
            _ name: Name?, annotations: [Annotation] = [], commonTypes: [CommonType] = [], entities: [Entity] = [], actions: [Action] = []
        ) {
            self.name = name
            self.annotations = annotations
            self.commonTypes = commonTypes
            self.entities = entities
            self.actions = actions
        }
    }

    /// `type Name = …;`
    public struct CommonType: Sendable, Equatable {
        public var name: String
        public var type: TypeSyntax
        public var annotations: [Annotation]
        public var span: SourceSpan?

        public static func == (left: CommonType, right: CommonType) -> Bool {
            left.name == right.name && left.type == right.type && left.annotations == right.annotations
        }
    }

    /// `entity Name in [Parent] { … } tags T;` or `entity Name enum ["a", "b"];`
    public struct Entity: Sendable, Equatable {
        public enum Kind: Sendable, Equatable {
            case standard(parents: [Reference], shape: TypeSyntax, tags: TypeSyntax?)
            /// At least one, in the order of the text.
            case enumeration([String])
        }

        public var name: String
        public var kind: Kind
        public var annotations: [Annotation]
        public var span: SourceSpan?

        public static func == (left: Entity, right: Entity) -> Bool {
            left.name == right.name && left.kind == right.kind && left.annotations == right.annotations
        }
    }

    /// `action "name" in [group] appliesTo { … };`
    public struct Action: Sendable, Equatable {
        public struct Parent: Sendable, Equatable {
            /// The type, where it is written: `Other::Action::"name"`.
            public var type: Name?
            public var id: String
            public var span: SourceSpan?

            public static func == (left: Parent, right: Parent) -> Bool { left.type == right.type && left.id.isExactly(right.id) }
        }
        public struct AppliesTo: Sendable, Equatable {
            public var principals: [Reference]
            public var resources: [Reference]
            public var context: TypeSyntax
        }

        public var name: String
        public var parents: [Parent]
        /// Nil: to nothing.
        public var appliesTo: AppliesTo?
        public var annotations: [Annotation]
        public var span: SourceSpan?

        public static func == (left: Action, right: Action) -> Bool {
            left.name.isExactly(right.name) && left.parents == right.parents && left.appliesTo == right.appliesTo
                && left.annotations == right.annotations
        }
    }

    /// The name of a type, which may lack its namespace, and may begin with the reserved `__cedar`.
    public struct Reference: Sendable, Equatable {
        public var parts: [String]
        public var span: SourceSpan?

        public init(_ parts: [String], at span: SourceSpan? = nil) {
            self.parts = parts
            self.span = span
        }

        public var text: String { parts.joined(separator: "::") }
        public static func == (left: Reference, right: Reference) -> Bool { left.parts == right.parts }
    }

    /// A type as it is written.
    public indirect enum TypeSyntax: Sendable, Equatable {
        case set(TypeSyntax)
        case record([Attribute])
        /// A common type, an entity type, a primitive or an extension type: whichever is found first, in this order.
        case named(Reference)
        /// An entity type and nothing else. Only JSON can say so.
        case entity(Reference)
        /// A common type, or a primitive or extension type, and no entity type: a context by name.
        case common(Reference)
        /// A primitive or an extension type and nothing else. Only JSON can say so.
        case builtIn(CedarType)

        public static let emptyRecord = TypeSyntax.record([])

        public struct Attribute: Sendable, Equatable {
            public var name: String
            public var type: TypeSyntax
            public var isRequired: Bool
            public var annotations: [Annotation]

            public init(_ name: String, _ type: TypeSyntax, isRequired: Bool = true, annotations: [Annotation] = []) {
                self.name = name
                self.type = type
                self.isRequired = isRequired
                self.annotations = annotations
            }

            public static func == (left: Attribute, right: Attribute) -> Bool {
                left.name.isExactly(right.name) && left.type == right.type && left.isRequired == right.isRequired
                    && left.annotations == right.annotations
            }
        }
    }
}
