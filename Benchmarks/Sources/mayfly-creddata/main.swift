//  mayfly-creddata: what the scanner says of CredData's files, as lines of JSON without a value in them. The script beside
//  Benchmarks/creddata compares them with CredData's labels; the same program writes the rows that the classifier learns from.

import Foundation
import Runtime
import SecretScan

let arguments = CommandLine.arguments.dropFirst()
guard let directory = arguments.first else {
    FileHandle.standardError.write(Data("usage: mayfly-creddata DIRECTORY [--features]\n".utf8))
    exit(2)
}
let scanner = Scanner()
let root = URL(fileURLWithPath: directory, isDirectory: true)

func quoted(_ text: String) -> String {
    let data = (try? JSONEncoder().encode([text])) ?? Data("[\"\"]".utf8)
    return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
}

if arguments.contains("--features") { print("{\"names\":\(Scanner.traitNames)}") }
var paths: [String] = []
if let walk = FileManager.default.enumerator(atPath: directory) {
    for case let path as String in walk { paths.append(path) }
}
for path in paths.sorted() {
    var isDirectory: ObjCBool = false
    let url = root.appendingPathComponent(path)
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory), !isDirectory.boolValue,
        let data = try? Data(contentsOf: url)
    else { continue }
    if arguments.contains("--features") {
        for seen in scanner.examine(Array(data), path: path) {
            print("{\"path\":\(quoted(path)),\"start\":\(seen.range.lowerBound),\"end\":\(seen.range.upperBound),\"traits\":\(seen.traits)}")
        }
        continue
    }
    for match in scanner.scan(Array(data), path: path) {
        print(
            "{\"path\":\(quoted(path)),\"line\":\(match.line),\"start\":\(match.range.lowerBound),\"end\":\(match.range.upperBound),"
                + "\"kind\":\(quoted(match.kind)),\"confidence\":\(match.confidence.rawValue),\"reason\":\(quoted(match.reason)),"
                + "\"slot\":\(quoted(match.slot ?? ""))}")
    }
}
