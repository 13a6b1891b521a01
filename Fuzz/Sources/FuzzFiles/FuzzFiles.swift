//  FuzzFiles: the readers of configuration files. The file's name decides the reader, and the first byte decides the name.

import FuzzDriver
import SecretScan

private let names = [
    ".env", "compose.yml", "a.json", ".pgpass", ".netrc", "a.csv", "a.ini", "a.py", "a.md", "k.pem", "a.xml", "run.sh",
    ".dockerconfigjson", "a.toml", "a.properties", "a", ".github/workflows/a.yml", "tests/fixtures/a.ts", "app.log",
    "a.ppk", "export.mbox", "redis.conf", "a.tf", "a.sql", ".bash_history", "a.html", "Jenkinsfile", "a.ipynb", "environ",
]

private let scanner = Scanner()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    for match in scanner.scan(bytes, path: names[Int(choice) % names.count]) {
        precondition(match.range.lowerBound >= 0 && match.line >= 1, "a match outside the file")
    }
    return 0
}

@main
struct FuzzFiles {
    static func main() { runFuzzer(fuzz) }
}
