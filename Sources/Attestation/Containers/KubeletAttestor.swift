import Estate
import Foundation
import LinuxProcess
import NIOSSL
import Runtime

/// Where a kubelet is, and how it is asked.
public struct KubeletSettings: Sendable {
    /// `https://node-3:10250`; the name must be one of its certificate's. `http://127.0.0.1:10255` for the read-only port.
    public var url: String
    /// PEM file of the authorities that may have signed the kubelet's certificate; `nil` for the system's.
    public var authorities: String?
    /// File with a bearer token; read for every question, for tokens of service accounts are replaced.
    public var tokenFile: String?
    /// PEM files of a client certificate and its key; read for every question too.
    public var certificateFile: String?
    public var keyFile: String?
    /// One question's time.
    public var timeout: Duration
    /// How long a list of pods is used.
    public var life: Duration
    /// How long a container that is not in the list is asked for again: a new pod's container runs before the kubelet lists it.
    public var patience: Duration
    /// Between two questions, however many processes wait.
    public var interval: Duration

    public init(
        url: String, authorities: String? = nil, tokenFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil,
        timeout: Duration = .seconds(2), life: Duration = .seconds(5), patience: Duration = .seconds(3),
        interval: Duration = .milliseconds(250)
    ) {
        self.url = url
        self.authorities = authorities
        self.tokenFile = tokenFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.timeout = timeout
        self.life = life
        self.patience = patience
        self.interval = interval
    }

    /// Why they cannot be used; `nil` when they can.
    public var fault: String? {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil,
            parts.query == nil, parts.path.isEmpty || parts.path == "/"
        else { return "`\(url.prefix(120))` is no address of a kubelet; write it like `https://node-3:10250`" }
        switch parts.scheme {
        case "https": break
        case "http" where ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host):
            if tokenFile != nil || certificateFile != nil { return "without TLS neither token nor certificate is shown to anybody" }
        case "http": return "`\(url.prefix(120))` is not on this machine, so it needs `https`"
        default: return "`\(url.prefix(120))` is neither `https` nor `http`"
        }
        return (certificateFile == nil) == (keyFile == nil) ? nil : "a client certificate and its key go together"
    }
}

/// Asks the node's kubelet which pod a container belongs to. One list of pods serves all processes of the node for some seconds.
public actor KubeletAttestor: WorkloadAttestor {
    public nonisolated let name = "k8s"
    private let settings: KubeletSettings
    private var list: (pods: PodList, asked: ContinuousClock.Instant)?
    private var failure: (note: AttestationNote, asked: ContinuousClock.Instant)?
    private var asking: Task<Void, Never>?
    private var lastAsked: ContinuousClock.Instant?
    /// Containers that were waited for in vain.
    private var unknown: BriefCache<Bool>
    /// How often the kubelet was asked.
    public private(set) var questions = 0

    public init(_ settings: KubeletSettings) {
        self.settings = settings
        unknown = BriefCache(life: settings.life, capacity: 256)
    }

    public func attest(_ process: AttestedProcess) async -> WorkloadAttestation {
        guard let place = process.container else { return none(.noContainer, "the process is in no container") }
        let begin = ContinuousClock.now
        let patience = unknown.answer(for: place.id, at: begin) == nil ? settings.patience : .zero
        if let list, list.asked + settings.life > begin, let answer = answer(place, list.pods) { return answer }
        while !Task.isCancelled {
            let before = ContinuousClock.now
            await ask(notBefore: before)
            if let failure, failure.asked >= (list?.asked ?? failure.asked) { return .init(notes: [failure.note]) }
            if let list, let answer = answer(place, list.pods) { return answer }
            guard ContinuousClock.now - begin + settings.interval < patience else { break }
            try? await Task.sleep(for: settings.interval)
        }
        unknown.keep(true, for: place.id, at: .now)
        return none(
            .containerUnknown,
            "the kubelet lists no pod with container \(place.id.prefix(12)), after \(patience); a new pod may take longer")
    }

    /// Asks anew, or waits for whoever is asking, or does nothing when the last question was a moment ago.
    private func ask(notBefore: ContinuousClock.Instant) async {
        if let asking {
            await asking.value
            return
        }
        if let lastAsked, notBefore - lastAsked < settings.interval, list != nil || failure != nil { return }
        let began = ContinuousClock.now
        lastAsked = began
        questions += 1
        let settings = settings
        let task = Task {
            let outcome = await Self.fetch(settings)
            self.took(outcome, began)
        }
        asking = task
        await task.value
    }

    private func took(_ outcome: Result<PodList, KubeletFailure>, _ began: ContinuousClock.Instant) {
        asking = nil
        switch outcome {
        case .success(let pods):
            list = (pods, began)
            failure = nil
        case .failure(let reason):
            failure = (AttestationNote(name, reason.code, reason.text), began)
        }
    }

    // MARK: - From pods to selectors

    /// `nil` when the list does not have the container.
    private nonisolated func answer(_ place: ContainerPlacement, _ pods: PodList) -> WorkloadAttestation? {
        if pods.contested.contains(place.id) {
            return none(.answerRefused, "the kubelet lists container \(place.id.prefix(12)) in two pods, so in none")
        }
        guard let container = pods.containers[place.id], !container.hasEnded else { return nil }
        let pod = container.pod
        if let uid = place.podUID, uid != pod.uid, !pod.otherUIDs.contains(where: { $0 == uid || $0 == uid.replacing("-", with: "") }) {
            return none(.answerRefused, "its cgroup names pod \(uid), the kubelet pod \(pod.uid)")
        }
        var found = [
            Selector("k8s:ns", pod.namespace), pod.serviceAccount.flatMap { Selector("k8s:sa", $0) },
            Selector("k8s:pod-name", pod.name), Selector("k8s:pod-uid", pod.uid), Selector("k8s:container-name", container.name),
            pod.node.flatMap { Selector("k8s:node-name", $0) },
        ]
        found += container.images.map { Selector("k8s:container-image", $0) }
        found += pod.owners.map { Selector("k8s:pod-owner", $0) }
        found += pod.labels.sorted { $0.key < $1.key }.map { Selector("k8s:pod-label", "\($0.key):\($0.value)") }
        return WorkloadAttestation(selectors: found.compactMap { $0 })
    }

    private nonisolated func none(_ code: AttestationNote.Code, _ text: String) -> WorkloadAttestation {
        WorkloadAttestation(notes: [.init(name, code, text)])
    }
}

