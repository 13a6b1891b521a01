import Console
import Foundation
import Issuance
import Logging
import NodeAttestation
import Runtime
import SPIFFE
import SharedSignals
import Storage
import X509

extension ControlPlaneCore {
    // MARK: Pushing (RFC 8935)

    /// Pushes what is due. One delivery at a time to each stream, in its order; no stream waits for another.
    func pushOutbox(_ logger: Logger) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let wakes = signals.wakes()
                for stream in signals.streams where stream.pushURL != nil && stream.status == .enabled && signals.begin(stream.id) {
                    group.addTask {
                        await push(stream, logger)
                        signals.end(stream.id)
                    }
                }
                await withTaskGroup(of: Void.self) { waiting in
                    waiting.addTask { for await _ in wakes { return } }
                    waiting.addTask { try? await Task.sleep(for: .milliseconds(500)) }
                    await waiting.next()
                    waiting.cancelAll()
                }
            }
        }
    }

    /// What was seen of one try.
    private enum PushOutcome {
        case delivered
        case refused(DeliveryError)
        case failed(String)
    }

    private func push(_ stream: StreamRecord, _ logger: Logger) async {
        let records = signalsRecords
        while !Task.isCancelled {
            guard let next = try? await database.read({ try SignalsRecords.waiting(for: stream.id, 1, in: $0) }).first, next.dueAt <= clock.now(),
                let url = stream.pushURL
            else { return }
            let outcome = await push(next, to: url, of: stream)
            let jitter = Duration.milliseconds(Int64(entropy.bytes(1).first ?? 0) * 2)
            do {
                switch outcome {
                case .delivered: try await database.write { try SignalsRecords.settle([next.token], of: stream.id, in: $0) }
                case .refused(let error):
                    logger.warning("receiver `\(stream.receiver)` refuses an event: \(error.code.printable)")
                    try await database.write { try records.refuse(next.token, of: stream.id, by: stream.receiver, error, in: $0) }
                case .failed(let why):
                    if next.attempts == 0 { logger.notice("an event is not delivered to `\(stream.receiver)` yet: \(why)") }
                    try await database.write { try records.postpone(next, of: stream.id, because: why, jitter: jitter, in: $0) }
                    return
                }
            } catch {
                // It is sent again, under the same name.
                return
            }
        }
    }

    private func push(_ waiting: SignalsRecords.Waiting, to url: String, of stream: StreamRecord) async -> PushOutcome {
        let declared = signals.receiver(stream.receiver)?.push
        var request = HTTPExchange.Request(url: url)
        request.method = "POST"
        request.limit = 8192
        request.headers = [("Content-Type", SecurityEventToken.mediaType), ("Accept", "application/json")]
        do {
            if let authorization = try authorization(of: stream, declared) { request.headers.append(("Authorization", authorization)) }
            request.body = Array(try signalsSigner.sign(type: SecurityEventToken.type, claims: waiting.claims).utf8)
        } catch {
            return .failed("it cannot be signed, or its authorization cannot be read")
        }
        do {
            let answer = try await Self.exchange(url, stream.isDeclared ? declared?.authoritiesFile : nil)(request)
            switch answer.status {
            case 202, 200, 204: return .delivered
            case 400:
                // Only what says why is an answer about the token; a proxy's own 400 is not.
                if let error = DeliveryError.read(answer.body) { return .refused(error) }
                return .failed("it answered 400 without saying why")
            default: return .failed("it answered \(answer.status)")
            }
        } catch {
            return .failed("it cannot be reached")
        }
    }

    /// A secret: from the operators' file, or from the one that the receiver's wish lies in.
    private func authorization(of stream: StreamRecord, _ declared: SignalsPolicy.Endpoint?) throws -> String? {
        if stream.isDeclared { return try declared?.authorizationFile.flatMap(Self.text(of:)) }
        return try settings.state.read(Self.secretName(stream.id)).map { String(decoding: $0, as: UTF8.self) }
    }

    static func secretName(_ stream: String) -> String { "signals-\(stream).authorization" }

    private static func text(of file: String) throws -> String? {
        let data = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        defer { try? data.close() }
        let text = String(decoding: try data.read(upToCount: 4096) ?? Data(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw SETRefusal(.malformed, "no value of a header") }
        return text.isEmpty ? nil : text
    }

    /// Plain HTTP to this machine alone: what an event says is no secret, but who takes it must be who was meant.
    static func exchange(_ url: String, _ authoritiesFile: String?, timeout: Duration = .seconds(5)) throws -> HTTPExchange {
        var security = HTTPExchange.Security()
        security.isPlaintextAllowed = isLocal(url)
        if let authoritiesFile {
            security.roots = try CertificateRoots(pem: String(contentsOfFile: authoritiesFile, encoding: .utf8)).roots
        }
        return .network(security, timeout: timeout)
    }

    static func isLocal(_ url: String) -> Bool {
        guard let parts = URLComponents(string: url), parts.user == nil, let host = parts.host else { return false }
        return ["127.0.0.1", "[::1]", "::1", "localhost"].contains(host)
    }

    // MARK: Polling (RFC 8936)

    /// Asks every transmitter that is to be asked, each in a task of its own, begun anew when the declaration changes.
    func pollTransmitters(_ logger: Logger) async {
        while !Task.isCancelled {
            let news = signals.changed()
            await withTaskGroup(of: Void.self) { group in
                for peer in signals.peers where peer.declared.poll != nil {
                    group.addTask {
                        await poll(peer, logger)
                        // Only a new declaration ends this round.
                        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
                    }
                }
                group.addTask { for await _ in news { return } }
                await group.next()
                group.cancelAll()
            }
        }
    }

    private func poll(_ peer: SignalsKeeper.Peer, _ logger: Logger) async {
        guard let endpoint = peer.declared.poll else { return }
        var (acknowledged, errors): ([String], [String: DeliveryError]) = ([], [:])
        var failures = 0
        while !Task.isCancelled {
            // What is refused is said at once; otherwise the transmitter may wait until it has something.
            let question = PollRequest(maxEvents: 50, returnImmediately: false, acknowledged: acknowledged, errors: errors)
            do {
                var request = HTTPExchange.Request(url: endpoint.url)
                request.method = "POST"
                request.limit = PollAnswer.limit
                request.headers = [("Content-Type", "application/json"), ("Accept", "application/json")]
                if let text = try endpoint.authorizationFile.flatMap(Self.text(of:)) { request.headers.append(("Authorization", text)) }
                request.body = Array(question.json.utf8)
                let answer = try await Self.exchange(endpoint.url, endpoint.authoritiesFile, timeout: .seconds(60))(request)
                guard answer.status == 200 else { throw SETRefusal(.unavailable, "it answered \(answer.status)") }
                let sets = try PollAnswer.read(answer.body).get().sets
                (acknowledged, errors, failures) = ([], [:], 0)
                for (name, text) in sets.sorted(by: { $0.key < $1.key }) {
                    switch await take(token: Array(text.utf8), from: peer, logger) {
                    case .success: acknowledged.append(name)
                    // Neither: it is given again.
                    case .failure(let refusal) where refusal.code == .unavailable || refusal.code == .tooMany: break
                    case .failure(let refusal): errors[name] = DeliveryError(refusal)
                    }
                }
                // A transmitter that does not wait is asked once a second.
                if acknowledged.isEmpty, errors.isEmpty { try? await Task.sleep(for: .seconds(1)) }
            } catch {
                failures += 1
                if failures == 1 { logger.warning("transmitter `\(peer.name)` cannot be asked: \(Loops.describe(error))") }
                try? await Task.sleep(for: min(.seconds(60), .seconds(1 << min(failures, 6))))
            }
        }
    }
}
