//  Attestation: from "a process is at the other end" to "it is this workload". The kernel's facts about a process become
//  selectors, the words in which people declare workloads; an answer holds for as long as the process lives and stays the
//  same program. Who cannot be told apart gets nothing: an absent fact never matches.

public import Estate
public import LinuxProcess

/// A process whose properties the kernel vouched for. Only ``Attestor`` makes one.
public struct AttestedProcess: Sendable {
    public let handle: ProcessHandle
    public let facts: ProcessFacts
    /// In the order of `Selector.knownTypes`; at most ``selectorLimit``.
    public let selectors: [Selector]
    /// Why there are no others.
    public let notes: [AttestationNote]
    /// The container it is in, as far as only root could have put it there.
    public let container: ContainerPlacement?

    /// Those past it prove nothing, which a note says.
    public static let selectorLimit = 256

    public var pid: Int32 { facts.pid }
    public var uid: UInt32 { facts.uid }
    /// Clock ticks since boot: with `pid` it names the process.
    public var startTime: UInt64 { facts.startTime }

    init(
        handle: ProcessHandle, facts: ProcessFacts, selectors: [Selector], notes: [AttestationNote], container: ContainerPlacement?
    ) {
        self.handle = handle
        self.facts = facts
        self.container = container
        let order = Dictionary(uniqueKeysWithValues: Selector.knownTypes.enumerated().map { ($1, $0) })
        let sorted = selectors.enumerated().sorted { one, other in
            (order[one.element.type] ?? .max, one.offset) < (order[other.element.type] ?? .max, other.offset)
        }
        self.selectors = sorted.prefix(Self.selectorLimit).map(\.element)
        let tooMany = AttestationNote(
            "attestor", .tooMany, "it has \(selectors.count) selectors, of which the first \(Self.selectorLimit) count")
        self.notes = notes + (selectors.count > Self.selectorLimit ? [tooMany] : [])
    }

    /// The same process with what an attestor knows of it besides.
    func adding(_ more: [Selector], _ notes: [AttestationNote]) -> AttestedProcess {
        let new = more.filter { !selectors.contains($0) }
        return AttestedProcess(
            handle: handle, facts: facts, selectors: selectors + new, notes: self.notes + notes, container: container)
    }

    /// Those of `required` that do not hold of the process.
    public func unmet(_ required: [Selector]) -> [Selector] {
        required.filter { !selectors.contains($0) }
    }

    /// Whether all of `required` hold. An empty list is nobody: a workload without selectors cannot be attested.
    public func matches(_ required: [Selector]) -> Bool {
        !required.isEmpty && unmet(required).isEmpty
    }

    /// Whether it still lives and still runs the program that was attested. Ask again before acting on an attestation
    /// that is not fresh; costs two small reads.
    public var isUnchanged: Bool {
        (try? handle.image()) == facts.image
    }

    /// The same for whoever asks often, by files that are kept open.
    public func isUnchanged(by watch: ImageWatch) -> Bool { watch.image == facts.image }

    /// Whether the connection it was attested for is still in its hands. True where that cannot be told. Costs a
    /// `readlink` for each of its descriptors: not for an event loop.
    public var holdsConnection: Bool {
        do throws(ProcessError) {
            return try handle.holdsConnection() != false
        } catch {
            return false
        }
    }

    /// What it is called by itself, whoever started it: the name of an entry of its own.
    public var ownName: String { Attestor.suggestedName(for: facts, byAncestors: false) }

    /// What people would call it. See ``Attestor/suggestedName(for:byAncestors:)``.
    public var suggestedName: String { Attestor.suggestedName(for: facts) }
}

/// Why a process could not be attested. An expected answer, so a value.
public struct AttestationRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        /// It exited, or became another program, or gave its connection away.
        case gone
        /// The kernel did not let us look.
        case notPermitted
        /// Nobody on this machine is at the other end.
        case notFound
        case system
    }
    public var reason: Reason
    public var explanation: String

    public init(_ reason: Reason, _ explanation: String) {
        self.reason = reason
        self.explanation = explanation
    }

    public var description: String { explanation }
}

/// Attested, or not and why.
public enum AttestationResult: Sendable {
    case attested(AttestedProcess)
    case refused(AttestationRefusal)

    public var process: AttestedProcess? {
        if case .attested(let process) = self { process } else { nil }
    }

    public var refusal: AttestationRefusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
