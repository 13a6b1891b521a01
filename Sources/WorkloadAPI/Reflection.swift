import Foundation
import GRPCCore
import SwiftProtobuf

/// gRPC's server reflection (Workload Endpoint §7): which services there are, and what their messages hold.
struct Reflection: Sendable {
    let files: ServedFiles
    /// Full names of what is really served.
    let services: [String]

    /// Of all files those that these services are made of.
    init(files: ServedFiles, services: [String]) {
        self.files = files.only(of: services)
        self.services = services
    }

    func answer(_ request: Grpc_Reflection_V1_ServerReflectionRequest) -> Grpc_Reflection_V1_ServerReflectionResponse {
        .with { answer in
            answer.validHost = request.host
            answer.originalRequest = request
            func found(_ names: [String]?) {
                if let names {
                    answer.fileDescriptorResponse.fileDescriptorProto = names.compactMap { files.bytes[$0] }.map { Data($0) }
                } else {
                    fail(.notFound, "not known here")
                }
            }
            func fail(_ code: RPCError.Code, _ message: String) {
                answer.errorResponse = .with {
                    $0.errorCode = Int32(code.rawValue)
                    $0.errorMessage = message
                }
            }
            switch request.messageRequest {
            case .listServices: answer.listServicesResponse.service = services.map { name in .with { $0.name = name } }
            case .fileByFilename(let name): found(files.withImports(name))
            case .fileContainingSymbol(let symbol): found(files.symbols[symbol].flatMap(files.withImports))
            case .fileContainingExtension, .allExtensionNumbersOfType: fail(.notFound, "there are no extensions")
            case nil: fail(.invalidArgument, "nothing was asked")
            }
        }
    }
}

/// Passes on what one stream asks, up to a limit.
private func each<Question>(_ questions: RPCAsyncSequence<Question, any Error>, _ answer: (Question) async throws -> Void) async throws {
    var left = 1_000
    for try await question in questions {
        left -= 1
        guard left >= 0 else { throw RPCError(code: .resourceExhausted, message: "too many questions on one stream") }
        try await answer(question)
    }
}

struct ReflectionService: Grpc_Reflection_V1_ServerReflection.SimpleServiceProtocol {
    let reflection: Reflection

    func serverReflectionInfo(
        request: RPCAsyncSequence<Grpc_Reflection_V1_ServerReflectionRequest, any Error>,
        response: RPCWriter<Grpc_Reflection_V1_ServerReflectionResponse>, context: ServerContext
    ) async throws {
        try await each(request) { try await response.write(reflection.answer($0)) }
    }
}

/// The same under its older name, which many tools still ask for. The messages are alike to the byte.
struct AlphaReflectionService: Grpc_Reflection_V1alpha_ServerReflection.SimpleServiceProtocol {
    let reflection: Reflection

    func serverReflectionInfo(
        request: RPCAsyncSequence<Grpc_Reflection_V1alpha_ServerReflectionRequest, any Error>,
        response: RPCWriter<Grpc_Reflection_V1alpha_ServerReflectionResponse>, context: ServerContext
    ) async throws {
        try await each(request) { question in
            let asked = try Grpc_Reflection_V1_ServerReflectionRequest(serializedBytes: question.serializedBytes() as [UInt8])
            let answer = reflection.answer(asked)
            try await response.write(.init(serializedBytes: answer.serializedBytes() as [UInt8]))
        }
    }
}

/// The descriptors of the served files, and where each name is declared. Read from what the generator wrote, so not a parser of
/// foreign bytes.
struct ServedFiles: Sendable {
    /// File name to its FileDescriptorProto.
    private(set) var bytes: [String: [UInt8]] = [:]
    private(set) var symbols: [String: String] = [:]
    private var imports: [String: [String]] = [:]

    static let all = ServedFiles(base64: servedDescriptors)

    init(base64: String) {
        let text = base64.filter { !$0.isWhitespace }
        for file in Fields(Array(Data(base64Encoded: text) ?? Data())).all(1) {
            let fields = Fields(file)
            guard let name = fields.text(1) else { continue }
            bytes[name] = file
            imports[name] = fields.all(3).map { String(decoding: $0, as: UTF8.self) }
            let package = fields.text(2).map { $0.isEmpty ? "" : $0 + "." } ?? ""
            for message in fields.all(4) { add(message: Fields(message), in: package, file: name) }
            for enumeration in fields.all(5) { add(Fields(enumeration).text(1), in: package, file: name) }
            for service in fields.all(6).map(Fields.init) {
                add(service.text(1), in: package, file: name)
                for method in service.all(2) { add(Fields(method).text(1), in: package + (service.text(1) ?? "") + ".", file: name) }
            }
        }
    }

    private mutating func add(_ symbol: String?, in scope: String, file: String) {
        if let symbol { symbols[scope + symbol] = file }
    }

    private mutating func add(message: Fields, in scope: String, file: String) {
        add(message.text(1), in: scope, file: file)
        let inner = scope + (message.text(1) ?? "") + "."
        for nested in message.all(3) { add(message: Fields(nested), in: inner, file: file) }
        for enumeration in message.all(4) { add(Fields(enumeration).text(1), in: inner, file: file) }
    }

    /// What is needed for these services, and nothing of others.
    func only(of services: [String]) -> ServedFiles {
        var needed = self
        let names = Set(services.compactMap { symbols[$0] }.compactMap(withImports).joined())
        needed.bytes = bytes.filter { names.contains($0.key) }
        needed.symbols = symbols.filter { names.contains($0.value) }
        return needed
    }

    /// A file and everything that it imports, each once.
    func withImports(_ name: String) -> [String]? {
        guard bytes[name] != nil else { return nil }
        var found: [String] = []
        var waiting = [name]
        while let next = waiting.popLast() {
            guard !found.contains(next) else { continue }
            found.append(next)
            waiting += imports[next] ?? []
        }
        return found
    }

    /// The length-delimited fields of a message, by number.
    private struct Fields {
        private var values: [(number: UInt64, bytes: [UInt8])] = []

        init(_ bytes: [UInt8]) {
            var rest = bytes[...]
            func varint() -> UInt64? {
                var value: UInt64 = 0
                for shift in stride(from: UInt64(0), to: 64, by: 7) {
                    guard let byte = rest.popFirst() else { return nil }
                    value |= UInt64(byte & 0x7F) << shift
                    if byte < 0x80 { return value }
                }
                return nil
            }
            while let tag = varint() {
                switch tag & 7 {
                case 0: _ = varint()
                case 1: rest = rest.dropFirst(8)
                case 2:
                    guard let length = varint(), length <= rest.count else { return }
                    values.append((tag >> 3, Array(rest.prefix(Int(length)))))
                    rest = rest.dropFirst(Int(length))
                case 5: rest = rest.dropFirst(4)
                default: return
                }
            }
        }

        func all(_ number: UInt64) -> [[UInt8]] { values.filter { $0.number == number }.map(\.bytes) }
        func text(_ number: UInt64) -> String? { all(number).first.map { String(decoding: $0, as: UTF8.self) } }
    }
}
