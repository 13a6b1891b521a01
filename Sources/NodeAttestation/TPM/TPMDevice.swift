import Foundation
import Glibc

/// The way to a TPM: the kernel's resource manager (`/dev/tpmrm0`), or the Unix socket of a software one. One command at a time.
final class TPMDevice {
    private let descriptor: Int32

    /// What a TPM's answer may have at most.
    private static let limit = 4096

    init(path: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw AttestationRefusal(.unavailable, "there is no TPM at `\(path)`") }
        if status.st_mode & S_IFMT == S_IFSOCK {
            descriptor = try Self.connect(path)
        } else {
            descriptor = open(path, O_RDWR | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw AttestationRefusal(.unavailable, "cannot open the TPM at `\(path)`: \(String(cString: strerror(errno)))")
            }
        }
    }

    deinit { close(descriptor) }

    private static func connect(_ path: String) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw AttestationRefusal(.unavailable, "`\(path)` is too long for a Unix socket")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw AttestationRefusal(.unavailable, "cannot connect to the TPM at `\(path)`: \(reason)")
        }
        return descriptor
    }

    /// Sends a command with its parameters, and gives what follows the answer's header.
    ///
    /// - Parameter sessions: the authorisation area; its presence changes the tag.
    func command(_ code: UInt32, handles: [UInt32] = [], sessions: [[UInt8]] = [], _ parameters: [UInt8] = []) throws -> TPMReader {
        var body = TPMWriter()
        for handle in handles { body.u32(handle) }
        if !sessions.isEmpty {
            let area = sessions.flatMap { $0 }
            body.u32(UInt32(area.count))
            body.raw(area)
        }
        body.raw(parameters)
        let sent = TPMWriter.make { writer in
            writer.u16(sessions.isEmpty ? 0x8001 : 0x8002)
            writer.u32(UInt32(10 + body.bytes.count))
            writer.u32(code)
            writer.raw(body.bytes)
        }
        try write(sent)
        let answer = try read()
        var reader = TPMReader(answer)
        _ = try reader.u16()
        _ = try reader.u32()
        let status = try reader.u32()
        guard status == 0 else { throw TPMFault(command: code, status: status) }
        return reader
    }

    private func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw AttestationRefusal(.unavailable, "the TPM takes no command: \(String(cString: strerror(errno)))") }
            rest = rest.dropFirst(count)
        }
    }

    /// The kernel gives a whole answer at once, a socket in pieces.
    private func read() throws -> [UInt8] {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: Self.limit)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw AttestationRefusal(.unavailable, "the TPM does not answer") }
            answer += buffer.prefix(count)
            guard answer.count >= 10 else { continue }
            var header = TPMReader(Array(answer.prefix(10)))
            _ = try header.u16()
            let size = Int(try header.u32())
            guard (10...Self.limit).contains(size), answer.count <= size else {
                throw AttestationRefusal(.malformed, "the TPM's answer has an impossible length")
            }
            if answer.count == size { return answer }
        }
    }
}

/// What a TPM said instead of an answer (Part 2, 6.6).
struct TPMFault: Error, CustomStringConvertible {
    var command: UInt32
    var status: UInt32
    var description: String { "the TPM refused command 0x\(String(command, radix: 16)) with 0x\(String(status, radix: 16))" }
}
