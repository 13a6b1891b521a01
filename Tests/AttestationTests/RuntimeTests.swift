import Estate
import EstateTesting
import Foundation
import LinuxProcess
import Testing

@testable import Attestation

/// What container runtimes and kubelets are asked, and what is believed of their answers.
@Suite struct RuntimeTests {
    private func described(_ attestation: WorkloadAttestation) -> [String] { attestation.selectors.map(\.description) }

    // R44 R69
    @Test func `a Docker Engine tells image, digests and labels of exactly the container that the cgroup names`() async throws {
        let engine = try await RuntimeStandIn.docker()
        let id = containerID(1)
        let image = "sha256:" + containerID(50)
        try engine.says([
            "/containers/\(id)/json": dockerAnswer(id, labels: ["com.example.app": "orders", "tier": "a:b", "empty": ""]),
            "/images/\(image)/json": ["Id": image, "RepoDigests": ["registry.example/orders@sha256:" + containerID(51), "broken"]],
        ])
        let attestor = DockerAttestor(socket: engine.socket, life: .seconds(60))
        let found = await attestor.attest(try processInContainer("/system.slice/docker-\(id).scope"))
        #expect(
            described(found) == [
                "docker:image:registry.example/orders:1.4", "docker:image-digest:\(image)",
                "docker:image-digest:sha256:\(containerID(51))", "docker:label:com.example.app:orders", "docker:label:empty:",
                "docker:label:tier:a:b",
            ])
        #expect(found.notes.isEmpty)
        // The answer is used again for this container, and for no other.
        let again = await attestor.attest(try processInContainer("/docker/\(id)"))
        #expect(again == found)
        #expect(engine.questions == 2)
        let other = await attestor.attest(try processInContainer("/docker/\(containerID(2))"))
        #expect(other.selectors.isEmpty && other.notes.map(\.code) == [.containerUnknown])
    }

    // R72
    @Test func `an engine that is away, slow, wrong or talks of another container gives a note and no selector`() async throws {
        let id = containerID(3)
        let process = try processInContainer("/docker/\(id)")
        let away = await DockerAttestor(socket: "/nonexistent/docker.sock").attest(process)
        #expect(away.selectors.isEmpty && away.notes.map(\.code) == [.runtimeUnreachable])
        let engine = try await RuntimeStandIn.docker()
        let path = "/containers/\(id)/json"
        let cases: [([String: Any], AttestationNote.Code)] = [
            ([path: dockerAnswer(containerID(4), labels: [:])], .answerRefused),
            ([path: dockerAnswer(String(id.prefix(63)), labels: [:])], .answerRefused),
            ([path: dockerAnswer(id, labels: ["a": "b"], running: false)], .answerRefused),
            (["raw": "{"], .answerRefused), (["raw": String(repeating: "[", count: 100_000)], .answerRefused),
            (["raw": "{\"Id\":7}"], .answerRefused), (["status": 500], .answerRefused), (["status": 403], .runtimeRefused),
            ([:], .containerUnknown), (["redirect": "http://127.0.0.1:1/"], .answerRefused),
            ([path: dockerAnswer(id, labels: [:]), "pad": 5 << 20], .answerRefused),
        ]
        for (answers, code) in cases {
            try engine.says(answers)
            let found = await DockerAttestor(socket: engine.socket).attest(process)
            #expect(found.selectors.isEmpty)
            #expect(found.notes.map(\.code) == [code], "\(found.notes)")
        }
        try engine.says([path: dockerAnswer(id, labels: [:]), "delay": 3])
        let slow = await DockerAttestor(socket: engine.socket, timeout: .milliseconds(300)).attest(process)
        #expect(slow.selectors.isEmpty && slow.notes.map(\.code) == [.runtimeUnreachable])
        let outside = await DockerAttestor(socket: engine.socket).attest(try processInContainer("/system.slice/orders.service"))
        #expect(outside.notes.map(\.code) == [.noContainer])
    }

    // R44 R69
    @Test func `a kubelet tells namespace, account, pod, labels and owner over TLS, and one list serves all`() async throws {
        let kubelet = try await RuntimeStandIn.kubelet()
        let (one, two) = (containerID(11), containerID(12))
        let token = try kubelet.write("token", "node-" + "token\n")
        try kubelet.says([
            "token": "node-" + "token",
            "/pods": podList([
                pod("orders-6b7f9c-x2x4z", containers: [("app", one)]),
                pod("other", namespace: "else", uid: "11111111-7a3b-4c3e-9d55-1f0c6a1e2b3c", containers: [("side", two)]),
            ]),
        ])
        let attestor = KubeletAttestor(kubelet.settings(token: token, life: .seconds(60)))
        let uid = "0d5d3f4e_7a3b_4c3e_9d55_1f0c6a1e2b3c"
        let slice = "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod\(uid).slice"
        let process = try processInContainer("\(slice)/cri-containerd-\(one).scope")
        let found = await attestor.attest(process)
        #expect(
            described(found) == [
                "k8s:ns:shop", "k8s:sa:orders", "k8s:pod-name:orders-6b7f9c-x2x4z", "k8s:pod-uid:0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c",
                "k8s:container-name:app", "k8s:node-name:node-3", "k8s:container-image:registry.example/app:1.4",
                "k8s:container-image:registry.example/app@sha256:\(containerID(99))", "k8s:pod-owner:ReplicaSet:orders-6b7f9c",
                "k8s:pod-label:app:orders", "k8s:pod-label:tier:back:end",
            ])
        let other = await attestor.attest(
            try processInContainer("/kubepods/besteffort/pod11111111-7a3b-4c3e-9d55-1f0c6a1e2b3c/\(two)"))
        #expect(described(other).contains("k8s:ns:else") && !described(other).contains("k8s:ns:shop"))
        #expect(kubelet.questions == 1)
        // The cgroup says one pod, the kubelet another: nobody is believed.
        let torn = await attestor.attest(try processInContainer("/kubepods/besteffort/pod11111111-7a3b-4c3e-9d55-1f0c6a1e2b3c/\(one)"))
        #expect(torn.selectors.isEmpty && torn.notes.map(\.code) == [.answerRefused])
    }

    @Test func `a kubelet that wants a certificate gets it, and one whose certificate is not trusted is told nothing`() async throws {
        let kubelet = try await RuntimeStandIn.kubelet(asksForCertificate: true)
        let id = containerID(13)
        try kubelet.says(["/pods": podList([pod("orders", containers: [("app", id)])])])
        let process = try processInContainer("/kubepods/pod0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c/\(id)")
        var settings = kubelet.settings()
        settings.certificateFile = kubelet.directory + "/client.pem"
        settings.keyFile = kubelet.directory + "/client.key"
        #expect(described(await KubeletAttestor(settings).attest(process)).contains("k8s:ns:shop"))
        let bare = await KubeletAttestor(kubelet.settings()).attest(process)
        #expect(bare.selectors.isEmpty && bare.notes.map(\.code) == [.runtimeUnreachable])
        settings.authorities = kubelet.directory + "/client.pem"
        let untrusted = await KubeletAttestor(settings).attest(process)
        #expect(untrusted.selectors.isEmpty && untrusted.notes.map(\.code) == [.runtimeUnreachable])
        settings.authorities = kubelet.directory + "/missing.pem"
        let unreadable = await KubeletAttestor(settings).attest(process)
        #expect(unreadable.notes.first?.text.contains("missing.pem") == true)
    }

    @Test func `a pod that the kubelet does not list yet is asked for again, for a while and by one question for all`() async throws {
        let kubelet = try await RuntimeStandIn.kubelet()
        let id = containerID(14)
        try kubelet.says(["/pods": podList([])])
        let attestor = KubeletAttestor(kubelet.settings(patience: .seconds(5)))
        let process = try processInContainer("/kubepods/pod0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c/\(id)")
        let late = Task {
            try await Task.sleep(for: .milliseconds(700))
            try kubelet.says(["/pods": podList([pod("orders", containers: [("app", id)])])])
        }
        let found = await withTaskGroup(of: WorkloadAttestation.self) { group in
            for _ in 0..<20 { group.addTask { await attestor.attest(process) } }
            return await group.reduce(into: [WorkloadAttestation]()) { $0.append($1) }
        }
        try await late.value
        #expect(found.count == 20 && found.allSatisfy { $0.selectors.count == 11 })
        #expect(kubelet.questions <= 30)
        // A container that ended, or that nobody knows, is given up after a while; the next to ask does not wait.
        try kubelet.says(["/pods": podList([pod("orders", containers: [("app", containerID(15))], state: "terminated")])])
        let brief = KubeletAttestor(kubelet.settings(patience: .milliseconds(400)))
        let ended = try processInContainer("/kubepods/pod0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c/\(containerID(15))")
        let unknown = await brief.attest(ended)
        #expect(unknown.selectors.isEmpty && unknown.notes.map(\.code) == [.containerUnknown])
        let begin = ContinuousClock.now
        _ = await brief.attest(ended)
        #expect(ContinuousClock.now - begin < .milliseconds(350))
    }

    // R72
    @Test func `a kubelet that refuses, fails or lies gives a note that says what to do, and no selector`() async throws {
        let kubelet = try await RuntimeStandIn.kubelet()
        let id = containerID(16)
        let process = try processInContainer("/kubepods/pod0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c/\(id)")
        let good = pod("orders", containers: [("app", id)])
        let cases: [([String: Any], AttestationNote.Code, String)] = [
            (["status": 403], .runtimeRefused, "nodes/proxy"), (["token": "x" + "y"], .runtimeRefused, "401"),
            (["status": 500], .answerRefused, "500"), (["raw": "<html>"], .answerRefused, "no list of pods"),
            (["raw": String(repeating: "{\"items\":", count: 50_000)], .answerRefused, "no list of pods"),
            (["/pods": podList([good, good])], .answerRefused, "two pods"),
            (["redirect": "https://example.invalid/pods"], .answerRefused, "302"),
        ]
        for (answers, code, words) in cases {
            try kubelet.says(answers)
            let found = await KubeletAttestor(kubelet.settings(patience: .zero)).attest(process)
            #expect(found.selectors.isEmpty)
            #expect(found.notes.map(\.code) == [code], "\(found.notes)")
            #expect(found.notes.first?.text.contains(words) == true, "\(found.notes)")
        }
        // One pod that makes no sense takes no other with it.
        try kubelet.says(["/pods": ["kind": "PodList", "items": [["metadata": 7], good, "x"] as [Any]] as [String: Any]])
        #expect(await KubeletAttestor(kubelet.settings(patience: .zero)).attest(process).selectors.count == 11)
    }

    @Test(arguments: [
        ("http://10.0.0.1:10250", "needs `https`"), ("ftp://localhost", "neither"), ("https://", "no address"),
        ("https://user:pw@node:10250", "no address"), ("https://node:10250/pods", "no address"), ("nonsense", "no address"),
    ])
    func `an address that is no kubelet's is refused with a reason`(_ url: String, _ words: String) {
        #expect(KubeletSettings(url: url).fault?.contains(words) == true)
        #expect(KubeletSettings(url: "https://node-3:10250/").fault == nil)
        #expect(KubeletSettings(url: "http://127.0.0.1:10255").fault == nil)
        #expect(KubeletSettings(url: "http://127.0.0.1:10255", tokenFile: "/t").fault != nil)
        #expect(KubeletSettings(url: "https://node:1", certificateFile: "/c").fault != nil)
    }

    // R72
    @Test func `an attestor that hangs, or speaks for another, adds a note and nothing else`() async throws {
        let attestor = Attestor(
            attestors: [Odd(name: "slow", pause: .seconds(8)), Odd(name: "k8s", pause: .zero)], deadline: .milliseconds(300))
        let begin = ContinuousClock.now
        let process = try #require(await attestor.complete(attestor.attest(try ProcessHandle(pid: getpid()))).process)
        #expect(ContinuousClock.now - begin < .seconds(5))
        #expect(process.selectors.contains(Selector(type: "k8s:ns", value: "shop")))
        #expect(!process.selectors.contains(Selector(type: "unix:uid", value: "4242")))
        #expect(process.notes.contains { $0.source == "slow" && $0.code == .timedOut })
    }

    @Test func `answers are bounded, brief, and under no other name`() {
        var cache = BriefCache<Int>(life: .seconds(5), capacity: 100)
        let now = ContinuousClock.now
        for number in 0..<1000 { cache.keep(number, for: containerID(number), at: now) }
        #expect(cache.count <= 100)
        #expect(cache.answer(for: containerID(999), at: now) == 999)
        #expect(cache.answer(for: containerID(999), at: now + .seconds(6)) == nil)
        #expect(cache.answer(for: String(containerID(999).prefix(12)), at: now) == nil)
    }

    @Test func `mutated answers never crash a reader`() throws {
        var random = SeededGenerator(seed: 5)
        let id = containerID(1)
        let list = [UInt8](try JSONSerialization.data(withJSONObject: podList([pod("a", containers: [("app", id)])])))
        let answer = [UInt8](try JSONSerialization.data(withJSONObject: dockerAnswer(id, labels: ["a": "b"])))
        for _ in 0..<2_000 {
            _ = PodList(random.mutate(list))
            _ = DockerContainer(random.mutate(answer))
            _ = DockerImage(random.mutate(answer))
        }
    }
}

/// Gives one selector of its own and one that is not its to give.
private struct Odd: WorkloadAttestor {
    var name: String
    var pause: Duration

    func attest(_ process: AttestedProcess) async -> WorkloadAttestation {
        // Deaf to being cancelled.
        let end = ContinuousClock.now + pause
        while ContinuousClock.now < end { await Task { try? await Task.sleep(for: .milliseconds(50)) }.value }
        return .init(selectors: [Selector(type: "\(name):ns", value: "shop"), Selector(type: "unix:uid", value: "4242")])
    }
}
