import Estate
import EstateTesting
import Foundation
import Glibc
import LinuxProcess
import Testing

@testable import Attestation

/// A fault that was planted, and what the explanation must say of it.
struct Fault: Sendable, CustomTestStringConvertible {
    var title: String
    var required: [String]
    var seen: [String]
    var notes: [AttestationNote] = []
    var container = false
    var attestors: [String] = ["docker", "k8s"]
    var cause: Explanation.Cause
    /// Must stand in the sentence or the remedy.
    var words: [String]
    /// The selectors that the command proposes; `nil` when no command mends it.
    var proposed: [String]?

    var testDescription: String { title }

    static let old = String(repeating: "ab", count: 32)
    static let new = String(repeating: "cd", count: 32)
    static let orders = ["unix:uid:61001", "unix:path:/srv/orders"]
    static let python = ["unix:uid:61001", "unix:path:/usr/bin/python3", "unix:script:/srv/orders.py", "unix:script-sha256:" + new]

    static let all: [Fault] = [
        .init(
            title: "the program was rebuilt", required: orders + ["unix:sha256:" + old], seen: orders + ["unix:sha256:" + new],
            cause: .programChanged, words: ["rebuilt", old, new, "if the change is not yours"],
            proposed: orders + ["unix:sha256:" + new]),
        .init(
            title: "it runs as another user", required: ["unix:uid:61002", orders[1]], seen: orders, cause: .otherUser,
            words: ["runs as `61001`, not as `61002`", "start it as user"], proposed: orders),
        .init(
            title: "another group", required: ["unix:gid:5", orders[1]], seen: orders + ["unix:gid:6"], cause: .otherGroup,
            words: ["its group is `6`, not `5`"], proposed: ["unix:gid:6", orders[1]]),
        .init(
            title: "its user has no name", required: ["unix:user:orders", orders[1]], seen: orders,
            notes: [.init("unix", .unnamed, "user 61001 has no name")], cause: .unnamed, words: ["has no name", "unix:uid:61001"]),
        .init(
            title: "not in a group", required: orders + ["unix:supplementary-group:ledger"],
            seen: orders + ["unix:supplementary-group:shop"], cause: .notInGroup, words: ["`ledger`", "start it again"]),
        .init(
            title: "another program", required: [orders[0], "unix:path:/srv/billing"], seen: orders, cause: .otherProgram,
            words: ["runs `/srv/orders`, not `/srv/billing`"], proposed: orders),
        .init(
            title: "same interpreter, another script", required: [python[0], python[1], "unix:script:/srv/billing.py"], seen: python,
            cause: .otherScript, words: ["`/srv/orders.py`, not `/srv/billing.py`"], proposed: Array(python.prefix(3))),
        .init(
            title: "the script was changed", required: Array(python.prefix(3)) + ["unix:script-sha256:" + old], seen: python,
            cause: .scriptChanged, words: ["`/srv/orders.py` was changed", old], proposed: python),
        .init(
            title: "no script but -c", required: Array(python.prefix(3)), seen: Array(python.prefix(2)), cause: .noScript,
            words: ["without a script", "`-c`"]),
        .init(
            title: "the file was replaced while it ran", required: orders, seen: [orders[0], "unix:sha256:" + old],
            notes: [.init("unix", .programDeleted, "its program's file was replaced or removed while it ran, so it has no path")],
            cause: .programDeleted, words: ["replaced", "restart it"]),
        .init(
            title: "the agent is not root", required: orders, seen: [orders[0]],
            notes: [.init("unix", .programUnseen, "the agent may not see which program it runs")], cause: .programUnseen,
            words: ["may not see", "run the agent as root"]),
        .init(
            title: "started by hand, not by systemd", required: orders + ["systemd:unit:orders.service"],
            seen: orders + ["systemd:slice:user.slice", "systemd:unit:session-3.scope"], cause: .otherUnit,
            words: ["`session-3.scope`, not `orders.service`"], proposed: orders + ["systemd:unit:session-3.scope"]),
        .init(
            title: "in no unit at all", required: orders + ["systemd:unit:orders.service"], seen: orders, cause: .noUnit,
            words: ["names no unit", "systemctl start orders.service"]),
        .init(
            title: "a cgroup that its user keeps", required: orders + ["systemd:unit:orders.service"], seen: orders,
            notes: [.init("systemd", .cgroupDelegated, "user 61001 can put processes into its cgroup")], cause: .cgroupDelegated,
            words: ["user 61001 can put", "the system's manager"]),
        .init(
            title: "not in a container", required: ["k8s:ns:shop"], seen: orders, cause: .noContainer, words: ["in no container"]),
        .init(
            title: "the agent asks no kubelet", required: orders + ["k8s:ns:shop"], seen: orders, container: true, attestors: [],
            cause: .notConfigured, words: ["asks nobody for `k8s:`", "mayfly agent --kubelet URL"]),
        .init(
            title: "the kubelet refuses", required: orders + ["k8s:ns:shop"], seen: orders,
            notes: [.init("k8s", .runtimeRefused, "the kubelet refused (HTTP 403): the agent needs the right `get` on `nodes/proxy`")],
            container: true, cause: .runtimeRefused, words: ["403", "nodes/proxy", "give the agent's account the right"]),
        .init(
            title: "the kubelet does not know the container yet", required: orders + ["k8s:ns:shop"], seen: orders,
            notes: [.init("k8s", .containerUnknown, "the kubelet lists no pod with container 0123")], container: true,
            cause: .containerUnknown, words: ["lists no pod", "wait a moment"]),
        .init(
            title: "the engine is away", required: orders + ["docker:label:app:orders"], seen: orders,
            notes: [.init("docker", .runtimeUnreachable, "the engine cannot be asked: connection refused")], container: true,
            cause: .runtimeUnreachable, words: ["cannot be asked", "address"]),
        .init(
            title: "the engine is slow", required: orders + ["docker:label:app:orders"], seen: orders,
            notes: [.init("docker", .timedOut, "no answer within 5.0 seconds")], container: true, cause: .timedOut, words: ["no answer"]),
        .init(
            title: "another namespace", required: ["k8s:ns:shop", "k8s:sa:orders"], seen: ["k8s:ns:staging", "k8s:sa:orders"],
            container: true, cause: .otherContainer, words: ["namespace is `staging`, not `shop`"],
            proposed: ["k8s:ns:staging", "k8s:sa:orders"]),
        .init(
            title: "a label with another value", required: ["k8s:ns:shop", "k8s:pod-label:app:orders"],
            seen: ["k8s:ns:shop", "k8s:pod-label:app:order", "k8s:pod-label:tier:x"], container: true, cause: .labelDiffers,
            words: ["label `app` is `order`, not `orders`"], proposed: ["k8s:ns:shop", "k8s:pod-label:app:order"]),
        .init(
            title: "a label is missing", required: ["docker:image:a", "docker:label:app:orders"], seen: ["docker:image:a"],
            container: true, cause: .labelMissing, words: ["no label `app`"]),
        .init(
            title: "its parent has died", required: orders + ["ancestor:script:/srv/nightly.sh"], seen: orders,
            notes: [.init("ancestor", .ancestryEnd, "process 1 is above process 7: it started it, or took it over when its parent died")],
            cause: .ancestorLost, words: ["process 1 is above", "keep the starting process alive"]),
        .init(
            title: "started by somebody else", required: orders + ["ancestor:path:/usr/bin/agent"],
            seen: orders + ["ancestor:path:/usr/bin/bash", "ancestor:path:/usr/sbin/sshd"],
            notes: [.init("ancestor", .ancestryEnd, "process 1 is above process 9")], cause: .noSuchAncestor,
            words: ["`/usr/bin/bash` ← `/usr/sbin/sshd`"]),
    ]
}

