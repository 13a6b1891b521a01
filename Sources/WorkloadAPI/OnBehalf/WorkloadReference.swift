import GRPCCore
import GRPCProtobuf
import Glibc
import LinuxProcess
import SwiftProtobuf

/// What a broker gives for a workload (Broker API §3.1).
public enum WorkloadReference: Sendable, Hashable {
    /// The number of a process on the endpoint's machine.
    case process(Int32)

    /// Why a reference leads to no workload, with the status that the specification gives it (Broker API §4.8).
    enum Fault: Error {
        case invalid(String)
        case notFound(String)
        case notEntitled(String)

        var status: GoogleRPCStatus {
            let (code, reason, words): (RPCError.Code, String, String) =
                switch self {
                case .invalid(let words): (.invalidArgument, "WORKLOAD_REFERENCE_INVALID", words)
                case .notFound(let words): (.notFound, "WORKLOAD_NOT_FOUND", words)
                case .notEntitled(let words): (.permissionDenied, "WORKLOAD_NOT_ENTITLED", words)
                }
            return GoogleRPCStatus(code: code, message: words, details: [.errorInfo(reason: reason, domain: "spiffe.io")])
        }
    }

    /// Reads the one reference of a request. A type that is not known here is refused (§3.1.4).
    static func read(_ message: Spiffe_Broker_WorkloadReference, isThere: Bool) throws(Fault) -> WorkloadReference {
        guard isThere, message.hasReference else { throw .invalid("a workload reference must be given") }
        let packed = message.reference
        guard packed.isA(Spiffe_Broker_WorkloadPIDReference.self) else {
            throw .invalid("references of type `\(packed.typeURL.prefix(128))` are not known here: it takes spiffe.broker.WorkloadPIDReference")
        }
        guard let reference = try? Spiffe_Broker_WorkloadPIDReference(unpackingAny: packed) else {
            throw .invalid("the reference cannot be read")
        }
        guard reference.pid > 0 else { throw .invalid("a process number is positive") }
        return .process(reference.pid)
    }

    /// The process that is meant, held from here on: one that gets its number later is another.
    ///
    /// - Parameter broker: who says the number. In another process namespace it would be another's.
    func resolve(for broker: ProcessHandle) throws(Fault) -> ProcessHandle {
        switch self {
        case .process(let pid):
            guard Self.sharesNumbers(broker) else {
                throw .invalid("the broker is in another process namespace than the endpoint: its process numbers mean others here")
            }
            do {
                return try ProcessHandle(pid: pid)
            } catch {
                throw .notFound("there is no process \(pid)")
            }
        }
    }

    /// Whether the process sees the same numbers as this one. What cannot be told is taken for a no.
    static func sharesNumbers(_ process: ProcessHandle) -> Bool {
        func namespace(_ place: String) -> [UInt64]? {
            var status = stat()
            guard stat("/proc/\(place)/ns/pid", &status) == 0 else { return nil }
            return [UInt64(status.st_dev), UInt64(status.st_ino)]
        }
        guard let own = namespace("self"), let other = namespace("\(process.pid)") else { return false }
        return own == other && process.isAlive
    }

    /// As it stands in a request.
    var message: Spiffe_Broker_WorkloadReference {
        get throws {
            switch self {
            case .process(let pid):
                let packed = try Google_Protobuf_Any(message: Spiffe_Broker_WorkloadPIDReference.with { $0.pid = pid })
                return .with { $0.reference = packed }
            }
        }
    }
}
