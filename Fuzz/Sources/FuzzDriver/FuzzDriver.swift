//  FuzzDriver: gives the process to libFuzzer. The package manager wants a `main` of its own in each executable, so that
//  libFuzzer's is left out by the linker (`-z muldefs` keeps the first) and its driver is called from ours.

/// Takes `count` bytes; 0 when it is done with them.
public typealias FuzzTarget = @convention(c) (_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, _ target: FuzzTarget
) -> CInt

/// Runs libFuzzer with this process's arguments until they say that it is enough.
public func runFuzzer(_ target: FuzzTarget) {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments, target)
}
