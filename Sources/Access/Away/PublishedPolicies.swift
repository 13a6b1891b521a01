import Cedar
import Foundation
import Runtime

/// All that it takes to decide away from the server, as text that is signed, sent and kept: the edition in force, and what the registry says.
public struct PublishedPolicies: Sendable, Codable {
    /// Of what follows. Whoever reads another decides nothing by it.
    private var format = 1
    private var bundle: PolicyBundle
    /// ``PolicyEdition/digest``: of another where Mayfly's own schema is another, and then nothing could be decided again from the record.
    private var digest: String
    private var estate: EstateFacts
    private var longestAge: Int64

    /// Most bytes of all.
    public static let byteLimit = 16 << 20

    /// - Parameter longestAge: how long a node is believed on one proof of itself.
    public init(_ edition: PolicyEdition, estate: EstateFacts, longestAge: Duration) {
        (bundle, digest, self.estate) = (edition.bundle, edition.digest, estate)
        self.longestAge = longestAge.milliseconds
    }

    public func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }

    /// Reads and compiles them.
    static func open(_ bytes: [UInt8]) throws(PolicyFault) -> (edition: PolicyEdition, estate: EstateFacts, longestAge: Duration) {
        guard bytes.count <= byteLimit, let read = try? JSONDecoder().decode(PublishedPolicies.self, from: Data(bytes)), read.format == 1,
            read.longestAge > 0
        else { throw PolicyFault("policies", "what the server published cannot be read", hint: "have server and agent be of one version") }
        let edition = try PolicyEdition(read.bundle)
        guard edition.digest == read.digest else {
            throw PolicyFault(
                "policies", "the server's own schema is not this agent's: they would not decide alike",
                hint: "have server and agent be of one version")
        }
        return (edition, read.estate, .milliseconds(read.longestAge))
    }
}
