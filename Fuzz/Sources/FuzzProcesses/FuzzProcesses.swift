//  FuzzProcesses: what says who a process is: cgroup files and the units and containers that they name, mounts, status and stat lines,
//  account files, the answers of container engines and kubelets, arguments of interpreters, and selectors as people type them.

@testable import Answers
import Estate
import FuzzDriver
@testable import LinuxProcess

/// The first byte says which reader gets the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 9 {
    case 0: readCgroups(bytes)
    case 1: readMounts(bytes)
    case 2:
        _ = ProcFile.parseStatus(bytes)
        _ = ProcFile.parseStat(bytes)
    case 3: _ = AccountNames.parse(bytes)
    case 4:
        if let pods = PodList(bytes) {
            for (id, container) in pods.containers {
                precondition(id == container.id && !pods.contested.contains(id), "a container under another's id")
            }
        }
    case 5:
        if let container = DockerContainer(bytes) {
            precondition(container.labels.count <= DockerContainer.labelLimit, "more labels than the limit")
        }
    case 6: _ = DockerImage(bytes)
    case 7:
        if let selector = Selector(String(decoding: bytes, as: UTF8.self)) {
            precondition(Selector(selector.description) == selector, "a selector that does not survive being written")
        }
    default:
        // A program and its arguments, as any process may call itself.
        let words = bytes.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        if let script = ScriptArgument.find(program: words[0], arguments: words) {
            precondition(words.dropFirst().contains(script), "a script that is no argument")
            precondition(ScriptArgument.isInterpreter(words[0]), "a script of what reads none")
        }
    }
    return 0
}

private func readCgroups(_ bytes: [UInt8]) {
    for hierarchy in CgroupMembership(parsing: bytes).hierarchies {
        let depth = hierarchy.components.count
        if let place = SystemdPlacement(path: hierarchy.path) {
            precondition(place.depth <= depth && place.depth > 0, "a unit that is not in the path")
            precondition(place.unit?.hasSuffix(".slice") != true, "a slice taken for a unit")
        }
        if let place = ContainerPlacement(path: hierarchy.path, reader: "/docker/" + String(repeating: "ab", count: 32)) {
            precondition(place.depth <= depth && place.id.utf8.count == 64, "a container that is not in the path")
        }
    }
}

/// Mounts decide what is looked at on disk, so only their reading is tried: with no process in any of them.
private func readMounts(_ bytes: [UInt8]) {
    let tree = CgroupTree(mountInfo: bytes)
    _ = tree.keeper(of: .init(controllers: ["none"], path: "/.."), depth: 1)
}

@main
struct FuzzProcesses {
    static func main() { runFuzzer(fuzz) }
}
