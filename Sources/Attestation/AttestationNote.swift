/// Why a process has no selectors of some kind: what was looked for and not found, could not be asked, or was not believed.
/// A note never stands for a selector; it is there to be shown to whoever asks why.
public struct AttestationNote: Sendable, Hashable, Codable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable, Codable {
        /// The program's file, or the script's, cannot be read by the agent.
        case programUnseen
        /// The program's file was replaced or removed while it ran.
        case programDeleted
        /// Nobody has a name for this number, or nobody answered in time.
        case unnamed
        /// The cgroup is outside of the tree that the agent sees.
        case cgroupUnseen
        /// Somebody other than root can put processes there.
        case cgroupDelegated
        /// The hierarchies name different units or containers.
        case cgroupsDisagree
        /// Where the chain of ancestors ends, and why.
        case ancestryEnd
        /// A parent in the chain has died.
        case adopted
        /// The process is in no container of the kind that an attestor knows.
        case noContainer
        case runtimeUnreachable
        /// The runtime answers, and does not let the agent ask.
        case runtimeRefused
        /// The runtime does not know the container.
        case containerUnknown
        /// The answer makes no sense, is about something else, or is too large.
        case answerRefused
        case timedOut
        /// More than fit; those left out prove nothing.
        case tooMany
    }

    /// Who says it: `unix`, `systemd`, `ancestor`, `container`, or the name of a ``WorkloadAttestor``.
    public var source: String
    public var code: Code
    public var text: String

    public init(_ source: String, _ code: Code, _ text: String) {
        self.source = source
        self.code = code
        self.text = text
    }

    public var description: String { "\(source): \(text)" }
}
