//  FuzzContainers: archives in archives, within the limits of a small file.

import FuzzDriver
import SecretScan

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var limits = Unpacker.Limits(memberSize: 4 << 20)
    limits.totalSize = 16 << 20
    limits.members = 200
    var total = 0
    _ = Unpacker(limits: limits).visit(Array(UnsafeBufferPointer(start: start, count: count)), path: "a") { path, bytes in
        // By bytes: a name may begin with a mark that joins the slash before it.
        precondition(bytes.count <= 4 << 20 && path.utf8.starts(with: "a!/".utf8), "a member beyond its limit")
        total += bytes.count
    }
    precondition(total <= 32 << 20, "more than all members may be")
    return 0
}

@main
struct FuzzContainers {
    static func main() { runFuzzer(fuzz) }
}
