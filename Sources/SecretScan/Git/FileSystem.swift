import Glibc

/// The few file operations that reading a repository takes. Paths are bytes: names on disk need not be UTF-8.
enum FileSystem {
    enum Kind { case file, directory, other, none }

    private static func withPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var text = path.map { CChar(bitPattern: $0) }
        text.append(0)
        return text.withUnsafeBufferPointer { buffer in
            // `text` is never empty, so there is a base address; a path with NUL inside simply ends there.
            buffer.baseAddress.map(body) ?? body("")
        }
    }

    /// Read-only; never waits for the other end of a FIFO. -1 on failure.
    static func open(_ path: [UInt8]) -> Int32 {
        withPath(path) { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    }

    static func text(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

    /// Follows symbolic links.
    static func kind(_ path: [UInt8]) -> Kind {
        var status = stat()
        guard withPath(path, { stat($0, &status) }) == 0 else { return .none }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .directory
        default: return .other
        }
    }

    /// Whether a directory is there and this process may not look into it: what lies there is unknown, not absent.
    static func isClosed(_ path: [UInt8]) -> Bool {
        kind(path) == .directory && withPath(path) { access($0, R_OK | X_OK) } != 0
    }

    static func real(_ path: [UInt8]) -> [UInt8]? {
        withPath(path) { text in
            guard let resolved = realpath(text, nil) else { return nil }
            defer { free(resolved) }
            return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
        }
    }

    /// `nil` for what is missing, unreadable, not a regular file, or larger than `limit`.
    static func read(_ path: [UInt8], limit: Int) -> [UInt8]? {
        let descriptor = open(path)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { return nil }
        let size = Int(status.st_size)
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size, let base = buffer.baseAddress {
                let got = Glibc.read(descriptor, base + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failed = true }
                if got <= 0 { break }
                count += got
            }
        }
        return failed ? nil : bytes
    }

    /// Names in a directory, sorted; `nil` when it cannot be opened.
    static func names(in path: [UInt8]) -> [[UInt8]]? {
        guard let stream = withPath(path, { opendir($0) }) else { return nil }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [46], name != [46, 46] { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