@Suite struct ExplanationTests {
    private func process(_ fault: Fault) throws -> AttestedProcess {
        let handle = try ProcessHandle(pid: getpid())
        return AttestedProcess(
            handle: handle, facts: try handle.facts(digests: nil), selectors: fault.seen.compactMap(Selector.init), notes: fault.notes,
            container: fault.container ? ContainerPlacement(path: "/docker/" + containerID(1)) : nil)
    }

    @Test(arguments: Fault.all)
    func `a planted fault is named, with what mends it`(_ fault: Fault) throws {
        let required = fault.required.compactMap(Selector.init)
        #expect(required.count == fault.required.count)
        let process = try process(fault)
        #expect(process.selectors.count == fault.seen.count)
        // Entries that are further away stand beside it.
        let entries = [
            RegisteredEntry(id: "spiffe://shop.example/far", selectors: ["unix:uid:9", "unix:gid:9", "unix:cgroup:/9", "unix:path:/9"].compactMap(Selector.init)),
            RegisteredEntry(id: "spiffe://shop.example/orders", selectors: required),
        ]
        let commands = Explanation.Commands { id, selectors in
            "entries update \(id) " + selectors.map { "--selector '\($0)'" }.joined(separator: " ")
        }
        let explanation = Explanation(of: .attested(process), entries: entries, attestors: fault.attestors, commands: commands)
        #expect(explanation.entitled.isEmpty)
        let near = try #require(explanation.nearest.first)
        #expect(near.id == "spiffe://shop.example/orders")
        #expect(near.met.count + near.missing.count == required.count)
        let missing = try #require(near.missing.first)
        #expect(missing.cause == fault.cause)
        let said = missing.words + " " + (missing.remedy ?? "")
        for words in fault.words { #expect(said.contains(words), "`\(words)` is not in: \(said)") }
        #expect(
            near.command == fault.proposed.map { proposed in
                "entries update spiffe://shop.example/orders " + proposed.map { "--selector '\($0)'" }.joined(separator: " ")
            })
        #expect(explanation.text.contains(missing.words))
        #expect(try JSONDecoder().decode(Explanation.self, from: JSONEncoder().encode(explanation)) == explanation)
    }

