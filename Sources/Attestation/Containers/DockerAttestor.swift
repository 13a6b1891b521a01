import Estate
import LinuxProcess
import Runtime

/// Asks a Docker Engine, or Podman's service that speaks like one, about the container a process is in: over its Unix socket, by
/// the id that the kernel's cgroups name.
///
/// Whoever can reach that socket is root on the node, so what the engine says can be forged by root alone. What it says of
/// labels and image names was chosen by whoever started the container.
public actor DockerAttestor: WorkloadAttestor {
    public nonisolated let name = "docker"
    private let base: String
    private let http: LocalHTTP
    private var known: BriefCache<DockerFacts>

    private struct DockerFacts: Sendable {
        var container: DockerContainer
        var digests: [String]
    }

    /// - Parameters:
    ///   - socket: such as `/run/docker.sock`, or `/run/podman/podman.sock`.
    ///   - life: how long an answer is used again for the same container.
    public init(socket: String, timeout: Duration = .seconds(2), life: Duration = .seconds(5)) {
        // The path is the URL's host, so every byte that is not plainly a letter or digit is escaped.
        let host = socket.utf8.map { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x2e || byte == 0x2d
                ? String(decoding: [byte], as: UTF8.self) : "%" + [byte].hex.uppercased()
        }.joined()
        base = "http+unix://\(host)"
        http = LocalHTTP(tls: nil, token: nil, timeout: timeout)
        known = BriefCache(life: life)
    }

    public func attest(_ process: AttestedProcess) async -> WorkloadAttestation {
        guard let place = process.container else { return none(.noContainer, "the process is in no container") }
        guard place.runtime == .docker || place.runtime == .podman || place.runtime == .unknown else {
            return none(.noContainer, "container \(place.id.prefix(12)) is run by \(place.runtime.rawValue)")
        }
        if let facts = known.answer(for: place.id, at: .now) { return selectors(facts) }
        do throws(LocalHTTP.Failure) {
            let bytes = try await http.get("\(base)/containers/\(place.id)/json", limit: DockerContainer.byteLimit)
            guard let container = DockerContainer(bytes) else { return none(.answerRefused, "the engine's answer makes no sense") }
            guard container.id == place.id else {
                return none(.answerRefused, "the engine was asked about one container and spoke of another")
            }
            guard container.isRunning else {
                return none(.answerRefused, "the engine says that container \(place.id.prefix(12)) does not run")
            }
            let facts = DockerFacts(container: container, digests: try await digests(container))
            known.keep(facts, for: place.id, at: .now)
            return selectors(facts)
        } catch {
            return none(error, place.id)
        }
    }

    private func digests(_ container: DockerContainer) async throws(LocalHTTP.Failure) -> [String] {
        guard let id = container.imageID, Selector("docker:image-digest", id) != nil else { return [] }
        do throws(LocalHTTP.Failure) {
            let bytes = try await http.get("\(base)/images/\(id)/json", limit: DockerContainer.byteLimit)
            guard let image = DockerImage(bytes), image.id == id else { return [id] }
            return [id] + image.digests.filter { $0 != id }
        } catch {
            // An image can be removed while its container runs.
            guard case .status(404) = error else { throw error }
            return [id]
        }
    }

    private nonisolated func selectors(_ facts: DockerFacts) -> WorkloadAttestation {
        var found: [Selector?] = [facts.container.image.flatMap { Selector("docker:image", $0) }]
        found += facts.digests.map { Selector("docker:image-digest", $0) }
        found += facts.container.labels.sorted { $0.key < $1.key }.map { Selector("docker:label", "\($0.key):\($0.value)") }
        let notes: [AttestationNote] =
            facts.container.isTruncated
            ? [.init(name, .tooMany, "it has more than \(DockerContainer.labelLimit) labels; those after them are not looked at")] : []
        return WorkloadAttestation(selectors: found.compactMap { $0 }, notes: notes)
    }

    private nonisolated func none(_ code: AttestationNote.Code, _ text: String) -> WorkloadAttestation {
        WorkloadAttestation(notes: [.init(name, code, text)])
    }

    private nonisolated func none(_ failure: LocalHTTP.Failure, _ id: String) -> WorkloadAttestation {
        switch failure {
        case .unreachable(let words): none(.runtimeUnreachable, "the engine cannot be asked: \(words)")
        case .status(404): none(.containerUnknown, "the engine does not know container \(id.prefix(12))")
        case .status(let status) where status == 401 || status == 403: none(.runtimeRefused, "the engine refused (HTTP \(status))")
        case .status(let status): none(.answerRefused, "the engine answered with HTTP \(status)")
        case .tooLarge(let limit): none(.answerRefused, "the engine's answer is over \(limit >> 20) MiB")
        case .settings(let words): none(.runtimeUnreachable, words)
        }
    }
}
