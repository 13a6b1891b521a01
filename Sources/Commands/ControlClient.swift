import ArgumentParser
import AsyncHTTPClient
import Console
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import Runtime
import Server

/// Talks to the running server through the Unix socket in the state directory.
struct ControlClient {
    private let socket: String
    private let state: StateDirectory

    init(_ options: GlobalOptions) throws {
        state = try options.serverDirectory
        socket = state.file(ServerSettings.socketName)
    }

    /// The socket of a server that was killed refuses, and will go on to: no second try, or a command hangs until the timeout.
    private static var oneTry: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    /// Has one action done. A refusal ends the command with exit code 2, anything broken with 1.
    func call<Call: ActionCall>(_ call: Call) async throws -> Call.Answer {
        try await post(try JSONEncoder().encode(call), to: "/api/v1/actions/\(Call.name)", as: Call.Answer.self)
    }

    /// Hands over a feed's statement about a node.
    func submit(statement: Data) async throws -> StatementAnswer {
        try await post(statement, to: "/api/v1/context/statements", as: StatementAnswer.self)
    }

    private func post<Answer: Decodable>(_ content: Data, to path: String, as kind: Answer.Type) async throws -> Answer {
        guard FileManager.default.fileExists(atPath: socket) else {
            throw CommandFailure(
                "no server runs on state directory `\(state.path)`",
                next: "mayfly server --state \(state.path), or name another directory with --state")
        }
        let encoded = Data(socket.utf8).map { String(format: "%%%02X", $0) }.joined()
        var request = HTTPClientRequest(url: "http+unix://\(encoded)\(path)")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(data: content))
        let response: HTTPClientResponse
        let body: ByteBuffer
        do {
            (response, body) = try await HTTPClient.withHTTPClient(configuration: Self.oneTry) { client in
                let response = try await client.execute(request, timeout: .minutes(10))
                return (response, try await response.body.collect(upTo: 256 << 20))
            }
        } catch {
            throw CommandFailure("the server at `\(socket)` does not answer (\(type(of: error)))", next: "is it still running?")
        }
        let data = Data(buffer: body)
        if response.status == .ok {
            do {
                return try JSONDecoder().decode(kind, from: data)
            } catch {
                throw CommandFailure("the server's answer makes no sense to this version of mayfly", next: "use the same version on both sides")
            }
        }
        if let failure = try? JSONDecoder().decode(ActionFailure.self, from: data) {
            throw CommandFailure(failure.message, next: failure.nextStep, isRefusal: failure.code != .internal)
        }
        throw CommandFailure("the server answered \(response.status.code)", next: nil)
    }
}

/// Why a command failed, in words for people.
struct CommandFailure: Error, CustomStringConvertible {
    var message: String
    var next: String?
    /// The command worked, and the answer is no.
    var isRefusal: Bool

    init(_ message: String, next: String?, isRefusal: Bool = false) {
        self.message = message
        self.next = next
        self.isRefusal = isRefusal
    }

    var description: String { next.map { "\(message)\n  next: \($0)" } ?? message }
}

/// Runs a command's body; on failure says why on standard error and ends with the documented exit code.
func reporting(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let failure as CommandFailure {
        note("mayfly: \(failure)")
        throw failure.isRefusal ? Exit.refused : Exit.failed
    } catch let exit as ExitCode {
        throw exit
    } catch let usage as ValidationError {
        // ArgumentParser says it with the command's usage, and ends with 64.
        throw usage
    } catch is CancellationError {
        throw Exit.failed
    } catch {
        note("mayfly: \(error)")
        throw Exit.failed
    }
}