    @Test func `the nearest entry is the one with the fewest missing, and of those the one with the most met`() throws {
        let fault = Fault(title: "", required: [], seen: Fault.orders + ["unix:gid:5"], cause: .noSelectors, words: [])
        func entry(_ id: String, _ selectors: String...) -> RegisteredEntry {
            RegisteredEntry(id: id, selectors: selectors.compactMap(Selector.init))
        }
        let entries = [
            entry("a", "unix:uid:1", "unix:gid:1"), entry("b", "unix:uid:1"), entry("c", "unix:uid:61001", "unix:gid:5", "unix:path:/x"),
            entry("d", "unix:uid:61001"), entry("e", "unix:uid:61001", "unix:gid:1"), entry("f"),
        ]
        let explanation = Explanation(of: .attested(try process(fault)), entries: entries, attestors: [])
        #expect(explanation.entitled == ["d"])
        #expect(explanation.nearest.map(\.id) == ["f", "c", "e"] || explanation.nearest.map(\.id) == ["c", "e", "b"])
        #expect(explanation.text.contains("It is entitled to:\n  d\n"))
    }

    @Test func `who could not be looked at, and a node without entries, are told so`() throws {
        let gone = Explanation(of: .refused(.init(.gone, "process 7 has exited")), entries: [], attestors: [])
        #expect(gone.text == "The process could not be looked at: process 7 has exited.\n")
        let fault = Fault(title: "", required: [], seen: Fault.orders, cause: .noSelectors, words: [])
        let empty = Explanation(of: .attested(try process(fault)), entries: [], attestors: [])
        #expect(empty.text.contains("No identity is registered for this node."))
        let bare = Explanation(of: .attested(try process(fault)), entries: [.init(id: "x", selectors: [])], attestors: [])
        #expect(bare.nearest.first?.missing.first?.cause == .noSelectors)
        #expect(bare.text.contains("nobody's"))
    }
}