/// Why there is no list of pods.
struct KubeletFailure: Error {
    var code: AttestationNote.Code
    var text: String
}

extension KubeletAttestor {
    private static func fetch(_ settings: KubeletSettings) async -> Result<PodList, KubeletFailure> {
        if let fault = settings.fault { return .failure(.init(code: .runtimeUnreachable, text: fault)) }
        do throws(LocalHTTP.Failure) {
            let base = settings.url.hasSuffix("/") ? String(settings.url.dropLast()) : settings.url
            let http = LocalHTTP(tls: try tls(settings), token: try token(settings), timeout: settings.timeout)
            let bytes = try await http.get(base + "/pods", limit: PodList.byteLimit)
            guard let pods = PodList(bytes) else {
                return .failure(.init(code: .answerRefused, text: "the kubelet's answer is no list of pods"))
            }
            return .success(pods)
        } catch {
            return .failure(words(error))
        }
    }

    private static func words(_ failure: LocalHTTP.Failure) -> KubeletFailure {
        switch failure {
        case .unreachable(let why): .init(code: .runtimeUnreachable, text: "the kubelet cannot be asked: \(why)")
        case .status(401): .init(code: .runtimeRefused, text: "the kubelet does not accept the agent's token or certificate (HTTP 401)")
        case .status(403):
            .init(code: .runtimeRefused, text: "the kubelet refused (HTTP 403): the agent needs the right `get` on `nodes/proxy`, or on `nodes/pods`")
        case .status(let status): .init(code: .answerRefused, text: "the kubelet answered with HTTP \(status)")
        case .tooLarge(let limit): .init(code: .answerRefused, text: "the kubelet's list of pods is over \(limit >> 20) MiB")
        case .settings(let why): .init(code: .runtimeUnreachable, text: why)
        }
    }

    private static func tls(_ settings: KubeletSettings) throws(LocalHTTP.Failure) -> TLSConfiguration? {
        guard settings.url.hasPrefix("https:") else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        do {
            if let file = settings.authorities {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(try read(file)))
            }
            if let certificate = settings.certificateFile, let key = settings.keyFile {
                configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(try read(certificate)).map { .certificate($0) }
                configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: try read(key), format: .pem))
            }
        } catch let failure as LocalHTTP.Failure {
            throw failure
        } catch {
            throw .settings("a certificate or key for the kubelet cannot be used: \(String("\(error)".prefix(160)))")
        }
        return configuration
    }

    private static func token(_ settings: KubeletSettings) throws(LocalHTTP.Failure) -> Secret? {
        guard let file = settings.tokenFile else { return nil }
        let bytes = try read(file)
        let text = bytes.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
        guard !text.isEmpty, text.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { throw .settings("`\(file)` holds no token") }
        return Secret(text)
    }

    private static func read(_ file: String) throws(LocalHTTP.Failure) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.read(upToCount: 1 << 20), !data.isEmpty else {
            throw .settings("`\(file)` cannot be read, or is empty")
        }
        return Array(data)
    }
}
