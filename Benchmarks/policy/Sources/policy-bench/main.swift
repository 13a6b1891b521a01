//  policy-bench DIRECTORY COUNT…: writes the workload into the directory for others to run, and runs it. Prints a line of JSON for
//  each count of policies: CPU nanoseconds for a decision, CPU milliseconds to load, what was decided, and what it takes to explain
//  each denial.

import Cedar
import Foundation

func seconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
}

let directory = URL(filePath: CommandLine.arguments[1])
func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: directory.appending(path: name)) }

var estate = Workload(seed: 7)
let entities = try estate.entities()
try write(entities.json, "entities.json")
var asking = Workload(seed: 23)
let requests = try asking.requests(200)
let lines = requests.map { request in
    "{\"principal\": \(quoted(request.principal)), \"action\": \(quoted(request.action)), \"resource\": \(quoted(request.resource)), "
        + "\"context\": \(request.context.json)}"
}
func quoted(_ uid: EntityUID) -> String { "{\"type\": \"\(uid.type)\", \"id\": \"\(uid.id)\"}" }
try write(lines.joined(separator: "\n") + "\n", "requests.jsonl")

for count in CommandLine.arguments.dropFirst(2).compactMap(Int.init) {
    var writing = Workload(seed: 11)
    let text = writing.policies(count)
    try write(text, "policies-\(count).cedar")
    var authorizer = Authorizer(PolicySet())
    let load = try (0..<7).map { _ in try seconds { authorizer = Authorizer(try PolicySet(parsing: text)) } }.min() ?? 0
    var decided = ""
    let rounds = 100
    let best = (0..<7).map { _ in
        seconds {
            for _ in 0..<rounds {
                decided = ""
                for request in requests {
                    decided += authorizer.isAuthorized(request, in: entities).decision == .allow ? "A" : "D"
                }
            }
        }
    }.min() ?? 0
    let nanoseconds = best / Double(rounds * requests.count) * 1e9
    let explained = explain(requests, Explainer(try PolicySet(parsing: text)), in: entities)
    print(
        "{\"policies\": \(count), \"nanoseconds\": \(nanoseconds), \"load\": \(load * 1000), \"decided\": \"\(decided)\", "
            + "\"explained\": \(explained.json)}")
}
