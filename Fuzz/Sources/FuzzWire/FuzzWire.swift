//  FuzzWire: every parser of the PostgreSQL protocol, of both sides.

import FuzzDriver
import PostgresWire

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    WireFuzz.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

@main
struct FuzzWire {
    static func main() { runFuzzer(fuzz) }
}
