public import Estate
import LinuxProcess

/// An identity that is registered for this node, as the agent knows it: whoever has all the selectors gets it.
public struct RegisteredEntry: Sendable, Hashable, Codable {
    /// Its SPIFFE ID, or whatever else people call it by.
    public var id: String
    public var selectors: [Selector]

    public init(id: String, selectors: [Selector]) {
        self.id = id
        self.selectors = selectors
    }
}

/// Why a process has the identities it has, and not others: what was seen of it, which entries come nearest, what of each is
/// missing and why, and what mends it. A pure function of its arguments; ``text`` is for people.
public struct Explanation: Sendable, Hashable, Codable {
    /// Whom it is about.
    public struct Subject: Sendable, Hashable, Codable {
        public var pid: Int32
        /// As people would call it.
        public var name: String
        /// Clock ticks since boot.
        public var startTime: UInt64
        /// The container it is in.
        public var container: String?
    }

    /// One required selector that does not hold.
    public struct Missing: Sendable, Hashable, Codable {
        /// `nil` for an entry that requires none, and so is nobody's.
        public var required: Selector?
        public var cause: Cause
        /// What was seen of the same type; for labels, of the same key.
        public var seen: [Selector]
        /// One sentence.
        public var words: String
        /// What to do about it, other than changing the entry; `nil` when there is nothing.
        public var remedy: String?
    }

    /// An entry that the process does not match.
    public struct Near: Sendable, Hashable, Codable {
        public var id: String
        public var met: [Selector]
        public var missing: [Missing]
        /// The command that makes the entry fit the process, should the process be right and the entry wrong; `nil` when what is
        /// missing has no value to put in its place.
        public var command: String?
    }

    /// How an entry is made to fit: which command people use is for the caller to say.
    public struct Commands: Sendable {
        /// Gives an entry other selectors.
        public var replaceSelectors: @Sendable (_ entry: String, _ selectors: [Selector]) -> String

        public init(replaceSelectors: @escaping @Sendable (_ entry: String, _ selectors: [Selector]) -> String) {
            self.replaceSelectors = replaceSelectors
        }

        /// The line for the file of declarations.
        public static let declaration = Commands { entry, selectors in
            "in the declaration of \(entry): selectors: [\(selectors.map { "\"\($0.description)\"" }.joined(separator: ", "))]"
        }
    }

    public var subject: Subject?
    /// Why nothing could be learnt of the process; then there is nothing else.
    public var refusal: String?
    public var seen: [Selector]
    public var notes: [AttestationNote]
    /// The entries whose selectors all hold.
    public var entitled: [String]
    /// Fewest missing first, then most met; at most ``nearLimit``.
    public var nearest: [Near]
    /// How many entries there are for this node.
    public var entryCount: Int

    public static let nearLimit = 3

    /// - Parameters:
    ///   - attestors: names of those that are configured on this node besides the kernel.
    public init(
        of result: AttestationResult, entries: [RegisteredEntry], attestors: [String], commands: Commands = .declaration
    ) {
        entryCount = entries.count
        guard let process = result.process else {
            refusal = result.refusal?.explanation
            seen = []
            notes = []
            entitled = []
            nearest = []
            return
        }
        subject = Subject(
            pid: process.pid, name: process.suggestedName, startTime: process.startTime, container: process.container?.id)
        seen = process.selectors
        notes = process.notes
        entitled = entries.filter { process.matches($0.selectors) }.map(\.id)
        let diagnosis = Diagnosis(
            seen: process.selectors, notes: process.notes, container: process.container, attestors: attestors)
        nearest = entries.filter { !process.matches($0.selectors) }
            .map { entry -> (entry: RegisteredEntry, unmet: [Selector]) in (entry, process.unmet(entry.selectors)) }
            .sorted { one, other in
                let (met, otherMet) = (one.entry.selectors.count - one.unmet.count, other.entry.selectors.count - other.unmet.count)
                return (one.unmet.count, -met, one.entry.id) < (other.unmet.count, -otherMet, other.entry.id)
            }
            .prefix(Self.nearLimit)
            .map { diagnosis.near($0.entry, unmet: $0.unmet, commands) }
    }
}

extension Explanation {
    /// Why one selector does not hold.
    public enum Cause: String, Sendable, Hashable, Codable {
        case noSelectors
        case otherUser, otherGroup, notInGroup, unnamed
        case otherProgram, programChanged, programDeleted, programUnseen
        case noScript, otherScript, scriptChanged
        case otherCgroup, noUnit, otherUnit
        case cgroupDelegated, cgroupUnseen, cgroupsDisagree
        case noContainer, otherContainer, labelMissing, labelDiffers
        case notConfigured, runtimeUnreachable, runtimeRefused, containerUnknown, answerRefused, timedOut
        case noSuchAncestor, ancestorLost
        case tooMany
    }
}
