//  FuzzDoor: what gateways send to the agent that decides for them: HTTP requests, and the questions in them.

import FuzzDriver

@testable import AuthZENRequests
@testable import HTTPRequests

/// All that is read of some bytes that come in parts.
private func read(_ parts: [ArraySlice<UInt8>]) -> [HTTPRequestReader.Outcome] {
    var (reader, all) = (HTTPRequestReader(), [HTTPRequestReader.Outcome]())
    for part in parts {
        reader.append(part)
        loop: while true {
            let next = reader.next()
            switch next {
            case .more: break loop
            case .request(let request):
                precondition(request.body.count <= HTTPRequestReader.Limits().body && request.path.hasPrefix("/"))
                precondition(!request.path.contains { $0 == " " || $0 == "\r" || $0 == "\n" || $0 == "?" }, "a path that is none")
                if let id = request.id { precondition(id.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "an id that splits the answer") }
                all.append(next)
            case .refused:
                if all.last != next { all.append(next) }
                precondition(reader.next() == next, "something was read after what was refused")
                break loop
            }
        }
    }
    return all
}

/// The first byte says which reader gets the rest, the second where it is cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard input.count >= 2 else { return 0 }
    let bytes = Array(input.dropFirst(2))
    switch input[0] % 2 {
    case 0:
        let cut = min(Int(input[1]), bytes.count)
        precondition(read([bytes[...]]) == read([bytes[..<cut], bytes[cut...]]), "it is read otherwise when it comes in parts")
    default:
        guard let request = try? AuthZENRequest(bytes) else { return 0 }
        precondition(request.questions.count <= AuthZENRequest.evaluationLimit)
        for question in request.questions {
            for party in [question.subject, question.resource] { precondition((party?.type.utf8.count ?? 1) >= 1) }
            for text in [question.context, question.subject?.properties, question.resource?.properties].compactMap(\.self) {
                // What is left to others as text is one object, and nothing beside it: put into another it stays there.
                let outer = #"{"subject": {"type": "t", "id": "i", "properties": \#(text)}, "context": {}}"#
                guard let again = try? AuthZENRequest(Array(outer.utf8)) else { fatalError("a text that is no object") }
                precondition(again.defaults.subject?.properties == text && again.defaults.context == "{}", "a text that is more than an object")
            }
        }
    }
    return 0
}

@main
struct FuzzDoor {
    static func main() { runFuzzer(fuzz) }
}
