//  FuzzGit: what is read from a repository's object files: deltas, trees, commits, loose objects, packs with their index; the
//  index of the work tree; patches.

import FuzzDriver
import Glibc
@testable import SecretScan

/// The first byte says which parser gets the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 7 {
    case 0:
        // The base's length is part of the input, for a delta must name it.
        let length = Int(bytes.first ?? 0)
        let base = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        let delta = Array(bytes.dropFirst())
        if let made = try? Delta.apply(delta, to: base, limit: 1 << 16) {
            precondition(made.count <= 1 << 16, "a delta made more than its limit")
        }
    case 1:
        for length in [20, 32] {
            for entry in TreeEntry.parse(bytes, hashLength: length) ?? [] {
                precondition(!entry.name.isEmpty, "a tree entry without a name")
            }
        }
    case 2:
        _ = CommitObject(bytes)
    case 3:
        guard let inflater = try? Inflater() else { return 0 }
        _ = try? ObjectStore.loose(bytes, with: inflater, limit: 1 << 20)
    case 4:
        if let index = try? GitIndex(bytes, hashLength: 20) {
            for entry in index.entries { precondition(!entry.path.isEmpty, "an index entry without a path") }
        }
    case 5:
        for file in (try? Patch(bytes))?.files ?? [] {
            precondition(file.newLines.count == file.new.count { $0 == 10 }, "a patched line without a number")
        }
    default:
        fuzzPack(bytes)
    }
    return 0
}

/// The first two bytes say where the pack ends and its index begins.
private func fuzzPack(_ bytes: [UInt8]) {
    guard bytes.count > 2 else { return }
    let cut = min(bytes.count - 2, Int(bytes[0]) << 8 | Int(bytes[1]))
    let pack = Array(bytes[2..<2 + cut])
    // The head and the fan-out table of an index are long; they are given, so that few bytes reach far.
    var index: [UInt8] = [0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]
    for _ in 0..<256 { index += [0, 0, 0, 1] }
    index += bytes[(2 + cut)...]
    let name = "/tmp/mayfly-fuzz-\(getpid())"
    guard write(pack, to: name + ".pack"), write(index, to: name + ".idx"),
        let opened = try? Pack(path: Array((name + ".pack").utf8), hashLength: 20), let inflater = try? Inflater()
    else { return }
    for position in 0..<min(opened.count, 8) {
        if let id = opened.id(position) { _ = opened.find(id) }
        guard let offset = opened.offset(position), let header = try? opened.header(at: offset) else { continue }
        _ = try? opened.data(of: header, with: inflater, limit: 1 << 16)
    }
}

private func write(_ bytes: [UInt8], to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count
}

@main
struct FuzzGit {
    static func main() { runFuzzer(fuzz) }
}
